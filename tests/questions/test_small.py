"""Small counts never leak: not as a number, not by taking one number from another."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.small import FEWEST, HIDDEN, NOT_SHOWN, share, shown

COUNTS = st.integers(0, 2000)


@given(COUNTS)
def test_a_shown_number_is_never_small_and_never_far_off(count: int) -> None:
    said = shown(count)
    if 0 < count < FEWEST:
        assert said == HIDDEN
    else:
        assert abs(int(said) - count) <= 2
        assert int(said) == 0 or int(said) >= FEWEST


@given(st.integers(1, FEWEST - 1), COUNTS.filter(lambda n: n >= FEWEST))
def test_a_hidden_number_is_not_what_is_left_of_a_total(hidden: int, seen: int) -> None:
    """Whoever knows the shown total and the shown rest cannot tell the hidden number from its
    neighbours: another small number would have been shown the same."""
    total = shown(hidden + seen)
    alike = [
        (other, rest)
        for other in range(1, FEWEST)
        for rest in range(seen - 4, seen + 5)
        if rest >= FEWEST and shown(rest) == shown(seen) and shown(other + rest) == total
    ]
    assert len({other for other, _ in alike}) > 1


@given(COUNTS, COUNTS)
def test_a_share_of_a_small_number_is_hidden(part: int, rest: int) -> None:
    said = share(part, part + rest)
    if 0 < part < FEWEST:
        assert said == NOT_SHOWN
    assert said == NOT_SHOWN or re.fullmatch(r"\d+%", said)


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0"), (4, HIDDEN), (5, "5"), (7, "5"), (8, "10"), (12, "10")]
)
def test_examples(count: int, said: str) -> None:
    assert shown(count) == said

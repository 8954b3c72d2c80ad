"""Which of the things on offer is meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.choice import chosen, in_order

THREE = ("plan", "review", "meeting")


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("the first one", "plan"),
        ("the second one please", "review"),
        ("the third", "meeting"),
        ("number 3", "meeting"),
        ("3", "meeting"),
        ("option b", "review"),
        ("the 2nd", "review"),
        ("the last one", "meeting"),
        ("the middle one", "review"),
        ("the former", "plan"),
        ("THE TOP ONE!", "plan"),
        ("one", "plan"),
        # near misses
        ("the fourth one", None),
        ("the other one", None),  # which, when none was taken?
        ("that one", None),
        ("yes please", None),
        ("", None),
    ],
)
def test_an_option_is_picked_by_its_place(text: str, option: str | None) -> None:
    assert chosen(text, THREE) == option


@pytest.mark.parametrize(
    ("options", "taken", "other"),
    [
        (("plan", "review"), "plan", "review"),
        (("plan", "review"), "review", "plan"),
        (("plan",), "plan", None),
        ((), "plan", None),
    ],
)
def test_the_other_one_is_the_one_not_taken(
    options: tuple[str, ...], taken: str, other: str | None
) -> None:
    assert chosen("no, the other one", options, taken) == other


@given(st.text(max_size=60), st.lists(st.integers(), max_size=4), st.none() | st.integers())
def test_it_only_ever_picks_what_is_on_offer(
    text: str, options: list[int], taken: int | None
) -> None:
    picked = chosen(text, options, taken)
    assert picked is None or picked in options


@pytest.mark.parametrize(
    ("text", "current", "part"),
    [
        ("and the next one up?", "review", "meeting"),
        ("what comes after that", "plan", "review"),
        ("whats next", "waves", "plan"),
        ("and the one before that?", "meeting", "review"),
        ("and the third?", "plan", "meeting"),
        ("what about the first one", "waves", "plan"),
        # there is none
        ("and the next one?", "meeting", None),
        ("the one before that", "plan", None),
        ("the one before that", "waves", None),
        ("who decides", "plan", None),
    ],
)
def test_what_follows_in_order_is_picked_by_its_place_or_from_the_last(
    text: str, current: str, part: str | None
) -> None:
    assert in_order(text, THREE, current) == part

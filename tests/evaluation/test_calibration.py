"""Chance and truth side by side."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.calibration import BINS, Bin, calibration, expected_error
from bot.evaluation.questions import Result


def test_questions_are_binned_by_the_chance_of_their_likeliest_topic(
    result: Callable[..., Result],
) -> None:
    results = [
        result(ranking=(("funding", 0.95), ("ehc_plan", 0.05))),
        result(ranking=(("funding", 0.91),)),
        result(ranking=(("ehc_plan", 0.93), ("funding", 0.07))),
        result(ranking=(("funding", 0.3),)),
        result(),  # a message that was never ranked, such as a button
    ]
    low, high = calibration(results)
    assert (low.low, low.high, low.questions, low.right) == (0.2, 0.4, 1, 1.0)
    assert (high.low, high.high, high.questions) == (0.9, 1.0, 3)
    assert high.chance == pytest.approx(0.93)
    assert high.right == pytest.approx(2 / 3)


@pytest.mark.parametrize(("chance", "high"), [(0.2, 0.2), (0.2001, 0.4), (1.0, 1.0)])
def test_a_chance_on_the_border_belongs_below(
    result: Callable[..., Result], chance: float, high: float
) -> None:
    (only,) = calibration([result(ranking=(("funding", chance),))])
    assert only.high == high


def test_the_error_is_weighted_by_the_questions() -> None:
    bins = [Bin(0.0, 0.2, 1, 0.1, 0.5), Bin(0.8, 0.9, 3, 0.85, 0.75)]
    assert expected_error(bins) == pytest.approx((0.4 + 3 * 0.1) / 4)


@given(st.lists(st.tuples(st.floats(0.001, 1), st.booleans()), min_size=1, max_size=40))
def test_every_question_is_in_one_bin_and_the_error_is_a_share(
    result: Callable[..., Result],
    pairs: list[tuple[float, bool]],
) -> None:
    results = [result(ranking=(("funding" if is_right else "x", c),)) for c, is_right in pairs]
    bins = calibration(results)
    assert sum(b.questions for b in bins) == len(pairs)
    assert all(b.low < b.chance + 1e-9 and b.chance <= b.high + 1e-9 for b in bins)
    assert {b.low for b in bins} <= set(BINS)
    assert 0 <= expected_error(bins) <= 1

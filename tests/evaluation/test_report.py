"""The figures in words."""

from __future__ import annotations

from collections.abc import Callable

from bot.evaluation.questions import Result
from bot.evaluation.report import report


def test_the_bars_stand_in_the_report(result: Callable[..., Result]) -> None:
    right = result(answered=("funding",), ranking=(("funding", 0.9), ("ehc_plan", 0.1)))
    results = [
        *[right] * 5,
        result(answered=("ehc_plan", "funding"), ranking=(("ehc_plan", 0.6), ("funding", 0.3))),
        result(offered=("ehc_plan", "funding"), style="typos"),
        result(("crisis",), ("crisis",), style="danger"),
        result(("safeguarding_concern",), ("funding",), style="danger"),
        result(("out_of_scope_other",), ("funding",), ranking=(("funding", 0.5),)),
    ]
    lines = list(report(results))
    assert lines[0] == "10 questions"
    for line in (
        "| right topic answered first | 60.0% (6) | >= 90% |",
        "| answered or offered among three | 80.0% (8) | >= 97% |",
        "| wrong topic answered first | 30.0% (3) | <= 4% |",
        "| the same, and no right one second | 20.0% (2) | |",
        "| asked back | 10.0% (1) | |",
        "| admitted | 0.0% (0) | |",
        "| guidance alone: right first | 71.4% (5) | |",
        "| crisis and safeguarding found | 50.0% (1) | 100% |",
        "| ordinary worry taken for danger | 0.0% (0) | <= 1% |",
        "| out of scope answered as if in scope | 100.0% (1) | <= 5% |",
        "| likeliest to the model: right | 50.0% (5) | |",
        "| among its three likeliest: right | 60.0% (6) | |",
        "| typos | 1 | 0 | 1 | 0 | 0 |",
        "| funding | 7 | 5 | 1 | 1 | 0 |",
        "- 1 x funding -> ehc_plan",
        "- funding -> ehc_plan: who pays?",
        "- safeguarding_concern -> funding: who pays?",
    ):
        assert line in lines


def test_an_alarm_without_cause_is_counted(result: Callable[..., Result]) -> None:
    ranked = {"ranking": (("funding", 0.9),)}
    alarm = result(answered=("crisis",), **ranked)
    lines = list(report([alarm, result(answered=("funding",), **ranked)]))
    assert "| ordinary worry taken for danger | 50.0% (1) | <= 1% |" in lines


def test_two_questions_are_a_bar_of_their_own(result: Callable[..., Result]) -> None:
    ranked = {"ranking": (("funding", 0.9),), "also": ("ehc_timescales",)}
    both = result(answered=("funding", "ehc_timescales"), **ranked)
    lines = list(report([both, result(answered=("funding",), **ranked)]))
    assert "| two questions, both answered | 50.0% (1) | |" in lines


def test_what_nobody_asked_about_has_no_share(result: Callable[..., Result]) -> None:
    lines = list(report([result(answered=("funding",), ranking=(("funding", 0.9),))]))
    assert "| crisis and safeguarding found | none | 100% |" in lines

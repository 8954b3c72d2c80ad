"""What counts as right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.evaluation.questions import Question, Result, read_questions


@pytest.mark.parametrize(
    ("answered", "offered", "outcome"),
    [
        (("funding",), (), "right"),
        (("who_decides",), (), "right"),  # the second fair answer is as good
        (("ehc_plan",), (), "wrong"),
        (("ehc_plan", "funding"), (), "wrong"),  # the first answer is what a parent reads
        (("ehc_plan",), ("funding",), "wrong"),
        ((), ("ehc_plan", "funding"), "offered"),
        ((), ("a", "b", "c", "funding"), "not offered"),  # three are shown
        ((), ("ehc_plan",), "not offered"),
        ((), (), "admitted"),
    ],
)
def test_an_outcome(
    result: Callable[..., Result], answered: tuple[str, ...], offered: tuple[str, ...], outcome: str
) -> None:
    wanted = ("funding", "who_decides")
    assert result(wanted, answered, offered).outcome == outcome


@pytest.mark.parametrize(
    ("answered", "offered", "found"),
    [
        (("funding",), (), True),
        (("ehc_plan", "funding"), (), True),
        ((), ("a", "b", "who_decides"), True),
        ((), ("a", "b", "c", "funding"), False),
        (("ehc_plan",), (), False),
        ((), (), False),
    ],
)
def test_a_fair_topic_is_reached_where_it_is_answered_or_offered(
    result: Callable[..., Result],
    answered: tuple[str, ...],
    offered: tuple[str, ...],
    found: bool,
) -> None:
    wanted = ("funding", "who_decides")
    assert result(wanted, answered, offered).reaches_a_fair_topic is found


@pytest.mark.parametrize(
    ("answered", "is_right"),
    [
        (("funding", "ehc_timescales"), True),
        (("ehc_timescales", "funding"), True),
        (("funding",), False),
        (("funding", "sendiass"), False),
        (("sendiass", "ehc_timescales"), False),
    ],
)
def test_a_second_question_needs_its_own_answer(
    result: Callable[..., Result], answered: tuple[str, ...], is_right: bool
) -> None:
    assert result(("funding",), answered, also=("ehc_timescales",)).second_is_right is is_right


def test_questions_are_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(
        '{"id": "1", "text": "who pays", "topics": ["funding"]}\n'
        '{"id": "2", "text": "hlp", "topics": ["sendiass", "ipsea"], "style": "typos", '
        '"also": ["funding"]}\n'
    )
    assert read_questions(path) == [
        Question("1", "who pays", ("funding",)),
        Question("2", "hlp", ("sendiass", "ipsea"), "typos", ("funding",)),
    ]

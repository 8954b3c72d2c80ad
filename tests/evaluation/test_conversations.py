"""Judging whole conversations."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.evaluation.conversations import (
    Conversation,
    Turn,
    TurnResult,
    conversation_report,
    read_conversations,
)


def turn(answered: tuple[str, ...], offered: tuple[str, ...] = (), number: int = 1) -> TurnResult:
    return TurnResult("c1", number, Turn("and who pays?", ("funding",)), answered, offered)


@pytest.mark.parametrize(
    ("result", "is_right", "is_offered"),
    [
        (turn(("funding",)), True, False),
        (turn(("set_council", "funding")), True, False),
        (turn(("a", "b", "funding")), False, False),
        (turn(("ehc_plan",), ("funding",)), False, False),
        (turn((), ("ehc_plan", "funding")), False, True),
        (turn(()), False, False),
    ],
)
def test_a_turn_is_judged(result: TurnResult, is_right: bool, is_offered: bool) -> None:
    assert (result.is_right, result.is_offered) == (is_right, is_offered)


def test_first_and_later_turns_are_told_apart() -> None:
    results = [
        turn(("funding",)),
        turn(("ehc_plan",), number=2),
        turn((), ("funding",), number=3),
        turn((), number=4),
    ]
    assert list(conversation_report(results)) == [
        "| turn | messages | right | offered |",
        "|---|---|---|---|",
        "| first | 1 | 1 | 0 |",
        "| later | 3 | 0 | 1 |",
        "",
        "- c1.2 funding -> ehc_plan: and who pays?",
        "- c1.3 funding -> offered funding: and who pays?",
        "- c1.4 funding -> offered nothing: and who pays?",
    ]


def test_conversations_are_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "conversations.jsonl"
    path.write_text('{"id": "c1", "turns": [{"text": "hello", "topics": ["greet"]}]}\n')
    assert read_conversations(path) == [Conversation("c1", (Turn("hello", ("greet",)),))]

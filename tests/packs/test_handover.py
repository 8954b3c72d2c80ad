"""A note for SENDIASS holds what the conversation says, and nothing that it does not."""

from __future__ import annotations

import datetime

import pytest

from bot.answers.compose import Composer
from bot.knowledge import Knowledge
from bot.meetings.sheet import Outcome, Sheet, Told
from bot.packs.handover import Note, note_from
from bot.reply import Answer
from bot.store.conversations import Turn

DAY = datetime.date(2026, 12, 3)


@pytest.fixture
def turn(knowledge: Knowledge):  # type: ignore[no-untyped-def]
    """Makes a turn that a card answered."""
    composer = Composer(knowledge, "southend", "2026-11-22")

    def made(asked: str, card: str) -> Turn:
        entry = knowledge.find(card)
        assert entry
        return Turn(asked, Answer((composer.answer(entry),), (entry.topic,)))

    return made


def test_nothing_was_said(knowledge: Knowledge) -> None:
    assert note_from([], None, knowledge) == Note()


def test_what_was_asked_and_answered(knowledge: Knowledge, turn) -> None:  # type: ignore[no-untyped-def]
    asked = "School said no on 4 November. Do we need a diagnosis?"
    turns = [
        turn("hello", "greet"),
        turn(asked, "diagnosis_not_needed"),
        turn("simpler please", "diagnosis_not_needed"),
    ]
    note = note_from(turns, None, knowledge)
    assert note.question == asked
    assert note.told.startswith("- No diagnosis is needed.")
    assert "Children and Families Act 2014, section 20" in note.told  # which law, not only where
    assert note.told.count("\n") == 0
    assert note.dates == "- School said no on 4 November."
    assert note.tried == ""


def test_the_newest_questions_are_kept(knowledge: Knowledge, turn) -> None:  # type: ignore[no-untyped-def]
    cards = ("sendiass", "funding", "support_plan", "school_duties", "who_decides")
    turns = [turn(f"a question about {card} please tell me", card) for card in cards]
    note = note_from(turns, None, knowledge)
    assert [line.split()[3] for line in note.question.splitlines()] == list(cards[-3:])
    assert note.told.count("\n- ") == 3


def test_the_list_brings_its_worry_day_and_what_was_tried(knowledge: Knowledge) -> None:
    told = Told("review", worry="he can't read", tried="phonics", on=DAY, at=datetime.time(14, 30))
    outcome = Outcome("a quiet place", review_on=datetime.date(2027, 3, 12))
    sheet = Sheet(told, (), datetime.date(2026, 11, 22), outcome=outcome)
    note = note_from([], sheet, knowledge)
    assert note.question == "he can't read"
    assert note.tried.splitlines()[0] == "- phonics"
    assert "a quiet place" in note.tried
    assert note.dates.splitlines()[:2] == [
        "- Meeting: Thursday 3 December 2026 at 2:30pm",
        "- Next review: Friday 12 March 2027",
    ]

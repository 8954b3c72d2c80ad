"""From ids to words, and back to what is edited."""

from __future__ import annotations

import datetime

import msgspec
import pytest

from bot.knowledge import Knowledge
from bot.meetings.load import current_meetings
from bot.meetings.sheet import Told
from bot.packs.checklists import Checklist, current_checklists, faults, stale
from bot.packs.content import Draft, Line, Snapshot, draft_of, own_line, snapshot_of
from bot.packs.view import as_text, view_of_pack

DAY = datetime.date(2026, 11, 22)
BANK = current_meetings()
REVIEW = current_checklists()["review"]
SITUATIONS = {
    "first_meeting",
    "review",
    "school_says_no",
    "support_stopped",
    "part_time",
    "moving_school",
    "before_ehc_request",
    "annual_review",
}


def made(draft: Draft) -> Snapshot:
    return snapshot_of(draft, Told(meeting=draft.meeting, council="portsmouth"), BANK, DAY)


def test_there_is_a_checklist_for_each_situation(knowledge: Knowledge) -> None:
    assert set(current_checklists()) == SITUATIONS
    assert faults(current_checklists(), BANK, knowledge) == []
    assert stale(current_checklists(), DAY) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"questions": (*REVIEW.questions, "review/no_such")}, "review/no_such"),
        ({"questions": (*REVIEW.questions, REVIEW.questions[0])}, "2 times"),
        ({"questions": REVIEW.questions[:2]}, "2 questions"),
        ({"cards": ("no_topic/no_card",)}, "no_topic/no_card"),
        ({"intro": "Notwithstanding considerable administrative complexities."}, "hard to read"),
        ({"review_by": REVIEW.reviewed}, "later than"),
    ],
)
def test_a_fault_in_a_checklist_is_named(
    knowledge: Knowledge, change: dict[str, object], says: str
) -> None:
    faulty: Checklist = msgspec.structs.replace(REVIEW, **change)
    (fault,) = faults({"review": faulty}, BANK, knowledge)
    assert says in fault
    assert fault.startswith("checklists/review.yml")


def test_a_draft_becomes_words_and_a_draft_again() -> None:
    draft = msgspec.structs.replace(
        REVIEW.draft, lines=(*REVIEW.draft.lines, Line("own/1", "Why?"))
    )
    snapshot = made(draft)
    assert [item.id for item in snapshot.sheet.items] == [line.id for line in draft.lines]
    assert snapshot.sheet.items[0].ask.startswith("How much of the help")
    assert snapshot.sheet.items[0].why
    assert snapshot.sheet.items[-1].ask == "Why?"
    assert draft_of(snapshot) == draft


def test_a_question_that_the_bank_lost_is_left_out_unless_its_words_are_known() -> None:
    draft = msgspec.structs.replace(REVIEW.draft, lines=(Line("review/was_there_once"),))
    assert made(draft).sheet.items == ()
    known = msgspec.structs.replace(made(REVIEW.draft).sheet.items[0], id="review/was_there_once")
    kept = snapshot_of(draft, Told(meeting="review"), BANK, DAY, [known])
    assert kept.sheet.items == (known,)


def test_own_questions_get_ids_of_their_own() -> None:
    first = own_line("  What   now? ", REVIEW.draft.lines)
    second = own_line("And then?", [*REVIEW.draft.lines, first])
    assert (first, second) == (Line("own/1", "What now?"), Line("own/2", "And then?"))


def test_a_pack_in_words(knowledge: Knowledge) -> None:
    note = "Ring me before the day.\n\nBring the plan."
    draft = msgspec.structs.replace(REVIEW.draft, note=note)
    view = view_of_pack(made(draft), knowledge, BANK)
    assert view.title == REVIEW.title
    assert view.note == ("Ring me before the day.", "Bring the plan.")
    assert view.reading[0].title == "What should I get from a review?"
    assert view.council == "Portsmouth"
    text = as_text(view, (True,))
    assert "☑ 1. How much of the help" in text
    assert "☐ 2. For each goal" in text
    assert "Bring the plan." in text


def test_a_card_that_is_no_longer_held_is_left_out(knowledge: Knowledge) -> None:
    draft = msgspec.structs.replace(REVIEW.draft, cards=("gone/away", "sendiass"))
    assert len(view_of_pack(made(draft), knowledge, BANK).reading) == 1

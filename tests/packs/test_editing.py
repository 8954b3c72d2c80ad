"""Changing a draft, and finding what to add to it."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge import Knowledge
from bot.meetings.load import current_meetings
from bot.packs import editing
from bot.packs.checklists import current_checklists
from bot.packs.content import Draft, Line
from bot.packs.finder import find_cards, find_questions, suggested

BANK = current_meetings()
DRAFT = Draft("T", "review", lines=tuple(Line(f"review/{n}") for n in "abc"), cards=("x", "y"))


def ids(draft: Draft) -> str:
    return "".join(line.id[-1] for line in draft.lines)


@pytest.mark.parametrize(
    ("place", "by", "after"),
    [(0, 1, "bac"), (2, -1, "acb"), (0, -1, "abc"), (2, 1, "abc"), (1, 9, "acb"), (7, 1, "abc")],
)
def test_a_question_is_moved(place: int, by: int, after: str) -> None:
    assert ids(editing.with_question_moved(DRAFT, place, by)) == after


@given(st.integers(-9, 9), st.integers(-9, 9))
def test_moving_loses_nothing(place: int, by: int) -> None:
    assert sorted(ids(editing.with_question_moved(DRAFT, place, by))) == ["a", "b", "c"]
    assert sorted(editing.with_card_moved(DRAFT, place, by).cards) == ["x", "y"]


def test_questions_and_cards_are_added_once_and_removed() -> None:
    assert ids(editing.with_question(DRAFT, "review/d")) == "abcd"
    assert editing.with_question(DRAFT, "review/a") == DRAFT
    assert editing.with_card(DRAFT, "z").cards == ("x", "y", "z")
    assert editing.with_card(DRAFT, "x") == DRAFT
    assert ids(editing.without_question(DRAFT, 1)) == "ac"
    assert editing.without_card(DRAFT, 0).cards == ("y",)
    assert editing.with_own_question(DRAFT, "Why?").lines[-1] == Line("own/1", "Why?")


@pytest.mark.parametrize("checklist", current_checklists().values(), ids=lambda c: c.checklist)
def test_what_is_built_in_can_be_saved(checklist) -> None:  # type: ignore[no-untyped-def]
    assert editing.faults(checklist.draft) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 81}, "title"),
        ({"intro": "x" * 401}, "intro"),
        ({"note": "x" * 1501}, "note"),
        ({"lines": ()}, "find"),
        ({"lines": (Line("own/1", "x" * 301),)}, "own-0"),
        ({"lines": (Line("own/1", ""),)}, "own-0"),
        ({"lines": tuple(Line(f"review/{n}") for n in range(26))}, "find"),
        ({"cards": tuple("abcdefghijklm")}, "find"),
    ],
)
def test_a_fault_names_its_field(changes: dict[str, object], field: str) -> None:
    assert [name for name, _ in editing.faults(msgspec.structs.replace(DRAFT, **changes))] == [
        field
    ]


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("reading", "worries/reading/reading_which_part"),
        ("handwriting", "worries/handwriting/handwriting_hurt_or_slow"),
        ("part-time timetable", "worries/part_time_timetable/short_week_reason"),
    ],
)
def test_questions_about_a_worry_are_found(words: str, id: str) -> None:
    found = [one.id for one in find_questions(words, BANK, "review", ())]
    assert id in found
    assert id not in [one.id for one in find_questions(words, BANK, "review", [id])]


def test_nothing_is_found_for_words_of_no_meaning_here() -> None:
    assert find_questions("xyzzy", BANK, "review", ()) == []
    assert find_questions("", BANK, "review", ()) == []


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("diagnosis", "diagnosis_not_needed/overview"),
        ("six thousand", "ehc_needs_assessment/six_thousand"),
        ("TA hours", "examples_of_support/hours"),
    ],
)
def test_cards_are_found(knowledge: Knowledge, words: str, id: str) -> None:
    assert id in [one.id for one in find_cards(words, knowledge, ())]
    assert id not in [one.id for one in find_cards(words, knowledge, [id.split("/")[0], id])]


def test_no_card_of_danger_is_offered(knowledge: Knowledge) -> None:
    for words in ("hurt himself", "suicide", "abuse", "privacy", "hello"):
        groups = {
            knowledge.topics[one.id.split("/")[0]].group for one in find_cards(words, knowledge, ())
        }
        assert not groups & {"safety", "conversation"}


def test_what_is_suggested_belongs_to_the_meeting_and_is_not_there_yet() -> None:
    taken = [line.id for line in current_checklists()["review"].draft.lines]
    found = [one.id for one in suggested(BANK, "review", taken)]
    assert found
    assert all(id.startswith("review/") and id not in taken for id in found)

"""Changing a list: in words or by tap, and never the sheet that was there before."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.meetings.change import find_items, moved, ticked, top_three, with_own, without
from bot.meetings.choose import choose_questions
from bot.meetings.load import current_meetings
from bot.meetings.sheet import Sheet, Told

TOLD = Told("planning", "primary", worries=("homework", "reading"))
SHEET = Sheet(TOLD, choose_questions(TOLD, current_meetings()), datetime.date(2026, 11, 22))
COUNT = len(SHEET.items)
IDS = [item.id for item in SHEET.items]


def ids(sheet: Sheet) -> list[str]:
    return [item.id for item in sheet.items]


def places(words: str) -> list[int]:
    return [IDS.index(item.id) + 1 for item in find_items(SHEET, words)]


def test_without_takes_out_and_keeps_the_order() -> None:
    assert ids(without(SHEET, [IDS[0], IDS[2], "gone"])) == [IDS[1], *IDS[3:]]
    assert ids(SHEET) == IDS


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("can he have a locker", "Can he have a locker?"),
        ("  Why is it\nalways him?!?  ", "Why is it always him?"),
        ("Who pays?", "Who pays?"),
        ("I want to know about lunch.", "I want to know about lunch?"),
    ],
)
def test_the_parents_own_question_stays_in_their_words(text: str, ask: str) -> None:
    item = with_own(SHEET, text).items[-1]
    assert (item.id, item.ask, item.school, item.simpler) == ("own/1", ask, ask, ask)
    assert item.because is None


def test_own_questions_have_ids_of_their_own() -> None:
    sheet = with_own(with_own(SHEET, "One?"), "Two?")
    assert ids(sheet)[-2:] == ["own/1", "own/2"]
    assert ids(with_own(without(sheet, ["own/1"]), "Three?"))[-2:] == ["own/2", "own/3"]


def test_the_same_question_is_not_added_twice() -> None:
    sheet = with_own(SHEET, "Who pays?")
    assert with_own(sheet, "who pays") == sheet
    assert with_own(SHEET, SHEET.items[0].ask) == SHEET


@pytest.mark.parametrize("text", ["", "  ", "???", "…"])
def test_a_question_without_a_word_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="at least one word"):
        with_own(SHEET, text)


@given(st.text(max_size=80))
def test_an_own_question_ends_with_one_question_mark(text: str) -> None:
    try:
        ask = with_own(SHEET, text).items[-1].ask
    except ValueError:
        return
    assert ask.endswith("?")
    assert not ask.endswith("??")


@given(st.sampled_from(IDS), st.integers(-3, COUNT + 3))
def test_moving_keeps_all_questions(id_: str, to: int) -> None:
    sheet = moved(SHEET, id_, to)
    assert sorted(ids(sheet)) == sorted(IDS)
    assert ids(sheet).index(id_) == min(max(to, 1), COUNT) - 1
    assert ids(without(sheet, [id_])) == ids(without(SHEET, [id_]))


def test_a_question_is_ticked_off_and_back() -> None:
    sheet = ticked(SHEET, IDS[1], True)
    assert [item.id for item in sheet.items if item.ticked] == [IDS[1]]
    assert ticked(sheet, IDS[1], False) == SHEET


def test_a_question_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        ticked(SHEET, "gone", True)
    with pytest.raises(KeyError):
        moved(SHEET, "gone", 1)


def test_the_top_three_begin_with_the_parents_own_and_their_worry() -> None:
    top = top_three(with_own(SHEET, "Can he have a locker?"))
    assert len(top) == 3
    assert top[0].id.startswith("worries/")
    assert top[-1].id == "own/1"
    assert len({item.stage for item in top}) == 3


def test_the_top_three_leave_out_what_is_ticked_off() -> None:
    first = top_three(SHEET)[0]
    assert first.id not in [item.id for item in top_three(ticked(SHEET, first.id, True))]
    short = Sheet(TOLD, SHEET.items[:2], SHEET.made)
    assert top_three(ticked(short, IDS[0], True)) == ticked(short, IDS[0], True).items


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("number 3", [3]),
        ("remove number three please", [3]),
        ("3", [3]),
        ("delete 2 and 5", [2, 5]),
        ("take out 2, 5 and 7", [2, 5, 7]),
        ("get rid of questions 2 to 4", [2, 3, 4]),
        ("2-4", [2, 3, 4]),
        ("question 5 or 6", [5, 6]),
        ("the 3rd one", [3]),
        ("the second one", [2]),
        ("the first one", [1]),
        ("the last one", [COUNT]),
        ("delete the last two", [COUNT - 1, COUNT]),
        ("first three", [1, 2, 3]),
        ("one", [1]),
        ("number 99", []),
        ("0", []),
        ("", []),
        ("the one about dinosaurs", []),
        ("remove it", []),
    ],
)
def test_a_question_is_found_by_its_place(words: str, expected: list[int]) -> None:
    assert places(words) == expected


@pytest.mark.parametrize("words", ["remove the one about homework", "homewrok", "homework pls"])
def test_a_question_is_found_by_what_it_is_about(words: str) -> None:
    found = find_items(SHEET, words)
    assert found
    assert all("homework" in f"{item.ask} {item.school}".lower() for item in found)


def test_a_question_is_found_by_its_reason_when_its_words_say_nothing() -> None:
    found = find_items(SHEET, "the ones because of primary school")
    assert found
    assert {item.because for item in found} == {"because your child is in primary school"}


def test_more_words_say_more_exactly_which_question() -> None:
    (item,) = find_items(SHEET, "delete the one about how long the homework should take")
    assert item.id == "worries/homework/homework_what_for"


@given(st.text(max_size=60))
def test_any_words_find_only_what_is_on_the_sheet(words: str) -> None:
    found = find_items(SHEET, words)
    assert all(item in SHEET.items for item in found)
    assert len(found) == len({item.id for item in found})

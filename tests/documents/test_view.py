"""A sheet in words: times as they are said, sources that fit on paper, local contacts."""

from __future__ import annotations

import dataclasses
import datetime
import json
import re

import msgspec
import pytest

from bot.documents.view import SheetView, view_of
from bot.knowledge import Knowledge
from bot.knowledge.places import ELSEWHERE
from bot.meetings.choose import choose_questions
from bot.meetings.days import when_in_words
from bot.meetings.load import MeetingBank
from bot.meetings.sheet import Item, Sheet, Told


@pytest.mark.parametrize(
    ("on", "at", "words"),
    [
        (datetime.date(2026, 11, 26), datetime.time(14, 30), "Thursday 26 November 2026 at 2:30pm"),
        (datetime.date(2026, 12, 1), datetime.time(9), "Tuesday 1 December 2026 at 9am"),
        (datetime.date(2026, 12, 1), datetime.time(12), "Tuesday 1 December 2026 at midday"),
        (datetime.date(2026, 12, 1), datetime.time(12, 5), "Tuesday 1 December 2026 at 12:05pm"),
        (datetime.date(2026, 12, 1), None, "Tuesday 1 December 2026"),
        (None, datetime.time(15), "At 3pm"),
        (None, None, None),
    ],
)
def test_a_time_is_written_as_it_is_said(
    on: datetime.date | None, at: datetime.time | None, words: str | None
) -> None:
    assert when_in_words(on, at) == words


def test_questions_keep_their_order_and_ticks(sheet: Sheet, view: SheetView) -> None:
    assert [item.text for item in view.items] == [item.ask for item in sheet.items]
    assert [item.ticked for item in view.items] == [False, True] + [False] * 8


def test_a_simple_sheet_shows_the_easy_wording(
    sheet: Sheet, bank: MeetingBank, knowledge: Knowledge
) -> None:
    simple = msgspec.structs.replace(sheet, simple=True)
    view = view_of(simple, bank.meetings["review"], knowledge, None)
    assert [item.text for item in view.items] == [item.simpler for item in sheet.items]


def test_a_young_persons_sheet_speaks_to_them(bank: MeetingBank, knowledge: Knowledge) -> None:
    for kind, file in bank.meetings.items():
        told = Told(kind, "post16", worry="reading", worries=("reading",), is_young_person=True)
        items = choose_questions(told, bank)
        sheet = Sheet(told, items, datetime.date(2026, 11, 22))
        for council in (None, "camden"):
            view = view_of(sheet, file, knowledge, council)
            said = json.dumps(dataclasses.asdict(dataclasses.replace(view, contacts=())))
            assert not re.search(r"\b(your|my) child", said, re.IGNORECASE), said


def test_a_parents_sheet_speaks_of_their_child(view: SheetView) -> None:
    assert "Ask your child what they would keep, change or stop" in view.before


def test_a_question_of_the_parents_own_is_left_as_it_is(
    sheet: Sheet, bank: MeetingBank, knowledge: Knowledge
) -> None:
    text = "why {senco} and {anything}? ok. yes"
    own = Item("own/1", text, text, text, why="", stage="around", because="you added this")
    view = view_of(
        msgspec.structs.replace(sheet, items=(own,)), bank.meetings["review"], knowledge, "camden"
    )
    (item,) = view.items
    assert (item.text, item.why, item.because) == (text, None, "You added this.")


def test_contacts_are_those_of_the_council(view: SheetView) -> None:
    assert view.council == "Camden"
    assert view.contacts[0].name == "SENDIASS Camden"
    assert any("sendiasscamden.co.uk" in line for line in view.contacts[0].lines)


@pytest.mark.parametrize("council", [None, ELSEWHERE])
def test_without_a_council_the_parent_is_told_how_to_find_the_service(
    sheet: Sheet, bank: MeetingBank, knowledge: Knowledge, council: str | None
) -> None:
    view = view_of(sheet, bank.meetings["review"], knowledge, council)
    assert view.council is None
    assert view.contacts[0].lines == (knowledge.sendiass_anywhere.strip(),)


def test_only_an_ehc_request_brings_its_address(
    sheet: Sheet, bank: MeetingBank, knowledge: Knowledge
) -> None:
    def names(meeting: str) -> list[str]:
        view = view_of(sheet, bank.meetings[meeting], knowledge, "camden")
        return [contact.name for contact in view.contacts]

    assert "Camden SEN Team" in names("not_working")
    assert "Camden SEN Team" not in names("review")


def test_every_right_of_every_meeting_names_its_layer_and_no_other_councils_page(
    sheet: Sheet, bank: MeetingBank, knowledge: Knowledge
) -> None:
    others = {
        source.title for source in knowledge.sources.values() if source.council == "north_yorkshire"
    }
    for file in bank.meetings.values():
        for right in view_of(sheet, file, knowledge, "camden").rights:
            assert right.source.startswith(("The law: ", "The Code", "Good practice: ", "Council"))
            assert not any(title in right.source for title in others)

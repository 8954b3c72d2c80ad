"""Sheets to make documents from: a usual one over the real knowledge base, and one of any text."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable

import msgspec
import pytest

from bot.documents.view import QuestionView, SheetView, view_of
from bot.knowledge import Knowledge
from bot.meetings.choose import choose_questions
from bot.meetings.load import MeetingBank, current_meetings
from bot.meetings.sheet import Sheet, Told
from bot.settings import Settings


@pytest.fixture(scope="session")
def bank() -> MeetingBank:
    """The meetings of this repository."""
    return current_meetings(Settings.from_environment().knowledge)


@pytest.fixture(scope="session")
def sheet(bank: MeetingBank) -> Sheet:
    """Ten questions for a review, the second one ticked."""
    told = Told("review", "primary", on=datetime.date(2026, 11, 26), at=datetime.time(14, 30))
    first, second, *others = choose_questions(told, bank)[:10]
    items = (first, msgspec.structs.replace(second, ticked=True), *others)
    return Sheet(told, items, datetime.date(2026, 11, 22))


@pytest.fixture(scope="session")
def view(sheet: Sheet, bank: MeetingBank, knowledge: Knowledge) -> SheetView:
    """That sheet in words, for a parent in Camden."""
    return view_of(sheet, bank.meetings["review"], knowledge, "camden")


@pytest.fixture(scope="session")
def asking(view: SheetView) -> Callable[..., SheetView]:
    """The same view with other questions, about which nothing else is said."""

    def ask(*texts: str) -> SheetView:
        items = tuple(QuestionView(text, None, None, None, False) for text in texts)
        return dataclasses.replace(view, items=items)

    return ask

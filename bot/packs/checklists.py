"""The built-in templates, one file each in ``knowledge/checklists``, and what to mend in them."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from bot.knowledge import Knowledge
from bot.knowledge.check import LOWEST_READING_EASE
from bot.knowledge.reader import Reader
from bot.knowledge.schema import Strict
from bot.knowledge.text import reading_ease
from bot.meetings.load import MeetingBank
from bot.meetings.schema import Meeting
from bot.packs.content import (
    LONGEST_INTRO,
    LONGEST_TITLE,
    MOST_CARDS,
    MOST_QUESTIONS,
    Draft,
    Line,
    bank_question,
)
from bot.settings import Settings

FEWEST_QUESTIONS = 6


class Checklist(Strict, frozen=True):
    """One file: a situation, the questions of the bank and the cards that fit it."""

    checklist: str
    place: int
    """Where it stands among the others."""
    title: str
    meeting: Meeting
    intro: str
    reviewed: datetime.date
    review_by: datetime.date
    questions: tuple[str, ...]
    cards: tuple[str, ...]

    @property
    def draft(self) -> Draft:
        """The content that an adviser begins with."""
        lines = tuple(Line(question) for question in self.questions)
        return Draft(self.title, self.meeting, self.intro.strip(), "", lines, self.cards)


class ChecklistsError(Exception):
    """The files cannot be used. `faults` says what to mend, one line each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def load_checklists(folder: Path) -> dict[str, Checklist]:
    """The checklists of the knowledge base in `folder`, by their ids, in their places.

    Raises ChecklistsError, naming all faulty files at once.
    """
    reader = Reader(folder)
    held = [
        file
        for path in sorted(folder.glob("checklists/*.yml"))
        if (file := reader.read(path, Checklist)) and reader.is_named(path, file.checklist)
    ]
    if reader.faults:
        raise ChecklistsError(reader.faults)
    return {file.checklist: file for file in sorted(held, key=lambda file: file.place)}


@lru_cache(maxsize=4)
def current_checklists(folder: Path | None = None) -> Mapping[str, Checklist]:
    """The checklists of this process, read once: by default from the folder in Settings."""
    return load_checklists(folder or Settings.from_environment().knowledge)


def faults(
    checklists: Mapping[str, Checklist], bank: MeetingBank, knowledge: Knowledge
) -> list[str]:
    """Every fault in the checklists, as sentences. An empty list means that they may go live."""
    return [
        f"checklists/{checklist.checklist}.yml: {fault}"
        for checklist in checklists.values()
        for fault in _faults(checklist, bank, knowledge)
    ]


def stale(checklists: Mapping[str, Checklist], today: datetime.date) -> list[str]:
    """Checklists whose review date has passed. They are still offered."""
    return [
        f"checklists/{file.checklist}.yml: its review was due on {file.review_by}. Look at whether "
        "its questions and cards still fit, then set `reviewed` and `review_by`."
        for file in checklists.values()
        if file.review_by < today
    ]


def _faults(checklist: Checklist, bank: MeetingBank, knowledge: Knowledge) -> Iterator[str]:
    for question, count in Counter(checklist.questions).items():
        if bank_question(question, bank) is None:
            yield f"question '{question}' is not in meetings/. Correct or remove it."
        if count > 1:
            yield f"question '{question}' stands there {count} times. Keep one."
    for card in checklist.cards:
        if knowledge.find(card) is None:
            yield f"card '{card}' is not in topics/. Correct or remove it."
    if not FEWEST_QUESTIONS <= len(checklist.questions) <= MOST_QUESTIONS:
        yield f"{len(checklist.questions)} questions. Keep from {FEWEST_QUESTIONS} to 12 or so."
    if len(checklist.cards) > MOST_CARDS:
        yield f"{len(checklist.cards)} cards are more than {MOST_CARDS}. Keep the best."
    if len(checklist.title) > LONGEST_TITLE or len(checklist.intro) > LONGEST_INTRO:
        yield f"cut the title to {LONGEST_TITLE} characters and the intro to {LONGEST_INTRO}."
    if (ease := reading_ease(checklist.intro)) < LOWEST_READING_EASE:
        yield f"the intro is hard to read ({ease:.0f}, needs {LOWEST_READING_EASE:.0f})."
    if checklist.review_by <= checklist.reviewed:
        yield "review_by must be later than reviewed."

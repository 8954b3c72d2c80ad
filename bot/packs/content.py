"""What a template and a pack hold. Questions and cards stand there by their ids."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

import msgspec

from bot.meetings.change import OWN
from bot.meetings.choose import item_of
from bot.meetings.load import MeetingBank
from bot.meetings.schema import Meeting, Question
from bot.meetings.sheet import Item, Sheet, Told

LONGEST_TITLE = 80  # characters
LONGEST_INTRO = 400
LONGEST_NOTE = 1500
LONGEST_QUESTION = 300
MOST_QUESTIONS = 25
MOST_CARDS = 12


class Line(msgspec.Struct, frozen=True):
    """One question: by its id in the bank, or in the adviser's own words."""

    id: str
    """`meeting/question` or `worries/worry/question`; `own/1` for a question of the adviser's."""
    own: str = ""


class Draft(msgspec.Struct, frozen=True):
    """What an adviser writes and chooses: the content of a template, and of a pack while edited."""

    title: str
    meeting: Meeting
    intro: str = ""
    note: str = ""
    lines: tuple[Line, ...] = ()
    cards: tuple[str, ...] = ()
    """`topic` or `topic/card`, in the order in which they are read."""


class Snapshot(msgspec.Struct, frozen=True):
    """What one parent gets: the questions in their words of that day, so that they stay."""

    title: str
    sheet: Sheet
    intro: str = ""
    note: str = ""
    cards: tuple[str, ...] = ()


def bank_question(id: str, bank: MeetingBank) -> Question | None:
    """The question of this id; None when the bank does not hold it, or no longer does."""
    where, _, question_id = id.rpartition("/")
    kind, _, worry_id = where.partition("/")
    if kind == "worries":
        worry = bank.worries.get(worry_id)
        held: tuple[Question, ...] = worry.questions if worry else ()
    else:
        held = next((f.questions for name, f in bank.meetings.items() if name == where), ())
    return next((question for question in held if question.id == question_id), None)


def words_of(line: Line, bank: MeetingBank) -> str | None:
    """The question as it is asked; None when the bank no longer holds it."""
    if line.own:
        return line.own
    question = bank_question(line.id, bank)
    return question.ask if question else None


def snapshot_of(
    draft: Draft, told: Told, bank: MeetingBank, made: datetime.date, known: Iterable[Item] = ()
) -> Snapshot:
    """The draft in words. Of a question that is `known` the words and the reason stay as they were.

    A question that the bank no longer holds, and that is not known, is left out.
    """
    kept = {item.id: item for item in known}
    items = (_item(line, told, bank, kept.get(line.id)) for line in draft.lines)
    sheet = Sheet(told=told, items=tuple(item for item in items if item), made=made)
    return Snapshot(draft.title, sheet, draft.intro, draft.note, draft.cards)


def draft_of(snapshot: Snapshot) -> Draft:
    """The snapshot as it is edited."""
    lines = tuple(
        Line(item.id, item.ask if is_own(item.id) else "") for item in snapshot.sheet.items
    )
    meeting = snapshot.sheet.told.meeting
    return Draft(snapshot.title, meeting, snapshot.intro, snapshot.note, lines, snapshot.cards)


def is_own(id: str) -> bool:
    """Whether this is the id of an adviser's own question."""
    return id.startswith(f"{OWN}/")


def own_line(text: str, lines: Iterable[Line]) -> Line:
    """A question in the adviser's words, with an id that none of the lines has."""
    numbers = [int(n[1]) for line in lines if (n := re.fullmatch(rf"{OWN}/(\d+)", line.id))]
    return Line(f"{OWN}/{max(numbers, default=0) + 1}", " ".join(text.split()))


def _item(line: Line, told: Told, bank: MeetingBank, known: Item | None) -> Item | None:
    if line.own:
        own = line.own
        return Item(id=line.id, ask=own, school=own, simpler=own, why="", stage="around")
    if known:
        return known
    question = bank_question(line.id, bank)
    return item_of(line.id, question, told, bank.sources) if question else None

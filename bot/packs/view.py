"""A pack in words: for the page, the PDF and a message."""

from __future__ import annotations

import dataclasses
import re

from bot.answers.compose import Composer
from bot.documents.view import ReadingView, SheetView, view_of
from bot.knowledge import Knowledge
from bot.meetings.load import MeetingBank
from bot.packs.content import Snapshot
from bot.reply import Message, SourceReference

MOST_SOURCES = 2
_BLANK_LINES = re.compile(r"\n\s*\n")


def view_of_pack(snapshot: Snapshot, knowledge: Knowledge, bank: MeetingBank) -> SheetView:
    """Everything a pack shows, with the names and contacts of its council as they are today."""
    told = snapshot.sheet.told
    view = view_of(snapshot.sheet, bank.meetings[told.meeting], knowledge, told.council)
    return dataclasses.replace(
        view,
        title=snapshot.title,
        purpose=snapshot.intro or view.purpose,
        note=tuple(filter(None, map(str.strip, _BLANK_LINES.split(snapshot.note)))),
        reading=tuple(_reading(message) for message in cards_of(snapshot, knowledge)),
    )


def cards_of(snapshot: Snapshot, knowledge: Knowledge) -> list[tuple[str, Message]]:
    """The cards of a pack with their titles, in the words of its council.

    They are the answers of today, so that a correction reaches every parent. A card that is no
    longer held is left out.
    """
    told = snapshot.sheet.told
    composer = Composer(knowledge, told.council, snapshot.sheet.made.isoformat())
    entries = filter(None, (knowledge.find(card) for card in snapshot.cards))
    return [(composer.fill(entry.card.questions[0]), composer.answer(entry)) for entry in entries]


def as_text(view: SheetView, ticked: tuple[bool, ...] = ()) -> str:
    """The pack as a plain message: what it is for, the note, and the questions to tick off."""
    marks = (*ticked, *(False for _ in view.items))
    questions = [
        f"{'☑' if done else '☐'} {place}. {item.text}"
        for place, (item, done) in enumerate(zip(view.items, marks), start=1)
    ]
    when = [f"When: {view.when_in_words}"] if view.when_in_words else []
    return "\n\n".join([view.title, view.purpose, *when, *view.note, "\n".join(questions)])


def _reading(card: tuple[str, Message]) -> ReadingView:
    title, message = card
    said = [p.text.strip() for p in message.parts if p.kind in ("verdict", "answer", "council")]
    sources = dict.fromkeys(named(source) for source in message.sources)
    return ReadingView(title, " ".join(said), "; ".join(list(sources)[:MOST_SOURCES]))


def named(source: SourceReference) -> str:
    """A source on paper: its title without what explains it, and the place if it names one."""
    title = source.title.partition(":")[0]
    is_place = any(character.isdigit() for character in source.reference)
    return f"{title}, {source.reference}" if is_place else title

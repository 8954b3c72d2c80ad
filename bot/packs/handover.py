"""A hand-over note: half a page in which a parent tells SENDIASS what this is about.

It is made from the conversation, which is redacted already. The parent reads it, changes it and
sends it themself; nothing here is kept or sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.knowledge import Knowledge
from bot.meetings.days import when_in_words
from bot.meetings.outcome import record_lines
from bot.meetings.sheet import Sheet
from bot.packs.view import named
from bot.reply import Message
from bot.store.conversations import Turn

MOST_QUESTIONS = 3
MOST_TOLD = 4
LONGEST_QUESTION = 600  # characters
LONGEST_FOLLOW_UP = 5  # words
_OTHER_GROUPS = ("conversation",)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_DATED = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
    r"|\b\d{1,2}[/.-]\d{1,2}[/.-](?:20)?\d\d\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Note:
    """The four parts of the note, each a text to edit; empty where nothing was said."""

    question: str = ""
    told: str = ""
    tried: str = ""
    dates: str = ""


def note_from(turns: Sequence[Turn], sheet: Sheet | None, knowledge: Knowledge) -> Note:
    """What the conversation holds for a note. `sheet` is the parent's list, if one was made."""
    answered = list(_answered(turns, knowledge))
    asked = [turn.asked for turn in answered]
    told = [_told(message) for turn in answered for message in _cards(turn, knowledge)]
    return Note(
        question="\n".join(text[:LONGEST_QUESTION] for text in _questions(asked, sheet)),
        told=_bullets(_latest(told, MOST_TOLD)),
        tried=_bullets(_tried(sheet)),
        dates=_bullets(_dates(asked, sheet)),
    )


def _answered(turns: Iterable[Turn], knowledge: Knowledge) -> Iterator[Turn]:
    """The turns in which something was asked and answered, without "simpler please" after them."""
    seen: set[tuple[str | None, str | None]] = set()
    for turn in turns:
        cards = {(message.topic, message.card) for message in _cards(turn, knowledge)}
        is_follow_up = cards <= seen and len(turn.asked.split()) <= LONGEST_FOLLOW_UP
        if cards and not is_follow_up:
            yield turn
        seen |= cards


def _cards(turn: Turn, knowledge: Knowledge) -> list[Message]:
    """The answers of a turn that rest on a card about SEN."""
    return [
        message
        for message in turn.answer.messages
        if message.card
        and message.topic in knowledge.topics
        and knowledge.topics[message.topic].group not in _OTHER_GROUPS
    ]


def _told(message: Message) -> str:
    """The short answer with what it rests on, as in "No diagnosis is needed. (The Code, 9.14)"."""
    verdict = next((part.text for part in message.parts if part.kind == "verdict"), "")
    answer = next((part.text for part in message.parts if part.kind == "answer"), "")
    first = _SENTENCE_END.split(answer.strip(), maxsplit=1)[0]
    rests_on = f" ({named(message.sources[0])})" if message.sources else ""
    return f"{verdict} {first}".strip() + rests_on


def _questions(asked: list[str], sheet: Sheet | None) -> list[str]:
    """The last questions, and what worries the parent most, in their words."""
    worry = [sheet.told.worry] if sheet and sheet.told.worry else []
    return [*_latest(asked, MOST_QUESTIONS), *worry]


def _tried(sheet: Sheet | None) -> list[str]:
    if sheet is None:
        return []
    tried = [sheet.told.tried] if sheet.told.tried else []
    return [*tried, *(record_lines(sheet.outcome) if sheet.outcome else ())]


def _dates(asked: Iterable[str], sheet: Sheet | None) -> list[str]:
    """The day of the meeting, the next review, and every sentence in which a date was named."""
    found = []
    if sheet and sheet.told.on:
        found.append(f"Meeting: {when_in_words(sheet.told.on, sheet.told.at)}")
    if sheet and sheet.outcome and sheet.outcome.review_on:
        review = when_in_words(sheet.outcome.review_on, sheet.outcome.review_at)
        found.append(f"Next review: {review}")
    sentences = (sentence for text in asked for sentence in _SENTENCE_END.split(text))
    return found + [s.strip() for s in sentences if _DATED.search(s)]


def _latest(texts: Iterable[str], most: int) -> list[str]:
    """The last few, each once, in their order."""
    return list(dict.fromkeys(texts))[-most:]


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {' '.join(line.split())}" for line in lines)

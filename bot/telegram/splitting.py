"""Cutting a long text into messages that Telegram takes, where a reader would pause."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from telegram import MessageEntity
from telegram.constants import MessageLimit

from bot.telegram.text import Styled, units

LONGEST = int(MessageLimit.MAX_TEXT_LENGTH)  # UTF-16 code units
_PAUSES = ("\n\n", "\n", ". ", " ")
_JOINER = "\N{ZERO WIDTH JOINER}"


def split(piece: Styled, longest: int = LONGEST) -> list[Styled]:
    """The text in messages of at most `longest` UTF-16 units, none empty, nothing lost but spaces.

    It is cut between paragraphs; where one is too long by itself between lines, sentences, words;
    and inside a word only when there is nothing else. A style goes on after a cut.
    """
    text, entities = piece
    messages: list[Styled] = []
    start = 0
    while start < len(text):
        start += _spaces(text[start:])
        end = start + _cut(text[start:], longest)
        shown = text[start:end].rstrip()
        if shown:
            offset = units(text[:start])
            messages.append((shown, _within(entities, offset, units(shown))))
        start = end
    return messages


def _spaces(text: str) -> int:
    return len(text) - len(text.lstrip())


def _cut(text: str, longest: int) -> int:
    """Where to cut, in characters."""
    if units(text) <= longest:
        return len(text)
    fits = _fitting(text, longest)
    for least in (fits // 2, 1):  # rather a lesser pause than a very short message
        for pause in _PAUSES:
            place = text.rfind(pause, least, fits)
            if place > 0:
                return place + len(pause.rstrip())
    return _between_letters(text, fits)


def _fitting(text: str, longest: int) -> int:
    """How many characters fit."""
    used = 0
    for place, character in enumerate(text):
        used += units(character)
        if used > longest:
            return place
    return len(text)


def _between_letters(text: str, place: int) -> int:
    """The nearest place before, where no accent or part of an emoji is torn off."""
    for candidate in range(place, max(place - 32, 0), -1):
        if not _continues(text[candidate]) and text[candidate - 1] != _JOINER:
            return candidate
    return place


def _continues(character: str) -> bool:
    """Whether a character belongs to the one before it: an accent, a joiner, a skin tone."""
    is_skin_tone = "\U0001f3fb" <= character <= "\U0001f3ff"
    return is_skin_tone or character == _JOINER or unicodedata.category(character).startswith("M")


def _within(entities: Sequence[MessageEntity], start: int, length: int) -> list[MessageEntity]:
    """The parts of the entities that lie in the message, counted from its beginning."""
    kept = []
    for entity in entities:
        first = max(entity.offset - start, 0)
        last = min(entity.offset + entity.length - start, length)
        if first < last:
            kept.append(MessageEntity(entity.type, first, last - first, url=entity.url))
    return kept

"""Changing a draft: every function gives a new one and leaves the old one as it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from msgspec.structs import replace

from bot.packs.content import (
    LONGEST_INTRO,
    LONGEST_NOTE,
    LONGEST_QUESTION,
    LONGEST_TITLE,
    MOST_CARDS,
    MOST_QUESTIONS,
    Draft,
    Line,
    own_line,
)

T = TypeVar("T")


def with_question(draft: Draft, id: str) -> Draft:
    """The draft with a question of the bank at its end, unless it is there already."""
    if any(line.id == id for line in draft.lines):
        return draft
    return replace(draft, lines=(*draft.lines, Line(id)))


def with_own_question(draft: Draft, text: str) -> Draft:
    """The draft with a question in the adviser's words at its end."""
    return replace(draft, lines=(*draft.lines, own_line(text, draft.lines)))


def with_card(draft: Draft, id: str) -> Draft:
    """The draft with a card at its end, unless it is there already."""
    return draft if id in draft.cards else replace(draft, cards=(*draft.cards, id))


def with_question_moved(draft: Draft, place: int, by: int) -> Draft:
    """The draft with the question at `place`, counted from 0, so many places further down."""
    return replace(draft, lines=_moved(draft.lines, place, by))


def with_card_moved(draft: Draft, place: int, by: int) -> Draft:
    """The same for a card."""
    return replace(draft, cards=_moved(draft.cards, place, by))


def without_question(draft: Draft, place: int) -> Draft:
    """The draft without the question at this place, counted from 0."""
    return replace(draft, lines=_without(draft.lines, place))


def without_card(draft: Draft, place: int) -> Draft:
    """The same for a card."""
    return replace(draft, cards=_without(draft.cards, place))


def faults(draft: Draft) -> list[tuple[str, str]]:
    """What has to be mended before the draft can be saved: the field, and a sentence."""
    found = []
    if not draft.title:
        found.append(("title", "Give the checklist a title, such as “Review in March”."))
    for field, text, longest in (
        ("title", draft.title, LONGEST_TITLE),
        ("intro", draft.intro, LONGEST_INTRO),
        ("note", draft.note, LONGEST_NOTE),
    ):
        if len(text) > longest:
            found.append((field, f"Use {longest:,} characters or fewer. Now it is {len(text):,}."))
    for place, line in enumerate(draft.lines):
        if len(line.own) > LONGEST_QUESTION:
            found.append((f"own-{place}", f"Keep a question to {LONGEST_QUESTION} characters."))
        if line.id.startswith("own/") and not line.own.strip():
            found.append((f"own-{place}", "Write the question, or remove it."))
    if not draft.lines:
        found.append(("find", "Add at least one question."))
    if len(draft.lines) > MOST_QUESTIONS:
        found.append(("find", f"Keep to {MOST_QUESTIONS} questions. A meeting has little time."))
    if len(draft.cards) > MOST_CARDS:
        found.append(("find", f"Keep to {MOST_CARDS} things to read."))
    return found


def _moved(values: Sequence[T], place: int, by: int) -> tuple[T, ...]:
    if not 0 <= place < len(values):
        return tuple(values)
    rest = [value for other, value in enumerate(values) if other != place]
    rest.insert(min(max(place + by, 0), len(rest)), values[place])
    return tuple(rest)


def _without(values: Sequence[T], place: int) -> tuple[T, ...]:
    return tuple(value for other, value in enumerate(values) if other != place)

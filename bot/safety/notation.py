"""The small notation in which ``knowledge/safety/`` says what to listen for.

    word        this word               {list}      any entry of a list
    word*       words that begin so     one/two     either (each a word or a {list})
    (maybe)     may be left out         |           the start or the end of a sentence
    one_two     words that belong together, inside a choice
    ..          up to 3 words between   ...         up to 8 words between
    ~           up to 4 little words between (has, been, just: the list called `little`)

No gap reaches over the end of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.safety.words import STOP, split

_PART = re.compile(r"\([^()]*\)|\S+")
_GAPS = {"..": 3, "...": 8}
_LITTLE_WORDS = 4


class NotationError(ValueError):
    """A pattern cannot be read. The message is one sentence that says what to change."""


@dataclass(frozen=True)
class Choice:
    """One of several phrases; each is a tuple of words, and ``word*`` means a beginning."""

    phrases: tuple[tuple[str, ...], ...]
    optional: bool = False


@dataclass(frozen=True)
class Gap:
    """Up to `most` words of any kind, or only little ones."""

    most: int
    little: bool = False


@dataclass(frozen=True)
class Edge:
    """The start or the end of a sentence."""


Item = Choice | Gap | Edge


def read_lists(lists: Mapping[str, str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The lists, comma-separated in the file, as phrases; a list may name earlier lists."""
    known: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name, entries in lists.items():
        phrases: list[tuple[str, ...]] = []
        for entry in filter(None, (entry.strip() for entry in entries.split(","))):
            phrases += _named(entry, known) if entry.startswith("{") else [_phrase(entry)]
        known[name] = tuple(dict.fromkeys(phrases))
    return known


def read_pattern(source: str, lists: Mapping[str, tuple[tuple[str, ...], ...]]) -> tuple[Item, ...]:
    """The parts of one pattern. Raises NotationError."""
    items: list[Item] = []
    for part in _PART.findall(source):
        if part in _GAPS:
            items.append(Gap(_GAPS[part]))
        elif part == "~":
            items.append(Gap(_LITTLE_WORDS, little=True))
        elif part == "|":
            items.append(Edge())
        elif part.startswith("("):
            items.append(Choice(_either(part.strip("()"), lists), optional=True))
        else:
            items.append(Choice(_either(part, lists)))
    if not any(isinstance(item, Choice) and not item.optional for item in items):
        raise NotationError(f"'{source}' has no word that must be there. Add one.")
    if any(isinstance(end, Gap) or _may_be_left_out(end) for end in (items[0], items[-1])):
        raise NotationError(
            f"'{source}' begins or ends with a gap or with a part that may be left out. "
            "It changes nothing there: take it away, or take off its brackets if it must be there."
        )
    return tuple(items)


def _may_be_left_out(item: Item) -> bool:
    return isinstance(item, Choice) and item.optional


def _either(
    part: str, lists: Mapping[str, tuple[tuple[str, ...], ...]]
) -> tuple[tuple[str, ...], ...]:
    phrases: list[tuple[str, ...]] = []
    for choice in part.split("/"):
        phrases += _named(choice, lists) if choice.startswith("{") else [_phrase(choice)]
    return tuple(dict.fromkeys(phrases))


def _named(
    reference: str, lists: Mapping[str, tuple[tuple[str, ...], ...]]
) -> tuple[tuple[str, ...], ...]:
    name = reference[1:-1]
    if not reference.endswith("}") or name not in lists:
        raise NotationError(f"{reference} is not a list defined above. Correct the name.")
    return lists[name]


def _phrase(text: str) -> tuple[str, ...]:
    words = tuple(word for word in split(text.replace("_", " ")) if word != STOP)
    if not words or any("*" in word[:-1] for word in words):
        raise NotationError(f"'{text}' holds no words, or a * that is not at a word's end.")
    return words

"""Which of the things on offer a parent means: "the second one", "the other one", "number 3"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")  # what is on offer

_PLACES = {
    "1": 0, "1st": 0, "first": 0, "one": 0, "a": 0, "top": 0,
    "2": 1, "2nd": 1, "second": 1, "two": 1, "b": 1, "middle": 1,
    "3": 2, "3rd": 2, "third": 2, "three": 2, "c": 2,
    "4": 3, "4th": 3, "fourth": 3, "four": 3, "d": 3,
    "last": -1, "bottom": -1, "latter": -1, "former": 0,
}  # fmt: skip
_AFTER = re.compile(r"\b(?:next|after (?:that|it|this)|following|one up)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:previous|before (?:that|it|this)|one (?:down|below))\b", re.IGNORECASE)
_OTHER = re.compile(r"\bother\b", re.IGNORECASE)
_ONE = re.compile(r"\bone\b(?=\W*(?:please|pls|thanks)?\W*$)", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def chosen(text: str, options: Sequence[T], taken: T | None = None) -> T | None:
    """The option that `text` picks by its place, or None when it does not say.

    "The other one" is the first option that was not `taken` before.
    """
    if _OTHER.search(text):
        return next((option for option in options if option != taken), None) if taken else None
    words = _WORD.findall(text.lower())
    if len(words) > 1:  # "the second one": its "one" is no number
        words = _WORD.findall(_ONE.sub("", text.lower()))
    places = [_PLACES[word] for word in words if word in _PLACES]
    if not places or not options:
        return None
    place = places[0]
    return options[place] if place < len(options) else None


def in_order(text: str, parts: Sequence[T], current: T) -> T | None:
    """The part that `text` picks by its place, or as what comes before or after the current one."""
    place = parts.index(current) if current in parts else -1  # of the whole: before the first
    if _AFTER.search(text):
        place += 1
    elif _BEFORE.search(text):
        place -= 1
    else:
        return chosen(text, parts)
    return parts[place] if 0 <= place < len(parts) else None

"""Pieces of a message that have to go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Span:
    """From `start` to `end` stands a detail of this kind; the word `shown` takes its place."""

    start: int
    end: int
    kind: str
    shown: str


def without(text: str, spans: Iterable[Span]) -> tuple[str, frozenset[str]]:
    """The text with each span replaced by its word in brackets, and the kinds taken out.

    Of two that overlap the one that begins first goes whole, and the longer at the same place.
    """
    pieces, kinds, done = [], set(), 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start < done:
            continue
        pieces += [text[done : span.start], f"[{span.shown}]"]
        kinds.add(span.kind)
        done = span.end
    return "".join([*pieces, text[done:]]), frozenset(kinds)

"""Where the patterns of a point stand in the words of a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.plans.schema import Point
from bot.safety.matching import Pattern, Row, Span, overlap

Patterns = tuple[Pattern, ...]


@dataclass(frozen=True)
class PointPatterns:
    """A point with its patterns made ready."""

    point: Point
    clear: Patterns
    vague: Patterns
    unless: Patterns
    also: Patterns


@dataclass(frozen=True)
class Heard:
    """Where the patterns of a point stand in a text."""

    clear: list[Span]
    vague: list[Span]
    has_also: bool


def hear(listener: PointPatterns, row: Row) -> Heard:
    """Listen for one point."""
    return Heard(
        clear=spans_of(listener.clear, row, listener.unless),
        vague=spans_of(listener.vague, row, listener.unless),
        has_also=bool(spans_of(listener.also, row)),
    )


def spans_of(patterns: Iterable[Pattern], row: Row, unless: Iterable[Pattern] = ()) -> list[Span]:
    """Where patterns stand, in order, the longest where they share words, without the excused."""
    excused = _all_spans(unless, row, longest=False)
    found: list[Span] = []
    for span in sorted(_all_spans(patterns, row, longest=True), key=lambda s: (s[0] - s[1], s)):
        if not any(overlap(span, other) for other in [*excused, *found]):
            found.append(span)
    return sorted(found)


def _all_spans(patterns: Iterable[Pattern], row: Row, *, longest: bool) -> set[Span]:
    return {
        span
        for pattern in patterns
        if pattern.needed <= row.present
        for span in pattern.spans(row, longest=longest)
    }

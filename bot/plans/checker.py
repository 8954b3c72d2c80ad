"""Checking a text: which points it says, which it leaves open, and whether it is a plan at all.

Nothing here keeps or logs the text; a result holds only the few words found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

import msgspec

from bot.plans.hearing import Heard, Patterns, PointPatterns, hear, spans_of
from bot.plans.schema import PlanCheckFile, PointId
from bot.plans.words import PlanWords, read_words, sentences
from bot.safety.matching import Span, Vocabulary, overlap
from bot.safety.words import spelling_book

Status = Literal["clear", "vague", "missing"]
MOST_FOUND = 3
"""Findings shown for one point; more would read like the plan over again."""
_DELIVERY: tuple[PointId, ...] = ("who", "how_often", "how_long")
_AFTER_A_NAME = frozenset("will to is has gets needs should can and".split())
_PLACEHOLDERS = {"anyname", "staffname", "date0", "clocks0", "percent"}
_WORDS_OF_A_PLAN = 4
"""More than so many words and stops after "is this plan clear enough" are the plan itself."""


class PointCheck(msgspec.Struct, frozen=True):
    """Whether a plan says one of the points. `found` are its own words, a few at most."""

    id: PointId
    title: str
    means: str
    status: Status
    found: tuple[str, ...] = ()
    question: str | None = None
    """What to ask school: for a gap, or for the starting point of a clear measure."""


class PlanCheck(msgspec.Struct, frozen=True):
    """What a plan says and what it leaves open, in the order of the file."""

    verdict: str
    points: tuple[PointCheck, ...]

    @property
    def questions(self) -> tuple[str, ...]:
        """A question for each gap, for the parent's list."""
        return tuple(point.question for point in self.points if point.question)


class PlanChecker:
    """All points together. Holds no state between texts and keeps none of them."""

    def __init__(
        self,
        file: PlanCheckFile,
        vocabulary: Vocabulary,
        listeners: Sequence[PointPatterns],
        signals: tuple[Patterns, Patterns, Patterns],
    ) -> None:
        self._verdicts = sorted(file.verdicts, key=lambda verdict: -verdict.at_least)
        self._signals = file.signals
        self._vocabulary = vocabulary
        self._listeners = listeners
        self._asks, self._says, self._unless = signals
        self._ordinary = _PLACEHOLDERS.union(_entries(file.ordinary))
        self._spellings = spelling_book(
            _entries(file.spelling.key_words),
            {},
            [*_entries(file.spelling.real_words), *vocabulary.words],
        )

    def check(self, text: str) -> PlanCheck:
        """See `bot.plans.check.check_plan`."""
        words = read_words(text, self._spellings)
        row = self._vocabulary.read(words.words, frozenset())
        heard = {listener.point.id: hear(listener, row) for listener in self._listeners}
        if not heard["what"].clear:
            heard["what"] = replace(heard["what"], clear=self._other_help(words.words, heard))
        points = tuple(
            _point_check(listener, heard[listener.point.id], text, words)
            for listener in self._listeners
        )
        clear = sum(point.status == "clear" for point in points)
        says = next(verdict.says for verdict in self._verdicts if clear >= verdict.at_least)
        return PlanCheck(says.format(clear=clear, all=len(points)), points)

    def is_plan(self, text: str) -> bool:
        """See `bot.plans.check.signals_plan`."""
        words = read_words(text, self._spellings)
        row = self._vocabulary.read(words.words, frozenset())
        heard = [hear(listener, row) for listener in self._listeners]
        points = sum(bool(point.clear or point.vague) for point in heard)
        asked = spans_of(self._asks, row)
        if asked:
            return len(words.words) - asked[0][1] > _WORDS_OF_A_PLAN
        # A question is talk about a plan, and a plan asks none.
        if "?" in text or len(words.words) <= self._signals.words or spans_of(self._unless, row):
            return False
        return points >= self._signals.points + (not spans_of(self._says, row))

    def _other_help(self, words: list[str], heard: dict[PointId, Heard]) -> list[Span]:
        """Help that no list knows: the words left over where it says who, how often or how long.

        A sentence with a measure or a review is left alone: its words are about the aim. So is
        one that says "support" or the like: it would have named the help.
        """
        taken = {
            place
            for point in heard.values()
            for span in [*point.clear, *point.vague]
            for place in range(*span)
        }
        delivery = [span for id in _DELIVERY for span in heard[id].clear]
        other = [*heard["measured"].clear, *heard["review"].clear, *heard["review"].vague]
        other += heard["what"].vague
        found = []
        for start, end in sentences(words):
            if any(overlap((start, end), span) for span in other):
                continue
            if not any(overlap((start, end), span) for span in delivery):
                continue
            # "Jay will ..." begins with the child, where redaction did not know the name.
            first = start + 1 if words[start + 1] in _AFTER_A_NAME else start
            found += [
                (place, place + 1)
                for place in range(first, end)
                if place not in taken
                and len(words[place]) > 2
                and words[place] not in self._ordinary
            ]
        return _joined(found)


def _point_check(listener: PointPatterns, heard: Heard, text: str, words: PlanWords) -> PointCheck:
    point = listener.point
    spans = heard.clear or heard.vague
    found = tuple(dict.fromkeys(words.shown(text, span) for span in spans))[:MOST_FOUND]
    status: Status = "clear" if heard.clear else "vague" if heard.vague else "missing"
    question: str | None = point.missing
    if status == "clear":
        question = point.also.question if point.also and not heard.has_also else None
    elif status == "vague":
        question = point.vague_question.replace("{words}", found[0])
    return PointCheck(point.id, point.title, point.means, status, found, question)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Spans that touch, as one."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and joined[-1][1] == start:
            start = joined.pop()[0]
        joined.append((start, end))
    return joined


def _entries(text: str) -> list[str]:
    return [entry.strip() for entry in text.split(",") if entry.strip()]

"""Is this plan clear enough? Seven points that a target or a line of a support plan should say.

The points, their texts and the words that show them are content, and the file itself says how to
read it: ``knowledge/meetings/plan_check.yml``. Nothing here keeps or logs the text of a plan; a
result holds only the few words found.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec
import yaml

from bot.knowledge.schema import Strict
from bot.safety.matching import Pattern, Row, Span, Vocabulary, make_pattern, overlap
from bot.safety.notation import NotationError, read_lists, read_pattern
from bot.safety.words import STOP, spelling_book
from bot.settings import Settings

PointId = Literal["who", "what", "how_often", "how_long", "measured", "by_when", "review"]
Status = Literal["clear", "vague", "missing"]

MOST_FOUND = 3
"""Findings shown for one point; more would read like the plan over again."""
LONGEST_FOUND = 60
"""Characters of one finding."""

_DELIVERY: tuple[PointId, ...] = ("who", "how_often", "how_long")
_AFTER_A_NAME = frozenset("will to is has gets needs should can and".split())
_PLACEHOLDERS = {"anyname", "staffname", "date0", "clocks0", "percent"}
_WORDS_OF_A_PLAN = 4
"""More than so many words and stops after "is this plan clear enough" are the plan itself."""

_YamlLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


# --- The file -----------------------------------------------------------------------------------


class Verdict(Strict, frozen=True):
    """What to say first where at least so many points are clear."""

    at_least: int
    says: str


class Spelling(Strict, frozen=True):
    """Words that are heard when misspelt, and real words that are none of them misspelt."""

    key_words: str
    real_words: str


class Also(Strict, frozen=True):
    """A second question on a clear point, for where none of the patterns stands."""

    clear: str
    question: str


class Point(Strict, frozen=True):
    """One thing that a plan should say. `clear`, `vague` and `unless` hold a pattern a line."""

    id: PointId
    title: str
    means: str
    missing: str
    vague_question: str
    clear: str
    vague: str
    unless: str = ""
    also: Also | None = None


class Signals(Strict, frozen=True):
    """How to tell a pasted plan from other messages."""

    words: int
    points: int
    asks: str
    says: str
    unless: str


class PlanCheckFile(Strict, frozen=True):
    """The whole of ``plan_check.yml``."""

    reviewed: datetime.date
    review_by: datetime.date
    verdicts: tuple[Verdict, ...]
    spelling: Spelling
    lists: dict[str, str]
    ordinary: str
    points: tuple[Point, ...]
    signals: Signals


class PlanCheckFileError(Exception):
    """``plan_check.yml`` cannot be used. `faults` says what to mend, one line each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


# --- The result ---------------------------------------------------------------------------------


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


def check_plan(text: str) -> PlanCheck:
    """Look for the seven points in a target, a line of a plan, or a whole one.

    The text should have gone through redaction: a placeholder such as [name] is read as a name.
    """
    return current_checker().check(text)


def signals_plan(text: str) -> bool:
    """Whether a message looks like a pasted plan or target, or asks about one that it holds."""
    return current_checker().is_plan(text)


# --- Reading a text -----------------------------------------------------------------------------

_NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty "
    "fifty sixty".split()
)
_CLOCK = r"(?:\d{1,2}[.:]\d\d\s?(?:am|pm)?|\d{1,2}\s?(?:am|pm))"
_TOKEN = re.compile(
    rf"""
    (?P<anyname> \[name\] )
    | (?P<staffname> \b(?: mr | mrs | ms | dr )\b\.?\s+\w+ | \bmiss\s+(?-i:[A-Z]\w*|[a-z]\b) )
    | (?P<date0> \b\d{{4}}-\d\d-\d\d\b | \b\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d\d)\b )
    | (?P<clocks0> \b{_CLOCK}\s?(?:-|–|to|til)\s?{_CLOCK}
                 | \b\d{{1,2}}\s?[-–]\s?\d{{1,2}}\s?[ap]m\b )
    | (?P<oneto1> \b(?: 1\s?[:-]\s?1 | 1\s?to\s?1 | one[ -]to[ -]one | 121 )\b )
    | (?P<number> \d+(?:[.,:]\d+)? (?:\s?[-–]\s?\d+)? (?:st|nd|rd|th)? )
    | (?P<percent> % | \bper[ ]cent\b )
    | (?P<of> (?<=\d)\s?/\s?(?=\d) )
    | (?P<x> (?<=\d)\s?[x×*](?=\s?\d|\s|\b) )
    | (?P<stop> [.!?;\n]+ )
    | (?P<word> [^\W\d_]+ (?:['’][^\W\d_]+)* | & )
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True)
class _Words:
    """A text as plain words, and where each of them stands in it."""

    words: list[str]
    places: list[tuple[int, int]]

    def shown(self, text: str, span: Span) -> str:
        """The text's own words, shortened where they are many."""
        start, end = self.places[span[0]][0], self.places[span[1] - 1][1]
        words = " ".join(text[start:end].split())
        return words if len(words) <= LONGEST_FOUND else words[: LONGEST_FOUND - 1].rstrip() + "…"


def _read_words(text: str, spellings: dict[str, list[str]]) -> _Words:
    words, places = [STOP], [(0, 0)]
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "word"
        word = match[0].lower().replace("'", "").replace("’", "")
        if kind == "number" or word in _NUMBER_WORDS:
            word = "0"
        elif kind == "stop":
            word = STOP
        elif kind == "word":
            word = "and" if word == "&" else spellings.get(word, [word])[0]
        else:
            word = kind
        words.append(word)
        places.append(match.span())
    words.append(STOP)
    places.append((len(text), len(text)))
    return _Words(words, places)


# --- Checking -----------------------------------------------------------------------------------

Patterns = tuple[Pattern, ...]


@dataclass(frozen=True)
class _Listener:
    """A point with its patterns made ready."""

    point: Point
    clear: Patterns
    vague: Patterns
    unless: Patterns
    also: Patterns


class PlanChecker:
    """All points together. Holds no state between texts and keeps none of them."""

    def __init__(
        self,
        file: PlanCheckFile,
        vocabulary: Vocabulary,
        listeners: Sequence[_Listener],
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
        """See `check_plan`."""
        words = _read_words(text, self._spellings)
        row = self._vocabulary.read(words.words, frozenset())
        heard = {listener.point.id: _hear(listener, row) for listener in self._listeners}
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
        """See `signals_plan`."""
        words = _read_words(text, self._spellings)
        row = self._vocabulary.read(words.words, frozenset())
        heard = [_hear(listener, row) for listener in self._listeners]
        points = sum(bool(point.clear or point.vague) for point in heard)
        asked = _spans(self._asks, row)
        if asked:
            return len(words.words) - asked[0][1] > _WORDS_OF_A_PLAN
        # A question is talk about a plan, and a plan asks none.
        if "?" in text or len(words.words) <= self._signals.words or _spans(self._unless, row):
            return False
        return points >= self._signals.points + (not _spans(self._says, row))

    def _other_help(self, words: list[str], heard: dict[PointId, _Heard]) -> list[Span]:
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
        for start, end in _sentences(words):
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


@dataclass(frozen=True)
class _Heard:
    """Where the patterns of a point stand in a text."""

    clear: list[Span]
    vague: list[Span]
    has_also: bool


def _hear(listener: _Listener, row: Row) -> _Heard:
    return _Heard(
        clear=_spans(listener.clear, row, listener.unless),
        vague=_spans(listener.vague, row, listener.unless),
        has_also=bool(_spans(listener.also, row)),
    )


def _point_check(listener: _Listener, heard: _Heard, text: str, words: _Words) -> PointCheck:
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


def _sentences(words: Sequence[str]) -> Iterator[Span]:
    start = 0
    for place, word in enumerate(words):
        if word == STOP:
            if place > start:
                yield start, place
            start = place + 1


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Spans that touch, as one."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and joined[-1][1] == start:
            start = joined.pop()[0]
        joined.append((start, end))
    return joined


def _spans(patterns: Iterable[Pattern], row: Row, unless: Iterable[Pattern] = ()) -> list[Span]:
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


# --- Loading ------------------------------------------------------------------------------------


def load_checker(path: Path) -> PlanChecker:
    """Read and check the file. Raises PlanCheckFileError, naming every fault at once."""
    try:
        data = yaml.load(path.read_text("utf-8"), Loader=_YamlLoader)  # a safe loader
        file = msgspec.convert(data, PlanCheckFile)
        return _build(path.name, file)
    except FileNotFoundError:
        fault = f"{path.name}: the file is missing. Restore it from version control."
        raise PlanCheckFileError([fault]) from None
    except yaml.YAMLError as error:
        fault = f"{path.name}: this is not YAML. Look at the place named: {error}"
        raise PlanCheckFileError([fault]) from error
    except (msgspec.ValidationError, NotationError) as error:
        raise PlanCheckFileError([f"{path.name}: {error}"]) from error


@lru_cache(maxsize=4)
def current_checker(path: Path | None = None) -> PlanChecker:
    """The checker of this process, read once: by default from the folder in Settings."""
    return load_checker(
        path or Settings.from_environment().knowledge / "meetings" / "plan_check.yml"
    )


def _build(name: str, file: PlanCheckFile) -> PlanChecker:
    lists = read_lists(file.lists)
    vocabulary = Vocabulary()
    faults: list[str] = []
    if not any(verdict.at_least == 0 for verdict in file.verdicts):
        faults.append(f"{name}, verdicts: none has at_least 0. Add one for a plan without points.")

    def patterns(where: str, text: str) -> Patterns:
        made = []
        for line in filter(None, map(str.strip, re.sub(r"/\n\s+", "/", text).splitlines())):
            try:
                made.append(make_pattern(line, read_pattern(line, lists), vocabulary))
            except NotationError as error:
                faults.append(f"{name}, {where}: {error}")
        return tuple(made)

    listeners = [
        _Listener(
            point,
            clear=patterns(f"{point.id}.clear", point.clear),
            vague=patterns(f"{point.id}.vague", point.vague),
            unless=patterns(f"{point.id}.unless", point.unless),
            also=patterns(f"{point.id}.also", point.also.clear if point.also else ""),
        )
        for point in file.points
    ]
    signals = (
        patterns("signals.asks", file.signals.asks),
        patterns("signals.says", file.signals.says),
        patterns("signals.unless", file.signals.unless),
    )
    if faults:
        raise PlanCheckFileError(faults)
    return PlanChecker(file, vocabulary, listeners, signals)


def _entries(text: str) -> list[str]:
    return [entry.strip() for entry in text.split(",") if entry.strip()]

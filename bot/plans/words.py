"""The text of a plan as plain words, and where each of them stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.safety.matching import Span
from bot.safety.words import STOP

LONGEST_FOUND = 60
"""Characters of one finding."""
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
class PlanWords:
    """A text as plain words, and where each of them stands in it."""

    words: list[str]
    places: list[tuple[int, int]]

    def shown(self, text: str, span: Span) -> str:
        """The text's own words, shortened where they are many."""
        start, end = self.places[span[0]][0], self.places[span[1] - 1][1]
        words = " ".join(text[start:end].split())
        return words if len(words) <= LONGEST_FOUND else words[: LONGEST_FOUND - 1].rstrip() + "…"


def read_words(text: str, spellings: dict[str, list[str]]) -> PlanWords:
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
    return PlanWords(words, places)


def sentences(words: Sequence[str]) -> Iterator[Span]:
    start = 0
    for place, word in enumerate(words):
        if word == STOP:
            if place > start:
                yield start, place
            start = place + 1

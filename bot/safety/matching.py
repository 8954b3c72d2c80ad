"""Finding patterns in a row of words, fast and in a time that the text cannot blow up.

A set of places in the row is an integer: bit i stands for word i. A phrase then costs one shift
and one AND for all places at once, which is quicker than a regular expression with hundreds of
alternatives, needs no compiling at start, and cannot backtrack.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.safety.notation import Choice, Gap, Item
from bot.safety.words import STOP

Span = tuple[int, int]
"""From the first word of a match up to, and without, the word after it."""

BLANK = ""
"""What a harmless word is replaced by: something that no pattern matches."""


class Vocabulary:
    """Gives every choice of phrases a number and knows which words can begin or make it."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[tuple[str, ...], ...], int] = {}
        self._singles: dict[str, list[int]] = {}
        self._longer: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        self._beginnings: set[str] = set()
        self._lengths: dict[str, set[int]] = {}  # by the first two letters

    def number(self, phrases: tuple[tuple[str, ...], ...]) -> int:
        """The number of a choice, the same for the same phrases."""
        if phrases in self._numbers:
            return self._numbers[phrases]
        number = self._numbers[phrases] = len(self._numbers)
        for phrase in phrases:
            if len(phrase) == 1:
                self._singles.setdefault(phrase[0], []).append(number)
            else:
                self._longer.setdefault(phrase[0], []).append((number, phrase))
            for word in phrase:
                if word.endswith("*"):
                    self._beginnings.add(word)
                    self._lengths.setdefault(word[:2], set()).add(len(word) - 1)
        return number

    @property
    def words(self) -> set[str]:
        """Every whole word that some pattern names."""
        return {word for phrases in self._numbers for phrase in phrases for word in phrase}

    def read(self, words: Sequence[str], little: frozenset[str]) -> Row:
        """Where each choice stands in `words`, which must begin and end with STOP."""
        at: dict[str, int] = {}
        for place, word in enumerate(words):
            at[word] = at.get(word, 0) | 1 << place
        for word in list(at):
            for length in self._lengths.get(word[:2], ()):
                beginning = word[:length] + "*"
                if beginning in self._beginnings and len(word) >= length:
                    at[beginning] = at.get(beginning, 0) | at[word]
        single: dict[int, int] = {}
        longer: dict[int, dict[int, int]] = {}
        for word, places in at.items():
            for number in self._singles.get(word, ()):
                single[number] = single.get(number, 0) | places
            for number, phrase in self._longer.get(word, ()):
                found = places
                for step, other in enumerate(phrase):
                    found &= at.get(other, 0) >> step
                if found:
                    lengths = longer.setdefault(number, {})
                    lengths[len(phrase)] = lengths.get(len(phrase), 0) | found
        stops = at.get(STOP, 0)
        inside = ((1 << len(words)) - 1) & ~stops
        little_words = sum(places for word, places in at.items() if word in little)
        return Row(single, longer, inside, little_words, stops | stops << 1)


@dataclass(frozen=True)
class Row:
    """A message, as the places where choices start.

    `single` is for phrases of one word; `longer` has the places by how many words they take.
    """

    single: dict[int, int]
    longer: dict[int, dict[int, int]]
    inside: int
    little: int
    edges: int
    present: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "present", frozenset(self.single).union(self.longer))

    def starts(self, number: int) -> int:
        """Where a choice starts, whatever its length."""
        found = self.single.get(number, 0)
        for places in self.longer.get(number, {}).values():
            found |= places
        return found


@dataclass(frozen=True)
class Pattern:
    """One line of a file of patterns, ready to look for."""

    source: str
    items: tuple[Item, ...]
    numbers: tuple[int, ...]
    needed: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        needed = (
            number
            for item, number in zip(self.items, self.numbers)
            if isinstance(item, Choice) and not item.optional
        )
        object.__setattr__(self, "needed", frozenset(needed))

    def ends(self, row: Row, places: int) -> int:
        """The places just after a match that starts at one of `places`."""
        for item, number in zip(self.items, self.numbers):
            if isinstance(item, Choice):
                after = places if item.optional else 0
                after |= (places & row.single.get(number, 0)) << 1
                for length, starts in row.longer.get(number, {}).items():
                    after |= (places & starts) << length
                places = after
            elif isinstance(item, Gap):
                allowed = row.little if item.little else row.inside
                for _ in range(item.most):
                    places |= (places & allowed) << 1
            else:
                places &= row.edges
            if not places:
                return 0
        return places

    def spans(self, row: Row, *, longest: bool = False) -> Iterable[Span]:
        """Each place where the pattern stands, taking as few words as it can, or as many."""
        # Only where the first part stands is worth a look; an edge can be anywhere.
        first = isinstance(self.items[0], Choice)
        places = row.starts(self.numbers[0]) if first else row.inside
        while places:
            start = places & -places
            if ends := self.ends(row, start):
                end = ends if longest else ends & -ends
                yield start.bit_length() - 1, end.bit_length() - 1
            places ^= start


def make_pattern(source: str, items: tuple[Item, ...], vocabulary: Vocabulary) -> Pattern:
    """A pattern whose choices are known to `vocabulary`."""
    numbers = tuple(
        vocabulary.number(item.phrases) if isinstance(item, Choice) else -1 for item in items
    )
    return Pattern(source, items, numbers)


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a word."""
    return one[0] < other[1] and other[0] < one[1]

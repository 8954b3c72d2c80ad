"""Listening to a message with every group of ``knowledge/safety/``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from bot.safety.matching import BLANK, Pattern, Row, Span, Vocabulary, overlap
from bot.safety.words import STOP, split

Concern = Literal["crisis", "safeguarding_concern"]
"""What a message may tell of: a life in danger, or somebody who is harmed or not safe."""

Owner = TypeVar("Owner")  # what a table gives with a pattern: the ear that it belongs to


@dataclass(frozen=True)
class Ear:
    """One group of patterns and what it means when they are heard."""

    name: str
    concern: Concern
    says: tuple[Pattern, ...]
    needs: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()
    unless_message: tuple[Pattern, ...] = ()


@dataclass(frozen=True)
class Heard:
    """A pattern that counted: in which group, and which line of the file."""

    group: str
    concern: Concern
    pattern: str


class Listener:
    """All ears together. Holds no state between messages and keeps no text."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        ears: Sequence[Ear],
        harmless: Sequence[Pattern],
        little: frozenset[str],
        spellings: dict[str, list[str]],
    ) -> None:
        self._vocabulary = vocabulary
        self._little = little
        self._spellings = spellings
        use = Counter(n for ear in ears for pattern in ear.says for n in pattern.needed)
        said = [(ear, pattern) for ear in ears for pattern in ear.says]
        self._says = [
            _Table([(ear, pattern) for ear, pattern in said if ear.concern == concern], use)
            for concern in ("crisis", "safeguarding_concern")  # in this order: crisis wins
        ]
        self._harmless = _Table([(None, pattern) for pattern in harmless], use)

    def hear(self, text: str) -> Iterator[Heard]:
        """Everything that counts in `text`, crisis first. Take the first for the concern."""
        row = self._read(text)
        for table in self._says:
            for ear, pattern in table.worth_a_look(row):
                if self._counts(ear, pattern, row):
                    yield Heard(ear.name, ear.concern, pattern.source)

    def _counts(self, ear: Ear, pattern: Pattern, row: Row) -> bool:
        if not pattern.ends(row, row.inside):
            return False
        if ear.needs and not _stands(ear.needs, row):
            return False
        if _stands(ear.unless_message, row):
            return False
        excused = [span for other in ear.unless for span in _spans(other, row, longest=True)]
        return any(
            not any(overlap(span, other) for other in excused) for span in _spans(pattern, row)
        )

    def _read(self, text: str) -> Row:
        words = [STOP]
        for word in split(text):
            words.extend(self._spellings.get(word, (word,)))
        words.append(STOP)
        row = self._vocabulary.read(words, self._little)
        blanked = False
        for _, pattern in self._harmless.worth_a_look(row):
            for first, after in pattern.spans(row, longest=True):
                words[first:after] = [BLANK] * (after - first)
                blanked = True
        return self._vocabulary.read(words, self._little) if blanked else row


class _Table(Generic[Owner]):
    """Patterns under the part that the fewest patterns share, so that few need a look."""

    def __init__(self, owned: Iterable[tuple[Owner, Pattern]], use: Counter[int]) -> None:
        self._under: dict[int, list[tuple[Owner, Pattern]]] = {}
        for owner, pattern in owned:
            rarest = min(pattern.needed, key=lambda number: use[number])
            self._under.setdefault(rarest, []).append((owner, pattern))
        self._parts = frozenset(self._under)

    def worth_a_look(self, row: Row) -> Iterator[tuple[Owner, Pattern]]:
        """The patterns of which every part stands somewhere in `row`."""
        for part in self._parts & row.present:
            for owner, pattern in self._under[part]:
                if pattern.needed <= row.present:
                    yield owner, pattern


def _stands(patterns: Iterable[Pattern], row: Row) -> bool:
    return any(p.needed <= row.present and p.ends(row, row.inside) for p in patterns)


def _spans(pattern: Pattern, row: Row, *, longest: bool = False) -> Iterable[Span]:
    return pattern.spans(row, longest=longest) if pattern.needed <= row.present else ()

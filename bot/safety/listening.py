"""Listening to a message with every group of ``knowledge/safety.yml``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.safety.matching import BLANK, Pattern, Row, Span, Vocabulary, overlap
from bot.safety.words import STOP, split

Concern = Literal["crisis", "safeguarding_concern"]
"""What a message may tell of: a life in danger, or somebody who is harmed or not safe."""


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
        self._ears = sorted(ears, key=lambda ear: ear.concern != "crisis")  # crisis wins
        self._little = little
        self._spellings = spellings
        use = Counter(n for ear in ears for pattern in ear.says for n in pattern.needed)
        self._says = [_by_rarest(ear.says, use) for ear in self._ears]
        self._harmless = _by_rarest(harmless, use)

    def hear(self, text: str) -> Iterator[Heard]:
        """Everything that counts in `text`, crisis first. Take the first for the concern."""
        row = self._read(text)
        present = row.present
        for ear, says in zip(self._ears, self._says):
            for number in says.keys() & present:
                for pattern in says[number]:
                    if pattern.needed <= present and self._counts(ear, pattern, row):
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
        for number in self._harmless.keys() & row.present:
            for pattern in self._harmless[number]:
                for first, after in _spans(pattern, row, longest=True):
                    words[first:after] = [BLANK] * (after - first)
                    blanked = True
        return self._vocabulary.read(words, self._little) if blanked else row


def _by_rarest(patterns: Iterable[Pattern], use: Counter[int]) -> dict[int, list[Pattern]]:
    """Patterns under the part that the fewest patterns share, so that few need a look."""
    table: dict[int, list[Pattern]] = {}
    for pattern in patterns:
        table.setdefault(min(pattern.needed, key=lambda n: use[n]), []).append(pattern)
    return table


def _stands(patterns: Iterable[Pattern], row: Row) -> bool:
    present = row.present
    return any(p.needed <= present and p.ends(row, row.inside) for p in patterns)


def _spans(pattern: Pattern, row: Row, *, longest: bool = False) -> Iterable[Span]:
    return pattern.spans(row, longest=longest) if pattern.needed <= row.present else ()

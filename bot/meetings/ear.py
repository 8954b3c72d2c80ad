"""Finding the words of ``words.yml`` and ``worries.yml`` in a message, slips of the keyboard too.

The notation, the rows of words and the slips are those of the safety layer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.meetings.schema import Area, Listen, Meeting, MeetingWords, Situation, WordsFile, Worry
from bot.redaction.known_words import EVERYDAY, FUNCTION_WORDS
from bot.safety.matching import BLANK, Pattern, Row, Span, Vocabulary, make_pattern, overlap
from bot.safety.notation import NotationError, read_lists, read_pattern
from bot.safety.words import STOP, slips, split

_LEAST_RIGHT = 6  # letters: in a shorter word one slip makes too many other words
_LEAST_TYPED = _LEAST_RIGHT - 1


class WordsError(ValueError):
    """Patterns that cannot be read. `faults` says what to mend, one line each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class _Sign:
    """One thing that may be told, and the patterns that tell it."""

    says: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]

    def first(self, row: Row) -> int | None:
        """The place of the first hit that counts."""
        excused = [span for other in self.unless for span in _spans(other, row)]
        hits = [
            span
            for pattern in self.says
            for span in _spans(pattern, row)
            if not any(overlap(span, other) for other in excused)
        ]
        return min(hits)[0] if hits else None


class Ear:
    """All that can be heard about a meeting. Keeps no text. Raises WordsError."""

    def __init__(self, words: WordsFile, worries: Iterable[Worry]) -> None:
        faults: list[str] = []
        vocabulary = Vocabulary()
        try:
            lists = read_lists(words.lists)
        except NotationError as error:
            raise WordsError([f"lists: {error}"]) from error

        def patterns(where: str, text: str) -> tuple[Pattern, ...]:
            read = []
            for line in filter(None, (line.split("#")[0].strip() for line in text.splitlines())):
                try:
                    read.append(make_pattern(line, read_pattern(line, lists), vocabulary))
                except NotationError as error:
                    faults.append(f"{where}: {error}")
            return tuple(read)

        def sign(where: str, listen: Listen | MeetingWords) -> _Sign:
            return _Sign(patterns(where, listen.says), patterns(where, listen.unless))

        self._vocabulary = vocabulary
        self._little = frozenset(phrase[0] for phrase in lists.get("little", ()))
        self._correcting = {phrase[0] for phrase in lists.get("correcting", ())}
        self._aside = patterns("aside", words.aside)
        self._meetings = [
            (entry.meeting, sign(f"meetings, {entry.meeting}", entry)) for entry in words.meetings
        ]
        self._areas = {area: sign(f"areas, {area}", how) for area, how in words.areas.items()}
        self._situations = {
            situation: sign(f"situations, {situation}", how)
            for situation, how in words.situations.items()
        }
        if faults:
            raise WordsError(faults)
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for worry in worries:
            for written in worry.words:
                phrase = phrase_of(written)
                self._phrases.setdefault(phrase[0], []).append((phrase, worry.id))
        ours = vocabulary.words | {
            word for held in self._phrases.values() for phrase, _ in held for word in phrase
        }
        self._right = {word for word in ours if len(word) >= _LEAST_RIGHT and "*" not in word}
        self._real = ours | EVERYDAY | FUNCTION_WORDS | set(words.real_words.split())

    def meeting(self, text: str) -> Meeting | None:
        """The kind of meeting that the text tells most clearly."""
        row = self._row(self._words(text))
        return next((kind for kind, sign in self._meetings if sign.first(row) is not None), None)

    def situations(self, text: str) -> tuple[Situation, ...]:
        """Every situation that the text tells, in the order of the file."""
        row = self._row(self._words(text))
        return tuple(name for name, sign in self._situations.items() if sign.first(row) is not None)

    def areas(self, text: str) -> tuple[Area, ...]:
        """Every area of need that the text names, in the order of the text."""
        row = self._row(self._without_asides(self._words(text)))
        found = {area: sign.first(row) for area, sign in self._areas.items()}
        places = {area: place for area, place in found.items() if place is not None}
        return tuple(sorted(places, key=lambda area: places[area]))

    def worries(self, text: str, most: int) -> tuple[str, ...]:
        """The ids of at most `most` worries, in the order of the text."""
        words = self._without_asides(self._words(text))
        found = [
            (place, place + len(phrase), worry)
            for place, word in enumerate(words)
            for phrase, worry in self._phrases.get(word, ())
            if tuple(words[place : place + len(phrase)]) == phrase
        ]
        if not self._correcting.isdisjoint(words):
            found = [hit for hit in found if words[hit[0] - 1] != "not"]
        taken: list[tuple[int, int, str]] = []
        for first, after, worry in sorted(found, key=lambda hit: (hit[0] - hit[1], hit[0])):
            if not any(overlap((first, after), (hit[0], hit[1])) for hit in taken):
                taken.append((first, after, worry))
        return tuple(dict.fromkeys(worry for _, _, worry in sorted(taken)))[:most]

    def _words(self, text: str) -> list[str]:
        return [STOP, *(self._meant(word) for word in split(text)), STOP]

    def _meant(self, word: str) -> str:
        """The word of ours that is one slip away, or the word as it stands."""
        if len(word) < _LEAST_TYPED or word in self._real or not word.isalpha():
            return word
        found = self._right.intersection(slips(word))
        return min(found, key=lambda right: (right[0] != word[0], right), default=word)

    def _row(self, words: Sequence[str]) -> Row:
        return self._vocabulary.read(words, self._little)

    def _without_asides(self, words: list[str]) -> list[str]:
        row = self._row(words)
        for pattern in self._aside:
            for first, after in _spans(pattern, row):
                words[first:after] = [BLANK] * (after - first)
        return words


def phrase_of(text: str) -> tuple[str, ...]:
    """The words of a phrase in a worry's list, as they are looked for."""
    words = split(text)
    while words and words[-1] == STOP:
        words.pop()
    return tuple(words)


def _spans(pattern: Pattern, row: Row) -> Iterator[Span]:
    if pattern.needed <= row.present:
        yield from pattern.spans(row, longest=True)

"""The words of a message, counted for each language whose signs we hold."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

_APOSTROPHES = dict.fromkeys(map(ord, "’‘`´ʼ＇"), "'")
# French, Italian and Albanian hang a short word on the next one: l'école, dell'asilo, t'ju.
_HUNG_ON = re.compile(r"\b(?:[cdjlmnst]|qu|un|[ds]?[ae]ll|n[ae]ll|quest)'(?=\w)")
_WORD = re.compile(r"[a-z\u00df-\u00f6\u00f8-\u024f\u0259\u1e00-\u1eff\u0400-\u052f]+")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
# Letters without an accent to take off.
_SAME_LETTER = str.maketrans(
    {"ł": "l", "ı": "i", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe"}
)
_CYRILLIC = frozenset(map(chr, range(0x400, 0x530)))
_VERY_SHORT = 2

_CLEAR = 1.0  # a word that English does not have
_HINT = 0.5  # a word that English has too, a very short word, an accent that fits


def fold(word: str) -> str:
    """`word` as it is typed on a phone: lower case, without accents."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word.lower().translate(_SAME_LETTER))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def words_of(text: str) -> list[str]:
    """The words of `text` in Latin or Cyrillic letters, in lower case, with their accents."""
    text = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES).lower()
    # Python makes two characters of the Turkish capital: i and a dot above it.
    text = _HUNG_ON.sub(" ", text.replace("i\u0307", "i")).replace("'", "")
    return _WORD.findall(_STRETCHED.sub(r"\1", text))


@dataclass
class Tally:
    """What the words of one message say, by language code."""

    words: int
    english: int = 0
    score: dict[str, float] = field(default_factory=lambda: defaultdict(float))  # all together
    known: Counter[str] = field(default_factory=Counter)  # its words, English ones too
    clear: Counter[str] = field(default_factory=Counter)  # its words that English does not have
    accents: Counter[str] = field(default_factory=Counter)  # other words with its accents
    shared: Counter[str] = field(default_factory=Counter)  # words that English has too

    def leader(self) -> tuple[str, float]:
        """The language with the highest score, and how far it is ahead of the next."""
        if not self.score:
            return "", 0.0
        best, *others = sorted(self.score, key=lambda code: -self.score[code])
        return best, self.score[best] - max([0.0, *map(self.score.__getitem__, others[:1])])

    def english_beside(self, code: str) -> int:
        """How many words are English and nothing in this language."""
        return self.english - self.shared[code]


class WordBook:
    """Knows the words of each language. Holds no state between messages and keeps no text."""

    def __init__(self, signs: Mapping[str, tuple[str, str]], english: str, everywhere: str) -> None:
        """`signs` gives the words (with ``word*`` for beginnings) and accented letters of each.

        `everywhere` are words that say nothing, because parents write them in every language.
        """
        self._english = frozenset(map(fold, english.split()))
        self._everywhere = frozenset(map(fold, everywhere.split()))
        self._letters = {code: frozenset(letters) for code, (_, letters) in signs.items()}
        self._words: dict[str, set[str]] = {}
        self._beginnings: dict[str, set[str]] = {}
        for code, (words, _) in signs.items():
            for word in words.split():
                table = self._beginnings if word.endswith("*") else self._words
                table.setdefault(fold(word.rstrip("*")), set()).add(code)
        lengths = set(map(len, self._beginnings))
        self._lengths = range(min(lengths, default=1), max(lengths, default=0) + 1)

    def count(self, text: str) -> Tally:
        """What the words of `text` say."""
        words = [word for word in words_of(text) if fold(word) not in self._everywhere]
        tally = Tally(len(words))
        for word in words:
            plain = fold(word)
            codes = self._languages_of(plain)
            accents = {letter for letter in word if letter > "\x7f" and letter not in _CYRILLIC}
            is_english = not accents and plain in self._english
            is_weak = is_english or (not accents and len(plain) <= _VERY_SHORT)
            tally.english += is_english
            for code in codes:
                tally.known[code] += 1
                tally.shared[code] += is_english
                tally.clear[code] += not is_weak
                tally.score[code] += _HINT if is_weak else _CLEAR
            if accents:
                self._count_accents(tally, accents, codes)
        return tally

    def _count_accents(self, tally: Tally, accents: set[str], codes: set[str]) -> None:
        """An unknown word with a language's accents speaks for it; strange ones against it."""
        for code, letters in self._letters.items():
            if not accents <= letters:
                tally.score[code] -= _CLEAR
            elif code not in codes:
                tally.score[code] += _HINT
                tally.accents[code] += 1

    def _languages_of(self, plain: str) -> set[str]:
        codes = set(self._words.get(plain, ()))
        for length in self._lengths[: max(0, len(plain) - self._lengths.start + 1)]:
            codes |= self._beginnings.get(plain[:length], set())
        return codes

"""Which language a message is in. English, however written, must never be taken for another.

Words decide first: some that English does not have, and next to no English beside them. Where
our words are too few, letter statistics may speak for a language that the words point to.
"""

from __future__ import annotations

import re

from bot.languages.scripts import OTHER, by_own_letters, script_of
from bot.languages.statistics import Statistics
from bot.languages.words import Tally, WordBook

_PLACEHOLDER = re.compile(r"\[[A-Za-z ]+\]")  # what redaction leaves, in English: [date of birth]
_READ_AT_MOST = 1000  # characters; the rest of a long message says nothing new

# The languages we hold that share a script, and what to say where nothing tells: Arabic is by
# far the likeliest in its script, while Cyrillic has many languages that we do not hold.
_CANDIDATES = {"arabic": ("ar", "fa", "ur"), "cyrillic": ("ru", "uk")}
_FALLBACK = {"arabic": "ar", "cyrillic": OTHER}

# What words need to decide alone: so many that English lacks, or a message with no strange word;
# a share of all words; and a lead over the next language.
_LEAST_CLEAR = 2
_LEAST_WHOLE = 3
_LEAST_SHARE = 0.25
_ENGLISH_PER_CLEAR = 0.34  # "school" and "support" turn up in every language
_AHEAD = 0.5

# What statistics need before they are asked, and how sure they must then be: less where a word
# that English lacks points the same way.
_LEAST_WORDS = 3
_LEAST_POINTING = 2
_LONGEST_NAME = 4
_MOST_ENGLISH = 0.2
_LIKELY = 0.6
_SURE = 0.95


class Judge:
    """Names languages. Holds no state between messages and keeps no text."""

    def __init__(self, words: WordBook, statistics: Statistics) -> None:
        self._words = words
        self._statistics = statistics

    def identify(self, text: str) -> str | None:
        """A language code, ``und`` for one that cannot be named, or None: perhaps English."""
        text = _PLACEHOLDER.sub(" ", text[:_READ_AT_MOST])
        script = script_of(text)
        if script is None:
            tally = self._words.count(text)
            return _by_words(tally) or self._by_statistics(text, tally)
        if script not in _CANDIDATES:
            return script
        return by_own_letters(script, text) or self._among_neighbours(script, text)

    def _among_neighbours(self, script: str, text: str) -> str:
        code, ahead = self._words.count(text).leader()
        if not ahead:
            code, _ = self._statistics.guess(text)
        return code if code in _CANDIDATES[script] else _FALLBACK[script]

    def _by_statistics(self, text: str, tally: Tally) -> str | None:
        if tally.words < _LEAST_WORDS:
            return None
        possible = {
            code
            for code in tally.known
            if _points_to(code, tally) and tally.english_beside(code) <= tally.words * _MOST_ENGLISH
        }
        if not possible:
            return None
        code, certainty = self._statistics.guess(text)
        needed = _LIKELY if tally.clear[code] else _SURE
        return code if code in possible and certainty >= needed else None


def _points_to(code: str, tally: Tally) -> bool:
    if tally.clear[code]:
        return tally.known[code] + tally.accents[code] >= _LEAST_POINTING
    # Without a word that English lacks, it may be a name (José de la Peña) or a slip.
    own = tally.known[code] - tally.shared[code]
    return own > 0 and tally.words > _LONGEST_NAME


def _is_whole(code: str, tally: Tally) -> bool:
    """Whether no word is strange to the language, as in "nu am inteles"."""
    accents = tally.accents[code]
    return tally.known[code] + accents == tally.words and (
        tally.words >= _LEAST_WHOLE or accents > 0
    )


def _by_words(tally: Tally) -> str | None:
    best, ahead = tally.leader()
    clear = tally.clear[best]
    if (
        (clear >= _LEAST_CLEAR or (clear and _is_whole(best, tally)))
        and ahead >= _AHEAD
        and tally.english_beside(best) <= clear * _ENGLISH_PER_CLEAR
        and tally.score[best] >= tally.words * _LEAST_SHARE
    ):
        return best
    return None

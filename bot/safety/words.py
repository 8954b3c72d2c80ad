"""A message as a row of plain words: one spelling of case, accents, apostrophes and slips.

Patterns and messages go through the same `split`, so that they always meet on equal terms.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable, Mapping

STOP = "."
"""The word that stands for the end of a sentence."""

# Signs that a script needs but that Python does not count as letters (Indic vowel signs), so
# the blocks are named. U+0964 and U+0965 in the middle are the Indic full stops.
_STOPS = ".!?;\n\u0964\u0965\u3002\u061f\u06d4\u061b"
_WORD_OR_STOP = re.compile(rf"[\w*\u0900-\u0963\u0966-\u0dff]+|[{_STOPS}]+")
_ACCENTS = re.compile("[\u0300-\u036f\u064b-\u0655\u0670\u0640\u200b-\u200f\u2060\ufe0f]")
_HAN = re.compile("([\u3400-\u9fff])")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_PAUSE = re.compile(r"\.{2,}")
_SHORTENED = re.compile(r"\b(mr|mrs|ms|dr)\.")
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʼ＇"))
# Letters that people mix up on keyboards: Polish and Turkish letters without an accent to take
# off, and the Arabic, Persian and Urdu forms of one letter.
_SAME_LETTER = str.maketrans(
    {"ł": "l", "ı": "i", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "ё": "е"}
    | {"ى": "ي", "ی": "ي", "ے": "ي", "ئ": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ة": "ه"}
    | {"ؤ": "و", "ں": "ن", "گ": "ك"}
)
_LETTERS = string.ascii_lowercase + "*"


def split(text: str) -> list[str]:
    """The words of `text`, in order, with STOP at each end of a sentence."""
    text = text.lower()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
        text = _ACCENTS.sub("", text).translate(_SAME_LETTER)
        text = _HAN.sub(r" \1 ", unicodedata.normalize("NFC", text))
    text = _PAUSE.sub(" ", _SHORTENED.sub(r"\1 ", text.replace("'", "").replace("`", "")))
    words = _WORD_OR_STOP.findall(_STRETCHED.sub(r"\1\1", text))
    return [STOP if word[0] in _STOPS else word for word in words]


def slips(word: str) -> Iterable[str]:
    """Every spelling one slip away: a letter lost, doubled, changed, added, hidden or swapped."""
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
        yield word[:i] + word[i + 1 : i + 2] + word[i] + word[i + 2 :]
        for letter in _LETTERS:
            yield word[:i] + letter + word[i + 1 :]
            yield word[: i + 1] + letter + word[i + 1 :]


def spelling_book(
    key_words: Iterable[str], variants: Mapping[str, Iterable[str]], real_words: Iterable[str]
) -> dict[str, list[str]]:
    """Wrong spelling -> the words meant. `real_words` are never taken for a slip."""
    book: dict[str, list[str]] = {}
    for right in key_words:
        meant = [right]
        for wrong in slips(right):
            book.setdefault(wrong, meant)
    for real in {*real_words, *key_words}:
        book.pop(real, None)
    for phrase, spellings in variants.items():
        book.update(dict.fromkeys(spellings, split(phrase)))
    return book

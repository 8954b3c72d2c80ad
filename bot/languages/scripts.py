"""Telling languages apart by their letters, where those are not Latin."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

OTHER = "und"
"""The code that stands for a language we can see but not name (ISO 639: undetermined)."""

# Digits and punctuation are left out, so that they never make a message foreign.
_RANGES = {
    "arabic": "\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u0750-\u077f",
    "cyrillic": "\u0400-\u052f",
    "bn": "\u0980-\u09e5\u09f0\u09f1",
    "gu": "\u0a81-\u0ae5",
    "pa": "\u0a01-\u0a65\u0a70-\u0a75",
    "ta": "\u0b82-\u0be5",
    "kana": "\u3041-\u3096\u30a1-\u30fa",
    # Greek, Armenian, Hebrew, Syriac, Thaana, Devanagari, the other scripts of South and
    # South-East Asia, Tibetan, Georgian, Korean, Ethiopic, Khmer.
    OTHER: (
        "\u0370-\u03ff\u0531-\u0587\u05d0-\u05ea\u0710-\u072f\u0780-\u07b1\u0900-\u0963"
        "\u0b01-\u0b65\u0c00-\u0c65\u0c80-\u0ce5\u0d00-\u0d65\u0d80-\u0df3\u0e01-\u0e4e"
        "\u0e81-\u0ece\u0f40-\u0fbc\u1000-\u103f\u10a0-\u10ff\u1100-\u137f\u1780-\u17d3"
        "\u1f00-\u1fff\uac00-\ud7a3"
    ),
}
# One letter alone is a symbol or part of a drawn face. Chinese is written without spaces.
_RUN = re.compile(
    "|".join(f"(?P<{name}>[{chars}]{{2,}})" for name, chars in _RANGES.items())
    + r"|(?P<zh>[\u3400-\u4dbf\u4e00-\u9fff])|(?P<latin>[A-Za-z\u00c0-\u024f]{2,})"
)
_LEAST_CHINESE_SIGNS = 2

# Letters that one language has and its neighbours in the same script do not; the first wins.
_OWN_LETTERS = {
    "arabic": (
        (OTHER, frozenset("ښږځڅړډټڼېۍێۆڕڵەۇ")),  # Pashto, Kurdish, Uighur
        ("ur", frozenset("ٹڈڑںےہۓۂ")),
    ),
    "cyrillic": (
        (OTHER, frozenset("ўђјљњћџѓѕќәғқңөұүһҳҷӣӯ")),  # Belarusian, Serbian, Kazakh, Tajik ...
        ("uk", frozenset("іїєґ")),
        ("ru", frozenset("ыэё")),
    ),
}


def script_of(text: str) -> str | None:
    """The script of most words of `text`, where it is not Latin; else None.

    A script that one language uses goes by that language's code, and one whose languages we
    do not hold by OTHER. Acronyms are not counted: EHCP is written in capitals everywhere.
    """
    if text.isascii():
        return None
    runs: Counter[str] = Counter()
    for run in _RUN.finditer(unicodedata.normalize("NFKC", text)):
        script = str(run.lastgroup)
        runs[script] += script != "latin" or not run.group().isupper()
    latin = runs.pop("latin", 0)
    if sum(runs.values()) <= latin:
        return None
    if runs["kana"]:  # Japanese, whatever its share of Chinese signs
        return OTHER
    script, count = runs.most_common(1)[0]
    return None if script == "zh" and count < _LEAST_CHINESE_SIGNS else script


def by_own_letters(script: str, text: str) -> str | None:
    """The language that some letter of `text` gives away among those that share `script`."""
    letters = set(unicodedata.normalize("NFKC", text).lower())
    return next((code for code, own in _OWN_LETTERS[script] if letters & own), None)

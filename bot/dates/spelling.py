"""One spelling of every word that tells a day, and the patterns of those words."""

from __future__ import annotations

import difflib
import re
import unicodedata

WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS = (
    "january february march april may june july august september october november december"
).split()
WEEKDAY = rf"\b(?P<weekday>{'|'.join(WEEKDAYS)})\b"
MONTH = rf"(?P<month>{'|'.join(MONTHS)}|{'|'.join(month[:3] for month in MONTHS)})\b\.?"
TH = r"(?:\s?(?:st|nd|rd|th)\b)"
_SHORT = {
    "mon": "monday",
    "tue": "tuesday",
    "tues": "tuesday",
    "wed": "wednesday",
    "weds": "wednesday",
    "thu": "thursday",
    "thur": "thursday",
    "thurs": "thursday",
    "fri": "friday",
    "sept": "september",
    "xmas": "christmas",
    "2day": "today",
    "tonight": "today",
    "2moro": "tomorrow",
    "2morrow": "tomorrow",
    "tomoz": "tomorrow",
    "tomoro": "tomorrow",
    "tmrw": "tomorrow",
    "tmw": "tomorrow",
    "nxt": "next",
    "wk": "week",
    "wks": "weeks",
    "fortnights": "fortnight",
    "midday": "noon",
}
_CARDINALS = "one two three four five six seven eight nine ten eleven twelve".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)
_LONG_NAMES = [*WEEKDAYS, *(month for month in MONTHS if len(month) > 4), "tomorrow", "yesterday"]
_LIKENESS = 0.8  # of difflib: "thrusday" and "febuary" pass, "holiday" and "midday" do not
_MOST_GUESSED = 40  # words of a text that are compared with the names, which is slow
# "sat" and "sun" are words of other kinds too: they are days before a number, or standing alone.
_SHORT_WEEKEND = (
    r"(?:(?<=\bon )|(?<=\bnext )|(?<=\bthis )|^)(?:sat|sun)\b(?=\W*(?:$|\d|at\b|the\b))"
)


def respelt(text: str) -> str:
    """Small letters, names in full and rightly spelt, numbers as digits."""
    text = unicodedata.normalize("NFKC", text).lower()
    text = text.replace("’", "'").replace("–", "-").replace("—", "-")
    text = re.sub(r"\b([ap])\.\s?m\b\.?", r"\1m", text)
    guesses = iter(range(_MOST_GUESSED))

    def right(match: re.Match[str]) -> str:
        word = match[0]
        if word in _SHORT:
            return _SHORT[word]
        if word in _CARDINALS:
            return str(_CARDINALS.index(word) + 1)
        if word in _ORDINALS:
            return f"{_ORDINALS.index(word) + 1}th"
        if len(word) < 5 or word in _LONG_NAMES or next(guesses, None) is None:
            return word
        return next(iter(difflib.get_close_matches(word, _LONG_NAMES, 1, _LIKENESS)), word)

    text = re.sub(r"\b(?:2day|2moro|2morrow|[a-z]+)\b", right, text)
    return re.sub(_SHORT_WEEKEND, lambda m: "saturday" if m[0] == "sat" else "sunday", text)

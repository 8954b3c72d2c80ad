"""Dates of birth. Every other date stays: meetings, letters and deadlines are what we are asked."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from bot.redaction.spans import Span
from bot.redaction.vocabulary import Vocabulary

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?:[0-3]?\d)(?:\s?(?:st|nd|rd|th))?"
_YEAR = r"(?:(?:19|20)\d\d|['’]?\d\d)"
_NUMERIC = r"(?:\d{4}[/.-]\d{1,2}[/.-]\d{1,2}|\d{1,2}[/.\s-]\d{1,2}[/.\s-](?:19|20)?\d\d)(?!\d)"
_DAY_AND_MONTH = (
    rf"(?:{_DAY}\s*(?:of\s+)?{_MONTH}|{_MONTH}\s*(?:the\s+)?{_DAY}(?!\d))"
    rf"(?:,?\s*(?:in\s+)?{_YEAR}(?!\w))?"
)
_DATE = rf"(?:{_NUMERIC}|{_DAY_AND_MONTH}|{_MONTH},?\s*(?:19|20)\d\d(?!\d))"
_BIRTH = r"(?:d\.?\s?o\.?\s?b\b\.?|date\s+of\s+births?|birth\s?dates?|b(?:irth|['’]?)days?|born)"
_FILLER = r"(?:[\s:;,.=()'’\"-]|\b(?:is|was|were|on|in|the|his|her|its|s|around|about)\b)*"

_AFTER_BIRTH = re.compile(
    rf"\b{_BIRTH}{_FILLER}(?P<what>{_DATE}|\b(?:\d{{6}}|\d{{8}})\b)", re.IGNORECASE
)
_BEFORE_BIRTH = re.compile(
    rf"(?<![\w/.-])(?P<what>{_DATE})[\s,(]*(?:(?:is|was|its|it's|his|her|their|my|the|[a-z]+['’]s)\s+)*{_BIRTH}",
    re.IGNORECASE,
)
_TURNING = re.compile(
    rf"\b(?:turn(?:s|ed|ing)?|(?:will|was|ll)\s+be|hits?)\s+\d{{1,2}}\s+(?:on\s+)?(?:the\s+)?"
    rf"(?P<what>{_NUMERIC}|{_DAY_AND_MONTH})",
    re.IGNORECASE,
)
_FULL_DATE = re.compile(
    rf"(?<![\w/.-])(?:{_NUMERIC}|{_DAY}\s*(?:of\s+)?{_MONTH},?\s*{_YEAR}(?!\w))", re.IGNORECASE
)
_CHILD = re.compile(
    r"\b(?:son|daughter|child|boy|girl|lad|twins?|baby|grandson|granddaughter|nephew|niece|pupil"
    r"|student|brother|sister|name)\b|\[name\]",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:on|since|from|until|till|by|before|after|dated|date|meeting|letter|review|report|plan|and"
    r"|assessed|diagnosed|excluded|started|left|appointment)\W*(?:the\s+)?$",
    re.IGNORECASE,
)
_YOUNGEST, _OLDEST = 4, 25  # years: the pupils and students whom SEN law speaks of
_NEAR = 45  # characters


def find_dates_of_birth(
    text: str, vocabulary: Vocabulary, today: datetime.date | None = None
) -> Iterator[Span]:
    """Dates that are said to be of birth, and full dates beside a child that could only be one."""
    for pattern in (_AFTER_BIRTH, _BEFORE_BIRTH, _TURNING):
        for match in pattern.finditer(text):
            yield Span(*match.span("what"), "date of birth", "date")
    this_year = (today or datetime.date.today()).year
    for match in _FULL_DATE.finditer(text):
        before, after = text[: match.start()][-_NEAR:], text[match.end() :][:_NEAR]
        is_of_pupil_age = _YOUNGEST <= this_year - _year_of(match[0], this_year) <= _OLDEST
        is_beside_child = _CHILD.search(before) or _CHILD.search(after)
        if is_of_pupil_age and is_beside_child and not _EVENT.search(before):
            yield Span(*match.span(), "date of birth", "date")


def _year_of(date: str, this_year: int) -> int:
    four = re.search(r"(?:19|20)\d\d", date)
    if four:
        return int(four[0])
    two = int(re.findall(r"\d\d", date)[-1])
    return 2000 + two if 2000 + two <= this_year else 1900 + two

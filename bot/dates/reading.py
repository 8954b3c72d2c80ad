"""What a text says about when, and how one form of words is read."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Problem = Literal["past", "impossible", "unclear", "two_dates"]
FARTHEST = datetime.timedelta(days=2 * 366)
"""A day farther ahead than this is a slip of the finger."""


@dataclass(frozen=True)
class DateReading:
    """What a text says about when. All empty: it says nothing about a day or a time.

    `problem` is "past" (`date` says which day), "impossible" (there is no such day or time),
    "two_dates" (which one?), or "unclear": a time of year ("after half term"), a weekday and a date
    that do not fit, or a year that is too far off; `date` is then the best guess, if there is one.
    `next_year` is a day to offer in place of one in the past, where that makes sense.
    """

    date: datetime.date | None = None
    time: datetime.time | None = None
    problem: Problem | None = None
    next_year: datetime.date | None = None


Reader = Callable[[re.Match[str], datetime.date], DateReading]
"""Reads a match, seen from today. ValueError: there is no such day or time."""
Form = tuple[re.Pattern[str], Reader]


def form(pattern: str, reader: Reader) -> Form:
    """Words of one form, and what reads them."""
    return re.compile(pattern), reader

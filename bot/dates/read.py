"""Reading a date and a time as parents type them: "thurs", "next tues 3.15", "a week on friday".

`dateparser` 1.5 was tried and left: it takes "on the 12th" for a day gone by, does not read
"Monday week" or "a week on friday", and cannot tell 31 February from "hello". Parents use few
enough forms for one pattern each; python-dateutil does the sums of months.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from bot.dates.clock import BARE_HOUR, CERTAIN_TIMES, DOTTED_TIME
from bot.dates.numbered import NUMBERED
from bot.dates.reading import DateReading, Form, Reader
from bot.dates.relative import RELATIVE
from bot.dates.spelling import WEEKDAYS, respelt
from bot.dates.vague import SEASONAL, VAGUE, WEEK_OF

LONGEST_TEXT = 5000
"""Characters that are read; what comes after them is no answer to "when is it?"."""
_DAYS = (*NUMBERED, *SEASONAL, *RELATIVE)
"""From the most exact to the least: a form takes its words out of what the next ones read."""


def read_date(text: str, today: datetime.date) -> DateReading:
    """The day and the time in a text, such as an answer to "when is the meeting?".

    12/3 is 12 March, as in the United Kingdom. "Next Tuesday" is the Tuesday of next week, and
    weeks begin on Monday. An hour from 1 to 6 without "am" is in the afternoon.
    """
    times, rest = _take(CERTAIN_TIMES, respelt(text[:LONGEST_TEXT]), today)
    days, rest = _take(_DAYS, rest, today)
    if not times:
        times, rest = _take((DOTTED_TIME, BARE_HOUR) if days else (DOTTED_TIME,), rest, today)
    return _together(days, times, rest)


def _take(
    forms: tuple[Form, ...], text: str, today: datetime.date
) -> tuple[list[DateReading], str]:
    """What the forms read, and the text without it."""
    found = []
    for pattern, read in forms:
        found += [_checked(read, match, today) for match in pattern.finditer(text)]
        text = pattern.sub(" ; ", text)
    return found, text


def _checked(read: Reader, match: re.Match[str], today: datetime.date) -> DateReading:
    """A reading, also where there is no such day, or where the weekday is not that day's."""
    try:
        reading = read(match, today)
    except (ValueError, OverflowError):
        return DateReading(problem="impossible")
    weekday = match.groupdict().get("weekday")
    if weekday and reading.date and not reading.problem:
        fits = WEEKDAYS[reading.date.weekday()] == weekday
        return reading if fits else replace(reading, problem="unclear")
    return reading


def _together(days: list[DateReading], times: list[DateReading], rest: str) -> DateReading:
    """One reading out of all that was read."""
    if any(reading.problem == "impossible" for reading in [*days, *times]):
        return DateReading(problem="impossible")
    dates = {reading.date for reading in days}
    clock = {reading.time for reading in [*days, *times]} - {None}
    time = clock.pop() if len(clock) == 1 else None
    if len(dates) > 1 or any(reading.problem == "two_dates" for reading in days):
        return DateReading(time=time, problem="two_dates")
    reading = replace(max(days, key=_has_problem), time=time) if days else DateReading(time=time)
    is_vague = clock or WEEK_OF.search(rest) or (not days and VAGUE.search(rest))
    return replace(reading, problem="unclear") if is_vague and not reading.problem else reading


def _has_problem(reading: DateReading) -> bool:
    return reading.problem is not None

"""Days in numbers: "12/3", "the 12th of March", "on the 12th"."""

from __future__ import annotations

import datetime
import re

from dateutil.relativedelta import relativedelta

from bot.dates.reading import FARTHEST, DateReading, Form, form
from bot.dates.spelling import MONTH, MONTHS, TH, WEEKDAY

AHEAD = datetime.timedelta(days=300)
"""How far ahead a day may lie when no year was typed. "12 November" in late November is the one
just gone: hardly anybody has a meeting eleven months from now."""
_AND_WEEKDAY = rf"(?:{WEEKDAY}[\s,]*(?:the\s+)?)?"
_DAY = r"(?<![\d/.:])(?P<day>\d{1,2})"
_YEAR = r"(?P<year>(?:19|20)\d\d|'?(?:2[4-9]|3\d))(?![\d:])(?!\.\d)"
"""Two figures are a year only where they cannot be an hour: "12 march 10" is at ten."""
_COUNTED = (
    "form|class|year|grade|week|time|language|school|child|son|daughter|meeting|talk|chat|review|"
    "appointment|visit|one|thing|worry|question|part|half|term|lesson|session|plan|cycle|stage|"
    "step|place|choice|try|report|letter"
)
"""What "first" or "2nd" counts where it is no day of the month."""


def _with_year(match: re.Match[str], today: datetime.date) -> DateReading:
    """Day, month and year in figures or with the name of the month."""
    year = int(match["year"].lstrip("'"))
    year += 2000 if year < 100 else 0
    day, month = _day_and_month(match)
    date = datetime.date(year, month, day)
    if date >= today:
        return DateReading(date, problem="unclear" if date - today > FARTHEST else None)
    later = date + relativedelta(years=1)
    return DateReading(
        date, problem="past", next_year=later if today <= later <= today + AHEAD else None
    )


def _without_year(match: re.Match[str], today: datetime.date) -> DateReading:
    """A day of this year or the next, whichever a parent would mean."""
    if match.groupdict().get("year"):
        return _with_year(match, today)
    day, month = _day_and_month(match)
    datetime.date(2000, month, day)  # a leap year: the 30th of February is in none
    try:
        this_year, next_year = (
            datetime.date(year, month, day) for year in (today.year, today.year + 1)
        )
    except ValueError:
        return DateReading(problem="impossible")  # 29 February: not in these two years
    if today <= this_year <= today + AHEAD:
        return DateReading(this_year)
    if this_year < today and next_year <= today + AHEAD:
        return DateReading(next_year)
    if this_year < today:
        return DateReading(this_year, problem="past", next_year=next_year)
    last_year = this_year - relativedelta(years=1)
    return DateReading(last_year, problem="past", next_year=this_year)


def _day_and_month(match: re.Match[str]) -> tuple[int, int]:
    """Day first, unless only the American order makes a date."""
    day, month = int(match["day"]), match["month"]
    if not month.isdigit():
        return day, next(i for i, name in enumerate(MONTHS, 1) if name.startswith(month[:3]))
    return (int(month), day) if int(month) > 12 >= day else (day, int(month))


def _of_the_month(match: re.Match[str], today: datetime.date) -> DateReading:
    """Such as "the 12th": the next one, or in the month that is named."""
    day = int(match["day"])
    if match["which"]:
        first = today.replace(day=1) + relativedelta(months=match["which"] == "next")
        date = first.replace(day=day)
        return DateReading(date, problem="past" if date < today else None)
    first = today.replace(day=1)
    while True:
        if not 1 <= day <= 31:
            return DateReading(problem="impossible")
        date = first + relativedelta(day=day)
        if date.day == day and date >= today:
            return DateReading(date)
        first += relativedelta(months=1)


def _two(match: re.Match[str], today: datetime.date) -> DateReading:
    return DateReading(problem="two_dates")


NUMBERED: tuple[Form, ...] = (
    form(
        r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:t(?=\d))?",
        _with_year,
    ),
    form(
        rf"{_AND_WEEKDAY}{_DAY}\s?[/.-]\s?(?P<month>\d{{1,2}})\s?[/.-]\s?"
        r"(?P<year>(?:19|20)\d\d|\d\d)(?!\d)",
        _with_year,
    ),
    form(
        rf"\b\d{{1,2}}{TH}?\s*(?:-|/|,|to|or|and|&)\s*(?:the\s+)?\d{{1,2}}{TH}?\s*(?:of\s+)?{MONTH}",
        _two,
    ),
    form(
        rf"{_AND_WEEKDAY}{_DAY}{TH}?\s*(?:of\s+)?{MONTH}"
        rf"(?:[\s,]*{_YEAR}(?!\s*(?:am|pm|o'clock)\b))?",
        _without_year,
    ),
    form(
        rf"{_AND_WEEKDAY}\b{MONTH}\s*(?:the\s+)?(?P<day>\d{{1,2}})(?![\d:]|\.\d|\s*[ap]m){TH}?"
        rf"(?:[\s,]+{_YEAR})?",
        _without_year,
    ),
    form(rf"{_AND_WEEKDAY}{_DAY}/(?P<month>\d{{1,2}})(?![\d/])", _without_year),
    form(rf"{_AND_WEEKDAY}{_DAY}-(?P<month>\d{{1,2}})(?![\d-])", _without_year),
    form(rf"{_AND_WEEKDAY}{_DAY}\.(?P<month>\d)(?![\d.])", _without_year),
    form(
        rf"{_AND_WEEKDAY}{_DAY}{TH}(?!\s+(?:{_COUNTED})\b)"
        r"(?:\s+(?:of\s+)?(?P<which>this|next)\s+month\b)?",
        _of_the_month,
    ),
)

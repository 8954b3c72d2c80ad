"""Days told from today: "thurs", "a week on friday", "in 3 months", "tomorrow"."""

from __future__ import annotations

import datetime
import re

from dateutil.relativedelta import relativedelta

from bot.dates.clock import hour_of_day
from bot.dates.reading import FARTHEST, DateReading, Form, form
from bot.dates.spelling import WEEKDAY, WEEKDAYS

_NUMBER = r"(?P<number>\d{1,3}|an?)"
_BASE = rf"(?:{WEEKDAY}|\b(?P<near>today|tomorrow)\b)"


def _in_a_while(match: re.Match[str], today: datetime.date) -> DateReading:
    """Such as "in 2 weeks", "ten days' time"."""
    return _not_too_far(today + _span(match), today)


def _weeks_after(match: re.Match[str], today: datetime.date) -> DateReading:
    """Such as "a week on Friday", "Monday week", "two weeks today"."""
    return _not_too_far(_base(match, today) + _span(match), today)


def _span(match: re.Match[str]) -> relativedelta:
    number = match.groupdict().get("number") or "a"
    count = int(number) if number.isdigit() else 1
    unit = match["unit"]
    if unit == "fortnight":
        return relativedelta(weeks=2 * count)
    if unit.startswith("month"):
        return relativedelta(months=count)
    return relativedelta(days=count) if unit.startswith("day") else relativedelta(weeks=count)


def _not_too_far(date: datetime.date, today: datetime.date) -> DateReading:
    return DateReading(date, problem="unclear" if date - today > FARTHEST else None)


def _base(match: re.Match[str], today: datetime.date) -> datetime.date:
    near = match.groupdict().get("near")
    if near:
        return today + datetime.timedelta(days=near == "tomorrow")
    return _coming(match["weekday"], today)


def _coming(weekday: str, today: datetime.date) -> datetime.date:
    """The next such day after today."""
    return today + datetime.timedelta(days=(WEEKDAYS.index(weekday) - today.weekday() - 1) % 7 + 1)


def _in_week(match: re.Match[str], today: datetime.date) -> DateReading:
    """Such as "Monday next week", "this week on Friday": a day of a week that begins on Monday."""
    monday = today - datetime.timedelta(days=today.weekday())
    date = monday + datetime.timedelta(
        days=WEEKDAYS.index(match["weekday"]), weeks=match["which"] == "next"
    )
    return DateReading(date, problem="past" if date < today else None)


def _on_weekday(match: re.Match[str], today: datetime.date) -> DateReading:
    """Such as "Thursday", "this Thursday", "next Thursday", "last Thursday"."""
    which = match["which"]
    if which == "next":
        return _in_week(match, today)
    if which == "this" and today.weekday() == WEEKDAYS.index(match["weekday"]):
        return DateReading(today)
    coming = _coming(match["weekday"], today)
    if which == "last":
        return DateReading(coming - datetime.timedelta(days=7), problem="past")
    return DateReading(coming)


def _near(match: re.Match[str], today: datetime.date) -> DateReading:
    """Such as "today", "tomorrow", "the day after tomorrow", "yesterday"."""
    word = match[0]
    if word == "yesterday":
        return DateReading(today - datetime.timedelta(days=1), problem="past")
    days = 2 if word.startswith("day") else int(word == "tomorrow")
    return DateReading(today + datetime.timedelta(days=days))


def _weekday_and_number(match: re.Match[str], today: datetime.date) -> DateReading:
    """A day of the month when it falls on that weekday soon ("thurs 26"), and else an hour."""
    weekday, number = WEEKDAYS.index(match["weekday"]), int(match["day"])
    for ahead in range(60):
        date = today + datetime.timedelta(days=ahead)
        if (date.weekday(), date.day) == (weekday, number):
            return DateReading(date)
    hour = hour_of_day(number, None)
    return DateReading(
        _coming(match["weekday"], today),
        datetime.time(hour) if 1 <= number <= 12 else None,
        problem=None if 1 <= number <= 12 else "unclear",
    )


RELATIVE: tuple[Form, ...] = (
    form(rf"\b(?P<which>this|next)\s+week\s*,?\s*(?:on\s+)?{WEEKDAY}", _in_week),
    form(rf"{WEEKDAY},?\s+(?:of\s+|in\s+)?(?P<which>this|next)\s+week\b", _in_week),
    form(
        rf"\b(?:{_NUMBER}\s+)?(?P<unit>weeks?|fortnight)\s+(?:on\s+|from\s+|this\s+|next\s+)*{_BASE}",
        _weeks_after,
    ),
    form(rf"{_BASE}\s+(?P<unit>week|fortnight)\b", _weeks_after),
    form(
        rf"(?:^|\bin\s+){_NUMBER}\s+(?P<unit>days?|weeks?|months?|fortnight)\b'?"
        r"(?!\s*(?:ago|late|on)\b)",
        _in_a_while,
    ),
    form(rf"\b{_NUMBER}\s+(?P<unit>days?|weeks?|months?)'?\s+(?:time|from\s+now)\b", _in_a_while),
    form(
        rf"(?<!next ){WEEKDAY}\s+(?:the\s+)?(?P<day>\d{{1,2}})"
        r"(?![\d:/-]|\.\d|\s*(?:[ap]m|o'clock|hrs|to|and|or|past)\b)",
        _weekday_and_number,
    ),
    form(rf"(?:\b(?P<which>this|next|last)\s+(?:coming\s+)?)?{WEEKDAY}", _on_weekday),
    form(r"\bday\s+after\s+tomorrow\b|\b(?:today|tomorrow|yesterday)\b", _near),
)

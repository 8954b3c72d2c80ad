"""Times on the clock: "half 2", "3.15pm", "at 9"."""

from __future__ import annotations

import datetime
import re

from bot.dates.reading import DateReading, Form, form
from bot.dates.spelling import MONTH, TH

_HOUR = r"(?<![\d:./])(?P<hour>[01]?\d|2[0-4])(?!\d)"
_MINUTE = r"(?P<minute>\d\d)(?![\d:/-])"
_NO_DATE = rf"(?!\d|{TH}|[/.-]\d|\s*(?:of\s+)?{MONTH.replace('?P<month>', '?:')})"
_TO = r"\s*(?:-|to|til|till|until)\s*"


def _time(match: re.Match[str], today: datetime.date) -> DateReading:
    """A time on the clock; ValueError when there is none such."""
    named = match.groupdict()
    minute = int(named.get("minute") or 0)
    return DateReading(
        time=datetime.time(hour_of_day(int(match["hour"]), named.get("half")), minute)
    )


def hour_of_day(number: int, half: str | None) -> int:
    """The hour of the day. School meetings are between 7 in the morning and 7 in the evening."""
    if half in ("am", "morning"):
        return number % 12 if number <= 12 else number
    if half and number < 12:
        return number + 12
    return number + 12 if half is None and 1 <= number < 7 else number


def _past_or_to(match: re.Match[str], today: datetime.date) -> DateReading:
    """Such as "half past 2", "half 2", "quarter to three", "20 past 9"."""
    words = {"half": 30, "quarter": 15}
    part = match["part"]
    minute = words.get(part) or int(part)
    hour = hour_of_day(int(match["hour"]), None)
    if match["which"] == "to":
        return DateReading(time=datetime.time(hour - 1, 60 - minute))
    return DateReading(time=datetime.time(hour, minute))


def _noon(match: re.Match[str], today: datetime.date) -> DateReading:
    return DateReading(time=datetime.time(12))


CERTAIN_TIMES: tuple[Form, ...] = (
    form(
        rf"{_HOUR}(?:[:.]{_MINUTE})?\s?(?P<half>[ap]m)?{_TO}\d{{1,2}}(?:[:.]\d\d)?\s?[ap]m\b", _time
    ),
    form(
        rf"\b(?:between|from)\s+{_HOUR}(?:[:.]{_MINUTE})?(?:{_TO}|\s*and\s*)\d{{1,2}}(?:[:.]\d\d)?"
        + _NO_DATE,
        _time,
    ),
    form(
        r"\b(?P<part>half|quarter|5|10|20|25)\s*(?:minutes\s+|mins\s+)?(?P<which>past|to)\s+"
        + _HOUR,
        _past_or_to,
    ),
    form(rf"\b(?P<part>half)\s+(?P<which>){_HOUR}", _past_or_to),
    form(rf"{_HOUR}(?:[:.]?{_MINUTE})?\s?(?P<half>am|pm)\b", _time),
    form(
        rf"{_HOUR}(?:[:.]{_MINUTE})?\s*(?:o'?clock)?\s*in\s+the\s+(?P<half>morning|afternoon|evening)\b",
        _time,
    ),
    form(r"(?<![\d:./])(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d)?(?!\d)", _time),
    form(rf"{_HOUR}\s*o'?clock\b", _time),
    form(r"\bat\s+(?P<hour>[012]\d)(?P<minute>[0-5]\d)\b", _time),
    form(r"\b(?P<hour>[012]\d)(?P<minute>[0-5]\d)\s?(?:hrs|hours)\b", _time),
    form(rf"\bat\s+{_HOUR}(?:\.{_MINUTE}|{_NO_DATE})", _time),
    form(r"\bnoon\b", _noon),
)
DOTTED_TIME = form(rf"{_HOUR}\.{_MINUTE}", _time)
BARE_HOUR = form(r"^[\s;,.]*(?P<hour>[1-9]|1[0-2])[\s;,.]*$", _time)
"""A number that is left when the day is known: "tomorrow 9"."""

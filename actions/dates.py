"""Reading a date and a time as parents type them: "thurs", "next tues 3.15", "a week on friday".

`dateparser` 1.5 was tried and left: it takes "on the 12th" for a day gone by, does not read
"Monday week" or "a week on friday", and cannot tell 31 February from "hello". Parents use few
enough forms for one pattern each; python-dateutil does the sums of months.
"""

from __future__ import annotations

import datetime
import difflib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from dateutil.relativedelta import relativedelta

Problem = Literal["past", "impossible", "unclear", "two_dates"]

AHEAD = datetime.timedelta(days=300)
"""How far ahead a day may lie when no year was typed. "12 November" in late November is the one
just gone: hardly anybody has a meeting eleven months from now."""
FARTHEST = datetime.timedelta(days=2 * 366)
"""A day farther ahead than this is a slip of the finger."""
LONGEST_TEXT = 5000
"""Characters that are read; what comes after them is no answer to "when is it?"."""


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


def read_date(text: str, today: datetime.date) -> DateReading:
    """The day and the time in a text, such as an answer to "when is the meeting?".

    12/3 is 12 March, as in the United Kingdom. "Next Tuesday" is the Tuesday of next week, and
    weeks begin on Monday. An hour from 1 to 6 without "am" is in the afternoon.
    """
    plain = _plain(text[:LONGEST_TEXT])
    times, rest = _take(_CERTAIN_TIMES, plain, today)
    days, rest = _take(_DAYS, rest, today)
    if not times:
        times, rest = _take((_DOTTED, _BARE_HOUR) if days else (_DOTTED,), rest, today)
    return _together(days, times, rest)


# --- One spelling of every word -----------------------------------------------------------------

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = (
    "january february march april may june july august september october november december"
).split()
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
_LONG_NAMES = [*_WEEKDAYS, *(month for month in _MONTHS if len(month) > 4), "tomorrow", "yesterday"]
_LIKENESS = 0.8  # of difflib: "thrusday" and "febuary" pass, "holiday" and "midday" do not
_MOST_GUESSED = 40  # words of a text that are compared with the names, which is slow


def _plain(text: str) -> str:
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


# "sat" and "sun" are words of other kinds too: they are days before a number, or standing alone.
_SHORT_WEEKEND = (
    r"(?:(?<=\bon )|(?<=\bnext )|(?<=\bthis )|^)(?:sat|sun)\b(?=\W*(?:$|\d|at\b|the\b))"
)

# --- Days ---------------------------------------------------------------------------------------

_WEEKDAY = rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)})\b"
_AND_WEEKDAY = rf"(?:{_WEEKDAY}[\s,]*(?:the\s+)?)?"
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}|{'|'.join(month[:3] for month in _MONTHS)})\b\.?"
_DAY = r"(?<![\d/.:])(?P<day>\d{1,2})"
_TH = r"(?:\s?(?:st|nd|rd|th)\b)"
_YEAR = r"(?P<year>(?:19|20)\d\d|'?(?:2[4-9]|3\d))(?![\d:])(?!\.\d)"
"""Two figures are a year only where they cannot be an hour: "12 march 10" is at ten."""
_NUMBER = r"(?P<number>\d{1,3}|an?)"
_BASE = rf"(?:{_WEEKDAY}|\b(?P<near>today|tomorrow)\b)"

_Reader = Callable[[re.Match[str], datetime.date], DateReading]
_Form = tuple[re.Pattern[str], _Reader]


def _form(pattern: str, reader: _Reader) -> _Form:
    return re.compile(pattern), reader


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
        return day, next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(month[:3]))
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
    return today + datetime.timedelta(days=(_WEEKDAYS.index(weekday) - today.weekday() - 1) % 7 + 1)


def _in_week(match: re.Match[str], today: datetime.date) -> DateReading:
    """Such as "Monday next week", "this week on Friday": a day of a week that begins on Monday."""
    monday = today - datetime.timedelta(days=today.weekday())
    date = monday + datetime.timedelta(
        days=_WEEKDAYS.index(match["weekday"]), weeks=match["which"] == "next"
    )
    return DateReading(date, problem="past" if date < today else None)


def _on_weekday(match: re.Match[str], today: datetime.date) -> DateReading:
    """Such as "Thursday", "this Thursday", "next Thursday", "last Thursday"."""
    which = match["which"]
    if which == "next":
        return _in_week(match, today)
    if which == "this" and today.weekday() == _WEEKDAYS.index(match["weekday"]):
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
    weekday, number = _WEEKDAYS.index(match["weekday"]), int(match["day"])
    for ahead in range(60):
        date = today + datetime.timedelta(days=ahead)
        if (date.weekday(), date.day) == (weekday, number):
            return DateReading(date)
    hour = _hour(number, None)
    return DateReading(
        _coming(match["weekday"], today),
        datetime.time(hour) if 1 <= number <= 12 else None,
        problem=None if 1 <= number <= 12 else "unclear",
    )


def _two(match: re.Match[str], today: datetime.date) -> DateReading:
    return DateReading(problem="two_dates")


def _unclear(match: re.Match[str], today: datetime.date) -> DateReading:
    return DateReading(problem="unclear")


_SEASON = (
    r"(?:half[\s-]?term|term|hols|holidays?|easter|christmas|new\s+year|summer|spring|autumn|winter"
    rf"|{'|'.join(month for month in _MONTHS if month not in ('may', 'march'))}"
    r"|jan|feb|apr|aug|oct|nov|dec"
    r"|(?:in|mid|early|late|start\s+of|end\s+of|beginning\s+of)[\s-]+(?:may|march))\b"
)
_VAGUE = re.compile(
    rf"\b(?:{_SEASON}|(?:(?:this|next)\s+(?:week|month|term|year)|weekend|soon|some\s?time|asap|tbc"
    r"|few\s+(?:days|weeks|months)|couple\s+of\s+(?:days|weeks|months))\b)|^(?:march|may)$"
)

_COUNTED = (
    "form|class|year|grade|week|time|language|school|child|son|daughter|meeting|talk|chat|review|"
    "appointment|visit|one|thing|worry|question|part|half|term|lesson|session|plan|cycle|stage|"
    "step|place|choice|try|report|letter"
)
"""What "first" or "2nd" counts where it is no day of the month."""

_DAYS: tuple[_Form, ...] = (
    _form(
        r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:t(?=\d))?",
        _with_year,
    ),
    _form(
        rf"{_AND_WEEKDAY}{_DAY}\s?[/.-]\s?(?P<month>\d{{1,2}})\s?[/.-]\s?"
        r"(?P<year>(?:19|20)\d\d|\d\d)(?!\d)",
        _with_year,
    ),
    _form(
        rf"\b\d{{1,2}}{_TH}?\s*(?:-|/|,|to|or|and|&)\s*(?:the\s+)?\d{{1,2}}{_TH}?\s*(?:of\s+)?{_MONTH}",
        _two,
    ),
    _form(
        rf"{_AND_WEEKDAY}{_DAY}{_TH}?\s*(?:of\s+)?{_MONTH}"
        rf"(?:[\s,]*{_YEAR}(?!\s*(?:am|pm|o'clock)\b))?",
        _without_year,
    ),
    _form(
        rf"{_AND_WEEKDAY}\b{_MONTH}\s*(?:the\s+)?(?P<day>\d{{1,2}})(?![\d:]|\.\d|\s*[ap]m){_TH}?"
        rf"(?:[\s,]+{_YEAR})?",
        _without_year,
    ),
    _form(rf"{_AND_WEEKDAY}{_DAY}/(?P<month>\d{{1,2}})(?![\d/])", _without_year),
    _form(rf"{_AND_WEEKDAY}{_DAY}-(?P<month>\d{{1,2}})(?![\d-])", _without_year),
    _form(rf"{_AND_WEEKDAY}{_DAY}\.(?P<month>\d)(?![\d.])", _without_year),
    _form(
        rf"{_AND_WEEKDAY}{_DAY}{_TH}(?!\s+(?:{_COUNTED})\b)"
        r"(?:\s+(?:of\s+)?(?P<which>this|next)\s+month\b)?",
        _of_the_month,
    ),
    _form(
        rf"{_WEEKDAY}\s+(?:\w+\s+)?(?:after|before|of|in|back)\s+(?:\w+\s+)?{_SEASON}(?!\s*\d)",
        _unclear,
    ),
    _form(
        rf"\b(?:after|before)\s+(?:\w+\s+)?{_SEASON}\W+(?:on\s+)?(?:the\s+)?{_WEEKDAY}(?!\s*\d)",
        _unclear,
    ),
    _form(rf"{_WEEKDAY}\s+after\s+next\b|\bweek\s+after\s+next\b", _unclear),
    _form(rf"\b(?P<which>this|next)\s+week\s*,?\s*(?:on\s+)?{_WEEKDAY}", _in_week),
    _form(rf"{_WEEKDAY},?\s+(?:of\s+|in\s+)?(?P<which>this|next)\s+week\b", _in_week),
    _form(
        rf"\b(?:{_NUMBER}\s+)?(?P<unit>weeks?|fortnight)\s+(?:on\s+|from\s+|this\s+|next\s+)*{_BASE}",
        _weeks_after,
    ),
    _form(rf"{_BASE}\s+(?P<unit>week|fortnight)\b", _weeks_after),
    _form(
        rf"(?:^|\bin\s+){_NUMBER}\s+(?P<unit>days?|weeks?|months?|fortnight)\b'?"
        r"(?!\s*(?:ago|late|on)\b)",
        _in_a_while,
    ),
    _form(rf"\b{_NUMBER}\s+(?P<unit>days?|weeks?|months?)'?\s+(?:time|from\s+now)\b", _in_a_while),
    _form(
        rf"(?<!next ){_WEEKDAY}\s+(?:the\s+)?(?P<day>\d{{1,2}})"
        r"(?![\d:/-]|\.\d|\s*(?:[ap]m|o'clock|hrs|to|and|or|past)\b)",
        _weekday_and_number,
    ),
    _form(rf"(?:\b(?P<which>this|next|last)\s+(?:coming\s+)?)?{_WEEKDAY}", _on_weekday),
    _form(r"\bday\s+after\s+tomorrow\b|\b(?:today|tomorrow|yesterday)\b", _near),
)
"""From the most exact to the least: a form takes its words out of what the next ones read."""

_WEEK_OF = re.compile(r"\bw/?c\b|\bweek\s+(?:commencing|beginning|starting|of)\b")

# --- Times --------------------------------------------------------------------------------------

_HOUR = r"(?<![\d:./])(?P<hour>[01]?\d|2[0-4])(?!\d)"
_MINUTE = r"(?P<minute>\d\d)(?![\d:/-])"
_NO_DATE = rf"(?!\d|{_TH}|[/.-]\d|\s*(?:of\s+)?{_MONTH.replace('?P<month>', '?:')})"
_TO = r"\s*(?:-|to|til|till|until)\s*"


def _time(match: re.Match[str], today: datetime.date) -> DateReading:
    """A time on the clock; ValueError when there is none such."""
    named = match.groupdict()
    minute = int(named.get("minute") or 0)
    return DateReading(time=datetime.time(_hour(int(match["hour"]), named.get("half")), minute))


def _hour(number: int, half: str | None) -> int:
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
    hour = _hour(int(match["hour"]), None)
    if match["which"] == "to":
        return DateReading(time=datetime.time(hour - 1, 60 - minute))
    return DateReading(time=datetime.time(hour, minute))


def _noon(match: re.Match[str], today: datetime.date) -> DateReading:
    return DateReading(time=datetime.time(12))


_CERTAIN_TIMES: tuple[_Form, ...] = (
    _form(
        rf"{_HOUR}(?:[:.]{_MINUTE})?\s?(?P<half>[ap]m)?{_TO}\d{{1,2}}(?:[:.]\d\d)?\s?[ap]m\b", _time
    ),
    _form(
        rf"\b(?:between|from)\s+{_HOUR}(?:[:.]{_MINUTE})?(?:{_TO}|\s*and\s*)\d{{1,2}}(?:[:.]\d\d)?"
        + _NO_DATE,
        _time,
    ),
    _form(
        r"\b(?P<part>half|quarter|5|10|20|25)\s*(?:minutes\s+|mins\s+)?(?P<which>past|to)\s+"
        + _HOUR,
        _past_or_to,
    ),
    _form(rf"\b(?P<part>half)\s+(?P<which>){_HOUR}", _past_or_to),
    _form(rf"{_HOUR}(?:[:.]?{_MINUTE})?\s?(?P<half>am|pm)\b", _time),
    _form(
        rf"{_HOUR}(?:[:.]{_MINUTE})?\s*(?:o'?clock)?\s*in\s+the\s+(?P<half>morning|afternoon|evening)\b",
        _time,
    ),
    _form(r"(?<![\d:./])(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d)?(?!\d)", _time),
    _form(rf"{_HOUR}\s*o'?clock\b", _time),
    _form(r"\bat\s+(?P<hour>[012]\d)(?P<minute>[0-5]\d)\b", _time),
    _form(r"\b(?P<hour>[012]\d)(?P<minute>[0-5]\d)\s?(?:hrs|hours)\b", _time),
    _form(rf"\bat\s+{_HOUR}(?:\.{_MINUTE}|{_NO_DATE})", _time),
    _form(r"\bnoon\b", _noon),
)
_DOTTED = _form(rf"{_HOUR}\.{_MINUTE}", _time)
_BARE_HOUR = _form(r"^[\s;,.]*(?P<hour>[1-9]|1[0-2])[\s;,.]*$", _time)
"""A number that is left when the day is known: "tomorrow 9"."""

# --- Together -----------------------------------------------------------------------------------


def _take(
    forms: tuple[_Form, ...], text: str, today: datetime.date
) -> tuple[list[DateReading], str]:
    """What the forms read, and the text without it."""
    found = []
    for pattern, read in forms:
        found += [_checked(read, match, today) for match in pattern.finditer(text)]
        text = pattern.sub(" ; ", text)
    return found, text


def _checked(read: _Reader, match: re.Match[str], today: datetime.date) -> DateReading:
    """A reading, also where there is no such day, or where the weekday is not that day's."""
    try:
        reading = read(match, today)
    except (ValueError, OverflowError):
        return DateReading(problem="impossible")
    weekday = match.groupdict().get("weekday")
    if weekday and reading.date and not reading.problem:
        fits = _WEEKDAYS[reading.date.weekday()] == weekday
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
    is_vague = clock or _WEEK_OF.search(rest) or (not days and _VAGUE.search(rest))
    return replace(reading, problem="unclear") if is_vague and not reading.problem else reading


def _has_problem(reading: DateReading) -> bool:
    return reading.problem is not None

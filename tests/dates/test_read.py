"""Dates and times as parents type them. Today is Sunday, 22 November 2026, unless a test says."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dates.numbered import AHEAD
from bot.dates.read import read_date
from bot.dates.reading import DateReading

SUNDAY = datetime.date(2026, 11, 22)
PROBLEMS = {None, "past", "impossible", "unclear", "two_dates"}
DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2090, 1, 1))


def date(text: str) -> datetime.date | None:
    """The date of an ISO text, which may be empty."""
    return datetime.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thurs", "2026-11-26"),
        ("got meetin with senco thurs dont no wot to ask", "2026-11-26"),
        ("thrusday", "2026-11-26"),
        ("weds 25th", "2026-11-25"),
        ("sat 12 dec", "2026-12-12"),
        ("tomorow", "2026-11-23"),
        ("tmrw", "2026-11-23"),
        ("today", "2026-11-22"),
        ("day after tomorrow", "2026-11-24"),
        ("next tuesday", "2026-11-24"),
        ("this friday", "2026-11-27"),
        ("friday next week", "2026-11-27"),
        ("monday week", "2026-11-30"),
        ("a week on friday", "2026-12-04"),
        ("a fortnight on monday", "2026-12-07"),
        ("two weeks today", "2026-12-06"),
        ("a week tomorrow", "2026-11-30"),
        ("in 2 weeks", "2026-12-06"),
        ("in a fortnight", "2026-12-06"),
        ("ten days' time", "2026-12-02"),
        ("in 3 months", "2027-02-22"),
        ("on the 12th", "2026-12-12"),
        ("the 31st", "2026-12-31"),
        ("the 3rd of next month", "2026-12-03"),
        ("12/3", "2027-03-12"),
        ("12.3.27", "2027-03-12"),
        ("12-3-2027", "2027-03-12"),
        ("2027-03-12", "2027-03-12"),
        ("03/14/2027", "2027-03-14"),
        ("march 12th, 2027", "2027-03-12"),
        ("3 decemeber", "2026-12-03"),
        ("on friday the 12th of march", "2027-03-12"),
        ("26 november (thurs)", "2026-11-26"),
        ("29/2/2028", "2028-02-29"),
        ("thurs 26", "2026-11-26"),
    ],
)
def test_a_day_is_read(text: str, expected: str) -> None:
    assert read_date(text, SUNDAY) == DateReading(date(expected))


@pytest.mark.parametrize(
    ("text", "day", "time"),
    [
        ("next tues 3.15", "2026-11-24", "15:15"),
        ("tomorrow at 9", "2026-11-23", "09:00"),
        ("tomoz 9", "2026-11-23", "09:00"),
        ("12 march 2pm", "2027-03-12", "14:00"),
        ("12 march 10", "2027-03-12", "10:00"),
        ("12 march 27 at 10", "2027-03-12", "10:00"),
        ("thurs 9", "2026-11-26", "09:00"),
        ("2-3pm thurs", "2026-11-26", "14:00"),
        ("between 2 and 3 on friday", "2026-11-27", "14:00"),
        ("12th of march at half past 2", "2027-03-12", "14:30"),
        ("quarter to three tomorrow", "2026-11-23", "14:45"),
        ("half two on monday", "2026-11-23", "14:30"),
        ("1st december 0900hrs", "2026-12-01", "09:00"),
        ("2027-03-12T14:30", "2027-03-12", "14:30"),
        ("3pm", "", "15:00"),
        ("3 p.m.", "", "15:00"),
        ("15:30", "", "15:30"),
        ("8.45 am", "", "08:45"),
        ("12am", "", "00:00"),
        ("12 noon", "", "12:00"),
        ("9 o'clock", "", "09:00"),
        ("6 in the evening", "", "18:00"),
    ],
)
def test_a_time_is_read_with_or_without_a_day(text: str, day: str, time: str) -> None:
    assert read_date(text, SUNDAY) == DateReading(date(day), datetime.time.fromisoformat(time))


@pytest.mark.parametrize(
    ("text", "problem", "day", "next_year"),
    [
        ("31 February", "impossible", "", ""),
        ("31/6", "impossible", "", ""),
        ("the 40th", "impossible", "", ""),
        ("13/13/2027", "impossible", "", ""),
        ("tomorrow 25:00", "impossible", "", ""),
        ("12/11", "past", "2026-11-12", "2027-11-12"),
        ("12/11/2026", "past", "2026-11-12", ""),
        ("12/3/2026", "past", "2026-03-12", "2027-03-12"),
        ("12/3/2019", "past", "2019-03-12", ""),
        ("yesterday", "past", "2026-11-21", ""),
        ("last thursday", "past", "2026-11-19", ""),
        ("after half term", "unclear", "", ""),
        ("the monday after half term", "unclear", "", ""),
        ("after half term on monday", "unclear", "", ""),
        ("next week", "unclear", "", ""),
        ("the week after next", "unclear", "", ""),
        ("some time in march", "unclear", "", ""),
        ("week commencing 7 december", "unclear", "2026-12-07", ""),
        ("tuesday 12 march", "unclear", "2027-03-12", ""),
        ("12 march 2072", "unclear", "2072-03-12", ""),
        ("in 900 weeks", "unclear", "2044-02-21", ""),
        ("tomorrow at 2pm or 3pm", "unclear", "2026-11-23", ""),
        ("thursday or friday", "two_dates", "", ""),
        ("12 and 13 march", "two_dates", "", ""),
        ("tuesday 12 january or thursday 14th", "two_dates", "", ""),
    ],
)
def test_what_cannot_be_taken_is_told_apart(
    text: str, problem: str, day: str, next_year: str
) -> None:
    reading = read_date(text, SUNDAY)
    assert (reading.problem, reading.date) == (problem, date(day))
    assert reading.next_year == date(next_year)


@pytest.mark.parametrize(
    "text",
    ["", "i dont know", "jay", "he sat there in the sun", "she may march off", "year 6", "😀"],
)
def test_a_text_that_says_nothing_of_a_day_has_no_problem(text: str) -> None:
    assert read_date(text, SUNDAY) == DateReading()


def test_weeks_begin_on_monday() -> None:
    wednesday = datetime.date(2026, 11, 25)
    assert read_date("friday", wednesday).date == datetime.date(2026, 11, 27)
    assert read_date("next friday", wednesday).date == datetime.date(2026, 12, 4)
    assert read_date("wednesday", wednesday).date == datetime.date(2026, 12, 2)
    assert read_date("this wednesday", wednesday).date == wednesday


def ordinal(day: int) -> str:
    suffix = "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{suffix}"


@given(DAYS, st.integers(0, 700))
def test_a_date_in_any_usual_style_is_read_back(today: datetime.date, ahead: int) -> None:
    day = today + datetime.timedelta(days=ahead)
    for text in (
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d.%m.%Y}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%A} {ordinal(day.day)} of {day:%B}, {day.year}",
        f"{day:%a} {day.day} {day:%b} {day.year}",
        f"{day:%Y-%m-%d}",
    ):
        assert read_date(text, today) == DateReading(day), text


@given(DAYS, st.integers(0, AHEAD.days))
def test_without_a_year_the_day_ahead_is_meant(today: datetime.date, ahead: int) -> None:
    day = today + datetime.timedelta(days=ahead)
    for text in (f"{day:%A} {day.day} {day:%B}", f"on the {ordinal(day.day)} {day:%b}"):
        assert read_date(text, today) == DateReading(day), text
    assert read_date(f"{day.day}/{day.month}", today) == DateReading(day)


@given(st.times(datetime.time(7), datetime.time(18, 59)), DAYS)
def test_a_time_in_any_usual_style_is_read_back(time: datetime.time, today: datetime.date) -> None:
    time = time.replace(second=0, microsecond=0)
    hour = (time.hour - 1) % 12 + 1
    for text in (
        f"{time:%H:%M}",
        f"at {hour}.{time:%M}",
        f"{hour}:{time:%M}{time:%p}".lower(),
        f"{hour}.{time:%M} {time:%p}",
    ):
        assert read_date(text, today) == DateReading(time=time), text


WORDS = st.sampled_from(
    "next this last week fortnight a in on the 12th 31 0 99 / - . : 2pm half past to tues monday "
    "february after term today 2027 999 12/3 months and or".split()
)


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)), st.dates())
def test_any_text_gets_a_reading(text: str, today: datetime.date) -> None:
    reading = read_date(text, today)
    assert reading.problem in PROBLEMS
    assert reading.problem != "past" or (reading.date and reading.date < today)


def test_a_very_long_text_is_read_at_its_beginning() -> None:
    assert read_date("thurs " + "on the way " * 20_000, SUNDAY).date == datetime.date(2026, 11, 26)

"""The diary entries: read back as a calendar program reads them."""

from __future__ import annotations

import datetime

import pytest
from icalendar import Calendar, Event

from bot.documents.calendar import LONDON, meeting_calendar, review_calendar

TITLE = "Review of SEN Support"
STAMP = datetime.datetime(2026, 11, 22, 9, tzinfo=datetime.timezone.utc)


def event_in(ics: bytes) -> Event:
    (event,) = Calendar.from_ical(ics).walk("VEVENT")
    return event


@pytest.mark.parametrize(
    ("on", "offset"), [(datetime.date(2026, 11, 26), 0), (datetime.date(2027, 6, 3), 1)]
)
def test_a_time_is_a_time_in_england_summer_and_winter(on: datetime.date, offset: int) -> None:
    ics = meeting_calendar(TITLE, "a1", on, datetime.time(14, 30), STAMP)
    event = event_in(ics)
    assert event.start == datetime.datetime.combine(on, datetime.time(14, 30), LONDON)
    assert event.start.utcoffset() == datetime.timedelta(hours=offset)
    assert event.end - event.start == datetime.timedelta(hours=1)
    assert [str(zone["TZID"]) for zone in Calendar.from_ical(ics).walk("VTIMEZONE")] == [
        "Europe/London"
    ]


def test_without_a_time_it_is_for_the_whole_day() -> None:
    event = event_in(meeting_calendar(TITLE, "a1", datetime.date(2026, 11, 30), None, STAMP))
    assert (event.start, event.end) == (datetime.date(2026, 11, 30), datetime.date(2026, 12, 1))
    assert type(event.start) is datetime.date


@pytest.mark.parametrize(
    ("at", "before"),
    [
        (datetime.time(14, 30), datetime.timedelta(days=-1)),
        (None, datetime.timedelta(hours=-15)),  # nine in the morning of the day before
    ],
)
def test_the_phone_reminds_the_day_before(
    at: datetime.time | None, before: datetime.timedelta
) -> None:
    event = event_in(meeting_calendar(TITLE, "a1", datetime.date(2026, 11, 26), at, STAMP))
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].dt == before
    assert str(alarm["DESCRIPTION"]) == "Tomorrow: Meeting: Review of SEN Support"


def test_it_says_the_kind_of_meeting_and_no_more() -> None:
    event = event_in(meeting_calendar(TITLE, "a1", datetime.date(2026, 11, 26), None, STAMP))
    assert set(event) == {"UID", "DTSTAMP", "SUMMARY", "CLASS", "DTSTART", "DTEND"}
    assert str(event["SUMMARY"]) == "Meeting: Review of SEN Support"
    assert str(event["UID"]) == "a1"


def test_the_next_review_is_called_so() -> None:
    event = event_in(review_calendar(TITLE, "a2", datetime.date(2027, 2, 1), stamp=STAMP))
    assert str(event["SUMMARY"]) == "Next review: Review of SEN Support"


@pytest.mark.parametrize("title", ["a\r\nATTENDEE:x", "comma, semi; colon: back\\", "é🙂" * 60])
def test_a_title_cannot_add_lines_of_its_own(title: str) -> None:
    event = event_in(meeting_calendar(title, "a1", datetime.date(2026, 11, 26), None, STAMP))
    assert "ATTENDEE" not in event
    assert str(event["SUMMARY"]).replace("\r\n", "\n") == f"Meeting: {title}".replace("\r\n", "\n")


def test_lines_are_as_short_as_the_standard_asks() -> None:
    ics = meeting_calendar("é🙂" * 60, "a1", datetime.date(2026, 11, 26), datetime.time(9), STAMP)
    assert all(len(line) <= 75 for line in ics.split(b"\r\n"))

"""A meeting, or the next review, for the calendar on a phone (iCalendar, RFC 5545)."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from bot.documents.words import words

LONDON = ZoneInfo("Europe/London")
_USUAL_LENGTH = datetime.timedelta(hours=1)
_A_DAY_BEFORE = datetime.timedelta(days=-1)
_NINE_THE_DAY_BEFORE = datetime.timedelta(hours=-15)
"""Counted from the midnight on which a whole day begins."""


def meeting_calendar(
    title: str,
    uid: str,
    on: datetime.date,
    at: datetime.time | None,
    stamp: datetime.datetime | None = None,
) -> bytes:
    """The meeting as an .ics file, with an alarm the day before.

    `title` is the kind of meeting, and all that the file says about it. `uid` stays the same for
    one meeting, so that a second file corrects the first; make it of random letters, never of the
    token in an address, as calendars are shared. Without `at`, a time in England, the entry is
    for the whole day. `stamp`: when the file is made, by default now.
    """
    return _calendar(words().meeting_entry.format(title=title), uid, on, at, stamp)


def review_calendar(
    title: str,
    uid: str,
    on: datetime.date,
    at: datetime.time | None = None,
    stamp: datetime.datetime | None = None,
) -> bytes:
    """The next review as an .ics file, as `meeting_calendar` does for the meeting."""
    return _calendar(words().review_entry.format(title=title), uid, on, at, stamp)


def _calendar(
    entry: str,
    uid: str,
    on: datetime.date,
    at: datetime.time | None,
    stamp: datetime.datetime | None,
) -> bytes:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp or datetime.datetime.now(datetime.timezone.utc))
    event.add("summary", entry)
    event.add("class", "PRIVATE")
    if at is None:
        event.add("dtstart", on)
        event.add("dtend", on + datetime.timedelta(days=1))
    else:
        start = datetime.datetime.combine(on, at, LONDON)
        event.add("dtstart", start)
        event.add("dtend", start + _USUAL_LENGTH)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words().alarm.format(entry=entry))
    alarm.add("trigger", _NINE_THE_DAY_BEFORE if at is None else _A_DAY_BEFORE)
    event.add_component(alarm)

    calendar = Calendar()
    calendar.add("prodid", "-//Signpost//Meeting//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical()

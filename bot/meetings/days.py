"""A day and a time in words."""

from __future__ import annotations

import datetime


def when_in_words(on: datetime.date | None, at: datetime.time | None) -> str | None:
    """The day and the time as they are said: "Thursday 26 November 2026 at 2:30pm"."""
    day = f"{on:%A %-d %B %Y}" if on else None
    if at is None:
        return day
    minutes = f":{at:%M}" if at.minute else ""
    hour = "midday" if (at.hour, at.minute) == (12, 0) else f"{at:%-I}{minutes}{at:%p}".lower()
    return f"{day} at {hour}" if day else f"At {hour}"

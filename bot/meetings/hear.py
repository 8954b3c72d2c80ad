"""Hearing in a parent's own words which meeting it is, and what it has to be about.

The words stand in ``words.yml`` and ``worries.yml``. The same text is always heard the same way.
"""

from __future__ import annotations

from bot.family.facts import has_plan_in
from bot.meetings.load import MeetingBank, current_meetings
from bot.meetings.schema import Area, Meeting, Situation

MOST_WORRIES = 4
"""So many fit on one list with a question each, beside what belongs on every list."""


def meeting_in(text: str) -> Meeting | None:
    """The kind of meeting, when the words tell it; "a meeting with the SENCO" does not."""
    meeting = current_meetings().ear.meeting(text)
    if meeting == "review" and has_plan_in(text):
        return "ehc_annual_review"
    return meeting


def areas_in(text: str) -> tuple[Area, ...]:
    """The areas of need that the words belong to, in the order of the text."""
    return current_meetings().ear.areas(text)


def worries_in(text: str, bank: MeetingBank) -> tuple[str, ...]:
    """The ids of the first four worries in the text, in its order."""
    return bank.ear.worries(text, MOST_WORRIES)


def situations_in(text: str) -> tuple[Situation, ...]:
    """What else the text tells of the family's situation, always in the same order."""
    heard = current_meetings().ear.situations(text)
    return (*heard, "has_ehcp") if has_plan_in(text) else heard

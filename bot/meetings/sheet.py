"""The sheet that a parent takes to the meeting, and the changes they may make to it."""

from __future__ import annotations

import datetime
from typing import Any, Protocol

import msgspec

from bot.family.facts import Phase
from bot.meetings.schema import Area, Meeting, Situation, Stage


class Told(msgspec.Struct, frozen=True):
    """What the parent told about the meeting. Only the kind of meeting is needed for a list."""

    meeting: Meeting = "planning"
    phase: Phase | None = None
    areas: tuple[Area, ...] = ()
    worry: str | None = None
    """In the parent's own words, redacted."""
    worries: tuple[str, ...] = ()
    """The ids of the worries that were heard in those words."""
    situations: tuple[Situation, ...] = ()
    tried: str | None = None
    """What has been tried, in the parent's own words."""
    on: datetime.date | None = None
    at: datetime.time | None = None
    council: str | None = None
    is_young_person: bool = False
    agreed: str | None = None
    """What was agreed at the meeting before, in the parent's own words."""


class Item(msgspec.Struct, frozen=True):
    """One question on the sheet."""

    id: str
    """`meeting/question` or `worries/worry/question`; `own/1` for a question of the parent's."""
    ask: str
    school: str
    simpler: str
    why: str
    """Why it matters to the parent; empty for a question of their own."""
    stage: Stage
    because: str | None = None
    """What the parent said that brought this question, such as "you said Year 6"."""
    reference: str | None = None
    """The paragraph or section behind it, such as "CoP 6.45"."""
    ticked: bool = False


class Outcome(msgspec.Struct, frozen=True):
    """What a meeting came to, in the parent's own words; None where they did not say."""

    agreed: str | None = None
    """Empty when they told that nothing was agreed."""
    who: str | None = None
    often: str | None = None
    by: str | None = None
    review_on: datetime.date | None = None
    review_at: datetime.time | None = None


class Sheet(msgspec.Struct, frozen=True):
    """A list of questions for one meeting, with what goes with it."""

    told: Told
    items: tuple[Item, ...]
    made: datetime.date
    simple: bool = False
    """Whether the easy wording is shown."""
    outcome: Outcome | None = None
    """What was agreed, once the meeting has been."""

    @property
    def agreed(self) -> str | None:
        """What was agreed at the meeting, if something was."""
        return (self.outcome.agreed or None) if self.outcome else None


class Slots(Protocol):
    """A tracker of Rasa, or of its SDK."""

    def get_slot(self, key: str) -> Any:
        """The value of a slot."""


def sheet_of(tracker: Slots) -> Sheet | None:
    """The sheet of this conversation, if one was made."""
    kept = tracker.get_slot("meeting_sheet")
    return msgspec.convert(kept, Sheet) if kept else None

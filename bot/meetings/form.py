"""The form that prepares a list: its steps, and what a message means while it is open."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal

from bot.family.facts import phase_in
from bot.knowledge.places import normalise
from bot.knowledge.reader import Reader
from bot.meetings.hear import areas_in, meeting_in, situations_in, worries_in
from bot.meetings.load import MeetingBank, MeetingsError
from bot.meetings.schema import FormFile, Step
from bot.settings import Settings

Control = Literal["skip", "back", "stop", "why", "done"]
SKIPPED = "skipped"
"""What a slot holds when the parent did not want to say."""


@dataclass(frozen=True)
class MeetingForm:
    """``form.yml`` with its words ready to be compared."""

    file: FormFile
    _controls: dict[str, Control] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        words = self.file.controls
        controls: dict[str, Control] = {}
        for control in ("skip", "back", "stop", "why", "done"):
            controls |= {normalise(word): control for word in getattr(words, control)}
        object.__setattr__(self, "_controls", controls)

    @property
    def slots(self) -> list[str]:
        """The slots in the order in which they are asked for."""
        return [step.slot for step in self.file.steps]

    def step(self, slot: str) -> Step:
        """The step that fills this slot. Raises KeyError when there is none."""
        for step in self.file.steps:
            if step.slot == slot:
                return step
        raise KeyError(slot)

    def control(self, text: str) -> Control | None:
        """What the message wants of the form itself."""
        return self._controls.get(normalise(text))

    def is_wanted(self, text: str) -> bool:
        """Whether a message about a meeting asks for a list of questions."""
        said = f" {normalise(text)} "
        return any(f" {w} " in said for w in self.file.wants) and not any(
            f" {w} " in said for w in self.file.unless
        )

    def is_wanted_surely(self, text: str) -> bool:
        """The same in words that leave no doubt, whatever else the message may be about."""
        said = f" {normalise(text)} "
        return any(f" {words} " in said for words in self.file.wants_surely)

    def starts(self, text: str) -> bool:
        """Whether the whole message is a word that begins a list, or goes on with one."""
        return normalise(text) in self.file.starts

    def chosen(self, text: str, slot: str) -> str | None:
        """The value of the option that the message names."""
        said = normalise(text)
        for option in self.step(slot).options:
            if normalise(option.title) == said:
                return SKIPPED if option.value == "skip" else option.value
        return None


def facts_in(text: str, bank: MeetingBank) -> dict[str, str]:
    """What a message tells about the meeting and the child, as values of the form's slots.

    The day is left to `actions.dates`, which knows what day it is.
    """
    found: dict[str, str | None] = {
        "meeting_kind": meeting_in(text),
        "phase": phase_in(text),
        "meeting_needs": text if areas_in(text) else None,
    }
    if worries_in(text, bank):
        found["meeting_worry"] = text
    if {"tried", "nothing_tried", "not_delivered"} & set(situations_in(text)):
        found["meeting_tried"] = text
    return {slot: value for slot, value in found.items() if value}


def day_value(on: datetime.date, at: datetime.time | None) -> str:
    """A day, and a time if there is one, as a slot keeps it: 2026-11-26 or 2026-11-26T15:15."""
    return f"{on.isoformat()}T{at:%H:%M}" if at else on.isoformat()


def read_day(value: str) -> tuple[datetime.date, datetime.time | None]:
    """What `day_value` wrote."""
    day, _, time = value.partition("T")
    return datetime.date.fromisoformat(day), datetime.time.fromisoformat(time) if time else None


@lru_cache(maxsize=4)
def current_form(folder: Path | None = None) -> MeetingForm:
    """The form of this process, read once. Raises MeetingsError, naming what to mend."""
    folder = folder or Settings.from_environment().knowledge
    reader = Reader(folder)
    file = reader.read(folder / "meetings" / "form.yml", FormFile)
    if file is None:
        raise MeetingsError(reader.faults)
    return MeetingForm(file)

"""The form before a meeting, and what it shares with the one after it: steps, words, values."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar, Literal, TypeVar

from bot.family.facts import phase_in
from bot.knowledge.places import normalise
from bot.knowledge.reader import Reader
from bot.meetings.form_schema import Controls, FormFile, OutcomeFile, Step
from bot.meetings.hear import areas_in, meeting_in, situations_in, worries_in
from bot.meetings.load import MeetingBank, MeetingsError, current_meetings
from bot.settings import Settings

File = TypeVar("File", FormFile, OutcomeFile)
Control = Literal["skip", "back", "stop", "why", "done"]
SKIPPED = "skipped"
"""What a slot holds when the parent did not want to say."""


@dataclass(frozen=True)
class Form:
    """One form of domain.yml: its file, and the words that steer every form."""

    name: ClassVar[str]
    topic: ClassVar[str]
    """The topic that its turns have in the contract."""
    day_slot: ClassVar[str]
    """The slot that holds a day."""
    control_slot: ClassVar[str]
    """The slot that tells that the parent stopped."""
    begun_by: ClassVar[str]
    """The intent that begins it."""

    file: FormFile | OutcomeFile
    controls: Controls
    _controls: dict[str, Control] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        controls: dict[str, Control] = {}
        for control in ("skip", "back", "stop", "why", "done"):
            controls |= {normalise(word): control for word in getattr(self.controls, control)}
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

    def starts(self, text: str) -> bool:
        """Whether the whole message is a word that begins the form, or goes on with it."""
        return normalise(text) in {normalise(words) for words in self.file.starts}

    def facts(self, text: str, day: str | None, asked: str | None = None) -> dict[str, str]:
        """What a message tells, as values of the slots.

        `day` is the one day that it names, `asked` the slot that was just asked for.
        """
        raise NotImplementedError

    def takes(self, slot: str, text: str) -> bool:
        """Whether these words can be the answer to a question that takes any words."""
        return True

    def day_words(self, text: str) -> str:
        """The part of a message in which its day is looked for."""
        return text

    def completed(self, answers: dict[str, Any]) -> dict[str, Any]:
        """The answers, with what follows from them for other slots."""
        return answers


class MeetingForm(Form):
    """``form.yml``: the form that prepares a list."""

    name = "meeting_form"
    topic = "meeting_preparation"
    day_slot = "meeting_when"
    control_slot = "meeting_control"
    begun_by = "make_list"
    file: FormFile

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

    def says_nothing(self, text: str) -> bool:
        """Whether the message is no answer to anything, such as "ok"."""
        return normalise(text) in self.file.says_nothing

    def resumes(self, text: str) -> bool:
        """Whether the message ends in words that go back to a list that was left."""
        said = f" {normalise(text)}"
        return any(said.endswith(f" {words}") for words in self.file.resumes)

    def facts(self, text: str, day: str | None, asked: str | None = None) -> dict[str, str]:
        """What is told about the meeting and the child."""
        found = facts_in(text, current_meetings(), asked)
        return {**found, self.day_slot: day} if day else found


def chosen(text: str, step: Step) -> str | None:
    """The value of the option of this step that the message names."""
    said = normalise(text)
    for option in step.options:
        if normalise(option.title) == said:
            return SKIPPED if option.value == "skip" else option.value
    return None


def facts_in(text: str, bank: MeetingBank, asked: str | None = None) -> dict[str, str]:
    """What a message tells about the meeting and the child, as values of the form's slots.

    `asked` is the slot that was just asked for: "nursery" alone tells the phase only then. The
    day is left to `bot.dates`, which knows what day it is.
    """
    found: dict[str, str | None] = {
        "meeting_kind": meeting_in(text),
        "phase": phase_in(text) or (phase_in(f"in {text}") if asked == "phase" else None),
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
    file = read_form("form.yml", FormFile, folder)
    return MeetingForm(file, file.controls)


def read_form(name: str, shape: type[File], folder: Path | None) -> File:
    """The file of a form, by default from the folder in Settings. Raises MeetingsError."""
    folder = folder or Settings.from_environment().knowledge
    reader = Reader(folder)
    file = reader.read(folder / "meetings" / name, shape)
    if file is None:
        raise MeetingsError(reader.faults)
    return file

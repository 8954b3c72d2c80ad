"""The forms: their steps, and what a message means while one of them is open."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar, Literal, TypeVar

from bot.family.facts import phase_in
from bot.knowledge.places import normalise
from bot.knowledge.reader import Reader
from bot.meetings.hear import areas_in, meeting_in, situations_in, worries_in
from bot.meetings.load import MeetingBank, MeetingsError, current_meetings
from bot.meetings.plan_check import check_plan
from bot.meetings.schema import Controls, FormFile, OutcomeFile, PlanRepliesFile, Step
from bot.nlu.passages import asks
from bot.settings import Settings

File = TypeVar("File", FormFile, OutcomeFile, PlanRepliesFile)
Control = Literal["skip", "back", "stop", "why", "done"]
SKIPPED = "skipped"
"""What a slot holds when the parent did not want to say."""


NOTHING = "nothing"
"""What `outcome_agreed` holds when nothing was agreed."""


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


class OutcomeForm(Form):
    """``outcome.yml``: the form that writes down what a meeting came to."""

    name = "outcome_form"
    topic = "meeting_followup"
    day_slot = "outcome_review"
    control_slot = "outcome_control"
    begun_by = "meeting_went"
    file: OutcomeFile

    def begins(self, text: str) -> bool:
        """Whether a message begins with one of the words that begin the form, and asks nothing."""
        said = f"{normalise(text)} "
        begun = any(said.startswith(f"{normalise(words)} ") for words in self.file.begins)
        return self.starts(text) or (begun and not asks(text))

    def returns(self, text: str) -> bool:
        """Whether the whole message is a word of somebody who comes back."""
        return normalise(text) in {normalise(words) for words in self.file.returns}

    def facts(self, text: str, day: str | None, asked: str | None = None) -> dict[str, str]:
        """What is told about what was agreed, in the parent's own words.

        "Twice a week, not once" tells what it is, and not what it is not.
        """
        if asked in (None, "outcome_agreed") and _NOTHING_AGREED.search(text):
            return {"outcome_agreed": NOTHING}
        match = _AGREED.search(text)
        agreed = (match["after"] or match["before"]) if match else ""
        agreed = _REVIEW.split(agreed)[0].strip(" ,.;-") or agreed
        told = agreed if asked is None else _NOT_THAT.sub("", text)
        points = {
            point.id: ", ".join(point.found)
            for point in check_plan(told).points
            if point.status == "clear"
        }
        often = " for ".join(filter(None, (points.get("how_often"), points.get("how_long"))))
        found = {
            "outcome_agreed": agreed,
            "outcome_who": None if _SAYS.search(told) else points.get("who"),
            "outcome_often": often if "how_often" in points else None,
            "outcome_by": points.get("by_when"),
            "outcome_review": day if asked == self.day_slot or _REVIEW.search(text) else None,
        }
        whole = asked if asked != "outcome_agreed" and asked != self.day_slot else None
        return {slot: value for slot, value in found.items() if value and slot != whole}

    def day_words(self, text: str) -> str:
        """What follows "review": "it starts on Monday, review on 12 March" names two days."""
        review = _REVIEW.search(text)
        return text[review.start() :] if review else text

    def completed(self, answers: dict[str, Any]) -> dict[str, Any]:
        """Where nothing was agreed, nobody does it, and it has no day."""
        if answers.get("outcome_agreed") != NOTHING:
            return answers
        skipped = dict.fromkeys(("outcome_who", "outcome_often", "outcome_by"), SKIPPED)
        return {**skipped, **answers}


_NOTHING_AGREED = re.compile(
    r"^\W*(?:(?:well|sadly|honestly|we|they|school|agreed|was|got)\W+)*"
    r"(?:nothing|not (?:much|a lot|anything))\b"
    r"(?:\W+(?:really|yet|much|was|got|agreed|decided|at|all|new|to|be|honest|tbh))*\W*$"
    r"|\bnothing (?:was|got) (?:agreed|decided)|\bagreed (?:on )?nothing\b",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\b(?:agreed|promised)\b\W*(?:(?:that|on|upon)\b\W*)?(?P<after>"
    r"(?!(?:to )?(?:do )?(?:some |a few |lots of )?(?:things?|stuff|help)\W*(?:today)?\W*$)"
    r"\w+(?:\W+\w+)+.*)"
    r"|^\W*(?:(?:no|sorry|oh|actually|i meant?|also)\W+)*(?P<before>\w.*?)\W+(?:was|were) agreed\b",
    re.IGNORECASE | re.DOTALL,
)
_SAYS = re.compile(r"\b(?:said|says|told|thinks|reckons|promised)\b", re.IGNORECASE)
_NOT_THAT = re.compile(r"\W+not\b.*$", re.IGNORECASE | re.DOTALL)
_REVIEW = re.compile(r"\breview|\b(?:meet|meeting|see them) (?:again|next)|\bnext meeting", re.I)


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
    day is left to `actions.dates`, which knows what day it is.
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
    file = _read("form.yml", FormFile, folder)
    return MeetingForm(file, file.controls)


@lru_cache(maxsize=4)
def current_outcome_form(folder: Path | None = None) -> OutcomeForm:
    """The form for after the meeting, as `current_form`."""
    return OutcomeForm(_read("outcome.yml", OutcomeFile, folder), current_form(folder).controls)


def current_forms() -> tuple[Form, ...]:
    """Both forms."""
    return (current_form(), current_outcome_form())


@lru_cache(maxsize=4)
def current_plan_replies(folder: Path | None = None) -> PlanRepliesFile:
    """What is said around the check of a plan. Raises MeetingsError, naming what to mend."""
    return _read("plan_replies.yml", PlanRepliesFile, folder)


def _read(name: str, shape: type[File], folder: Path | None) -> File:
    folder = folder or Settings.from_environment().knowledge
    reader = Reader(folder)
    file = reader.read(folder / "meetings" / name, shape)
    if file is None:
        raise MeetingsError(reader.faults)
    return file

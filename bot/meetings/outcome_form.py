"""The form after a meeting: what was agreed, who does it, how often, by when, and the review."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.dates.read import read_date
from bot.dates.reading import DateReading
from bot.knowledge.places import normalise
from bot.meetings.form import SKIPPED, Control, Form, current_form, read_form
from bot.meetings.form_schema import OutcomeFile
from bot.nlu.passages import asks
from bot.plans.check import check_plan

NOTHING = "nothing"
"""What `outcome_agreed` holds when nothing was agreed."""
_FEW_WORDS = 4
"""No more than so many are a name or a job, unless one of them tells a time."""

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

    def control(self, text: str) -> Control | None:
        """The same, where "they didn't say" skips the question."""
        if normalise(text) in {normalise(words) for words in self.file.not_said}:
            return "skip"
        return super().control(text)

    def takes(self, slot: str, text: str) -> bool:
        """Whether the words tell by when, where that was asked.

        "Mrs Smith, the TA" or "every day" is another thing, however it was asked for. A longer
        text that tells nothing of the kind may stand: "it depends on what the panel decides".
        """
        if slot != "outcome_by":
            return True
        points = {point.id: point for point in check_plan(text).points}
        if points["by_when"].status != "missing":
            return True
        rest = " ".join(text.split())
        for point in (points["how_often"], points["how_long"]):
            for words in point.found if point.status == "clear" else ():
                rest = rest.replace(words, " ")
        said = f" {normalise(rest)} "
        if any(f" {normalise(words)} " in said for words in self.file.times) or _tells_a_day(rest):
            return True
        tells_another = any(points[id].found for id in ("who", "how_often", "how_long"))
        return not tells_another and len(said.split()) > _FEW_WORDS

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


def _tells_a_day(text: str) -> bool:
    return read_date(text, datetime.date.today()) != DateReading()


@lru_cache(maxsize=4)
def current_outcome_form(folder: Path | None = None) -> OutcomeForm:
    """The form of this process, read once. Raises MeetingsError, naming what to mend."""
    file = read_form("outcome.yml", OutcomeFile, folder)
    return OutcomeForm(file, current_form(folder).controls)


def current_forms() -> tuple[Form, ...]:
    """The forms before and after a meeting."""
    return (current_form(), current_outcome_form())

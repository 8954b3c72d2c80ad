"""Whether a message holds the text of a plan, or only speaks of one."""

from __future__ import annotations

import re
from typing import Literal, Optional

from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.history import earlier_answers
from bot.meetings.form import current_form
from bot.meetings.form_schema import Step
from bot.nlu.passages import asks
from bot.nlu.reading import CHECK, Reading
from bot.plans.check import check_plan, signals_plan

Plan = Literal["here", "asked", "left"]
"""To be checked now, only asked about, or not to come."""
FEWEST_POINTS = 2  # that a message about a plan must touch if it is to hold the plan itself
_QUOTED_PLAN = re.compile(r":\s*\W*\w+(?:\W+\w+){2}")
"""At least three words after a colon: "check this target: read 20 words"."""

_ASKS_TO_CHECK = re.compile(
    r"\b(?:is|are|was) (?:this|these|that|the|my|his|her|our) (?:\w+ ){0,2}?"
    r"(?:plan|target|goal|outcome|provision)s? (?:\w+ )?"
    r"(?:clear|good|ok|okay|specific|smart|vague|right|fine|any good)\b|"
    r"\bis (?:this|that|it) an? (?:clear|good|ok|okay|specific|smart|vague) (?:plan|target|goal)\b|"
    r"\b(?:check|look at|read) (?:this|these|my|his|her|our) (?:\w+ ){0,2}?(?:plan|target)s?\b",
    re.IGNORECASE,
)
"""Said so plainly that the words of a plan must not be taken for a question, and kept."""


def awaits_plan(tracker: Optional[DialogueStateTracker]) -> bool:
    """Whether the last answer asked for the text of a plan."""
    last = earlier_answers(tracker)[:1] if tracker else ()
    return bool(last and last[0].awaits_plan)


def plan_in(reading: Reading, awaited: bool) -> Optional[Plan]:
    """What a message has to do with a plan while no form is open; None: nothing."""
    text, is_check = reading.text, _asks_to_check(reading)
    is_plan = signals_plan(text) and (awaited or is_check or not asks(text))
    if awaited and current_form().control(text):
        return "left"
    if awaited and not is_plan and (reading.asks_topic() or reading.talks()):
        return None
    if awaited or is_plan:
        return "here"
    if not is_check:
        return None
    points = [point for point in check_plan(text).points if point.status != "missing"]
    has_plan = bool(_QUOTED_PLAN.search(text)) or len(points) >= FEWEST_POINTS
    return "here" if has_plan else "asked"


def plan_in_form(
    reading: Reading, awaited: bool, step: Optional[Step], sure_from: float
) -> Optional[Plan]:
    """The same in the middle of a form, where words that could be an answer are one."""
    if awaited and signals_plan(reading.text):
        return "here"
    if not _asks_to_check(reading):
        return None
    takes_any_words = step is not None and step.own_words
    if reading.confidence < sure_from and takes_any_words and not signals_plan(reading.text):
        return None
    return plan_in(reading, awaited)


def _asks_to_check(reading: Reading) -> bool:
    return reading.intent == CHECK or bool(_ASKS_TO_CHECK.search(reading.text))

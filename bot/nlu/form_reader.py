"""Reading a message while a form is open: an answer, a correction, or something else?"""

from __future__ import annotations

import re
from typing import Dict, Optional

from rasa.shared.core.trackers import DialogueStateTracker

from bot.meetings.form import SKIPPED, Form, chosen, current_form
from bot.meetings.form_schema import Step
from bot.meetings.outcome_form import current_outcome_form
from bot.meetings.sheet import Sheet, sheet_of
from bot.meetings.telling import corrects, day_problem, reply_to, told, told_anew, told_early
from bot.nlu.passages import asks
from bot.nlu.plan_reader import awaits_plan, plan_in_form
from bot.nlu.reading import DETAIL, IN_BETWEEN, MAKE, OURS, WENT, Reading
from bot.reply import ERASING

_RESPONSES = {
    "nlu_fallback": "utter_admit",
    "more_detail": "utter_more",
    "where_does_it_say": "utter_sources",
}
"""The responses that are not called as their intent is."""

_THING_TO_SAY = re.compile(
    r"\W*(?:how|what|when|where|why|if|whether|that)\s+(?:he|she|they|it)\b[^?]*$", re.IGNORECASE
)
"""\"How he will cope with the bus": no question, by the order of its words, but what worries."""


def read_in_form(
    reading: Reading, tracker: DialogueStateTracker, form: Form, sure_from: float
) -> None:
    """Fill the open form from the message, or leave the message to its topic.

    From the chance `sure_from` on, a wish to check a plan is no answer to the question.
    """
    if _is_for_other_form(reading, form):
        return
    text, asked = reading.text, tracker.get_slot("requested_slot")
    control: Optional[str] = form.control(text)
    if reading.is_button(OURS) and control is None:
        reading.becomes(DETAIL, form.topic)
        reading.steers("list_waits")
        return
    step = asked_step(form, asked, sheet_of(tracker))
    if plan := plan_in_form(reading, awaits_plan(tracker), step, sure_from):
        reading.becomes_plan(plan, IN_BETWEEN, response="utter_check_plan")
        return
    facts = told_anew(text, form, asked, tracker)
    option = chosen(text, step) if step else None
    if option is not None and asked is not None:
        facts, control = {asked: option}, None
    elif control == "skip" and asked is not None:
        facts, control = {asked: SKIPPED}, None
    elif current_form().says_nothing(text):
        control = "unclear"
    elif control is None and step and _answers(reading, form, step, facts):
        facts = {**facts, step.slot: facts.get(step.slot, text)}
    is_answer = control is not None or asked in facts
    if not is_answer and (_asks(reading, step) or reading.talks()):
        _interrupt(reading)
        return
    if not is_answer:
        facts |= told_early(text, form, tracker)
        control = day_problem(text, form, asked) or reply_to(facts, tracker)
    reading.becomes(DETAIL, form.topic)
    reading.tells(facts)
    reading.steers(control)


def asked_step(form: Form, asked: Optional[str], sheet: Optional[Sheet]) -> Optional[Step]:
    """The step that is being asked. After a meeting, "what was tried" is what was agreed there."""
    if asked == "meeting_tried" and sheet is not None and sheet.agreed:
        return current_outcome_form().file.took_place
    return form.step(asked) if asked in form.slots else None


def _is_for_other_form(reading: Reading, form: Form) -> bool:
    """Whether the other form takes over: its button was pressed, or the meeting has been."""
    other, intent = current_outcome_form(), MAKE
    if form is not other and other.begins(reading.text):
        reading.becomes(WENT, other.topic)
    if form is not other:
        intent = WENT
    return reading.is_button((intent,))


def _answers(reading: Reading, form: Form, step: Step, facts: Dict[str, str]) -> bool:
    """Whether the words may stand as they are: no question, no correction, no thanks."""
    text = reading.text
    if not any(letter.isalnum() for letter in text):
        return False
    says_thing = step.own_words and _THING_TO_SAY.match(text)
    if (reading.asks_topic() and not says_thing) or reading.talks():
        return False
    if step.slot == "meeting_needs":
        return (
            not facts and not asks(text) and told(text, current_form()).keys() <= {"meeting_worry"}
        )
    can_stand = step.own_words and form.takes(step.slot, text)
    return can_stand and not (facts and corrects(text))


def _asks(reading: Reading, step: Optional[Step]) -> bool:
    """Whether this is a question, where the step does not take any words."""
    takes_any_words = step is not None and step.own_words
    return reading.asks_topic() or (asks(reading.text) and not takes_any_words)


def _interrupt(reading: Reading) -> None:
    """Let the topic be answered in between."""
    if reading.is_button(ERASING):
        return  # "delete my data" ends the form, too
    reading.interrupts(_RESPONSES.get(reading.intent, f"utter_{reading.intent}"))

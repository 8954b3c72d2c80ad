"""Reading what a message has to do with a meeting: its list, what it came to, a plan."""

from __future__ import annotations

import datetime
import re
from typing import Any, Dict, List, Optional

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

from bot.dialogue.history import earlier_answers
from bot.meetings.form import MeetingForm, current_form
from bot.meetings.outcome_form import current_forms, current_outcome_form
from bot.meetings.sheet import Sheet, sheet_of
from bot.meetings.telling import put_right, told
from bot.nlu.component import MessageReader, add_entity
from bot.nlu.form_reader import read_in_form
from bot.nlu.plan_reader import awaits_plan, plan_in
from bot.nlu.reading import ABOUT_LIST, MAKE, PLAN_TO_LIST, TOPIC, WENT, Reading
from bot.reply import DANGERS

LONGEST_CORRECTION = 15  # words; a longer message tells a story
_ORDER = re.compile(
    r"\W*(?:(?:please|pls|can you|could you|and|also|now|ok)\W+)*"
    r"(?:add|remove|delete|take off|take out|drop|move|tick|untick|scrap|cross off)\b(?! my data)",
    re.IGNORECASE,
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class MeetingReader(MessageReader):
    """Fills the form from what was said, and leaves questions to the topics.

    Danger was heard before and is never taken for an answer.
    """

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {
            "talk_from": 0.8,  # the chance from which thanks or "who sees this" is no answer
            "kin": 3,  # how far down the ranking the topic may stand when a list is asked for
            "knowledge": None,
        }

    def process(
        self, messages: List[Message], tracker: Optional[DialogueStateTracker] = None
    ) -> List[Message]:
        """Read the messages. Rasa hands the tracker to a component that asks for it by name."""
        for message in messages:
            reading = Reading(message, self.knowledge, self.config["talk_from"])
            if reading.intent not in DANGERS:
                self._read(reading, tracker)
        return messages

    def _read(self, reading: Reading, tracker: Optional[DialogueStateTracker]) -> None:
        intent, text = reading.intent, reading.text
        form, outcome_form = current_form(), current_outcome_form()
        loop = tracker.active_loop_name if tracker else None
        opened = next((one for one in current_forms() if one.name == loop), None)
        sheet = sheet_of(tracker) if tracker else None
        if tracker is not None and opened is not None:
            read_in_form(reading, tracker, opened, self.config["talk_from"])
        elif tracker is not None and form.resumes(text) and _has_left(tracker, form):
            reading.becomes(MAKE)
        elif _has_met(reading, tracker):
            reading.becomes(WENT, outcome_form.topic)
            reading.tells(told(text, outcome_form))
        elif plan := plan_in(reading, awaits_plan(tracker)):
            reading.becomes_plan(plan)
        elif intent == PLAN_TO_LIST and tracker is not None:
            reading.becomes(PLAN_TO_LIST)
            _note_questions(reading, tracker)
        elif sheet is not None and _comes_back(reading, sheet):
            reading.becomes("welcome_back", outcome_form.topic)
        elif self._wants_list(reading, form):
            reading.becomes(MAKE, **_asked_besides(reading, form))
            reading.tells(told(text, form))
        elif tracker is not None and sheet is not None:
            _read_about_list(reading, tracker)
        elif intent in ABOUT_LIST:
            reading.becomes("list_show")  # which offers to make one

    def _wants_list(self, reading: Reading, form: MeetingForm) -> bool:
        """Whether a list of questions is asked for, by the button or in other words."""
        return (
            reading.intent == MAKE
            or form.starts(reading.text)
            or (reading.intent == TOPIC and form.is_wanted(reading.text))
            or (
                TOPIC in reading.ranking[: self.config["kin"]]
                and form.is_wanted_surely(reading.text)
            )
        )


def _asked_besides(reading: Reading, form: MeetingForm) -> Dict[str, Any]:
    """Another question in the same message, which is answered before the form begins."""
    for topic, words in reading.surely_asked.items():
        if topic != TOPIC and not form.is_wanted_surely(words):
            return {"besides": topic, "asked": {topic: words}}
    return {}


def _has_left(tracker: DialogueStateTracker, form: MeetingForm) -> bool:
    """Whether a list was begun and not made."""
    has_begun = any(tracker.get_slot(slot) for slot in form.slots if slot != "phase")
    return has_begun and tracker.get_slot("meeting_control") is None


def _has_met(reading: Reading, tracker: Optional[DialogueStateTracker]) -> bool:
    """Whether this tells that a meeting has been. The bare word, or a day put right, does not."""
    if reading.is_button((WENT,)):
        return True
    if awaits_plan(tracker):
        return False
    form = current_form()
    is_ahead = form.starts(reading.text) or put_right(reading.text, form)
    is_so_read = reading.intent == WENT and not is_ahead
    return is_so_read or current_outcome_form().begins(reading.text)


def _comes_back(reading: Reading, sheet: Sheet) -> bool:
    """Whether this greets, or asks for the list, after the meeting has been."""
    greets = reading.intent == "greet" and reading.card in (None, "overview")
    has_been = sheet.told.on is not None and sheet.told.on < datetime.date.today()
    if not (greets or current_outcome_form().returns(reading.text)):
        return False
    return sheet.outcome is not None or (greets and has_been)


def _read_about_list(reading: Reading, tracker: DialogueStateTracker) -> None:
    """ "Simpler" means the list when the list was shown last; "add ..." always does."""
    text = reading.text
    facts = put_right(text, current_form())
    if _ORDER.match(text):
        reading.becomes("list_change")
    elif facts and len(text.split()) <= LONGEST_CORRECTION:
        reading.becomes("list_correct")
        reading.tells(facts)
    elif reading.intent == "simpler":
        last = earlier_answers(tracker)[:1]
        if last and last[0].sheet:
            reading.becomes("list_simpler")


def _note_questions(reading: Reading, tracker: DialogueStateTracker) -> None:
    """The questions from the plan that was checked last, while the dialogue remembers them."""
    checked = (answer.questions for answer in earlier_answers(tracker) if answer.questions)
    for question in next(checked, ()):
        add_entity(reading.message, "plan_question", question)

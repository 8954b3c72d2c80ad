"""Reading a message while a list for a meeting is made: an answer, a correction, or a question?"""

from __future__ import annotations

import datetime
import re
from typing import Any, Dict, List, Optional

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from actions.dates import read_date
from bot.answers.topics import ERASING
from bot.dialogue.history import earlier_answers
from bot.meetings.form import SKIPPED, MeetingForm, current_form, day_value, facts_in
from bot.meetings.load import current_meetings
from bot.nlu.component import MessageReader, add_entity
from bot.nlu.language_gate import OTHER_LANGUAGE
from bot.nlu.passages import asks
from bot.nlu.topic_classifier import UNDERSTANDING

FORM = "meeting_form"
TOPIC = "meeting_preparation"
DETAIL = "meeting_detail"
MAKE = "make_list"
IN_BETWEEN = "in_between"
ABOUT_LIST = ("list_show", "list_top", "list_change", "list_school", "list_simpler", "list_usual")
LONGEST_CORRECTION = 15  # words; a longer message tells a story
OWN_WORDS = ("meeting_worry", "meeting_tried")
"""Slots that any words may fill."""
SAFETY = ("crisis", "safeguarding_concern")
_RESPONSES = {
    "nlu_fallback": "utter_admit",
    "more_detail": "utter_more",
    "where_does_it_say": "utter_sources",
}
"""The responses that are not called as their intent is."""
_ORDER = re.compile(
    r"\W*(?:(?:please|pls|can you|could you|and|also|now|ok)\W+)*"
    r"(?:add|remove|delete|take off|take out|drop|move|tick|untick|scrap|cross off)\b(?! my data)",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"\b(?:sorry|actually|i meant|i mean|instead|correction|wrong|mistake|rather|should be)\b"
    r"|^\W*no\b(?! idea)",
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
            if self._intent(message) not in SAFETY:
                self._read(message, tracker)
        return messages

    def _read(self, message: Message, tracker: Optional[DialogueStateTracker]) -> None:
        intent, text = self._intent(message), message.get(TEXT) or ""
        form = current_form()
        if tracker is not None and tracker.active_loop_name == FORM:
            self._in_form(message, text, tracker, form)
        elif self._wants_list(message, text, form):
            self._become(message, MAKE)
            self._note(message, self._facts(text))
        elif tracker is not None and tracker.get_slot("meeting_sheet") is not None:
            self._about_list(message, intent, text, tracker)
        elif intent in ABOUT_LIST:
            self._become(message, "list_show")  # which offers to make one

    def _wants_list(self, message: Message, text: str, form: MeetingForm) -> bool:
        """Whether a list of questions is asked for, by the button or in other words."""
        intent = self._intent(message)
        ranking = message.get("intent_ranking") or []
        is_near = any(reading["name"] == TOPIC for reading in ranking[: self.config["kin"]])
        return (
            intent == MAKE
            or form.starts(text)
            or (intent == TOPIC and form.is_wanted(text))
            or (is_near and form.is_wanted_surely(text))
        )

    def _about_list(
        self, message: Message, intent: str, text: str, tracker: DialogueStateTracker
    ) -> None:
        """ "Simpler" means the list when the list was shown last; "add ..." always does."""
        facts = self._facts(text) if _CORRECTION.search(text) else {}
        if _ORDER.match(text):
            self._become(message, "list_change")
        elif facts and len(text.split()) <= LONGEST_CORRECTION:
            self._become(message, "list_correct")
            self._note(message, facts)
        elif intent == "simpler":
            last = earlier_answers(tracker)[:1]
            if last and last[0].sheet:
                self._become(message, "list_simpler")

    def _in_form(
        self, message: Message, text: str, tracker: DialogueStateTracker, form: MeetingForm
    ) -> None:
        asked = tracker.get_slot("requested_slot")
        control, option = form.control(text), form.chosen(text, asked) if asked else None
        facts = self._new_facts(text, asked, tracker)
        if option is not None and asked is not None:
            facts, control = {asked: option}, None
        elif control == "skip" and asked is not None:
            facts, control = {asked: SKIPPED}, None
        elif control is None and asked in OWN_WORDS and self._answers(message, text, facts):
            facts[asked] = text
        is_answer = control is not None or asked in facts
        is_question = self._asks(message, text) or (asked not in OWN_WORDS and asks(text))
        if not is_answer and (is_question or self._talks(message)):
            self._interrupt(message)
            return
        problem = None if facts else self._date_problem(text, asked) or "unclear"
        self._become(message, DETAIL)
        self._note(message, facts)
        add_entity(message, "meeting_control", control or problem)

    def _answers(self, message: Message, text: str, facts: Dict[str, str]) -> bool:
        """Whether any words may stand as the answer: not a question, and not a correction."""
        has_words = any(letter.isalnum() for letter in text)
        corrects = bool(facts) and bool(_CORRECTION.search(text))
        return has_words and not corrects and not self._asks(message, text)

    def _new_facts(
        self, text: str, asked: Optional[str], tracker: DialogueStateTracker
    ) -> Dict[str, str]:
        """What is told for the first time, or put right; a word in passing changes nothing."""
        corrects = bool(_CORRECTION.search(text))
        return {
            slot: value
            for slot, value in self._facts(text).items()
            if slot == asked
            or corrects
            or (tracker.get_slot(slot) is None and slot not in OWN_WORDS)
        }

    def _interrupt(self, message: Message) -> None:
        """Let the topic be answered in between; the form then asks its question again."""
        intent = self._intent(message)
        if intent in ERASING and message.get(INTENT)["confidence"] == 1.0:
            return  # "delete my data" ends the form, too
        response = _RESPONSES.get(intent, f"utter_{intent}")
        message.set(INTENT, {"name": IN_BETWEEN, "confidence": 1.0}, add_to_output=True)
        understood = {**(message.get(UNDERSTANDING) or {}), "response": response}
        message.set(UNDERSTANDING, understood, add_to_output=True)

    @staticmethod
    def _facts(text: str) -> Dict[str, str]:
        facts = facts_in(text, current_meetings())
        reading = read_date(text, datetime.date.today())
        if reading.date and not reading.problem:
            facts["meeting_when"] = day_value(reading.date, reading.time)
        return facts

    @staticmethod
    def _date_problem(text: str, asked: Optional[str]) -> Optional[str]:
        if asked != "meeting_when":
            return None
        problem = read_date(text, datetime.date.today()).problem
        return {"past": "date_past", "impossible": "date_impossible", "two_dates": "date_two"}.get(
            problem or ""
        )

    def _asks(self, message: Message, text: str) -> bool:
        """Whether this is a question about a topic, or a button of ours."""
        best = message.get(INTENT) or {}
        is_button = best.get("confidence") == 1.0 and best.get("name") not in ABOUT_LIST
        return is_button or (asks(text) and best.get("name") in self.knowledge.topics)

    def _talks(self, message: Message) -> bool:
        """Whether this is about the conversation: thanks, "who sees this", "start over"."""
        best = message.get(INTENT) or {}
        if best.get("name") == OTHER_LANGUAGE:
            return True
        topic = self.knowledge.topics.get(best.get("name", ""))
        group = topic.group if topic else None
        return group == "conversation" and best["confidence"] >= self.config["talk_from"]

    @staticmethod
    def _intent(message: Message) -> str:
        return str((message.get(INTENT) or {}).get("name"))

    @staticmethod
    def _become(message: Message, intent: str) -> None:
        message.set(INTENT, {"name": intent, "confidence": 1.0}, add_to_output=True)
        understood = {"topics": [TOPIC], "offered": []}
        message.set(UNDERSTANDING, understood, add_to_output=True)

    @staticmethod
    def _note(message: Message, facts: Dict[str, str]) -> None:
        for slot, value in facts.items():
            if slot != "phase" or not _has_entity(message, "phase"):
                add_entity(message, slot, value)


def _has_entity(message: Message, kind: str) -> bool:
    return any(entity.get("entity") == kind for entity in message.get("entities") or [])

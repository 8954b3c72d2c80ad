"""Reading a message while a form is open: an answer, a correction, or a question?"""

from __future__ import annotations

import datetime
import re
from typing import Any, Dict, List, Optional, Sequence

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from actions.dates import read_date
from bot.dialogue.history import earlier_answers
from bot.meetings.form import (
    SKIPPED,
    Form,
    MeetingForm,
    chosen,
    current_form,
    current_forms,
    current_outcome_form,
    day_value,
)
from bot.meetings.plan_check import check_plan, signals_plan
from bot.meetings.schema import Step
from bot.meetings.sheet import Sheet, sheet_of
from bot.nlu.component import UNDERSTANDING, MessageReader, add_entity
from bot.nlu.language_gate import OTHER_LANGUAGE
from bot.nlu.passages import asks
from bot.reply import DANGERS, ERASING

TOPIC = "meeting_preparation"
DETAIL = "meeting_detail"
MAKE = "make_list"
WENT = "meeting_went"
CHECK = "check_plan"
PLAN_TO_LIST = "plan_to_list"
WELCOME = "welcome_back"
IN_BETWEEN = "in_between"
ABOUT_LIST = ("list_show", "list_top", "list_change", "list_school", "list_simpler", "list_usual")
LONGEST_CORRECTION = 15  # words; a longer message tells a story
OURS = (*ABOUT_LIST, MAKE, WENT, PLAN_TO_LIST, "make_short_list")
"""Intents of buttons that have to wait until a form is done."""
PLAN_TOPIC = "support_plan"
FEWEST_POINTS = 2  # that a message about a plan must touch if it is to hold the plan itself
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
_QUOTED_PLAN = re.compile(r":\s*\W*\w+(?:\W+\w+){2}")
"""At least three words after a colon: "check this target: read 20 words"."""
_CORRECTION = re.compile(
    r"\b(?:sorry|actually|i meant|i mean|instead|correction|wrong|mistake|rather|should be)\b"
    r"|^\W*no\b(?=\W*$|\W*[,.:;]|\s+(?:sorry|wait|not|its?|it's|i|s?he|s?hes|we|that|thats)\b)"
    r"|^\W*not\b[^,]*,",
    re.IGNORECASE,
)
_DAY_MOVED = re.compile(
    r"\b(?:moved|changed|put back|postponed|brought forward|rearranged|now on|is now|it'?s now)\b",
    re.IGNORECASE,
)
_OF_MEETING = re.compile(r"\b(?:meet\w*|mtg|appointment|appt|review)\b", re.IGNORECASE)
_TAKEN_BACK = re.compile(r"\bnot\s+(?:(?:on|the)\s+)*\w+", re.IGNORECASE)
"""The day in "Thursday, not Friday" that is not meant."""


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
            if self._intent(message) not in DANGERS:
                self._read(message, tracker)
        return messages

    def _read(self, message: Message, tracker: Optional[DialogueStateTracker]) -> None:
        intent, text = self._intent(message), message.get(TEXT) or ""
        form, outcome_form = current_form(), current_outcome_form()
        loop = tracker.active_loop_name if tracker else None
        opened = next((one for one in current_forms() if one.name == loop), None)
        sheet = sheet_of(tracker) if tracker else None
        if tracker is not None and opened is not None:
            self._in_form(message, text, tracker, opened)
        elif tracker is not None and form.resumes(text) and self._has_left(tracker, form):
            self._become(message, MAKE)
        elif self._has_met(message, text, tracker):
            self._become(message, WENT, outcome_form.topic)
            self._note(message, self._facts(text, outcome_form))
        elif plan := self._plan(message, text, tracker):
            self._become(message, CHECK, PLAN_TOPIC, plan=plan)
            message.set(ENTITIES, [], add_to_output=True)  # a plan tells nothing of the parent
        elif intent == PLAN_TO_LIST and tracker is not None:
            self._become(message, PLAN_TO_LIST)
            self._note_questions(message, tracker)
        elif sheet is not None and self._comes_back(message, text, sheet):
            self._become(message, WELCOME, outcome_form.topic)
        elif self._wants_list(message, text, form):
            self._become(message, MAKE)
            self._note(message, self._facts(text, form))
        elif tracker is not None and sheet is not None:
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

    @staticmethod
    def _has_left(tracker: DialogueStateTracker, form: MeetingForm) -> bool:
        """Whether a list was begun and not made."""
        has_begun = any(tracker.get_slot(slot) for slot in form.slots if slot != "phase")
        return has_begun and tracker.get_slot("meeting_control") is None

    def _about_list(
        self, message: Message, intent: str, text: str, tracker: DialogueStateTracker
    ) -> None:
        """ "Simpler" means the list when the list was shown last; "add ..." always does."""
        facts = self._put_right(text, current_form())
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
        self, message: Message, text: str, tracker: DialogueStateTracker, form: Form
    ) -> None:
        asked = tracker.get_slot("requested_slot")
        step = asked_step(form, asked, sheet_of(tracker))
        control: Optional[str] = form.control(text)
        option = chosen(text, step) if step else None
        facts = self._new_facts(text, asked, tracker, form)
        if self._is_for_other(message, text, form):
            return
        if self._is_certain(message, OURS) and control is None:
            self._become(message, DETAIL, form.topic)
            add_entity(message, "meeting_control", "list_waits")
            return
        if plan := self._plan_in_form(message, text, tracker, step):
            self._become(message, IN_BETWEEN, PLAN_TOPIC, plan=plan, response="utter_check_plan")
            message.set(ENTITIES, [], add_to_output=True)
            return
        if option is not None and asked is not None:
            facts, control = {asked: option}, None
        elif control == "skip" and asked is not None:
            facts, control = {asked: SKIPPED}, None
        elif current_form().says_nothing(text):
            control = "unclear"
        elif control is None and step and self._answers(message, text, step, facts):
            facts = {**facts, step.slot: facts.get(step.slot, text)}
        is_answer = control is not None or asked in facts
        is_question = self._asks(message, text) or (
            asks(text) and not (step is not None and step.own_words)
        )
        if not is_answer and (is_question or self._talks(message)):
            self._interrupt(message)
            return
        if not is_answer:
            facts |= self._own_words(text, tracker, form)
            control = self._date_problem(text, asked, form) or self._told_instead(facts, tracker)
        self._become(message, DETAIL, form.topic)
        self._note(message, facts)
        add_entity(message, "meeting_control", control)

    def _answers(self, message: Message, text: str, step: Step, facts: Dict[str, str]) -> bool:
        """Whether the words may stand as they are: no question, no correction, no thanks."""
        if not any(letter.isalnum() for letter in text):
            return False
        if self._asks(message, text) or self._talks(message):
            return False
        if step.slot == "meeting_needs":
            told = self._facts(text, current_form())
            return not facts and not asks(text) and told.keys() <= {"meeting_worry"}
        return step.own_words and not (facts and _CORRECTION.search(text))

    def _own_words(self, text: str, tracker: DialogueStateTracker, form: Form) -> Dict[str, str]:
        """A worry that is told where something else was asked: it need not be told again."""
        return {
            slot: value
            for slot, value in self._facts(text, form).items()
            if form.step(slot).own_words and tracker.get_slot(slot) is None
        }

    @staticmethod
    def _told_instead(facts: Dict[str, str], tracker: DialogueStateTracker) -> str:
        """What to say of a message that does not answer the question."""
        if any(tracker.get_slot(slot) not in (None, value) for slot, value in facts.items()):
            return "changed"
        return "noted" if facts else "unclear"

    def _new_facts(
        self, text: str, asked: Optional[str], tracker: DialogueStateTracker, form: Form
    ) -> Dict[str, str]:
        """What is told for the first time, or put right; a word in passing changes nothing."""
        facts, right = self._facts(text, form, asked), self._put_right(text, form, asked)
        if asked != form.day_slot and not right and not _OF_MEETING.search(text):
            facts.pop(form.day_slot, None)  # "they tried it on Monday" is another day
        return {
            slot: value
            for slot, value in facts.items()
            if slot == asked
            or slot in right
            or (
                tracker.get_slot(slot) is None and not (value == text and form.step(slot).own_words)
            )
        }

    def _put_right(self, text: str, form: Form, asked: Optional[str] = None) -> Dict[str, str]:
        """What the message takes back and says anew."""
        facts = self._facts(text, form, asked)
        if _CORRECTION.search(text):
            return facts
        is_new_day = form.day_slot in facts and _OF_MEETING.search(text) and _DAY_MOVED.search(text)
        return {form.day_slot: facts[form.day_slot]} if is_new_day else {}

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
    def _facts(text: str, form: Form, asked: Optional[str] = None) -> Dict[str, str]:
        reading = read_date(_TAKEN_BACK.sub("", form.day_words(text)), datetime.date.today())
        is_day = reading.date is not None and not reading.problem
        day = day_value(reading.date, reading.time) if reading.date and is_day else None
        return form.facts(text, day, asked)

    @staticmethod
    def _date_problem(text: str, asked: Optional[str], form: Form) -> Optional[str]:
        if asked != form.day_slot:
            return None
        problem = read_date(text, datetime.date.today()).problem
        return {"past": "date_past", "impossible": "date_impossible", "two_dates": "date_two"}.get(
            problem or ""
        )

    def _asks(self, message: Message, text: str) -> bool:
        """Whether this is a question about a topic, or a button of ours."""
        best = message.get(INTENT) or {}
        is_button = best.get("confidence") == 1.0 and best.get("name") not in OURS
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

    def _has_met(
        self, message: Message, text: str, tracker: Optional[DialogueStateTracker]
    ) -> bool:
        """Whether this tells that a meeting has been, and no plan is waited for."""
        last = earlier_answers(tracker)[:1] if tracker else ()
        if last and last[0].awaits_plan:
            return self._is_certain(message, (WENT,))
        return self._intent(message) == WENT or current_outcome_form().begins(text)

    def _is_for_other(self, message: Message, text: str, form: Form) -> bool:
        """Whether the other form takes over: its button was pressed, or the meeting has been."""
        other, intent = current_outcome_form(), MAKE
        if form is not other and other.begins(text):
            self._become(message, WENT, other.topic)
        if form is not other:
            intent = WENT
        return self._is_certain(message, (intent,))

    def _plan(
        self, message: Message, text: str, tracker: Optional[DialogueStateTracker]
    ) -> Optional[str]:
        """Whether a plan is "here" to be checked, only "asked" about, or not to come ("left")."""
        last = earlier_answers(tracker)[:1] if tracker else ()
        awaited = bool(last and last[0].awaits_plan)
        is_check = self._intent(message) == CHECK
        is_plan = signals_plan(text) and (awaited or is_check or not asks(text))
        if awaited and current_form().control(text):
            return "left"
        if awaited and not is_plan and (self._asks(message, text) or self._talks(message)):
            return None
        if awaited or is_plan:
            return "here"
        if not is_check:
            return None
        told = [point for point in check_plan(text).points if point.status != "missing"]
        has_plan = bool(_QUOTED_PLAN.search(text)) or len(told) >= FEWEST_POINTS
        return "here" if has_plan else "asked"

    def _plan_in_form(
        self,
        message: Message,
        text: str,
        tracker: DialogueStateTracker,
        step: Optional[Step],
    ) -> Optional[str]:
        """The same in the middle of a form, where words that could be an answer are one."""
        last = earlier_answers(tracker)[:1]
        if last and last[0].awaits_plan and signals_plan(text):
            return "here"
        if self._intent(message) != CHECK:
            return None
        is_sure = message.get(INTENT)["confidence"] >= self.config["talk_from"]
        takes_any_words = step is not None and step.own_words
        if not is_sure and takes_any_words and not signals_plan(text):
            return None
        return self._plan(message, text, tracker)

    @staticmethod
    def _note_questions(message: Message, tracker: DialogueStateTracker) -> None:
        """The questions from the plan that was checked last, while the dialogue remembers them."""
        checked = (answer.questions for answer in earlier_answers(tracker) if answer.questions)
        for question in next(checked, ()):
            add_entity(message, "plan_question", question)

    def _comes_back(self, message: Message, text: str, sheet: Sheet) -> bool:
        """Whether this greets, or asks for the list, after the meeting has been."""
        understood = message.get(UNDERSTANDING) or {}
        greets = self._intent(message) == "greet" and understood.get("card") in (None, "overview")
        has_been = sheet.told.on is not None and sheet.told.on < datetime.date.today()
        if not (greets or current_outcome_form().returns(text)):
            return False
        return sheet.outcome is not None or (greets and has_been)

    def _is_certain(self, message: Message, intents: Sequence[str]) -> bool:
        """Whether this is one of these buttons."""
        best = message.get(INTENT) or {}
        return best.get("confidence") == 1.0 and best.get("name") in intents

    @staticmethod
    def _become(message: Message, intent: str, topic: str = TOPIC, **more: str) -> None:
        message.set(INTENT, {"name": intent, "confidence": 1.0}, add_to_output=True)
        doubt = (message.get(UNDERSTANDING) or {}).get("doubt", False)
        understood = {"topics": [topic], "offered": [], "doubt": doubt, **more}
        message.set(UNDERSTANDING, understood, add_to_output=True)

    @staticmethod
    def _note(message: Message, facts: Dict[str, str]) -> None:
        for slot, value in facts.items():
            if slot != "phase" or not _has_entity(message, "phase"):
                add_entity(message, slot, value)


def asked_step(form: Form, asked: Optional[str], sheet: Optional[Sheet]) -> Optional[Step]:
    """The step that is being asked. After a meeting, "what was tried" is what was agreed there."""
    if asked == "meeting_tried" and sheet is not None and sheet.agreed:
        return current_outcome_form().file.took_place
    return form.step(asked) if asked in form.slots else None


def _has_entity(message: Message, kind: str) -> bool:
    return any(entity.get("entity") == kind for entity in message.get("entities") or [])

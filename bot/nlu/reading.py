"""A message as the parts before the meeting reader understood it, and what it is made into."""

from __future__ import annotations

from typing import Dict, Optional, Sequence

from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.knowledge import Knowledge
from bot.nlu.component import UNDERSTANDING, add_entity
from bot.nlu.language_gate import OTHER_LANGUAGE
from bot.nlu.passages import asks

TOPIC = "meeting_preparation"
PLAN_TOPIC = "support_plan"
DETAIL = "meeting_detail"
MAKE = "make_list"
WENT = "meeting_went"
CHECK = "check_plan"
PLAN_TO_LIST = "plan_to_list"
IN_BETWEEN = "in_between"
ABOUT_LIST = ("list_show", "list_top", "list_change", "list_school", "list_simpler", "list_usual")
OURS = (*ABOUT_LIST, MAKE, WENT, PLAN_TO_LIST, "make_short_list")
"""Intents of buttons that have to wait until a form is done."""


class Reading:
    """One message, with questions about it and what may be noted on it."""

    def __init__(self, message: Message, knowledge: Knowledge, talk_from: float) -> None:
        self.message = message
        self.text: str = message.get(TEXT) or ""
        self._knowledge = knowledge
        self._talk_from = talk_from

    @property
    def intent(self) -> str:
        return str((self.message.get(INTENT) or {}).get("name"))

    @property
    def confidence(self) -> float:
        return float((self.message.get(INTENT) or {}).get("confidence") or 0.0)

    @property
    def ranking(self) -> Sequence[str]:
        """The topics, likeliest first."""
        return [reading["name"] for reading in self.message.get("intent_ranking") or []]

    @property
    def card(self) -> Optional[str]:
        """The card whose own question this is."""
        return (self.message.get(UNDERSTANDING) or {}).get("card")

    @property
    def surely_asked(self) -> Dict[str, str]:
        """The topics that parts of the message ask about, each with its words."""
        return (self.message.get(UNDERSTANDING) or {}).get("surely_asked") or {}

    def is_button(self, intents: Sequence[str]) -> bool:
        """Whether this is one of these buttons, pressed or typed."""
        return self.confidence == 1.0 and self.intent in intents

    def asks_topic(self) -> bool:
        """Whether this is a question about a topic, or a button that leads to one."""
        is_button = self.confidence == 1.0 and self.intent not in OURS
        return is_button or (asks(self.text) and self.intent in self._knowledge.topics)

    def talks(self) -> bool:
        """Whether this is about the conversation: thanks, "who sees this", "start over"."""
        if self.intent == OTHER_LANGUAGE:
            return True
        topic = self._knowledge.topics.get(self.intent)
        is_talk = topic is not None and topic.group == "conversation"
        return is_talk and self.confidence >= self._talk_from

    def becomes(self, intent: str, topic: str = TOPIC, **more: object) -> None:
        """Settle what the message is; a doubt about danger stays noted."""
        self.message.set(INTENT, {"name": intent, "confidence": 1.0}, add_to_output=True)
        doubt = (self.message.get(UNDERSTANDING) or {}).get("doubt", False)
        understood = {"topics": [topic], "offered": [], "doubt": doubt, **more}
        self.message.set(UNDERSTANDING, understood, add_to_output=True)

    def becomes_plan(self, plan: str, intent: str = CHECK, **more: object) -> None:
        """The same for the text of a plan, which tells nothing of the parent."""
        self.becomes(intent, PLAN_TOPIC, plan=plan, **more)
        self.message.set(ENTITIES, [], add_to_output=True)

    def interrupts(self, response: str) -> None:
        """Let this response be said in between; an open form then asks its question again."""
        self.message.set(INTENT, {"name": IN_BETWEEN, "confidence": 1.0}, add_to_output=True)
        understood = {**(self.message.get(UNDERSTANDING) or {}), "response": response}
        self.message.set(UNDERSTANDING, understood, add_to_output=True)

    def tells(self, facts: Dict[str, str]) -> None:
        """Note values for the slots of a form."""
        has_phase = any(e.get("entity") == "phase" for e in self.message.get(ENTITIES) or [])
        for slot, value in facts.items():
            if slot != "phase" or not has_phase:
                add_entity(self.message, slot, value)

    def steers(self, control: Optional[str]) -> None:
        """Note what is wanted of the form itself, or what it is to reply."""
        add_entity(self.message, "meeting_control", control)

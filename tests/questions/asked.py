"""What parents may have asked and been told, as short as a test needs it."""

from __future__ import annotations

from sqlalchemy.engine import Engine

from bot.questions.record import QuestionLog
from bot.reply import Answer, Message, Part
from bot.store.conversations import ConversationStore, Turn

SAID = (Part("answer", "Yes."),)


def answered(topic: str = "support_plan", card: str = "overview", **more: object) -> Answer:
    return Answer((Message(SAID, topic, card),), (topic,), **{"council": "southend", **more})


def admitted(**more: object) -> Answer:
    return Answer((Message(SAID),), admitted=True, **{"council": "southend", **more})


def asked_back(**more: object) -> Answer:
    offered = ("support_plan", "sendiass")
    return Answer((Message(SAID),), offered=offered, **{"council": "southend", **more})


def danger() -> Answer:
    message = Message(SAID, "crisis", "overview")
    return Answer((message,), ("crisis",), safety="crisis", council="southend", is_private=True)


def turn(database: Engine, conversation: str, asked: str, answer: Answer) -> None:
    """One turn of a conversation, kept and taken down as the assistant does."""
    store = ConversationStore(database)
    if store.tracker(conversation) is None:
        store.save_tracker(conversation, "{}")
    store.add_turn(conversation, Turn(asked, answer))
    QuestionLog(database).take_down(conversation, asked, answer, "web")

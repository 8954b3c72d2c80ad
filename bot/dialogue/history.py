"""What was answered earlier in a conversation, read from Rasa's tracker."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from rasa.shared.core.events import ActiveLoop, BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.knowledge import Entry, Knowledge
from bot.reply import Answer

ANSWER_KEY = "signpost"
"""The key of a bot message's metadata under which the whole Answer stands."""


def earlier_answers(tracker: DialogueStateTracker) -> tuple[Answer, ...]:
    """The answers of the turns that the tracker remembers, newest first."""
    return tuple(
        msgspec.convert(event.metadata[ANSWER_KEY], Answer)
        for event in reversed(tracker.events)
        if isinstance(event, BotUttered) and ANSWER_KEY in event.metadata
    )


def was_in_form(tracker: DialogueStateTracker) -> bool:
    """Whether a form was open when the latest message came."""
    is_earlier = False
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            is_earlier = True
        elif is_earlier and isinstance(event, ActiveLoop):
            return event.name is not None
    return False


def last_card(answers: Sequence[Answer], knowledge: Knowledge) -> Entry | None:
    """The card that a follow-up is about: the main one of the newest answer about the subject.

    Thanks, a council's name or "say it more simply" in between do not change the subject.
    """
    for answer in answers:
        for message in answer.messages if answer.topics else ():
            entry = knowledge.find(f"{message.topic}/{message.card}") if message.card else None
            if entry and knowledge.topics[entry.topic].group != "conversation":
                return entry
    return None


def subject(answers: Sequence[Answer], knowledge: Knowledge) -> Entry | None:
    """The card that a message leans on: the last one, or the likeliest that was just offered.

    Who is asked "one of these?" in the middle of a subject, and goes on, is still on that subject.
    """
    last = last_card(answers, knowledge)
    if last is None and answers and answers[0].offered:
        return knowledge.find(answers[0].offered[0])
    return last

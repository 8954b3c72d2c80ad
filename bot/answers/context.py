"""What an answer needs to know of the conversation, read from Rasa's tracker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.knowledge import Entry, Knowledge
from bot.nlu.topic_classifier import UNDERSTANDING
from bot.reply import Answer

ANSWER_KEY = "signpost"
"""The key of a bot message's metadata under which the whole Answer stands."""


@dataclass(frozen=True)
class Context:
    """The message, where the parent lives, and what was answered lately (newest first)."""

    text: str
    council: str | None
    named_council: str | None
    """The council that this very message names."""
    understood: dict[str, Any]
    redacted: bool
    """Whether personal details were taken out of the message at the door."""
    previous: tuple[Answer, ...]

    @classmethod
    def of(cls, tracker: DialogueStateTracker) -> Context:
        """What was said by the parent outranks what the page or program said (its metadata)."""
        latest = tracker.latest_message
        metadata = (latest.metadata if latest else None) or {}
        parsed = (latest.parse_data if latest else None) or {}
        return cls(
            text=(latest.text if latest else None) or "",
            council=tracker.get_slot("council") or metadata.get("council"),
            named_council=next(tracker.get_latest_entity_values("council"), None),
            understood=parsed.get(UNDERSTANDING) or {},
            redacted=bool(metadata.get("redacted")),
            previous=tuple(_answers(tracker)),
        )

    @property
    def last(self) -> Answer | None:
        """The answer just before this message."""
        return self.previous[0] if self.previous else None

    def last_entry(self, knowledge: Knowledge) -> Entry | None:
        """The card that a follow-up is about: the main one of the newest answer that had any."""
        for answer in self.previous:
            for message in answer.messages:
                if message.card and answer.topics:
                    return knowledge.find(f"{message.topic}/{message.card}")
        return None


def _answers(tracker: DialogueStateTracker) -> list[Answer]:
    return [
        msgspec.convert(event.metadata[ANSWER_KEY], Answer)
        for event in reversed(tracker.events)
        if isinstance(event, BotUttered) and ANSWER_KEY in event.metadata
    ]

"""What an answer needs to know of the conversation, read from Rasa's tracker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.history import earlier_answers, last_card, was_in_form
from bot.family.facts import Phase
from bot.knowledge import Entry, Knowledge
from bot.meetings.sheet import Sheet, sheet_of
from bot.nlu.component import UNDERSTANDING
from bot.reply import Answer


@dataclass(frozen=True)
class Family:
    """What the parent has said so far; None where nothing was said."""

    phase: Phase | None = None
    has_plan: bool | None = None
    is_young_person: bool = False


NOTHING_SAID = Family()


@dataclass(frozen=True)
class Context:
    """The message, where the parent lives, and what was answered lately (newest first)."""

    text: str
    council: str | None
    named_council: str | None
    """The council that this very message names."""
    family: Family
    understood: dict[str, Any]
    ranking: tuple[str, ...]
    """The topics that the message may be about, likeliest first."""
    redacted: bool
    """Whether personal details were taken out of the message at the door."""
    previous: tuple[Answer, ...]
    sheet: Sheet | None
    """The sheet that was made before this message."""
    open_form: str | None
    """The name of the form that this message came into."""
    was_in_form: bool
    """Whether a form was open when the message came, also where it has ended since."""

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
            family=Family(
                phase=tracker.get_slot("phase"),
                has_plan={"true": True, "false": False}.get(tracker.get_slot("has_plan")),
                is_young_person=tracker.get_slot("asker") == "young_person",
            ),
            understood=parsed.get(UNDERSTANDING) or {},
            ranking=tuple(r["name"] for r in parsed.get("intent_ranking") or ()),
            redacted=bool(metadata.get("redacted")),
            previous=earlier_answers(tracker),
            sheet=sheet_of(tracker),
            open_form=tracker.active_loop_name,
            was_in_form=was_in_form(tracker),
        )

    @property
    def is_before_question(self) -> bool:
        """Whether a form has a question of its own to ask after this answer."""
        return "response" in self.understood or "besides" in self.understood

    @property
    def last(self) -> Answer | None:
        """The answer just before this message."""
        return self.previous[0] if self.previous else None

    def has_just_said(self, text: str) -> bool:
        """Whether a message of the answer before began with this very text."""
        before = self.last.messages if self.last else ()
        return any(message.parts[0].text == text for message in before)

    def last_entry(self, knowledge: Knowledge) -> Entry | None:
        """The card that a follow-up is about."""
        return last_card(self.previous, knowledge)

"""Rasa's tracker store over our conversations.

Rasa's own SQL store reads and replays every event of the session, so that turn 300 costs many
times turn 10. This one keeps the slots, the form under way and the last few turns: all that
the dialogue looks at.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Sequence
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    Event,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.utils.common import all_subclasses
from rasa.utils.endpoints import EndpointConfig

from bot.dialogue.history import ANSWER_KEY
from bot.settings import Settings
from bot.store.conversations import ConversationStore
from bot.store.database import open_database

TURNS_REMEMBERED = 4
_KINDS: dict[str, type[Event]] = {kind.type_name: kind for kind in all_subclasses(Event)}
"""Rasa's kinds of event by name. Rasa itself looks through all of them for each event."""


class ConversationTrackers(TrackerStore):
    """Keeps each tracker as a snapshot. Usable from endpoints.yml, too, for `rasa shell`."""

    def __init__(
        self,
        domain: Domain | None = None,
        event_broker: EventBroker | None = None,
        conversations: ConversationStore | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain, event_broker)
        if conversations is None:
            url = kwargs.get("url") or Settings.from_environment().database_url
            conversations = ConversationStore(open_database(url))
        self._conversations = conversations

    @classmethod
    async def create(
        cls, endpoint: EndpointConfig, domain: Domain, event_broker: EventBroker | None = None
    ) -> ConversationTrackers:
        return cls(domain, event_broker, **endpoint.kwargs)

    async def create_tracker(
        self, sender_id: str, append_action_listen: bool = True
    ) -> DialogueStateTracker:
        """An empty tracker. Rasa would save it at once; it is saved with its first turn."""
        tracker = self.init_tracker(sender_id)
        if append_action_listen:
            tracker.update(ActionExecuted(ACTION_LISTEN_NAME))
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        text = json.dumps(_snapshot(tracker), separators=(",", ":"))
        await asyncio.to_thread(self._conversations.save_tracker, tracker.sender_id, text)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        text = await asyncio.to_thread(self._conversations.tracker, sender_id)
        return self._restored(sender_id, json.loads(text)) if text else None

    async def keys(self) -> Iterable[str]:
        return await asyncio.to_thread(self._conversations.ids)

    def _restored(self, sender_id: str, snapshot: dict[str, Any]) -> DialogueStateTracker:
        events: list[Event] = [SlotSet(name, value) for name, value in snapshot["slots"].items()]
        if snapshot["loop"]:
            events.append(ActiveLoop(snapshot["loop"]))
        events.append(ActionExecuted(ACTION_LISTEN_NAME))
        events += [_KINDS[event["event"]]._from_parameters(event) for event in snapshot["events"]]
        return DialogueStateTracker.from_events(
            sender_id, events, self.domain.slots, domain=self.domain
        )


def _snapshot(tracker: DialogueStateTracker) -> dict[str, Any]:
    """Slots and loop as they stood before the remembered turns, and those turns' events."""
    events = tracker.applied_events()
    starts = [i for i, event in enumerate(events) if isinstance(event, UserUttered)]
    first = starts[-TURNS_REMEMBERED] if len(starts) > TURNS_REMEMBERED else 0
    before = DialogueStateTracker.from_events(
        tracker.sender_id, list(events[:first]), list(tracker.slots.values())
    )
    return {
        "slots": {n: s.value for n, s in before.slots.items() if s.value is not None},
        "loop": before.active_loop_name,
        "events": _kept(events[first:]),
    }


def with_slots(snapshot: str | None, slots: dict[str, Any]) -> str:
    """A kept tracker, or an empty one, in which these slots are set and no form is open."""
    if snapshot is None:
        return json.dumps({"slots": slots, "loop": None, "events": []})
    kept = json.loads(snapshot)
    changes: list[Event] = [SlotSet(name, value) for name, value in slots.items()]
    kept["events"] += [event.as_dict() for event in (*changes, ActiveLoop(None))]
    return json.dumps(kept, separators=(",", ":"))


def _kept(events: Sequence[Event]) -> list[dict[str, Any]]:
    """The events as they are kept: words that must not be are replaced as their answer says."""
    kept = []
    asked_as = None
    for event in reversed(events):
        data = event.as_dict()
        if isinstance(event, BotUttered):
            asked_as = event.metadata.get(ANSWER_KEY, {}).get("asked_as") or asked_as
        elif isinstance(event, UserUttered):
            if asked_as is not None:
                data["text"], data["parse_data"] = asked_as, _without_words(event, asked_as)
            asked_as = None
        kept.append(data)
    return kept[::-1]


def _without_words(event: UserUttered, asked_as: str) -> dict[str, Any]:
    """What was understood of a message, with nothing of what it said."""
    return {"text": asked_as, "intent": event.intent, "entities": []}

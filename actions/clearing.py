"""Clearing a conversation: "start over" and "delete my data".

Both are done at once when asked in plain words or by the button, and only after a question
when the wish was guessed from other words, because nothing can bring a conversation back.
"""

from __future__ import annotations

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import AllSlotsReset, Restarted
from rasa_sdk.executor import CollectingDispatcher

CERTAIN = 1.0
"""The confidence of words that need no guess."""


def clear(dispatcher: CollectingDispatcher, tracker: Tracker, topic: str) -> List[Dict[str, Any]]:
    """Forget the conversation when the wish is certain; else ask."""
    if tracker.latest_message.get("intent", {}).get("confidence") != CERTAIN:
        dispatcher.utter_message(response=f"utter_{topic}", card="confirm")
        return []
    dispatcher.utter_message(response=f"utter_{topic}", card="overview")
    return [AllSlotsReset(), Restarted()]


class ActionStartOver(Action):
    """Clear the chat and begin again."""

    def name(self) -> str:
        return "action_start_over"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]
    ) -> List[Dict[str, Any]]:
        return clear(dispatcher, tracker, "start_over")


class ActionDeleteMyData(Action):
    """Delete what was kept."""

    def name(self) -> str:
        return "action_delete_my_data"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]
    ) -> List[Dict[str, Any]]:
        return clear(dispatcher, tracker, "delete_my_data")

"""Clearing a conversation: at once when it is certain, after a question when it was guessed."""

from __future__ import annotations

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.clearing import ActionDeleteMyData, ActionStartOver

ACTIONS = [(ActionDeleteMyData, "delete_my_data"), (ActionStartOver, "start_over")]


def tracker(confidence: float) -> Tracker:
    message = {"intent": {"name": "any", "confidence": confidence}}
    return Tracker("a", {"council": "camden"}, message, [], False, None, {}, "action_listen")


@pytest.mark.parametrize(("action", "topic"), ACTIONS)
def test_certain_words_clear_at_once(action: type, topic: str) -> None:
    dispatcher = CollectingDispatcher()
    events = action().run(dispatcher, tracker(1.0), {})
    assert [event["event"] for event in events] == ["reset_slots", "restart"]
    assert dispatcher.messages[0]["response"] == f"utter_{topic}"
    assert dispatcher.messages[0]["card"] == "overview"
    assert action().name() == f"action_{topic}"


@pytest.mark.parametrize(("action", "topic"), ACTIONS)
def test_a_guess_is_asked_about(action: type, topic: str) -> None:
    dispatcher = CollectingDispatcher()
    assert action().run(dispatcher, tracker(0.8), {}) == []
    assert dispatcher.messages[0]["card"] == "confirm"

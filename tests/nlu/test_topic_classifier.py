"""Ranking the topics: alone, and with the subject of the answer before."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np
import pytest
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.dialogue.history import ANSWER_KEY
from bot.nlu.component import UNDERSTANDING
from bot.nlu.topic_classifier import TopicClassifier
from bot.reply import OUTSIDE, Answer, Part
from bot.reply import Message as Bubble

LABELS = ["ehc_timescales", "follow_up", "funding", *OUTSIDE, "thanks"]
CARD = "ehc_timescales/overview"


class Reads:
    """A model that gives every message the same chances."""

    labels = LABELS

    def __init__(self, **chances: float) -> None:
        self._row = [chances.get(label, 0.01) for label in LABELS]

    def chances(self, texts: list[str]) -> np.ndarray:
        return np.array([self._row for _ in texts])


def tracker_after_an_answer() -> DialogueStateTracker:
    topic, card = CARD.split("/")
    answer = Answer((Bubble((Part("answer", "Twenty weeks."),), topic, card),), (topic,))
    tracker = DialogueStateTracker("a", None)
    tracker.update(UserUttered("how long does it take"))
    tracker.update(BotUttered("text", metadata={ANSWER_KEY: msgspec.to_builtins(answer)}))
    return tracker


def read(text: str, tracker: DialogueStateTracker | None = None, **chances: float) -> Message:
    model: Any = Reads(**chances)
    classifier: Any = TopicClassifier({"ranking_length": 10}, None, None, model)  # type: ignore[arg-type]
    message = Message({TEXT: text})
    classifier.process([message], tracker)
    return message


def test_the_likeliest_topic_comes_first() -> None:
    message = read("who pays", funding=0.8, ehc_timescales=0.1)
    assert message.get(INTENT) == {"name": "funding", "confidence": 0.8}
    assert [row["name"] for row in message.get("intent_ranking")[:2]] == [
        "funding",
        "ehc_timescales",
    ]


def test_no_guess_is_certain() -> None:
    assert read("who pays", funding=1.0).get(INTENT)["confidence"] < 1.0


@pytest.mark.parametrize("outside", OUTSIDE)
def test_a_mere_follow_up_never_leaves_the_subject(outside: str) -> None:
    chances = {"follow_up": 0.5, outside: 0.3, "ehc_timescales": 0.1}
    message = read("can you give me an example", tracker_after_an_answer(), **chances)
    assert message.get(INTENT)["name"] == "ehc_timescales"
    assert message.get(UNDERSTANDING)["leans_on"] == CARD


def test_what_may_be_outside_by_its_own_words_can_be() -> None:
    chances = {"out_of_scope_send": 0.5, "follow_up": 0.3, "ehc_timescales": 0.1}
    message = read("and his bus pass", tracker_after_an_answer(), **chances)
    assert message.get(INTENT)["name"] == "out_of_scope_send"


def test_without_an_answer_before_it_a_follow_up_leans_on_nothing() -> None:
    message = read("can you give me an example", follow_up=0.5, out_of_scope_other=0.3)
    assert message.get(INTENT)["name"] == "follow_up"
    assert message.get(UNDERSTANDING)["leans_on"] is None

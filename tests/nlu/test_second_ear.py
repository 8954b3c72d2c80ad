"""The second ear: sure of danger, in doubt, or hearing none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu import second_ear
from bot.nlu.component import UNDERSTANDING
from bot.nlu.second_ear import NEITHER, SecondEar

CONFIG = SecondEar.get_default_config()
SURE, DOUBT = CONFIG["sure_from"], CONFIG["doubt_from"]


class Hears:
    """A model that gives every message the same chances."""

    def __init__(self, crisis: float, safeguarding: float) -> None:
        self.labels = ["crisis", NEITHER, "safeguarding_concern"]
        self._row = [crisis, 1 - crisis - safeguarding, safeguarding]

    def chances(self, texts: list[str]) -> np.ndarray:
        return np.array([self._row for _ in texts])


def listen(crisis: float, safeguarding: float, confidence: float = 0.7) -> Message:
    ear: Any = SecondEar(CONFIG, None, None, Hears(crisis, safeguarding))  # type: ignore[arg-type]
    understood = {"topics": ["funding"], "offered": []}
    intent = {"name": "funding", "confidence": confidence}
    message = Message({TEXT: "some words", INTENT: intent, UNDERSTANDING: understood})
    ear.process([message])
    return message


@pytest.mark.parametrize(
    ("crisis", "safeguarding", "concern"),
    [
        (SURE, 0.0, "crisis"),
        (0.02, SURE, "safeguarding_concern"),
        (SURE / 2 + 0.02, SURE / 2, "crisis"),  # sure of danger, whichever of the two
    ],
)
def test_when_it_is_sure_nothing_else_is_answered(
    crisis: float, safeguarding: float, concern: str
) -> None:
    message = listen(crisis, safeguarding)
    assert message.get(INTENT)["name"] == concern
    assert message.get(INTENT)["confidence"] == pytest.approx(crisis + safeguarding)
    assert message.get(UNDERSTANDING) == {"topics": [concern], "offered": []}


@pytest.mark.parametrize("danger", [DOUBT + 0.001, SURE - 0.001])
def test_a_doubt_leaves_the_answer_and_is_noted(danger: float) -> None:
    message = listen(danger, 0.0)
    assert message.get(INTENT)["name"] == "funding"
    assert message.get(UNDERSTANDING) == {"topics": ["funding"], "offered": [], "doubt": True}


@pytest.mark.parametrize("danger", [0.0, DOUBT - 0.001])
def test_no_danger_changes_nothing(danger: float) -> None:
    message = listen(danger, 0.0)
    assert message.get(INTENT)["name"] == "funding"
    assert "doubt" not in message.get(UNDERSTANDING)


def test_a_certain_message_is_not_listened_to() -> None:
    message = listen(0.99, 0.0, confidence=1.0)
    assert message.get(INTENT) == {"name": "funding", "confidence": 1.0}
    assert "doubt" not in message.get(UNDERSTANDING)


@pytest.mark.parametrize("text", [None, ""])
def test_no_words_are_no_danger(text: str | None) -> None:
    ear: Any = SecondEar(CONFIG, None, None, Hears(0.99, 0.0))  # type: ignore[arg-type]
    message = Message({TEXT: text})
    ear.process([message])
    assert message.get(INTENT) is None


def test_it_learns_from_its_lines_and_from_what_is_no_danger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = {
        "crisis": ["i want to end my life", "he says he wants to die", "she has taken an overdose"],
        "safeguarding_concern": ["his uncle hits him", "she has bruises from her stepdad"],
        NEITHER: ["the deadline is killing me", "i could scream at the school"],
    }
    (tmp_path / "lines.yml").write_text(yaml.safe_dump(lines))
    monkeypatch.setattr(second_ear, "LINES", tmp_path / "lines.yml")
    topics = ["who pays for the help", "how do I ask for an EHC plan", "what is SEN Support"]
    known = [Message({TEXT: text, INTENT: "funding"}) for text in topics]

    (tmp_path / "storage").mkdir()
    storage = LocalModelStorage.create(tmp_path / "storage")
    always = {"sure_from": 0.0, "doubt_from": 0.0}  # so that every message tells its chance
    place: tuple[Any, ...] = (always, storage, Resource("ear"), ExecutionContext(GraphSchema({})))
    SecondEar.create(*place).train(TrainingData(known))
    asked = ["he told me he wants to end his life", "who pays for the plan"]
    danger, ordinary = (Message({TEXT: text}) for text in asked)
    SecondEar.load(*place).process([danger, ordinary])

    assert danger.get(INTENT)["name"] == "crisis"
    assert danger.get(INTENT)["confidence"] > ordinary.get(INTENT)["confidence"]

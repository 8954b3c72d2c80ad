"""What is heard about the child becomes Rasa's entities."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.family_extractor import FamilyExtractor


def heard(text: str) -> dict[str, str]:
    message = Message({TEXT: text})
    FamilyExtractor({}).process([message])
    return {entity["entity"]: entity["value"] for entity in message.get(ENTITIES, [])}


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        (
            "my son is in year 8 and has an EHCP",
            {"phase": "secondary", "has_plan": "true", "asker": "parent"},
        ),
        ("I'm 17, I don't have an EHCP", {"phase": "post16", "asker": "young_person",
                                          "has_plan": "false"}),
        ("she is at nursery", {"phase": "early_years"}),
        ("who pays", {}),
        ("", {}),
    ],
)  # fmt: skip
def test_only_what_was_said_is_noted(text: str, entities: dict[str, str]) -> None:
    assert heard(text) == entities


def test_what_others_heard_before_is_kept() -> None:
    before = {"entity": "council", "value": "camden", "start": 0, "end": 6}
    message = Message({TEXT: "camden, year 3", ENTITIES: [before]})
    FamilyExtractor({}).process([message])
    assert [entity["entity"] for entity in message.get(ENTITIES)] == ["council", "phase"]

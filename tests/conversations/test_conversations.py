"""Scripted conversations through the real door.

The scripts in ``scripts/`` are for people to read and check. Each has a name and turns:

    parent: what the parent types
    topic:  the topic that must be answered (or a list of them, in order)
    card:   the card, where the claim decides it
    says:   words that must be in the answer (case does not matter)
    never:  words that must not be
    source: a source that must be named, by its reference, such as "CoP 6.65"
    safety: crisis or safeguarding_concern
    offers: a topic that "did you mean" must offer
    asks_council: whether the question where the parent lives must come

and `council:` for the page they are on.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.assistant import Assistant
from bot.reply import Answer

SCRIPTS = Path(__file__).parent / "scripts"


def scripts() -> list[Any]:
    return [
        pytest.param(script, id=f"{path.stem}: {script['name']}")
        for path in sorted(SCRIPTS.glob("*.yml"))
        for script in yaml.safe_load(path.read_text())
    ]


@pytest.mark.parametrize("script", scripts())
async def test_conversation(assistant: Assistant, script: dict[str, Any]) -> None:
    token = None
    for number, turn in enumerate(script["turns"], 1):
        reply = await assistant.reply(turn["parent"], token, script.get("council"))
        token = reply.conversation
        problems = list(differences(turn, reply.answer))
        said = "\n".join(message.text for message in reply.answer.messages)
        assert not problems, f"turn {number}, {turn['parent']!r}: {problems}\nIt said: {said}"


def differences(turn: dict[str, Any], answer: Answer) -> list[str]:
    """What the answer lacks, in words."""
    found = []
    said = "\n".join(message.text for message in answer.messages).lower()
    cards = [message.card for message in answer.messages if message.card]
    references = [s.reference for message in answer.messages for s in message.sources]
    topics = as_list(turn.get("topic"))
    if topics and list(answer.topics) != topics:
        found.append(f"topics are {answer.topics}, not {topics}; offered {answer.offered}")
    if "card" in turn and turn["card"] not in cards:
        found.append(f"cards are {cards}, not {turn['card']}")
    found += [f"it does not say {w!r}" for w in as_list(turn.get("says")) if w.lower() not in said]
    found += [f"it says {w!r}" for w in as_list(turn.get("never")) if w.lower() in said]
    found += [
        f"it does not name {s!r} but {references}"
        for s in as_list(turn.get("source"))
        if s not in references
    ]
    if answer.safety != turn.get("safety"):
        found.append(f"safety is {answer.safety}")
    if "offers" in turn and turn["offers"] not in answer.offered:
        found.append(f"it offers {answer.offered}; topics {answer.topics}")
    if "asks_council" in turn and answer.asks_council != turn["asks_council"]:
        found.append(f"asked for the council: {answer.asks_council}")
    return found


def as_list(value: Any) -> list[str]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]

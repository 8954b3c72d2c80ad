"""Our shorter way to the rules that fit: it finds what Rasa finds, all along the scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa.core.policies.rule_policy import RulePolicy

from bot.assistant import Assistant

SCRIPTS = Path(__file__).parent.parent / "conversations/scripts"


async def test_the_rules_that_fit_are_those_that_rasa_finds(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    (policy,) = assistant._agent.processor.graph_runner.parts(RulePolicy)
    ours = policy._get_possible_keys
    compared: list[tuple[set[str], set[str]]] = []

    def both(lookup: dict[str, str], moments: list[Any]) -> set[str]:
        found: set[str] = ours(lookup, moments)
        compared.append((found, RulePolicy._get_possible_keys(policy, lookup, moments)))
        return found

    monkeypatch.setattr(policy, "_get_possible_keys", both)
    for script in [script for path in SCRIPTS.glob("*.yml") for script in read(path)]:
        token = None
        for turn in script["turns"]:
            reply = await assistant.reply(turn["parent"], token, script.get("council"))
            token = reply.conversation
    assert any(theirs for _, theirs in compared)
    assert [found for found, theirs in compared if found != theirs] == []


def read(path: Path) -> list[dict[str, Any]]:
    scripts: list[dict[str, Any]] = yaml.safe_load(path.read_text())
    return scripts

"""The stock project: what `rasa init` gives, with our training sentences, intents and rules.

Pipeline and policies are the defaults that Rasa itself ships, so they are stock by definition.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import rasa
import yaml

from bot.settings import PROJECT

DEFAULT_CONFIG = Path(rasa.__file__).parent / "engine/recipes/config_files/default_config.yml"
SENTENCES = PROJECT / "data/nlu"
FALLBACK = "nlu_fallback"
ACTION = "action_start_over"
"""The one custom action that the stock project keeps, run by rasa-sdk's own server."""


def write_project(folder: Path, epochs: int) -> None:
    """Write config, domain, rules and stories of the stock project into the folder."""
    answers = _answers()
    _write(folder / "config.yml", _config(epochs))
    _write(folder / "domain.yml", _domain(answers))
    _write(folder / "data/rules.yml", _rules(answers))
    _write(folder / "data/stories.yml", _stories(answers))


def write_endpoints(path: Path, database: Path, action_port: int) -> None:
    """Write the endpoints: Rasa's SQL tracker store on a SQLite file, and the action server."""
    endpoints = {
        "tracker_store": {"type": "SQL", "dialect": "sqlite", "db": str(database)},
        "action_endpoint": {"url": f"http://127.0.0.1:{action_port}/webhook"},
    }
    _write(path, endpoints)


def write_sentences(path: Path, pairs: Iterable[tuple[str, str]]) -> None:
    """Write sentences, each with its intent, as Rasa's training data."""
    by_intent: dict[str, list[str]] = {}
    for sentence, intent in pairs:
        by_intent.setdefault(intent, []).append(f"- {sentence}\n")
    blocks = [{"intent": intent, "examples": "".join(s)} for intent, s in by_intent.items()]
    _write(path, {"version": "3.1", "nlu": blocks})


def _config(epochs: int) -> dict[str, Any]:
    config: dict[str, Any] = _read(DEFAULT_CONFIG)
    config["assistant_id"] = "stock"
    for part in config["pipeline"] + config["policies"]:
        if "epochs" in part:
            part["epochs"] = epochs
    return config


def _answers() -> dict[str, str]:
    """The action that follows each intent with training sentences, and the fallback.

    What is not a plain response in our rules, such as a form, becomes one.
    """
    blocks = [block for path in sorted(SENTENCES.glob("*.yml")) for block in _read(path)["nlu"]]
    intents = [*dict.fromkeys(block["intent"] for block in blocks), FALLBACK]
    ours: dict[str, str] = {}
    for rule in _read(PROJECT / "data/stories/rules.yml")["rules"]:
        for step, following in zip(rule["steps"], rule["steps"][1:]):
            if "intent" in step and "action" in following:
                ours.setdefault(step["intent"], following["action"])
    return {
        intent: action
        if (action := ours.get(intent, "")).startswith("utter_") or action == ACTION
        else f"utter_{intent}"
        for intent in intents
    }


def _domain(answers: dict[str, str]) -> dict[str, Any]:
    """`rasa init`'s session settings, our intents, and a fixed text for each response."""
    said = {action for action in answers.values() if action != ACTION} | {"utter_start_over"}
    return {
        "version": "3.1",
        "intents": [intent for intent in answers if intent != FALLBACK],
        "actions": [ACTION],
        "responses": {response: [{"text": f"This is {response}."}] for response in sorted(said)},
        "session_config": {"session_expiration_time": 60, "carry_over_slots_to_new_session": True},
    }


def _rules(answers: dict[str, str]) -> dict[str, Any]:
    rules = [
        {"rule": intent, "steps": [{"intent": intent}, {"action": action}]}
        for intent, action in answers.items()
    ]
    return {"version": "3.1", "rules": rules}


def _stories(answers: dict[str, str]) -> dict[str, Any]:
    """Our stories, as far as they are made of these intents and what follows them."""
    steps = [({"intent": intent}, {"action": action}) for intent, action in answers.items()]
    stories = [
        story
        for story in _read(PROJECT / "data/stories/stories.yml")["stories"]
        if all(pair in steps for pair in zip(story["steps"][::2], story["steps"][1::2]))
    ]
    return {"version": "3.1", "stories": stories}


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def _write(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=True), "utf-8")

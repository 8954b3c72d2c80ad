"""What both sides learn from: our training sentences, and the questions on the cards."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import yaml

from benchmarks.stock import SENTENCES
from bot.evaluation.cross_validation import training_sentences
from bot.knowledge.load import current_knowledge
from bot.settings import PROJECT

CARDS_APART = "learn_from_cards"
"""Our own switch: whether the cards' questions are read from ``knowledge/`` besides."""


def sentences(one_in: int = 1) -> list[tuple[str, str]]:
    """Each sentence and its intent; of every intent one in so many, the first among them."""
    by_intent: dict[str, list[str]] = defaultdict(list)
    for sentence, intent in training_sentences(SENTENCES):
        by_intent[intent].append(sentence)
    for question, topic in current_knowledge().questions():
        if topic in by_intent:
            by_intent[topic].append(question)
    return [(s, intent) for intent, all_ in by_intent.items() for s in all_[::one_in]]


def write_our_config(path: Path) -> None:
    """Our configuration, as it is where the cards' questions already stand with the sentences."""
    config = yaml.safe_load((PROJECT / "config.yml").read_text("utf-8"))
    for part in config["pipeline"]:
        if part["name"].endswith("TopicClassifier"):
            part[CARDS_APART] = False
    path.write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")

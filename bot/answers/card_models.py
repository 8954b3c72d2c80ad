"""For each topic a model of its cards: which of them a message asks for.

They learn from the cards' own questions, as the topics do (docs/model.md).
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from bot.knowledge import Knowledge, Topic
from bot.nlu.encoder import MODEL_SHA256
from bot.nlu.text_model import TextModel

CARDS = "cards"
"""The folder among the models where these are kept."""


def card_models(knowledge: Knowledge, folder: Path | None = None) -> dict[str, TextModel]:
    """A model for each topic that has more than one card; its labels are the cards' keys.

    Those kept in the folder are read. What is not there yet, or was learned from other questions
    or with another encoder, is learned now (0.1 s a topic) and kept.
    """
    several = [topic for topic in knowledge.topics.values() if len(topic.entries) > 1]
    return {topic.id: _model(topic, folder) for topic in several}


def _model(topic: Topic, folder: Path | None) -> TextModel:
    pairs = [(question, entry.key) for entry in topic.entries for question in entry.card.questions]
    if folder is None:
        return TextModel.fit(*zip(*pairs))
    path = folder / f"{topic.id}-{_fingerprint(pairs)}.npz"
    if path.exists():
        return TextModel.load(path)
    model = TextModel.fit(*zip(*pairs))
    folder.mkdir(parents=True, exist_ok=True)
    for outdated in folder.glob(f"{topic.id}-*.npz"):
        outdated.unlink()
    model.save(path)
    return model


def _fingerprint(pairs: list[tuple[str, str]]) -> str:
    return hashlib.sha256(repr((MODEL_SHA256, pairs)).encode()).hexdigest()[:16]

"""Choosing the card inside a topic: the one whose own questions are nearest to the message."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.knowledge import Entry, Knowledge, Topic
from bot.nlu.encoder import SentenceEncoder
from bot.nlu.passages import passages

NEAR = 0.42  # cosine from which a card is about the same thing; below it the overview answers
OVERVIEW_LEAD = 0.02  # how far a card must be ahead of the overview
OTHER_COUNCIL = 0.10  # what it costs a card that it is about a council the parent is not in
OWN_COUNCIL = 0.05  # what it earns a card that it is about the parent's council


class CardChooser:
    """Holds the vectors of every card's questions."""

    def __init__(self, knowledge: Knowledge, encoder: SentenceEncoder, cache: Path | None = None):
        self._encoder = encoder
        questions = {q for entry in knowledge.entries() for q in entry.card.questions}
        vectors = _vectors(sorted(questions), encoder, cache)
        self._vectors = {
            entry.key: np.stack([vectors[q] for q in entry.card.questions])
            for entry in knowledge.entries()
        }

    def choose(self, topic: Topic, text: str, council: str | None) -> Entry:
        """The card of the topic that answers this message best."""
        message = self._encoder.encode([text, *passages(text)])
        scores = [self._score(entry, message, council) for entry in topic.entries]
        best = int(np.argmax(scores))
        if scores[best] < NEAR or scores[best] - scores[0] < OVERVIEW_LEAD:
            return topic.overview
        return topic.entries[best]

    def nearest(self, entries: Sequence[Entry], text: str) -> tuple[Entry, float]:
        """Of these cards the nearest to the text, and how near it is (cosine)."""
        message = self._encoder.encode([text])
        scores = [float((self._vectors[entry.key] @ message.T).max()) for entry in entries]
        best = int(np.argmax(scores))
        return entries[best], scores[best]

    def _score(self, entry: Entry, message: np.ndarray, council: str | None) -> float:
        nearness = float((self._vectors[entry.key] @ message.T).max())
        if entry.council is None:
            return nearness
        return nearness + (OWN_COUNCIL if entry.council == council else -OTHER_COUNCIL)


def _vectors(
    questions: list[str], encoder: SentenceEncoder, cache: Path | None
) -> dict[str, np.ndarray]:
    """Encode the questions, reading those seen before from the cache (some 5 ms each are saved)."""
    known: dict[str, np.ndarray] = {}
    if cache and cache.exists():
        with np.load(cache, allow_pickle=False) as data:
            known = dict(zip(data["questions"].tolist(), data["vectors"]))
    missing = [question for question in questions if question not in known]
    if missing:
        known.update(zip(missing, encoder.encode(missing)))
        if cache:
            kept = {question: known[question] for question in questions}
            cache.parent.mkdir(parents=True, exist_ok=True)
            np.savez(cache, questions=np.array(list(kept)), vectors=np.stack(list(kept.values())))
    return known

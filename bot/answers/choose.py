"""Choosing the card inside a topic: the one whose own questions are nearest to the message."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.answers.context import NOTHING_SAID, Family
from bot.knowledge import Entry, Knowledge, Topic
from bot.nlu.encoder import MODEL_SHA256, SentenceEncoder
from bot.nlu.passages import asks, passages

MISFIT = 0.10  # what it costs a card that it is for another phase, or for those with a plan
FIT = 0.05  # what it earns a card that it is for just this family
FEW = 4  # passages; of a longer message only the questions are looked at one by one
NEAR = 0.5  # likeness from which a card is about the same thing; below it the overview answers
OTHER_COUNCIL = 0.10  # what it costs a card that it is about a council the parent is not in
OWN_COUNCIL = 0.05  # what it earns a card that it is about the parent's council


class CardChooser:
    """Holds the vectors of every card's questions, as seen from the middle of their topic.

    The encoder was tuned to bring the sentences of a topic together, so what tells its cards
    apart is small beside what they share. Taking the shared part away (the topic's mean) finds
    the right card more often (docs/model.md).
    """

    def __init__(self, knowledge: Knowledge, encoder: SentenceEncoder, cache: Path | None = None):
        self._encoder = encoder
        questions = {q for entry in knowledge.entries() for q in entry.card.questions}
        vectors = _vectors(sorted(questions), encoder, cache)
        self._middles: dict[str, np.ndarray] = {}
        self._cards: dict[str, np.ndarray] = {}
        for topic in knowledge.topics.values():
            stacks = {
                e.key: np.stack([vectors[q] for q in e.card.questions]) for e in topic.entries
            }
            middle = np.concatenate(list(stacks.values())).mean(axis=0)
            self._middles[topic.id] = middle
            for key, stack in stacks.items():
                self._cards[key] = _seen_from(middle, stack)

    def choose(
        self,
        topic: Topic,
        text: str,
        council: str | None = None,
        family: Family = NOTHING_SAID,
    ) -> Entry:
        """The card of the topic that answers this message best."""
        pieces = passages(text)
        if len(pieces) > FEW:  # in a story the questions say which card, and reading takes time
            pieces = [piece for piece in pieces if asks(piece)]
        message = self._encoder.encode([text, *pieces])
        scores = [self._score(entry, message, council, family) for entry in topic.entries]
        best = int(np.argmax(scores))
        return topic.entries[best] if scores[best] >= NEAR else topic.overview

    def another(
        self,
        topic: Topic,
        before: Entry,
        text: str,
        council: str | None = None,
        family: Family = NOTHING_SAID,
    ) -> Entry:
        """A card of the topic that goes on from `before`; `before` itself when none is near."""
        message = self._encoder.encode([text])
        others = [entry for entry in topic.entries if entry != before]
        scores = {e.key: self._score(e, message, council, family) for e in others}
        best = max(scores, key=lambda key: scores[key], default=None)
        if best is None or scores[best] < NEAR:
            return before
        return next(entry for entry in topic.entries if entry.key == best)

    def nearest(
        self,
        entries: Sequence[Entry],
        text: str,
        council: str | None = None,
        family: Family = NOTHING_SAID,
    ) -> Entry:
        """Of these cards the nearest to the text."""
        message = self._encoder.encode([text])
        return max(entries, key=lambda entry: self._score(entry, message, council, family))

    def _score(
        self, entry: Entry, message: np.ndarray, council: str | None, family: Family
    ) -> float:
        """How well a card suits the words, the place and the family."""
        suits = _suits_place(entry, council) + _suits(entry, family)
        return self._likeness(entry, message) + suits

    def _likeness(self, entry: Entry, message: np.ndarray) -> float:
        """How near the best passage is to a card's nearest question and to all of them (0 to 2)."""
        nearness = _seen_from(self._middles[entry.topic], message) @ self._cards[entry.key].T
        return float((nearness.max(axis=1) + nearness.mean(axis=1)).max())


def _suits_place(entry: Entry, council: str | None) -> float:
    if entry.council is None:
        return 0.0
    return OWN_COUNCIL if entry.council == council else -OTHER_COUNCIL


def _suits(entry: Entry, family: Family) -> float:
    """What the card gains or loses by what the family has said of itself."""
    fits, gain = entry.card.fits, 0.0
    if fits.phases and family.phase:
        gain += FIT if family.phase in fits.phases else -MISFIT
    if fits.has_plan is not None and family.has_plan is not None:
        gain += FIT if fits.has_plan == family.has_plan else -MISFIT
    if fits.young_person:
        gain += FIT if family.is_young_person else -MISFIT
    return gain


def _seen_from(middle: np.ndarray, vectors: np.ndarray) -> np.ndarray:
    """The vectors' directions from a middle, as unit vectors."""
    apart = vectors - middle
    directions: np.ndarray = apart / (np.linalg.norm(apart, axis=1, keepdims=True) + 1e-9)
    return directions


def _vectors(
    questions: list[str], encoder: SentenceEncoder, cache: Path | None
) -> dict[str, np.ndarray]:
    """Encode the questions, reading those seen before from the cache (some 5 ms each are saved)."""
    known: dict[str, np.ndarray] = {}
    if cache and cache.exists():
        with np.load(cache, allow_pickle=False) as data:
            if str(data.get("encoder")) == MODEL_SHA256:  # vectors of another encoder mean nothing
                known = dict(zip(data["questions"].tolist(), data["vectors"]))
    missing = [question for question in questions if question not in known]
    if missing:
        known.update(zip(missing, encoder.encode(missing)))
        if cache:
            kept = {question: known[question] for question in questions}
            cache.parent.mkdir(parents=True, exist_ok=True)
            vectors = np.stack(list(kept.values()))
            np.savez(cache, questions=np.array(list(kept)), vectors=vectors, encoder=MODEL_SHA256)
    return known

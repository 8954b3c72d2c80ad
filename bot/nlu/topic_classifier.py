"""Which topic a message is about: two linear readings, of its meaning and of its wording."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.dialogue.history import earlier_answers, subject
from bot.knowledge import Entry
from bot.knowledge.load import current_knowledge
from bot.nlu.component import UNDERSTANDING
from bot.nlu.in_context import CONTEXT_FREE, join, leans, with_subject
from bot.nlu.passages import asks, passages
from bot.nlu.text_model import TextModel
from bot.nlu.trained import TrainedReader
from bot.reply import OUTSIDE

_NO_SUBJECT = ("conversation", "safety")
"""Groups of topics that no follow-up can be about."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(TrainedReader[TextModel]):
    """Ranks the topics for the whole message, and reads its passages for a second question."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {"ranking_length": 10, "learn_from_cards": True}

    def __init__(
        self,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: TextModel | None = None,
    ) -> None:
        super().__init__(config, model_storage, resource, model)
        self._knowledge = current_knowledge()
        self._subjects, self._talk = self._places(model.labels if model else [])

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every example that has an intent, and from the cards' own questions."""
        examples = [e for e in training_data.intent_examples if e.get(TEXT)]
        pairs = [(e.get(TEXT), e.get(INTENT)) for e in examples]
        if self._config["learn_from_cards"]:
            known = {topic for _, topic in pairs}
            pairs += [pair for pair in current_knowledge().questions() if pair[1] in known]
        texts, topics = zip(*pairs)
        return self.keep(TextModel.fit(texts, topics))

    @staticmethod
    def read_model(folder: Path) -> TextModel:
        return TextModel.load(folder / "topics.npz")

    @staticmethod
    def write_model(model: TextModel, folder: Path) -> None:
        model.save(folder / "topics.npz")

    def process(
        self, messages: List[Message], tracker: Optional[DialogueStateTracker] = None
    ) -> List[Message]:
        """Read the messages. Rasa hands the tracker to a component that asks for it by name."""
        before = subject(earlier_answers(tracker), self._knowledge) if tracker else None
        for message in messages:
            self._read(message, before)
        return messages

    def _read(self, message: Message, before: Optional[Entry]) -> None:
        text = message.get(TEXT)
        if self._model is None or not text:
            message.set(INTENT, {"name": None, "confidence": 0.0}, add_to_output=True)
            return
        pieces = passages(text)
        asking = [piece for piece in pieces if asks(piece)]  # a story's other lines take time
        alone, *parts = self._model.chances([text, *asking])
        whole, leans_on = self._in_context(text, alone, before)
        ranking = self._ranking(whole, self._config["ranking_length"])
        message.set(INTENT, ranking[0], add_to_output=True)
        message.set("intent_ranking", ranking, add_to_output=True)
        readings = [
            {"text": piece, "topics": self._ranking(part, 3)} for piece, part in zip(asking, parts)
        ]
        understood = {"length": len(pieces), "passages": readings, "leans_on": leans_on}
        message.set(UNDERSTANDING, understood, add_to_output=True)

    def _in_context(
        self, text: str, alone: np.ndarray, before: Optional[Entry]
    ) -> Tuple[np.ndarray, Optional[str]]:
        """The chances, and the card that the message leans on if it does not stand alone."""
        assert self._model is not None
        subject, talk = alone[self._subjects].max(), alone[self._talk].max()
        if before is None or not leans(text, subject, talk):
            return alone, None
        title = self._knowledge.topics[before.topic].title
        in_context = self._model.chances([with_subject(title, text)])[0]
        places = self._subjects
        if self._model.labels[int(alone.argmax())] in CONTEXT_FREE:
            # "can you give me an example" goes on from the subject and never leaves it.
            places = [place for place in places if self._model.labels[place] not in OUTSIDE]
        return join(alone, in_context, places), before.key

    def _places(self, labels: List[str]) -> Tuple[List[int], List[int]]:
        """Where the subjects stand among the labels, and where the talk about the chat itself."""
        topics = self._knowledge.topics
        subjects, talk = [], []
        for place, label in enumerate(labels):
            if label in topics and topics[label].group not in _NO_SUBJECT:
                subjects.append(place)
            elif label not in CONTEXT_FREE:
                talk.append(place)
        return subjects, talk

    def _ranking(self, chances: np.ndarray, length: int) -> List[Dict[str, Any]]:
        assert self._model is not None
        best = np.argsort(-chances)[:length]
        labels = self._model.labels
        # Only what needs no guess is certain (1.0), and only that may clear a conversation.
        sure = [min(float(round(chances[i], 4)), 0.9999) for i in best]
        return [{"name": labels[i], "confidence": chance} for i, chance in zip(best, sure)]

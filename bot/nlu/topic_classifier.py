"""Which topic a message is about: two linear readings, of its meaning and of its wording."""

from __future__ import annotations

from typing import Any, Dict, List, Type

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.knowledge.load import current_knowledge
from bot.nlu.passages import asks, passages
from bot.nlu.topic_model import TopicModel

UNDERSTANDING = "understanding"
"""The key of the parse data under which the reading of each passage stands."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(GraphComponent, IntentClassifier):
    """Ranks the topics for the whole message, and reads its passages for a second question."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {"ranking_length": 10, "learn_from_cards": True}

    def __init__(
        self,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: TopicModel | None = None,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TopicClassifier:
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every example that has an intent, and from the cards' own questions."""
        examples = [e for e in training_data.intent_examples if e.get(TEXT)]
        pairs = [(e.get(TEXT), e.get(INTENT)) for e in examples]
        if self._config["learn_from_cards"]:
            known = {topic for _, topic in pairs}
            pairs += [pair for pair in current_knowledge().questions() if pair[1] in known]
        texts, topics = zip(*pairs)
        self._model = TopicModel.fit(texts, topics)
        with self._model_storage.write_to(self._resource) as folder:
            self._model.save(folder / "topics.npz")
        return self._resource

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> TopicClassifier:
        with model_storage.read_from(resource) as folder:
            model = TopicModel.load(folder / "topics.npz")
        return cls(config, model_storage, resource, model)

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            self._read(message)
        return messages

    def _read(self, message: Message) -> None:
        text = message.get(TEXT)
        if self._model is None or not text:
            message.set(INTENT, {"name": None, "confidence": 0.0}, add_to_output=True)
            return
        pieces = passages(text)
        chances = self._model.chances([text, *pieces])
        ranking = self._ranking(chances[0], self._config["ranking_length"])
        message.set(INTENT, ranking[0], add_to_output=True)
        message.set("intent_ranking", ranking, add_to_output=True)
        readings = [
            {"text": piece, "asks": asks(piece), "topics": self._ranking(part, 3)}
            for piece, part in zip(pieces, chances[1:])
        ]
        message.set(UNDERSTANDING, {"passages": readings}, add_to_output=True)

    def _ranking(self, chances: np.ndarray, length: int) -> List[Dict[str, Any]]:
        assert self._model is not None
        best = np.argsort(-chances)[:length]
        labels = self._model.labels
        # Only what needs no guess is certain (1.0), and only that may clear a conversation.
        sure = [min(float(round(chances[i], 4)), 0.9999) for i in best]
        return [{"name": labels[i], "confidence": chance} for i, chance in zip(best, sure)]

    @classmethod
    def required_components(cls) -> List[Type]:
        return []

"""Which topic a message is about: a linear classifier over sentence embeddings."""

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

from bot.nlu import scoring
from bot.nlu.encoder import sentence_encoder
from bot.nlu.passages import asks, passages

UNDERSTANDING = "understanding"
"""The key of the parse data under which the reading of each passage stands."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(GraphComponent, IntentClassifier):
    """Multinomial logistic regression over MiniLM embeddings, read whole and by passage."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {"scale": 5.0, "C": 1.0, "whole_weight": 0.5, "ranking_length": 10}

    def __init__(
        self,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: scoring.LinearModel | None = None,
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
        """Fit on every example that has an intent, and keep the weights as plain arrays."""
        examples = [e for e in training_data.intent_examples if e.get(TEXT)]
        vectors = sentence_encoder().encode([e.get(TEXT) for e in examples])
        self._model = scoring.LinearModel.fit(
            vectors,
            [e.get(INTENT) for e in examples],
            scale=self._config["scale"],
            strength=self._config["C"],
        )
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
            model = scoring.LinearModel.load(folder / "topics.npz")
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
        chances = self._model.chances(sentence_encoder().encode([text, *pieces]))
        whole, parts = chances[0], chances[1:]
        blended = scoring.blend(
            whole, parts, [asks(piece) for piece in pieces], self._config["whole_weight"]
        )
        ranking = self._ranking(blended, self._config["ranking_length"])
        message.set(INTENT, ranking[0], add_to_output=True)
        message.set("intent_ranking", ranking, add_to_output=True)
        readings = [
            {"text": piece, "asks": asks(piece), "topics": self._ranking(part, 3)}
            for piece, part in zip(pieces, parts)
        ]
        message.set(UNDERSTANDING, {"passages": readings}, add_to_output=True)

    def _ranking(self, chances: np.ndarray, length: int) -> List[Dict[str, Any]]:
        assert self._model is not None
        best = np.argsort(-chances)[:length]
        return [
            {"name": self._model.labels[i], "confidence": float(round(chances[i], 4))} for i in best
        ]

    @classmethod
    def required_components(cls) -> List[Type]:
        return []

"""What our trained graph components share: a model that is kept in Rasa's storage."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, Generic, List, Optional, Type, TypeVar

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier

Model = TypeVar("Model")


class TrainedReader(GraphComponent, IntentClassifier, Generic[Model]):
    """Reads each message with its model. Subclasses say how to train it and how it lies on disk."""

    def __init__(
        self,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: Optional[Model] = None,
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
    ) -> TrainedReader[Model]:
        """A component that has learned nothing yet."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> TrainedReader[Model]:
        """The component with what it learned."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, cls.read_model(folder))

    def keep(self, model: Model) -> Resource:
        """Take a model that was just trained, and save it."""
        self._model = model
        with self._model_storage.write_to(self._resource) as folder:
            self.write_model(model, folder)
        return self._resource

    @staticmethod
    def read_model(folder: Path) -> Model:
        raise NotImplementedError

    @staticmethod
    def write_model(model: Model, folder: Path) -> None:
        raise NotImplementedError

    @classmethod
    def required_components(cls) -> List[Type]:
        return []

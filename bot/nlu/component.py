"""What our untrained graph components share: they are made from their configuration alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from bot.knowledge import Knowledge
from bot.knowledge.load import current_knowledge

UNDERSTANDING = "understanding"
"""The key of the parse data under which our parts note what they understood."""


class MessageReader(GraphComponent):
    """Reads each message and adds what it finds. Subclasses say what in `read`."""

    def __init__(self, config: Dict[str, Any]) -> None:
        self.config = config

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MessageReader:
        return cls(config)

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge base as it is on disk now: a changed file needs no training."""
        folder = self.config.get("knowledge")
        return current_knowledge(Path(folder) if folder else None)

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            self.read(message)
        return messages

    def read(self, message: Message) -> None:
        raise NotImplementedError


def add_entity(message: Message, kind: str, value: Optional[str]) -> None:
    """Note that the message as a whole says this; nothing is added for None."""
    if value is None:
        return
    entity = {
        ENTITY_ATTRIBUTE_TYPE: kind,
        ENTITY_ATTRIBUTE_VALUE: value,
        ENTITY_ATTRIBUTE_START: 0,
        ENTITY_ATTRIBUTE_END: len(message.get(TEXT) or ""),
    }
    message.set(ENTITIES, [*message.get(ENTITIES, []), entity], add_to_output=True)

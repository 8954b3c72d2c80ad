"""Our runner gives what Rasa's own gives."""

from __future__ import annotations

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.trackers import DialogueStateTracker

from bot.assistant import Assistant
from bot.dialogue.runner import StepRunner


@pytest.mark.parametrize("text", ["what is a senco", "and who pays? school says no", "hi", "??"])
def test_a_message_is_understood_as_in_rasa(assistant: Assistant, text: str) -> None:
    processor = assistant._agent.processor
    runner, target = processor.graph_runner, processor.model_metadata.nlu_target
    assert isinstance(runner, StepRunner)

    def understood(by: type[DaskGraphRunner]) -> object:
        tracker = DialogueStateTracker("a", processor.domain.slots)
        inputs = {PLACEHOLDER_MESSAGE: [UserMessage(text)], PLACEHOLDER_TRACKER: tracker}
        (message,) = by.run(runner, inputs, [target])[target]
        return message.as_dict(only_output_properties=True)

    assert understood(StepRunner) == understood(DaskGraphRunner)

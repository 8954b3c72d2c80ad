"""Running the parts of the model one after the other.

Rasa hands its graph to Dask, which plans the same few steps anew three times a turn. For a
trained model the plan never changes, so it is made once. What a step does is left to Rasa.
"""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import TopologicalSorter
from typing import Any, Dict, List, Optional, Tuple, TypeVar

import rasa.core.processor
from rasa.engine.runner.dask import DaskGraphRunner

Part = TypeVar("Part")
Plan = List[Tuple[str, Tuple[str, ...]]]
"""The steps in order, each with the steps or inputs that it needs."""


class StepRunner(DaskGraphRunner):
    """Gives what Rasa's own runner gives."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._plans: Dict[Tuple[str, ...], Plan] = {}

    def run(
        self, inputs: Optional[Dict[str, Any]] = None, targets: Optional[List[str]] = None
    ) -> Dict[str, Any]:
        """The outputs of the targets, by name."""
        wanted = tuple(targets or self._graph_schema.target_names)
        if wanted not in self._plans:
            self._plans[wanted] = self._plan(wanted)
        outputs = {name: (name, value) for name, value in (inputs or {}).items()}
        for name, needs in self._plans[wanted]:
            outputs[name] = self._instantiated_nodes[name](*(outputs[need] for need in needs))
        return {name: outputs[name][1] for name in wanted}

    def parts(self, kind: type[Part]) -> Iterator[Part]:
        """The parts of this kind."""
        for node in self._instantiated_nodes.values():
            if isinstance(node._component, kind):
                yield node._component

    def _plan(self, targets: Tuple[str, ...]) -> Plan:
        steps = self._graph_schema.minimal_graph_schema(list(targets)).nodes
        needs = {name: tuple(step.needs.values()) for name, step in steps.items()}
        return [
            (name, needs[name]) for name in TopologicalSorter(needs).static_order() if name in needs
        ]


def run_step_by_step() -> None:
    """Make Rasa give the models that it loads from now on this runner."""
    rasa.core.processor.DaskGraphRunner = StepRunner  # type: ignore[misc]

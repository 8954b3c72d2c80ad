"""How fast turns are answered: Signpost against a stock Rasa project.

python -m benchmarks.turns
"""

from __future__ import annotations

import bot.dialogue.environment  # isort: skip  # noqa: F401  # before anything of Rasa's

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.chart import draw
from benchmarks.figures import Figure, table
from benchmarks.side import Figures
from benchmarks.stock import SENTENCES, write_endpoints, write_project
from benchmarks.training import train
from bot.evaluation.questions import Question, read_questions
from bot.settings import PROJECT

QUESTIONS = PROJECT / "tests/understanding/questions.jsonl"
CHART = PROJECT / "docs/images/benchmark-turns.svg"


class Started:
    """One side in its own process, from the start until it is stopped."""

    def __init__(self, *arguments: str | Path) -> None:
        """Start it and wait until it is ready."""
        started = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.side", *arguments],
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.memory = self._figures()["memory"]
        self.seconds_to_ready = time.perf_counter() - started

    def measure(self, name: str, questions: list[str]) -> Figures:
        assert self._process.stdin
        self._process.stdin.write(json.dumps({"measure": name, "questions": questions}) + "\n")
        self._process.stdin.flush()
        return self._figures()

    def stop(self) -> None:
        self._process.communicate()

    def _figures(self) -> Figures:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("A side ended before it was asked to; its own messages say why.")
        figures: Figures = json.loads(line)
        return figures


def main() -> None:
    """Train stock, measure both sides in turn, print the table and draw the chart."""
    options = _options()
    questions = read_questions(QUESTIONS)
    with tempfile.TemporaryDirectory() as name, _action_server() as port:
        folder = Path(name)
        model = options.stock_model or folder / "stock.tar.gz"
        endpoints, project = folder / "endpoints.yml", folder / "project"
        write_project(project, options.epochs)
        write_endpoints(endpoints, folder / "stock.db", port)
        if not model.exists():
            train(
                model, project / "config.yml", project / "domain.yml", project / "data", SENTENCES
            )
        ours = _started_twice("ours", folder / "ours.db")
        stock = _started_twice("stock", model, endpoints)
        figures = _figures(ours, stock, questions, options.questions)
        ours.stop()
        stock.stop()
    for line in table(figures):
        print(line)
    draw(figures, "Turns", CHART)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=100, help="of stock (%(default)s)")
    parser.add_argument("--questions", type=int, help="ask only the first so many")
    parser.add_argument(
        "--stock-model", type=Path, help="a .tar.gz to use, or to train and keep when it is missing"
    )
    return parser.parse_args()


@contextmanager
def _action_server() -> Iterator[int]:
    """rasa-sdk's own server with our actions, for stock. Gives its port."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port: int = unused.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "rasa_sdk", "--actions", "actions", "--port", str(port), "--quiet"],
        cwd=PROJECT,
        env={**os.environ, "SANIC_HOST": "127.0.0.1"},
    )
    try:
        yield port
    finally:
        server.terminate()
        server.wait()


def _started_twice(*arguments: str | Path) -> Started:
    """The first start brings the files into the memory of the machine; the second counts."""
    Started(*arguments).stop()
    return Started(*arguments)


def _figures(
    ours: Started, stock: Started, questions: list[Question], limit: int | None
) -> list[Figure]:
    """Every measure on one side and at once on the other, so that both meet the same machine."""

    def both(measure: str, questions: list[str]) -> tuple[Figures, Figures]:
        return ours.measure(measure, questions), stock.measure(measure, questions)

    def figure(name: str, key: str, unit: str, sides: tuple[Figures, Figures]) -> Figure:
        return Figure(name, unit, sides[0][key], sides[1][key])

    every = [question.text for question in questions][:limit]
    plain = [question.text for question in questions if question.style == "plain"]
    both("warm_up", plain)
    turn = both("turn_time", every)
    long = both("long_conversation", plain)
    at_once = both("throughput", every)
    action = both("action_turn", plain)
    growth = [side["turn 300"] / side["turn 10"] for side in long]
    cost = [side["with an action"] / side["plain"] for side in action]
    return [
        figure("a turn, median", "median", "ms", turn),
        figure("a turn, 99th percentile", "p99", "ms", turn),
        figure("turns a second, 8 talking at once", "turns a second", "", at_once),
        figure("turn 10 of a conversation", "turn 10", "ms", long),
        figure("turn 300 of a conversation", "turn 300", "ms", long),
        Figure("turn 300 as a multiple of turn 10", "", *growth),
        figure("a plain turn", "plain", "ms", action),
        figure("a turn with an action", "with an action", "ms", action),
        Figure("with an action as a multiple of plain", "", *cost),
        Figure("memory after loading", "MB", ours.memory, stock.memory),
        Figure("start to ready", "s", ours.seconds_to_ready, stock.seconds_to_ready),
    ]


if __name__ == "__main__":
    main()

"""How well questions are understood: our pipeline against the stock one.

python -m benchmarks.understanding
"""

from __future__ import annotations

from bot.dialogue.environment import be_quiet  # isort: skip  # before anything of Rasa's

import argparse
import asyncio
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from math import nan
from pathlib import Path
from statistics import mean, median
from typing import Any

from rasa.core.agent import Agent

from benchmarks.chart import draw
from benchmarks.figures import Figure, table
from benchmarks.sentences import sentences, write_our_config
from benchmarks.stock import FALLBACK, write_project, write_sentences
from benchmarks.training import train_understanding
from bot.evaluation.questions import Question, Result, read_questions
from bot.knowledge.load import current_knowledge
from bot.nlu.component import UNDERSTANDING
from bot.settings import PROJECT

QUESTIONS = PROJECT / "tests/understanding/questions.jsonl"
CHART = PROJECT / "docs/images/benchmark-understanding.svg"
ENCODER = PROJECT / "data/encoder"
OFFERED = 3


@dataclass(frozen=True)
class Trained:
    """A trained pipeline, measured."""

    seconds: float
    megabytes: float
    results: list[Result]

    def outcome(self, *outcomes: str) -> float:
        """The percentage of questions that came out so."""
        return 100 * mean(result.outcome in outcomes for result in self.results)

    def reached(self) -> float:
        """The percentage of questions with a right topic answered, or among those offered."""
        return 100 * mean(result.reaches_a_fair_topic for result in self.results)

    def ranked(self, among: int) -> float:
        """The percentage of questions with a right topic so high in the ranking."""
        return 100 * mean(
            any(topic in result.question.topics for topic, _ in result.ranking[:among])
            for result in self.results
        )


def main() -> None:
    """Train both, ask both the same questions, print the table and draw the chart."""
    options = _options()
    be_quiet()
    questions = read_questions(QUESTIONS)[: options.questions]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        learned = sentences(options.one_in)
        write_sentences(folder / "sentences.yml", learned)
        ours = _ours(folder, questions)
        model = options.stock_model or folder / "stock.tar.gz"
        stock = _stock(folder, model, questions, options.epochs)
    print(f"Both learned from {len(learned):,} sentences.\n")
    figures = _figures(ours, stock)
    for line in table(figures):
        print(line)
    draw(figures, f"Understanding: {len(questions)} questions", CHART)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=100, help="of stock (%(default)s)")
    parser.add_argument("--questions", type=int, help="ask only the first so many")
    parser.add_argument(
        "--one-in", type=int, default=1, help="learn from one in so many sentences, on both sides"
    )
    parser.add_argument(
        "--stock-model", type=Path, help="a .tar.gz to use, or to train and keep when it is missing"
    )
    return parser.parse_args()


def _ours(folder: Path, questions: list[Question]) -> Trained:
    model, config = folder / "ours.tar.gz", folder / "ours.yml"
    write_our_config(config)
    seconds = train_understanding(model, config, PROJECT / "domain.yml", folder / "sentences.yml")
    size = sum(path.stat().st_size for path in (model, *ENCODER.iterdir()))
    return Trained(seconds, size / 1e6, asyncio.run(_read_all(model, questions, _our_decision)))


def _stock(folder: Path, model: Path, questions: list[Question], epochs: int) -> Trained:
    """Stock's results. The time of a model that was trained before is not known."""
    seconds = nan
    if not model.exists():
        project = folder / "project"
        write_project(project, epochs)
        seconds = train_understanding(
            model, project / "config.yml", project / "domain.yml", folder / "sentences.yml"
        )
    results = asyncio.run(_read_all(model, questions, _stock_decision))
    return Trained(seconds, model.stat().st_size / 1e6, results)


async def _read_all(
    model: Path,
    questions: list[Question],
    decision: Callable[[dict[str, Any]], tuple[list[str], list[str]]],
) -> list[Result]:
    """Let the model read every question.

    An intent that is not a topic, such as "say that more simply", answers no first question.
    """
    agent = Agent.load(model)
    topics = current_knowledge().topics
    await agent.parse_message("warm up")
    results = []
    for question in questions:
        started = time.perf_counter()
        parsed = await agent.parse_message(question.text)
        elapsed = (time.perf_counter() - started) * 1000
        answered, offered = decision(parsed)
        answered = [topic for topic in answered if topic in topics]
        results.append(Result(question, tuple(answered), tuple(offered), _ranking(parsed), elapsed))
    return results


def _our_decision(parsed: dict[str, Any]) -> tuple[list[str], list[str]]:
    """The topics that are answered, and those that are offered."""
    understood = parsed[UNDERSTANDING]
    return understood["topics"], understood["offered"]


def _stock_decision(parsed: dict[str, Any]) -> tuple[list[str], list[str]]:
    """The same for stock: where it falls back, it is taken to offer its first three."""
    intent = parsed["intent"]["name"]
    if intent == FALLBACK:
        return [], [topic for topic, _ in _ranking(parsed)[:OFFERED]]
    return [intent], []


def _ranking(parsed: dict[str, Any]) -> tuple[tuple[str, float], ...]:
    ranking = [(reading["name"], reading["confidence"]) for reading in parsed["intent_ranking"]]
    return tuple(reading for reading in ranking if reading[0] != FALLBACK)


def _figures(ours: Trained, stock: Trained) -> list[Figure]:
    def outcome(name: str, *outcomes: str) -> Figure:
        return Figure(name, "%", ours.outcome(*outcomes), stock.outcome(*outcomes))

    def ranked(name: str, among: int) -> Figure:
        return Figure(name, "%", ours.ranked(among), stock.ranked(among))

    times = [median(result.milliseconds for result in side.results) for side in (ours, stock)]
    return [
        outcome("right topic answered first", "right"),
        Figure("answered, or offered among three", "%", ours.reached(), stock.reached()),
        outcome("wrong topic answered first", "wrong"),
        ranked("right topic ranked first", 1),
        ranked("right topic ranked among three", OFFERED),
        Figure("training", "s", ours.seconds, stock.seconds),
        Figure("model on disk", "MB", ours.megabytes, stock.megabytes),
        Figure("reading a question, median", "ms", *times),
    ]


if __name__ == "__main__":
    main()

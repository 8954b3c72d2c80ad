"""Evaluation of the card: inside the right topic, is the right answer chosen?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bot.answers.choose import CardChooser
from bot.knowledge import Knowledge


class CardQuestion(msgspec.Struct, frozen=True):
    """One message, its topic, and the cards whose first sentence would answer it, best first."""

    id: str
    text: str
    topic: str
    cards: tuple[str, ...]
    style: str = "plain"


@dataclass(frozen=True)
class CardResult:
    """Which card was chosen for a message."""

    question: CardQuestion
    chosen: str

    @property
    def is_right(self) -> bool:
        return self.chosen in self.question.cards


def read_card_questions(path: Path) -> list[CardQuestion]:
    """The messages of a JSON-lines file."""
    return [msgspec.json.decode(line, type=CardQuestion) for line in path.read_bytes().splitlines()]


def choose_all(
    chooser: CardChooser, knowledge: Knowledge, questions: Sequence[CardQuestion]
) -> list[CardResult]:
    """Choose a card for each message, given its topic."""
    return [
        CardResult(q, chooser.choose(knowledge.topics[q.topic], q.text).card.id) for q in questions
    ]


def card_report(results: Sequence[CardResult]) -> Iterator[str]:
    """How often the card was right, by style, and what was chosen instead."""
    yield "| style | messages | right card |"
    yield "|---|---|---|"
    styles = sorted({result.question.style for result in results})
    for name in ("all", *styles):
        members = [r for r in results if name in ("all", r.question.style)]
        right = sum(result.is_right for result in members)
        yield f"| {name} | {len(members)} | {right} ({100 * right / len(members):.1f}%) |"
    yield ""
    for result in results:
        if not result.is_right:
            question = result.question
            wanted = " or ".join(question.cards)
            yield f"- {question.topic}: {wanted} -> {result.chosen}: {question.text}"

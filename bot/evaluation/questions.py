"""The evaluation questions, and asking them through the one door."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from bot.assistant import Assistant

Outcome = Literal["right", "wrong", "offered", "not offered", "admitted"]
"""What happened: answered rightly or wrongly; asked back with or without the right topic on
offer; or admitted not to know."""


class Question(msgspec.Struct, frozen=True):
    """One question. `topics` are the topics that would be a fair first answer, best first."""

    id: str
    text: str
    topics: tuple[str, ...]
    style: str = "plain"
    also: tuple[str, ...] = ()
    """The fair answers to a second question in the same message."""


@dataclass(frozen=True)
class Result:
    """What the assistant made of a question."""

    question: Question
    answered: tuple[str, ...]
    offered: tuple[str, ...]
    ranking: tuple[tuple[str, float], ...]
    """The topics that the message may be about and the chance of each, likeliest first, as the
    model saw them before the decision whether to answer."""
    milliseconds: float

    @property
    def outcome(self) -> Outcome:
        if self.answered:
            return "right" if self.answered[0] in self.question.topics else "wrong"
        if self.offered:
            found = set(self.offered[:3]) & set(self.question.topics)
            return "offered" if found else "not offered"
        return "admitted"

    @property
    def reaches_a_fair_topic(self) -> bool:
        """Whether one is answered, be it second, or is among the three that are offered."""
        return bool({*self.answered, *self.offered[:3]} & set(self.question.topics))

    @property
    def second_is_right(self) -> bool:
        """Whether a second question in the message was answered as well."""
        wanted = {*self.question.topics, *self.question.also}
        return len(self.answered) > 1 and set(self.answered[:2]) <= wanted


def read_questions(path: Path) -> list[Question]:
    """The questions of a JSON-lines file."""
    return [msgspec.json.decode(line, type=Question) for line in path.read_bytes().splitlines()]


async def ask_all(assistant: Assistant, questions: list[Question]) -> list[Result]:
    """Ask each question in a conversation of its own."""
    results = []
    for question in questions:
        started = time.perf_counter()
        answer = (await assistant.reply(question.text)).answer
        elapsed = (time.perf_counter() - started) * 1000
        ranking = await assistant.ranking(question.text)
        results.append(Result(question, answer.topics, answer.offered, ranking, elapsed))
    return results

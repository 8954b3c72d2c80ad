"""Evaluation of whole conversations: is a message understood that leans on those before it?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bot.assistant import Assistant


class Turn(msgspec.Struct, frozen=True):
    """One message, and the topics that would be a fair answer to it in its place."""

    text: str
    topics: tuple[str, ...]


class Conversation(msgspec.Struct, frozen=True):
    """The parent's messages, in order."""

    id: str
    turns: tuple[Turn, ...]


@dataclass(frozen=True)
class TurnResult:
    """What the assistant made of a turn."""

    conversation: str
    number: int
    turn: Turn
    answered: tuple[str, ...]
    offered: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        return bool(set(self.answered[:2]) & set(self.turn.topics))

    @property
    def is_offered(self) -> bool:
        return not self.answered and bool(set(self.offered) & set(self.turn.topics))


def read_conversations(path: Path) -> list[Conversation]:
    """The conversations of a JSON-lines file."""
    return [msgspec.json.decode(line, type=Conversation) for line in path.read_bytes().splitlines()]


async def hold_all(assistant: Assistant, conversations: list[Conversation]) -> list[TurnResult]:
    """Hold every conversation."""
    results = []
    for conversation in conversations:
        token = None
        for number, turn in enumerate(conversation.turns, 1):
            reply = await assistant.reply(turn.text, token)
            token, answer = reply.conversation, reply.answer
            results.append(TurnResult(conversation.id, number, turn, answer.topics, answer.offered))
    return results


def conversation_report(results: list[TurnResult]) -> Iterator[str]:
    """First messages and later ones apart, and what was not understood."""
    yield "| turn | messages | right | offered |"
    yield "|---|---|---|---|"
    for name, members in (
        ("first", [r for r in results if r.number == 1]),
        ("later", [r for r in results if r.number > 1]),
    ):
        right = sum(r.is_right for r in members)
        offered = sum(r.is_offered for r in members)
        yield f"| {name} | {len(members)} | {right} | {offered} |"
    yield ""
    for result in results:
        if not result.is_right:
            got = ", ".join(result.answered) or f"offered {', '.join(result.offered) or 'nothing'}"
            wanted = " or ".join(result.turn.topics)
            yield f"- {result.conversation}.{result.number} {wanted} -> {got}: {result.turn.text}"

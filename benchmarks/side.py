"""One side of the turns benchmark, in a process of its own, so that its memory is its own.

Started by benchmarks/turns.py. It says on standard output when it is ready, and then answers
each line of JSON on standard input, ``{"measure": NAME, "questions": [...]}``, with a line of
figures.
"""

from __future__ import annotations

from bot.dialogue.environment import be_quiet  # isort: skip  # before anything of Rasa's

import asyncio
import dataclasses
import json
import math
import os
import resource
import secrets
import sys
import time
from pathlib import Path
from statistics import median
from typing import Protocol

import numpy as np

Figures = dict[str, float]
TURNS_A_CONVERSATION = 5
CONVERSATIONS_AT_ONCE = 8
PLAIN, WITH_ACTION = "what is a SENCO", "start over"


class Side(Protocol):
    """What answers. A conversation begins with None and goes on with what it gave back."""

    async def say(self, text: str, conversation: str | None = None) -> tuple[str, str]:
        """The conversation, and what was answered or the topic of it."""


class Ours:
    """Signpost through its one door, its database a SQLite file."""

    def __init__(self, database: Path) -> None:
        from bot.assistant import Assistant
        from bot.settings import Settings

        settings = dataclasses.replace(
            Settings.from_environment(),
            database_url=f"sqlite:///{database}",
            secret=secrets.token_urlsafe(),
        )
        self._assistant = Assistant(settings)

    async def say(self, text: str, conversation: str | None = None) -> tuple[str, str]:
        reply = await self._assistant.reply(text, conversation)
        return reply.conversation, " ".join(reply.answer.topics)


class Stock:
    """A Rasa agent as `rasa run` loads it."""

    def __init__(self, model: Path, endpoints: Path) -> None:
        from rasa.core.agent import load_agent
        from rasa.core.utils import AvailableEndpoints

        be_quiet()
        where = AvailableEndpoints.read_endpoints(str(endpoints))
        self._agent = asyncio.run(load_agent(str(model), endpoints=where))

    async def say(self, text: str, conversation: str | None = None) -> tuple[str, str]:
        from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

        sender = conversation or secrets.token_hex()
        channel = CollectingOutputChannel()
        await self._agent.handle_message(UserMessage(text, channel, sender))
        return sender, " ".join(message["text"] for message in channel.messages)


async def warm_up(side: Side, questions: list[str]) -> Figures:
    """The first turns are slower than all others on either side; they are not measured."""
    await _conversation(side, questions[:TURNS_A_CONVERSATION])
    return {}


async def turn_time(side: Side, questions: list[str]) -> Figures:
    """Milliseconds of each turn, in conversations of some turns."""
    times = []
    for start in range(0, len(questions), TURNS_A_CONVERSATION):
        times += await _conversation(side, questions[start : start + TURNS_A_CONVERSATION])
    return {"median": median(times), "p99": float(np.percentile(times, 99))}


async def long_conversation(side: Side, questions: list[str]) -> Figures:
    """Turn 10 and turn 300 of one conversation: each the median of the ten turns around it.

    The same ten questions come again and again, so that both are about the same words.
    """
    times = await _conversation(side, questions[:10] * 31)
    return {"turn 10": median(times[5:15]), "turn 300": median(times[295:305])}


async def throughput(side: Side, questions: list[str]) -> Figures:
    """Turns a second, with several conversations at once."""
    parts = [questions[start::CONVERSATIONS_AT_ONCE] for start in range(CONVERSATIONS_AT_ONCE)]
    started = time.perf_counter()
    await asyncio.gather(*(_conversation(side, part) for part in parts))
    return {"turns a second": len(questions) / (time.perf_counter() - started)}


async def action_turn(side: Side, questions: list[str]) -> Figures:
    """A turn with an action and a plain one, each the second turn of its conversation.

    NaN when the model did not understand the words that lead to the action.
    """
    times: dict[str, list[float]] = {PLAIN: [], WITH_ACTION: []}
    for question in questions[:40]:
        for text in times:
            conversation, _ = await side.say(question)
            started = time.perf_counter()
            _, answered = await side.say(text, conversation)
            times[text].append((time.perf_counter() - started) * 1000)
            if ("start_over" in answered) != (text == WITH_ACTION):
                return {"plain": math.nan, "with an action": math.nan}
    return {"plain": median(times[PLAIN]), "with an action": median(times[WITH_ACTION])}


async def _conversation(side: Side, questions: list[str]) -> list[float]:
    """Ask the questions in one conversation; the milliseconds of each turn."""
    times = []
    conversation = None
    for question in questions:
        started = time.perf_counter()
        conversation, _ = await side.say(question, conversation)
        times.append((time.perf_counter() - started) * 1000)
    return times


MEASURES = {
    measure.__name__: measure
    for measure in (warm_up, turn_time, long_conversation, throughput, action_turn)
}


def memory() -> float:
    """Megabytes of memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def main(kind: str, *paths: str) -> None:
    """Load one side, say so, and measure what is asked until standard input ends."""
    out = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)  # whatever a library prints goes to standard error
    side: Side = {"ours": Ours, "stock": Stock}[kind](*map(Path, paths))
    print(json.dumps({"memory": memory()}), file=out)
    loop = asyncio.new_event_loop()
    for line in sys.stdin:
        asked = json.loads(line)
        figures = loop.run_until_complete(MEASURES[asked["measure"]](side, asked["questions"]))
        print(json.dumps(figures), file=out)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""`signpost ask`: the same door as the web, from a terminal or a program.

Nothing is kept: the database is in memory and goes with the process.
"""

from __future__ import annotations

import asyncio
import dataclasses
import secrets
import sys
import time
from typing import BinaryIO

import msgspec

from bot.asking import AskError
from bot.assistant import Assistant
from bot.settings import Settings
from bot.store.database import IN_MEMORY


class Line(msgspec.Struct):
    """One line of input. Lines with the same `conversation` are turns of one conversation."""

    id: str | int
    text: str
    council: str | None = None
    conversation: str | None = None


def throw_away_assistant() -> Assistant:
    """An assistant that keeps nothing."""
    settings = dataclasses.replace(
        Settings.from_environment(),
        database_url=IN_MEMORY,
        secret=secrets.token_urlsafe(),
        redis_url=None,
    )
    return Assistant(settings)


def ask_once(text: str, council: str | None) -> int:
    """Print the answer to one question. Returns 2 when it cannot be asked."""
    try:
        reply = asyncio.run(throw_away_assistant().reply(text, council=council))
    except AskError as error:
        print(error.message, file=sys.stderr)
        return 2
    for message in reply.answer.messages:
        print(message.text)
        for source in message.sources:
            print(f"  Source: {source.title}, {source.reference} {source.url}")
        if message.buttons:
            print("  " + " | ".join(f"[{button.title}]" for button in message.buttons))
        print()
    return 0


def ask_jsonl(lines: BinaryIO, out: BinaryIO) -> int:
    """Answer each line in order, flushed, with its `id` and the milliseconds it took."""
    assistant = throw_away_assistant()
    tokens: dict[str, str] = {}
    loop = asyncio.new_event_loop()
    for raw in lines:
        if raw.strip():
            answer = loop.run_until_complete(_answer(assistant, tokens, raw))
            out.write(msgspec.json.encode(answer) + b"\n")
            out.flush()
    loop.close()
    return 0


async def _answer(assistant: Assistant, tokens: dict[str, str], raw: bytes) -> dict[str, object]:
    started = time.perf_counter()
    try:
        line = msgspec.json.decode(raw, type=Line)
    except msgspec.DecodeError as error:
        return {"id": None, "code": "bad_line", "message": f"This line cannot be read: {error}"}
    try:
        known = tokens.get(line.conversation) if line.conversation else None
        reply = await assistant.reply(line.text, known, line.council)
    except AskError as error:
        return {"id": line.id, "code": error.code, "message": error.message}
    if line.conversation:
        tokens[line.conversation] = reply.conversation
    elapsed = (time.perf_counter() - started) * 1000
    return {"id": line.id, **reply.as_contract(), "latency_ms": round(elapsed, 1)}

"""The scripted conversations give the same answers in Telegram, in both modes, as on the web."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from fake_telegram import Call, FakeTelegram
from modes import Start
from people import Parent

from bot.knowledge import Knowledge

SCRIPTS = Path(__file__).parent.parent / "conversations" / "scripts"
FILES = sorted(path.stem for path in SCRIPTS.glob("*.yml"))
Answer = list[dict[str, Any]]
_on_the_web: dict[str, list[list[Answer]]] = {}


@cache
def scripts(file: str) -> list[dict[str, Any]]:
    """The conversations of a file."""
    return yaml.safe_load((SCRIPTS / f"{file}.yml").read_text())


@pytest.mark.parametrize("file", FILES)
async def test_same_answers(
    client: httpx.AsyncClient,
    fake: FakeTelegram,
    start: Start,
    knowledge: Knowledge,
    file: str,
) -> None:
    web = await on_the_web(client, knowledge, file)
    async with start() as answered:
        for script, answers in zip(scripts(file), web):
            parent = Parent(fake, answered)
            for turn, answer in zip(typed(script, knowledge), answers):
                calls = await parent.says(turn)
                assert shown(calls) == [told(message) for message in answer], (
                    f"{script['name']}: {turn!r}"
                )
                buttons = [button["title"] for message in answer for button in message["buttons"]]
                keys = [key["text"] for call in calls for key in call.keys]
                missing = [b for b in buttons if b not in keys and not b.startswith("Tick ")]
                assert missing == [], f"{script['name']}: {turn!r} has keys {keys}"


async def on_the_web(
    client: httpx.AsyncClient, knowledge: Knowledge, file: str
) -> list[list[Answer]]:
    """What `POST /api/chat` answers in each conversation of the file, asked once for both modes."""
    if file not in _on_the_web:
        _on_the_web[file] = [
            await conversation(client, typed(script, knowledge)) for script in scripts(file)
        ]
    return _on_the_web[file]


async def conversation(client: httpx.AsyncClient, turns: list[str]) -> list[Answer]:
    answers, token = [], None
    for turn in turns:
        body = {"text": turn, "conversation": token}
        reply = (await client.post("/api/chat", json=body)).json()
        token = reply["conversation"]
        answers.append(reply["messages"])
    return answers


def typed(script: dict[str, Any], knowledge: Knowledge) -> list[str]:
    """The parent's messages; where the script is on a council's page, they say so first."""
    council = knowledge.councils.get(script.get("council", ""))
    return [*([council.place] if council else []), *(turn["parent"] for turn in script["turns"])]


def told(message: dict[str, Any]) -> list[str]:
    """The words of a message in the contract for programs."""
    return words_of(message["text"])


def shown(calls: list[Call]) -> list[list[str]]:
    """The words of each message in Telegram, without the sources folded in under them."""
    return [words_of(without_sources(call)) for call in calls if call.method == "sendMessage"]


def without_sources(call: Call) -> str:
    for entity in call.parameters.get("entities", []):
        if entity["type"] == "expandable_blockquote":
            units = call.text.encode("utf-16-le")
            return units[: entity["offset"] * 2].decode("utf-16-le")
    return call.text


def words_of(text: str) -> list[str]:
    """The words and numbers, whatever stands around them.."""
    return re.findall(r"\w+", text)

"""With Redis, turns of one conversation wait for each other in every process."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from bot.dialogue.locks import ConversationLocks, SharedLocks, locks_for

NOBODY_HOME = "redis://127.0.0.1:1/0"

TAKE_TURNS = """
import asyncio, os, sys
from bot.dialogue.locks import SharedLocks

async def main():
    locks, diary = SharedLocks(sys.argv[1]), os.open(sys.argv[2], os.O_WRONLY | os.O_APPEND)
    print("ready", flush=True)
    sys.stdin.readline()
    for _ in range(10):
        async with locks.lock("a"):
            os.write(diary, b"begins ")
            await asyncio.sleep(0)
            os.write(diary, b"ends ")

asyncio.run(main())
"""


def test_redis_is_used_where_there_is_one(redis_url: str) -> None:
    assert isinstance(locks_for(redis_url), SharedLocks)
    assert type(locks_for(None)) is ConversationLocks


def test_processes_take_turns(redis_url: str, tmp_path: Path) -> None:
    diary = tmp_path / "diary"
    diary.touch()
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", TAKE_TURNS, redis_url, diary],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    for process in processes:
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
    for process in processes:
        assert process.stdin
        process.stdin.write(b"go\n")
        process.stdin.flush()
    for process in processes:
        process.communicate()
    assert diary.read_text().split() == ["begins", "ends"] * 20


async def test_a_second_process_waits_until_the_first_is_done(redis_url: str) -> None:
    one, other = SharedLocks(redis_url), SharedLocks(redis_url)
    is_in = asyncio.Event()

    async def enter() -> None:
        async with other.lock("a"):
            is_in.set()

    async with one.lock("a"):
        waiting = asyncio.create_task(enter())
        async with other.lock("b"):  # another conversation does not wait
            pass
        assert not is_in.is_set()
    await asyncio.wait_for(waiting, timeout=20)


async def test_turns_in_one_process_keep_their_order(redis_url: str) -> None:
    locks, seen = SharedLocks(redis_url), []

    async def turn(number: int) -> None:
        async with locks.lock("a"):
            seen.append(number)

    await asyncio.gather(*(turn(number) for number in range(5)))
    assert seen == list(range(5))


async def test_turns_go_on_without_redis_and_it_is_said_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    locks = SharedLocks(NOBODY_HOME)
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            async with locks.lock("a"):
                pass
    assert len(caplog.records) == 1

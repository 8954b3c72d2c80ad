"""Turns of one conversation wait for each other; conversations do not."""

from __future__ import annotations

import asyncio

from bot.dialogue.locks import ConversationLocks


async def test_turns_come_one_after_the_other_in_order() -> None:
    locks, seen = ConversationLocks(), []

    async def turn(number: int) -> None:
        async with locks.lock("a"):
            seen.append(("begins", number))
            await asyncio.sleep(0)
            seen.append(("ends", number))

    await asyncio.gather(*(turn(number) for number in range(4)))
    assert seen == [(what, number) for number in range(4) for what in ("begins", "ends")]


async def test_another_conversation_does_not_wait() -> None:
    locks = ConversationLocks()

    async def other() -> bool:
        async with locks.lock("b"):
            return True

    async with locks.lock("a"):
        assert await asyncio.wait_for(other(), timeout=5)


async def test_a_lock_is_free_after_a_failure() -> None:
    locks = ConversationLocks()
    try:
        async with locks.lock("a"):
            raise ValueError
    except ValueError:
        pass
    async with locks.lock("a"):
        pass


async def test_locks_are_forgotten() -> None:
    locks = ConversationLocks()
    for number in range(100):
        async with locks.lock(str(number)):
            pass
    assert len(locks._locks) <= 1

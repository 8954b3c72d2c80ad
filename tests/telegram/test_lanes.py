"""One lane in order, lanes side by side."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.telegram.lanes import Lanes

PATIENCE = 60.0


@pytest.fixture
def done() -> list[str]:
    """What has been done, in order."""
    return []


def work(
    done: list[str], name: str, after: asyncio.Event | None = None
) -> Callable[[], Awaitable[None]]:
    async def do() -> None:
        if after:
            await after.wait()
        done.append(name)

    return do


async def test_a_lane_is_in_order_and_others_do_not_wait(done: list[str]) -> None:
    lanes, later = Lanes(), asyncio.Event()
    lanes.put(1, work(done, "slow", later))
    lanes.put(1, work(done, "behind it"))
    other = asyncio.Event()

    async def beside() -> None:
        done.append("beside")
        other.set()

    lanes.put(2, beside)
    await asyncio.wait_for(other.wait(), PATIENCE)
    assert not await lanes.until_idle(0)
    later.set()
    assert await lanes.until_idle(PATIENCE)
    assert done == ["beside", "slow", "behind it"]


async def test_what_fails_does_not_hold_up_the_lane(done: list[str]) -> None:
    async def fail() -> None:
        raise RuntimeError

    lanes = Lanes()
    lanes.put(1, fail)
    lanes.put(1, work(done, "next"))
    assert await lanes.until_idle(PATIENCE)
    assert done == ["next"]


@pytest.mark.parametrize("finish_all", [True, False])
async def test_closing_finishes_what_is_under_way(done: list[str], finish_all: bool) -> None:
    lanes, begun, later = Lanes(), asyncio.Event(), asyncio.Event()

    async def first() -> None:
        begun.set()
        await later.wait()
        done.append("under way")

    lanes.put(1, first)
    lanes.put(1, work(done, "waiting"))
    await begun.wait()
    closing = asyncio.create_task(lanes.close(PATIENCE, finish_all))
    await asyncio.sleep(0)
    later.set()
    await closing
    assert done == (["under way", "waiting"] if finish_all else ["under way"])


async def test_closing_does_not_wait_for_ever(done: list[str]) -> None:
    lanes = Lanes()
    lanes.put(1, work(done, "never", asyncio.Event()))
    await lanes.close(0.01, finish_all=True)
    assert done == []

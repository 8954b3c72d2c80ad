"""Work in lanes: what is in one lane is done in order, different lanes side by side."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Hashable

logger = logging.getLogger(__name__)

Work = Callable[[], Awaitable[None]]


class Lanes:
    """One lane for each chat that has something waiting. An empty lane costs nothing."""

    def __init__(self) -> None:
        self._lanes: dict[Hashable, deque[Work]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._idle = asyncio.Event()
        self._idle.set()

    def put(self, lane: Hashable, work: Work) -> None:
        """Do the work after all that is in the lane already."""
        if lane in self._lanes:
            self._lanes[lane].append(work)
            return
        self._lanes[lane] = deque([work])
        self._idle.clear()
        task = asyncio.create_task(self._run(lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def until_idle(self, seconds: float) -> bool:
        """Wait until all is done, but no longer than this; returns whether it is."""
        try:
            await asyncio.wait_for(self._idle.wait(), seconds)
        except asyncio.TimeoutError:
            return False
        return True

    async def close(self, seconds: float, finish_all: bool) -> None:
        """Give the work under way this long, with what waits behind it or without, and end."""
        if not finish_all:
            for waiting in self._lanes.values():
                waiting.clear()
        await self.until_idle(seconds)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _run(self, lane: Hashable) -> None:
        waiting = self._lanes[lane]
        try:
            while waiting:
                try:
                    await waiting.popleft()()
                except Exception:
                    logger.exception("Something failed. Going on with what comes next.")
        finally:
            del self._lanes[lane]
            if not self._lanes:
                self._idle.set()

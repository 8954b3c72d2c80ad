"""One turn at a time for each conversation, without Rasa's once-a-second polling.

Rasa's own store for Redis reads a lock and writes it back: two processes that do so at once both
hold it. Redis-py's lock is taken in one step.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

import redis.asyncio
from rasa.core.lock import TicketLock
from rasa.core.lock_store import LockStore
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

LONGEST_TURN = 30.0
"""Seconds after which a lock is free again, should its process have ended."""
_LOOK_AGAIN = 0.05  # seconds between two looks at whether another process is done
_PATIENCE = 1.0  # seconds to wait for Redis


def locks_for(redis_url: str | None) -> LockStore:
    """Locks for this process alone, or for every process that uses the same Redis."""
    return SharedLocks(redis_url) if redis_url else ConversationLocks()


class ConversationLocks(LockStore):
    """First come, first served within this process. A lock lives only while it is used."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def lock(
        self, conversation_id: str, lock_lifetime: float = 0, wait_time_in_seconds: float = 0
    ) -> AsyncGenerator[TicketLock, None]:
        """Hold the conversation until its turn is over. asyncio wakes waiters in order."""
        lock = self._locks.setdefault(conversation_id, asyncio.Lock())
        async with lock:
            yield TicketLock(conversation_id)


class SharedLocks(ConversationLocks):
    """One turn at a time over all processes, and first come, first served within each.

    When Redis is away, answers matter more than order between processes: turns go on.
    """

    def __init__(self, redis_url: str) -> None:
        super().__init__()
        self._redis = redis.asyncio.Redis.from_url(
            redis_url, socket_timeout=_PATIENCE, socket_connect_timeout=_PATIENCE
        )
        self._is_away = False

    @asynccontextmanager
    async def lock(
        self, conversation_id: str, lock_lifetime: float = 0, wait_time_in_seconds: float = 0
    ) -> AsyncGenerator[TicketLock, None]:
        """Hold the conversation in this process, then in all of them."""
        async with super().lock(conversation_id) as ticket:
            shared = self._redis.lock(
                f"signpost:lock:{conversation_id}",
                timeout=LONGEST_TURN,
                sleep=_LOOK_AGAIN,
                thread_local=False,
            )
            is_held = await self._reaches(shared.acquire())
            try:
                yield ticket
            finally:
                if is_held:
                    await self._reaches(shared.release())

    async def _reaches(self, step: Awaitable[object]) -> bool:
        """Whether Redis did as it was told. The first time it does not is logged."""
        try:
            await step
        except RedisError as error:
            if not self._is_away:
                logger.warning("Turns are kept in order in this process only: %s", error)
            self._is_away = True
            return False
        self._is_away = False
        return True

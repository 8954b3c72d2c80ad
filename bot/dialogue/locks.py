"""One turn at a time for each conversation, without Rasa's once-a-second polling."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from rasa.core.lock import TicketLock
from rasa.core.lock_store import LockStore


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

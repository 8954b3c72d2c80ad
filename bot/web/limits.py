"""How often somebody may send: a limit for each conversation, and one for each address."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import math
import time

from limits import RateLimitItem
from limits.errors import StorageError
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.requests import Request

from bot.asking import AskError
from bot.settings import Settings
from bot.tokens import Tokens

logger = logging.getLogger(__name__)

_PATIENCE = 1.0  # seconds to wait for Redis
_PREFIX_OF_ONE_HOUSEHOLD = 64  # bits: an IPv6 connection has all the addresses that share them


class Limits:
    """Counts messages in a moving window, in this process or in the Redis that processes share.

    What is counted stands under keyed hashes: no address and no conversation can be read there.
    """

    def __init__(self, settings: Settings, tokens: Tokens) -> None:
        self._conversation_limit = settings.conversation_limit
        self._address_limit = settings.address_limit
        self._tokens = tokens
        self._limiter = MovingWindowRateLimiter(_storage(settings.redis_url))
        self._is_away = False

    def forget(self) -> None:
        """Drop who has not sent for long. Redis does so itself; in memory they would stay."""
        storage = self._limiter.storage
        if isinstance(storage, MemoryStorage):
            fresh = MemoryStorage()
            for key, newest_first in list(storage.events.items()):
                if newest_first and newest_first[0].expiry > time.time():
                    fresh.events[key] = newest_first
            self._limiter = MovingWindowRateLimiter(fresh)

    async def count(self, request: Request, conversation: str | None) -> None:
        """Count a message. Raises AskError with status 429 when there have been too many.

        A conversation that sends too much does not use up the limit of its address, which a
        whole school may share.
        """
        await self._count(self._conversation_limit, "conversation", conversation)
        await self._count(self._address_limit, "address", address_of(request))

    async def _count(self, limit: RateLimitItem | None, kind: str, who: str | None) -> None:
        if limit is None or who is None:
            return
        try:
            wait = await asyncio.to_thread(self._hit, limit, self._tokens.digest(kind, who))
        except StorageError as error:
            if not self._is_away:
                logger.warning("Messages are not limited while Redis is away: %s", error)
            self._is_away = True
            return
        self._is_away = False
        if wait:
            raise AskError("too_many", _sentence(wait), 429, wait)

    def _hit(self, limit: RateLimitItem, key: str) -> int:
        """Count one, or the seconds until the next one may come."""
        if self._limiter.hit(limit, key):
            return 0
        stats = self._limiter.get_window_stats(limit, key)
        return max(1, math.ceil(stats.reset_time - time.time()))


def _storage(redis_url: str | None) -> MemoryStorage | RedisStorage:
    if redis_url is None:
        return MemoryStorage()
    return RedisStorage(
        redis_url,
        key_prefix="signpost:limit",
        wrap_exceptions=True,
        socket_timeout=_PATIENCE,
        socket_connect_timeout=_PATIENCE,
    )


def address_of(request: Request) -> str | None:
    """What stands for the sender's connection; None when it has no address, as on a socket."""
    if request.client is None:
        return None
    try:
        address = ipaddress.ip_address(request.client.host)
    except ValueError:
        return request.client.host
    if address.version == 4:
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, _PREFIX_OF_ONE_HOUSEHOLD), strict=False))


def _sentence(wait: int) -> str:
    return (
        f"Too many messages came in a short time. Please try again in {_in_words(wait)}. "
        "If you or your child are in danger now, call 999 straight away."
    )


def _in_words(seconds: int) -> str:
    if seconds < 100:
        return "1 second" if seconds == 1 else f"{seconds} seconds"
    minutes = math.ceil(seconds / 60)
    return f"{minutes} minutes" if minutes < 100 else f"{math.ceil(minutes / 60)} hours"

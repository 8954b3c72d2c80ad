"""How often somebody may guess: counted for each account, and for each address they come from.

Cyber Essentials allows no more than ten guesses in five minutes. Two windows of five that
meet stay below that.
"""

from __future__ import annotations

import logging

from limits import parse_many
from limits.errors import StorageError
from limits.storage import MemoryStorage, RedisStorage, Storage
from limits.strategies import FixedWindowRateLimiter

from bot.advisers.tokens import digest

logger = logging.getLogger(__name__)

_PER_ACCOUNT = parse_many("5/5 minutes; 20/hour")
_PER_ADDRESS = parse_many("50/5 minutes")  # a whole office may share one
_PATIENCE = 1.0  # seconds to wait for Redis


class Throttle:
    """Counts guesses in this process, or in the Redis that processes share."""

    def __init__(self, redis_url: str | None = None) -> None:
        self._here = FixedWindowRateLimiter(MemoryStorage())
        self._limiter = FixedWindowRateLimiter(_redis(redis_url)) if redis_url else self._here

    def allows(self, account: str, address: str) -> bool:
        """Count one guess at an account, known or not. False when there have been too many."""
        try:
            return _hit(self._limiter, account, address)
        except StorageError as error:
            logger.warning("Redis is away: guesses are counted in this process. %s", error)
            return _hit(self._here, account, address)

    def forgive(self, account: str) -> None:
        """Forget the guesses at an account, as its owner has come in."""
        try:
            for limit in _PER_ACCOUNT:
                self._limiter.clear(limit, "account", digest(account))
        except StorageError as error:
            logger.warning("Redis is away: guesses at an account still count. %s", error)


def _hit(limiter: FixedWindowRateLimiter, account: str, address: str) -> bool:
    counted = [limiter.hit(limit, "address", digest(address)) for limit in _PER_ADDRESS]
    counted += [limiter.hit(limit, "account", digest(account)) for limit in _PER_ACCOUNT]
    return all(counted)


def _redis(url: str) -> Storage:
    return RedisStorage(
        url,
        key_prefix="signpost:guess",
        wrap_exceptions=True,
        socket_timeout=_PATIENCE,
        socket_connect_timeout=_PATIENCE,
    )

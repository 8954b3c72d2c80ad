"""Which messages tell of danger. What to listen for is data: ``knowledge/safety/``."""

from __future__ import annotations

from bot.safety.listening import Concern
from bot.safety.patterns import current_listener


def assess(text: str) -> Concern | None:
    """The concern that a message raises, or None. Where it raises both, crisis wins."""
    heard = next(current_listener().hear(text), None)
    return heard.concern if heard else None


__all__ = ["Concern", "assess"]

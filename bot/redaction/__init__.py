"""Redaction at the door: no personal detail goes further than this."""

from bot.redaction.door import Redaction, redact
from bot.redaction.recogniser import warm_up

__all__ = ["Redaction", "redact", "warm_up"]

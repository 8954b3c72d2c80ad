"""Random tokens. Whoever holds one is let in, so only its digest is ever kept."""

from __future__ import annotations

import hashlib
import secrets


def new_token() -> str:
    """256 random bits, fit for an address or a cookie."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What the database keeps of a token. Tokens are random: they need no salt and no delay."""
    return hashlib.sha256(token.encode()).hexdigest()

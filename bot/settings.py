"""What may be set from the environment. Every setting has a default that works on a laptop."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import limits
from limits import RateLimitItem

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Operator:
    """Who runs this copy, for the pages about the service. Empty where nobody has said."""

    name: str = ""
    email: str = ""
    url: str = ""
    """The page of a contact form."""
    privacy_url: str = ""
    """The organisation's own privacy notice: lawful basis, data protection officer."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Operator:
        """Raises ValueError with a sentence when a value cannot be used."""
        email = environment.get("SIGNPOST_CONTACT_EMAIL", "")
        if email and not re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", email):
            raise ValueError(f"SIGNPOST_CONTACT_EMAIL must be an email address, not {email!r}.")
        return cls(
            name=environment.get("SIGNPOST_OPERATOR", "").strip(),
            email=email,
            url=_https(environment, "SIGNPOST_CONTACT_URL"),
            privacy_url=_https(environment, "SIGNPOST_PRIVACY_URL"),
        )


@dataclass(frozen=True)
class Settings:
    """Where things are kept and for how long. See docs/deploy.md for each variable."""

    knowledge: Path
    models: Path
    database_url: str
    secret: str
    retention: timedelta
    redis_url: str | None
    conversation_limit: RateLimitItem | None
    address_limit: RateLimitItem | None
    operator: Operator = Operator()
    demo: bool = False
    """Whether a server that only this machine can reach offers an account to try out."""
    questions_kept: timedelta = timedelta(days=180)
    """How long it stays counted what was asked."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Read `SIGNPOST_*`. Raises ValueError with a sentence when a value cannot be used."""
        var = Path(environment.get("SIGNPOST_VAR", PROJECT / "var"))
        var.mkdir(parents=True, exist_ok=True)
        return cls(
            knowledge=Path(environment.get("SIGNPOST_KNOWLEDGE", PROJECT / "knowledge")),
            models=Path(environment.get("SIGNPOST_MODELS", PROJECT / "models")),
            database_url=environment.get(
                "SIGNPOST_DATABASE_URL", f"sqlite:///{var / 'signpost.db'}"
            ),
            secret=environment.get("SIGNPOST_SECRET") or _kept_secret(var / "secret"),
            retention=timedelta(days=_days(environment, "SIGNPOST_RETENTION_DAYS", "30")),
            questions_kept=timedelta(days=_days(environment, "SIGNPOST_QUESTIONS_DAYS", "180")),
            redis_url=_redis_url(environment.get("SIGNPOST_REDIS_URL", "")),
            conversation_limit=_limit(environment, "SIGNPOST_LIMIT_CONVERSATION", "30/minute"),
            address_limit=_limit(environment, "SIGNPOST_LIMIT_ADDRESS", "300/minute"),
            operator=Operator.from_environment(environment),
            demo=_is_on(environment, "SIGNPOST_DEMO"),
        )


def _days(environment: Mapping[str, str], name: str, default: str) -> int:
    value = environment.get(name, default)
    if not value.isdecimal() or not 1 <= int(value) <= 365:
        raise ValueError(f"{name} must be a number from 1 to 365, not {value!r}.")
    return int(value)


def _https(environment: Mapping[str, str], name: str) -> str:
    value = environment.get(name, "")
    if value and not re.fullmatch(r"https://[\w.-]+\.\w+(:\d+)?(/[^\s()<>\"]*)?", value):
        raise ValueError(f"{name} must be a web address that begins with https://, not {value!r}.")
    return value


def _is_on(environment: Mapping[str, str], name: str) -> bool:
    value = environment.get(name, "on")
    if value not in ("on", "off"):
        raise ValueError(f"{name} must be on or off, not {value!r}.")
    return value == "on"


def _redis_url(value: str) -> str | None:
    if value and not re.match(r"rediss?://.", value):
        raise ValueError("SIGNPOST_REDIS_URL must begin with redis:// or rediss://.")
    return value or None


def _limit(environment: Mapping[str, str], name: str, default: str) -> RateLimitItem | None:
    value = environment.get(name, default)
    if value == "off":
        return None
    if not re.fullmatch(r"[1-9][0-9]{0,6}/(second|minute|hour|day)", value):
        raise ValueError(
            f"{name} must be a number of messages in a time, such as {default}, or off; "
            f"not {value!r}."
        )
    return limits.parse(value)


def _kept_secret(path: Path) -> str:
    """The signing secret of this machine, made once, so that conversations survive a restart."""
    try:
        with open(path, "x", opener=lambda p, flags: os.open(p, flags, 0o600)) as file:
            file.write(secrets.token_urlsafe(32))
    except FileExistsError:
        pass
    return path.read_text()

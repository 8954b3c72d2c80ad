"""What may be set from the environment. Every setting has a default that works on a laptop."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    """Where things are kept and for how long. See docs/deploy.md for each variable."""

    knowledge: Path
    models: Path
    database_url: str
    secret: str
    retention: timedelta

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
            retention=timedelta(days=_days(environment.get("SIGNPOST_RETENTION_DAYS", "30"))),
        )


def _days(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= 365:
        raise ValueError(f"SIGNPOST_RETENTION_DAYS must be a number from 1 to 365, not {value!r}.")
    return int(value)


def _kept_secret(path: Path) -> str:
    """The signing secret of this machine, made once, so that conversations survive a restart."""
    try:
        with open(path, "x", opener=lambda p, flags: os.open(p, flags, 0o600)) as file:
            file.write(secrets.token_urlsafe(32))
    except FileExistsError:
        pass
    return path.read_text()

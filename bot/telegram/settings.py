"""What may be set for Telegram from the environment. See docs/telegram.md for each variable."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

API = "https://api.telegram.org"


@dataclass(frozen=True)
class Webhook:
    """Where Telegram sends updates, and the word by which we know that it is Telegram."""

    public_url: str
    secret: str = field(repr=False)

    @property
    def url(self) -> str:
        return f"{self.public_url}/telegram/webhook"


@dataclass(frozen=True)
class TelegramSettings:
    """One bot. `api_url` is Telegram's, or that of a Bot API server of your own."""

    token: str = field(repr=False)
    api_url: str = API
    council: str | None = None
    """The council whose bot this is, until a parent says where they live."""
    public_url: str | None = None
    """Where parents reach our pages, for the button to their sheet."""
    webhook: Webhook | None = None
    """None: updates are fetched by long polling."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> TelegramSettings:
        """Read `SIGNPOST_TELEGRAM_*`. Raises ValueError with a sentence that says what to do."""
        token = environment.get("SIGNPOST_TELEGRAM_TOKEN", "").strip()
        if not token:
            raise ValueError(
                "There is no bot token. Get one from @BotFather in Telegram and put it into "
                "SIGNPOST_TELEGRAM_TOKEN; docs/telegram.md shows how."
            )
        if not re.fullmatch(r"\d+:[\w-]+", token, re.ASCII):
            raise ValueError(
                "SIGNPOST_TELEGRAM_TOKEN is not a bot token. A token looks like 123456:ABC-def; "
                "copy it again from @BotFather."
            )
        api_url = environment.get("SIGNPOST_TELEGRAM_API_URL", "").strip() or API
        if not re.match(r"https?://.", api_url):
            raise ValueError("SIGNPOST_TELEGRAM_API_URL must begin with https:// or http://.")
        is_own_server = api_url != API
        return cls(
            token=token,
            api_url=api_url.rstrip("/").removesuffix("/bot"),
            council=environment.get("SIGNPOST_TELEGRAM_COUNCIL", "").strip() or None,
            public_url=_public_url(environment, is_own_server),
            webhook=_webhook(environment, is_own_server),
        )


def wants_webhook(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the web process is to answer Telegram, too."""
    return bool(environment.get("SIGNPOST_TELEGRAM_WEBHOOK_SECRET"))


def _public_url(environment: Mapping[str, str], is_own_server: bool) -> str | None:
    url = environment.get("SIGNPOST_PUBLIC_URL", "").strip().rstrip("/")
    if url and not url.startswith("https://") and not is_own_server:
        raise ValueError(
            "SIGNPOST_PUBLIC_URL must be the address of this service that begins with https://."
        )
    return url or None


def _webhook(environment: Mapping[str, str], is_own_server: bool) -> Webhook | None:
    if not wants_webhook(environment):
        return None
    secret = environment["SIGNPOST_TELEGRAM_WEBHOOK_SECRET"]
    if not re.fullmatch(r"[\w-]{16,256}", secret, re.ASCII):
        raise ValueError(
            "SIGNPOST_TELEGRAM_WEBHOOK_SECRET must have 16 to 256 letters, digits, _ or -."
        )
    url = _public_url(environment, is_own_server)
    if url is None:
        raise ValueError(
            "For the webhook, set SIGNPOST_PUBLIC_URL to the https:// address of this service."
        )
    return Webhook(url, secret)

"""`signpost telegram`: the bot by long polling, until it is stopped."""

from __future__ import annotations

import asyncio
import logging
import sys

from telegram.error import InvalidToken, TelegramError

from bot.telegram.client import bot_of
from bot.telegram.logs import keep_secret
from bot.telegram.settings import TelegramSettings

REFUSED = (
    "Telegram does not know this token. Copy it again from @BotFather into "
    "SIGNPOST_TELEGRAM_TOKEN; docs/telegram.md shows how."
)


def run_telegram() -> int:
    """Answer until stopped. Returns 2, with a sentence, when that cannot be."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        settings = TelegramSettings.from_environment()
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    keep_secret(settings.token)
    if not asyncio.run(_is_token_known(settings)):
        print(REFUSED, file=sys.stderr)
        return 2
    from bot.telegram.live import answer  # Rasa takes seconds to load

    return answer(settings)


async def _is_token_known(settings: TelegramSettings) -> bool:
    """Whether the token may be right: Telegram may be away just now, which mends itself."""
    try:
        async with bot_of(settings):
            return True
    except InvalidToken:
        return False
    except TelegramError:
        return True

"""The client of Telegram's Bot API: python-telegram-bot, with times that suit us."""

from __future__ import annotations

from telegram import Bot
from telegram.request import HTTPXRequest

from bot.telegram.settings import TelegramSettings

CONNECTIONS = 64
PATIENCE = 20.0  # seconds for Telegram to take a message, or for a connection to be free


def bot_of(settings: TelegramSettings) -> Bot:
    """The client of one bot. Fetching updates has a connection of its own."""
    return Bot(
        settings.token,
        base_url=f"{settings.api_url}/bot",
        base_file_url=f"{settings.api_url}/file/bot",
        request=HTTPXRequest(
            connection_pool_size=CONNECTIONS, read_timeout=PATIENCE, pool_timeout=PATIENCE
        ),
        get_updates_request=HTTPXRequest(connection_pool_size=1, pool_timeout=PATIENCE),
    )

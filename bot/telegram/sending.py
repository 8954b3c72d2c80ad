"""Sending through whatever Telegram does: slow, away, too busy, blocked, moved."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.telegram.outgoing import Outgoing, Rewrite, Say

os.environ["PTB_TIMEDELTA"] = "true"  # the library's way to give `retry_after` with its unit

logger = logging.getLogger(__name__)
T = TypeVar("T")

FIRST_PAUSE = 0.5  # seconds; doubled with each failure
LONGEST_PAUSE = 60.0
TYPING_LASTS = 4.0  # seconds; Telegram itself shows it for five


class Unreachable(Exception):
    """Nothing can be sent to this chat: the parent has blocked the bot, or it is gone."""


class Moved(Exception):
    """The chat has another id from now on."""

    def __init__(self, chat_id: int) -> None:
        super().__init__()
        self.chat_id = chat_id


async def patiently(call: Callable[[], Awaitable[T]]) -> T:
    """The result of a call to Telegram, however long it takes to get one.

    Waits as Telegram asks (429), and longer each time when it cannot be reached or fails. Where
    nobody knows whether a message arrived it is sent again: twice is better than never.
    Raises the errors that waiting does not mend.
    """
    pause = FIRST_PAUSE
    while True:
        try:
            return await call()
        except RetryAfter as error:
            wait = error.retry_after
            await asyncio.sleep(wait.total_seconds() if isinstance(wait, timedelta) else wait)
        except BadRequest:
            raise
        except NetworkError as error:
            logger.warning(
                "Telegram cannot be reached (%s). Trying again in %.1f seconds.",
                type(error).__name__,
                pause,
            )
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)


async def deliver(bot: Bot, chat_id: int, outgoing: Outgoing) -> None:
    """Send one piece. Raises Unreachable or Moved.

    What Telegram refuses for good is sent once more without its formatting and keys, and left
    if that is refused, too; a key that was pressed too long ago is no loss.
    """
    try:
        await patiently(lambda: outgoing.send(bot, chat_id))
    except ChatMigrated as error:
        raise Moved(error.new_chat_id) from None
    except Forbidden:
        raise Unreachable from None
    except BadRequest as error:
        if "chat not found" in error.message.lower():
            raise Unreachable from None
        if isinstance(outgoing, Say) and (outgoing.entities or outgoing.keyboard):
            logger.error("Telegram refused how a message is dressed. Sending it plain.")
            await deliver(bot, chat_id, Say(outgoing.text))
        elif isinstance(outgoing, Rewrite) and "not modified" not in error.message.lower():
            new = Say(outgoing.text, outgoing.entities, outgoing.keyboard)
            await deliver(bot, chat_id, new)  # the old message is gone, or too old
        elif isinstance(outgoing, Say):
            logger.error("Telegram refused a message of %d characters.", len(outgoing.text))
    except InvalidToken:
        logger.error("Telegram does not know the token (any more). Get a new one from @BotFather.")
        raise Unreachable from None


@contextlib.asynccontextmanager
async def typing(bot: Bot, chat_id: int) -> AsyncIterator[None]:
    """Show "typing" in the chat while something is worked on."""
    task = asyncio.create_task(_keep_typing(bot, chat_id))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _keep_typing(bot: Bot, chat_id: int) -> None:
    with contextlib.suppress(TelegramError):  # it is a courtesy: the answer comes anyway
        while True:
            await bot.send_chat_action(chat_id, ChatAction.TYPING)
            await asyncio.sleep(TYPING_LASTS)

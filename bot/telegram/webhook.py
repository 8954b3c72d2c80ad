"""The webhook: Telegram sends each update to the web process, which at once says that it came."""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import json
import logging
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response
from telegram import Update
from telegram.error import InvalidToken, TelegramError

from bot.assistant import Assistant
from bot.telegram.incoming import UPDATES
from bot.telegram.logs import keep_secret
from bot.telegram.sending import patiently
from bot.telegram.service import TelegramService
from bot.telegram.settings import TelegramSettings, Webhook, wants_webhook

logger = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
MOST_WAITING = 2000
"""Updates in memory. Above it Telegram is asked to keep the next ones for a while."""


def service_for_web(assistant: Assistant) -> TelegramService | None:
    """The channel of the web process; None when no webhook is asked for.

    Raises ValueError or WordsError with a sentence when it cannot be used as it is set.
    """
    if not wants_webhook():
        return None
    settings = TelegramSettings.from_environment()
    keep_secret(settings.token)
    return TelegramService(assistant, settings)


@contextlib.asynccontextmanager
async def answering(service: TelegramService | None) -> AsyncIterator[None]:
    """While the web process runs: tell Telegram where we are, and tidy up. The page never waits."""
    if service is None or service.settings.webhook is None:
        yield
        return
    tasks = [
        asyncio.create_task(register(service, service.settings.webhook)),
        asyncio.create_task(service.keep_tidy()),
    ]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await service.close()


async def receive(request: Request) -> Response:
    """Take one update. 200 means that it is ours now; 503 that Telegram shall keep it."""
    service: TelegramService | None = request.app.state.telegram
    webhook = service.settings.webhook if service else None
    if service is None or webhook is None:
        return Response(status_code=404)
    told = request.headers.get(SECRET_HEADER, "")
    if not hmac.compare_digest(told.encode(), webhook.secret.encode()):
        return Response(status_code=403)
    if len(service.waiting) >= MOST_WAITING:
        return Response(status_code=503, headers={"Retry-After": "10"})
    try:
        update = Update.de_json(json.loads(await request.body()), service.bot)
        service.take(update)
    except (ValueError, TypeError, KeyError, AttributeError):
        # Telegram would send it again and again; nobody could ever read it.
        logger.error("Telegram sent an update that cannot be read.")
    return Response(status_code=200)


async def register(service: TelegramService, webhook: Webhook) -> None:
    """Tell Telegram where we are. What is wrong with the token or the address is logged."""
    try:
        name = await service.introduce()
        await patiently(
            lambda: service.bot.set_webhook(
                webhook.url,
                secret_token=webhook.secret,
                allowed_updates=UPDATES,
                max_connections=1,  # we answer at once, and so the updates come in order
            )
        )
    except InvalidToken:
        logger.error("Telegram does not know the token in SIGNPOST_TELEGRAM_TOKEN.")
    except TelegramError as error:
        logger.error("Telegram refused the webhook: %s", error.message)
    else:
        logger.info("Telegram sends the updates of @%s here.", name)

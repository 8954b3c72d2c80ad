"""The bot at work with the real client, in its two modes."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from fake_telegram import PATIENCE, TOKEN, FakeTelegram
from loopback import free_port, serving

from bot.assistant import Assistant
from bot.settings import Settings
from bot.telegram.polling import Polling
from bot.telegram.service import TelegramService
from bot.telegram.settings import TelegramSettings, Webhook
from bot.web.app import create_app_for
from bot.web.limits import Limits

PAGES = "https://signpost.example"
SECRET = "a-secret-of-the-tests"
Answered = Callable[[int], Awaitable[None]]
Start = Callable[[], AbstractAsyncContextManager[Answered]]


@contextlib.asynccontextmanager
async def polling(
    assistant: Assistant, fake: FakeTelegram, **settings: Any
) -> AsyncIterator[Answered]:
    """The bot fetches its updates. Gives what waits until one has been answered."""
    bot = TelegramSettings(TOKEN, fake.address, public_url=PAGES, **settings)
    service = TelegramService(assistant, bot)
    await service.introduce()
    task = asyncio.create_task(Polling(service).run())
    try:
        yield fake.until_confirmed
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await service.close()


@contextlib.asynccontextmanager
async def webhook(assistant: Assistant, fake: FakeTelegram) -> AsyncIterator[Answered]:
    """The web process gets the updates, beside the pages. Gives the same."""
    port = free_port()  # the application has to know its address before it listens
    address = f"http://127.0.0.1:{port}"
    settings = TelegramSettings(
        TOKEN, fake.address, public_url=PAGES, webhook=Webhook(address, SECRET)
    )
    service = TelegramService(assistant, settings)
    limits = Limits(Settings.from_environment(), assistant.tokens)
    async with serving(create_app_for(assistant, limits, service), port):
        await fake.until(lambda: fake.webhook is not None)

        async def answered(update_id: int) -> None:
            await fake.until_confirmed(update_id)
            assert await service.until_idle(PATIENCE)

        yield answered


MODES: dict[str, Callable[..., AbstractAsyncContextManager[Answered]]] = {
    "polling": polling,
    "webhook": webhook,
}

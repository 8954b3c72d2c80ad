"""The bot at work by long polling: loading, answering, stopping in good order."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys

from telegram.error import InvalidToken

from bot.assistant import Assistant
from bot.dialogue.agent import NoModelError
from bot.knowledge import KnowledgeError
from bot.settings import Settings
from bot.telegram.polling import Polling
from bot.telegram.run import REFUSED
from bot.telegram.service import TIDY_EVERY, TelegramService
from bot.telegram.settings import TelegramSettings

logger = logging.getLogger(__name__)


def answer(settings: TelegramSettings) -> int:
    """Load the assistant and answer until stopped. Returns 2, with a sentence, if it cannot."""
    print("Loading the model ...", flush=True)
    try:
        assistant = Assistant(Settings.from_environment())
        service = TelegramService(assistant, settings)
    except (NoModelError, KnowledgeError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    try:
        asyncio.run(_until_stopped(assistant, service))
    except InvalidToken:
        print(REFUSED, file=sys.stderr)
        return 2
    return 0


async def _until_stopped(assistant: Assistant, service: TelegramService) -> None:
    work = asyncio.create_task(_work(assistant, service))
    loop = asyncio.get_running_loop()
    for stop in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(stop, work.cancel)
    try:
        await work
    except asyncio.CancelledError:
        print("Stopping ...", flush=True)
    finally:
        await service.close()


async def _work(assistant: Assistant, service: TelegramService) -> None:
    name = await service.introduce()
    print(f"Signpost is ready on Telegram: https://t.me/{name}", flush=True)
    tidying = [
        asyncio.create_task(service.keep_tidy()),
        asyncio.create_task(_forget_the_old(assistant)),
    ]
    try:
        await Polling(service).run()
    finally:
        for task in tidying:
            task.cancel()


async def _forget_the_old(assistant: Assistant) -> None:
    """Delete conversations past their retention time: no web process may be running beside us."""
    while True:
        try:
            await asyncio.to_thread(assistant.forget_the_old)
        except Exception:
            logger.exception("Old conversations could not be deleted; trying again in an hour.")
        await asyncio.sleep(TIDY_EVERY.total_seconds())

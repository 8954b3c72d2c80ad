"""The real client of Telegram's Bot API, against a Bot API server of our own, in both modes."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from fake_telegram import FakeTelegram
from modes import MODES, Start, polling
from people import Parent

from bot.assistant import Assistant
from bot.knowledge import Knowledge
from bot.settings import Settings
from bot.telegram import polling as polling_module
from bot.telegram import sending, service
from bot.telegram.words import Words, load_words


@pytest.fixture(scope="session")
def words(knowledge: Knowledge) -> Words:
    """What is said in Telegram alone."""
    return load_words(Settings.from_environment().knowledge / "telegram.yml", knowledge)


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """A minute's patience would be a slow test."""
    monkeypatch.setattr(service, "LAST_WORDS", 0.0)
    for module in (sending, polling_module):
        monkeypatch.setattr(module, "FIRST_PAUSE", 0.02)
        monkeypatch.setattr(module, "LONGEST_PAUSE", 0.2)
    monkeypatch.setattr(polling_module, "CONFLICT_PAUSE", 0.02)


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    """Telegram, with nothing in it."""
    async with FakeTelegram().running() as fake:
        yield fake


@pytest.fixture(params=MODES)
def start(request: pytest.FixtureRequest, assistant: Assistant, fake: FakeTelegram) -> Start:
    """Starts the bot, once in each mode. A test may stop it and start it again."""
    return lambda: MODES[request.param](assistant, fake)


@pytest.fixture
def start_polling(assistant: Assistant, fake: FakeTelegram) -> Start:
    """Starts the bot by long polling."""
    return lambda: polling(assistant, fake)


@pytest.fixture
async def parent(fake: FakeTelegram, start: Start) -> AsyncIterator[Parent]:
    """Somebody who talks to the bot, once in each mode."""
    async with start() as answered:
        yield Parent(fake, answered)


@pytest.fixture
async def polled(fake: FakeTelegram, start_polling: Start) -> AsyncIterator[Parent]:
    """Somebody who talks to the bot, by long polling."""
    async with start_polling() as answered:
        yield Parent(fake, answered)

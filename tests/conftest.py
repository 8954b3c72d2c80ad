"""What the tests share: the real knowledge base and one real assistant for the whole run."""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import hypothesis
import pytest

from bot.assistant import Assistant
from bot.knowledge import Knowledge
from bot.knowledge.load import current_knowledge
from bot.settings import Settings
from bot.web.app import create_app_for

# A busy machine is no fault of the code: properties are checked without a clock.
hypothesis.settings.register_profile("signpost", deadline=None)
hypothesis.settings.load_profile("signpost")


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The knowledge base of this repository."""
    return current_knowledge(Settings.from_environment().knowledge)


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The trained assistant, with a database of its own. `make test` trains it first."""
    database: Path = tmp_path_factory.mktemp("assistant") / "signpost.db"
    settings = dataclasses.replace(
        Settings.from_environment(), database_url=f"sqlite:///{database}", secret="for tests only"
    )
    return Assistant(settings)


@pytest.fixture
async def client(assistant: Assistant) -> AsyncIterator[httpx.AsyncClient]:
    """A browser-like client of the web application: it keeps cookies."""
    transport = httpx.ASGITransport(create_app_for(assistant))
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        yield client

"""What the tests share: the real knowledge base and one real assistant for the whole run."""

from __future__ import annotations

import dataclasses
import os
import secrets
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import hypothesis
import pytest
import redis
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError

from bot.assistant import Assistant
from bot.knowledge import Knowledge
from bot.knowledge.load import current_knowledge
from bot.settings import Settings
from bot.store.database import connect, open_database
from bot.web.app import create_app_for
from bot.web.limits import Limits

# A busy machine is no fault of the code: properties are checked without a clock.
hypothesis.settings.register_profile("signpost", deadline=None)
hypothesis.settings.load_profile("signpost")


POSTGRES = os.environ.get("SIGNPOST_TEST_POSTGRES_URL", "")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database: a test that asks for it runs on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'test.db'}"
        return
    if not POSTGRES:
        message = "no PostgreSQL: set SIGNPOST_TEST_POSTGRES_URL (scripts/bring-postgres does)"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    schema = f"test_{secrets.token_hex(8)}"  # of its own, so that runs do not meet
    engine = connect(POSTGRES)
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
    except OperationalError as error:
        pytest.fail(f"PostgreSQL at {POSTGRES} cannot be reached: {error}")
    yield f"{POSTGRES}{'&' if '?' in POSTGRES else '?'}options=-csearch_path%3D{schema}"
    with engine.begin() as connection:
        connection.exec_driver_sql(f"DROP SCHEMA {schema} CASCADE")
    engine.dispose()


@pytest.fixture
def database(database_url: str) -> Iterator[Engine]:
    """The same, with our tables."""
    engine = open_database(database_url)
    yield engine
    engine.dispose()


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


@pytest.fixture(scope="session")
def no_limits(assistant: Assistant) -> Limits:
    """No limits, for tests that send faster than people do."""
    settings = dataclasses.replace(
        Settings.from_environment(), redis_url=None, conversation_limit=None, address_limit=None
    )
    return Limits(settings, assistant.tokens)


@pytest.fixture
def redis_url() -> str:
    """An empty Redis on this machine, for tests of what several processes share."""
    url = os.environ.get("SIGNPOST_TEST_REDIS_URL")
    if not url:
        message = "no Redis: set SIGNPOST_TEST_REDIS_URL (scripts/bring-redis does)"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    with redis.Redis.from_url(url) as connection:
        connection.flushdb()
    return url


@pytest.fixture
async def client(assistant: Assistant, no_limits: Limits) -> AsyncIterator[httpx.AsyncClient]:
    """A browser-like client of the web application: it keeps cookies, and may send at any rate."""
    transport = httpx.ASGITransport(create_app_for(assistant, no_limits))
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        yield client

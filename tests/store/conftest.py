"""Each store test runs on SQLite, and on PostgreSQL where one can be had."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from bot.store.conversations import ConversationStore
from bot.store.database import open_database
from bot.store.tables import Base

POSTGRES = os.environ.get("SIGNPOST_TEST_POSTGRES_URL", "")


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ConversationStore]:
    """An empty store."""
    if request.param == "sqlite":
        yield ConversationStore(open_database(f"sqlite:///{tmp_path / 'test.db'}"))
        return
    if not POSTGRES:
        message = "no PostgreSQL: set SIGNPOST_TEST_POSTGRES_URL (scripts/bring-postgres does)"
        pytest.fail(message) if os.environ.get("CI") == "true" else pytest.skip(message)
    try:
        engine = open_database(POSTGRES)
    except OperationalError as error:
        pytest.fail(f"PostgreSQL at {POSTGRES} cannot be reached: {error}")
    yield ConversationStore(engine)
    Base.metadata.drop_all(engine)
    engine.dispose()

"""Each store test runs on SQLite, and on PostgreSQL where one can be had."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import Engine

from bot.store.conversations import ConversationStore


@pytest.fixture
def store(database: Engine) -> ConversationStore:
    """An empty store."""
    return ConversationStore(database)

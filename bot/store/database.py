"""Opening the database: SQLite in a file by default, PostgreSQL by its address."""

from __future__ import annotations

from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine
from sqlalchemy.pool import StaticPool

from bot.store.tables import Base

IN_MEMORY = "sqlite://"


def open_database(url: str) -> Engine:
    """An engine for the URL, with its tables made when they are missing."""
    options: dict[str, Any] = {"future": True}
    if url == IN_MEMORY:  # one connection, or every thread would see an empty database
        options.update(poolclass=StaticPool, connect_args={"check_same_thread": False})
    elif not url.startswith("sqlite"):
        options.update(pool_pre_ping=True)
    engine = create_engine(url, **options)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    Base.metadata.create_all(engine)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Readers do not wait for writers, foreign keys hold, and deleted text is overwritten."""
    for pragma in (
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
        "busy_timeout = 5000",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")

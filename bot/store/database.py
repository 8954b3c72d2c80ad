"""Opening the database: SQLite in a file by default, PostgreSQL by its address."""

from __future__ import annotations

import sqlite3
import time
from typing import Any

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine
from sqlalchemy.pool import QueuePool, StaticPool

from bot.store.migrations import migrate

IN_MEMORY = "sqlite://"
_PATIENCE = 5  # seconds to wait for another process that writes


def open_database(url: str) -> Engine:
    """An engine for the URL, with the database brought to this version's tables.

    Raises UnknownRevisionError (a ValueError) when a later version has used the database.
    """
    engine = connect(url)
    migrate(engine)
    return engine


def connect(url: str) -> Engine:
    """An engine for the URL, with the database as it is."""
    options: dict[str, Any] = {"future": True}
    if url == IN_MEMORY:  # one connection, or every thread would see an empty database
        options.update(poolclass=StaticPool, connect_args={"check_same_thread": False})
    elif url.startswith("sqlite"):  # kept open: opening costs more than most statements
        options.update(poolclass=QueuePool, connect_args={"check_same_thread": False})
    else:
        options.update(pool_pre_ping=True)
    # An error names the statement; what was to be written stays out of it, and so out of logs.
    engine = create_engine(url, hide_parameters=True, **options)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def empty_log(engine: Engine) -> None:
    """Empty SQLite's write-ahead log: it holds pages as they were before a deletion.

    Where somebody is reading an older state, it is emptied with a later deletion.
    """
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Readers do not wait for writers, foreign keys hold, and deleted text is overwritten."""
    connection.execute(f"PRAGMA busy_timeout = {_PATIENCE * 1000}")
    _keep_a_log(connection)
    for pragma in (
        "synchronous = NORMAL",
        "foreign_keys = ON",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _keep_a_log(connection: Any) -> None:
    """Turn the write-ahead log on. It stays on in the file, so only the first to open it waits."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:  # SQLite does not wait here when another is first
            if time.monotonic() > until:
                raise
            time.sleep(0.02)

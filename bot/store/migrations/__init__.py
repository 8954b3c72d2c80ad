"""Bringing a database to the tables that this version needs, one revision after the other.

A revision is a file in versions/, named after its id, and follows the one before it. Once
released it is never changed; there is no way back but a backup.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import inspect, select, text
from sqlalchemy.engine import Connection, Engine

_FOLDER = Path(__file__).parent
REVISIONS = tuple(sorted(path.stem for path in (_FOLDER / "versions").glob("[0-9]*.py")))
"""The ids of all revisions, oldest first."""

_LOCK = 7_366_725  # any number, as long as nothing else in the database locks by it


class UnknownRevisionError(ValueError):
    """The database was made by another version of Signpost than this one."""


def current_revision(connection: Connection) -> str | None:
    """Where the database stands; None when it is empty or older than the revisions."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.execute(
        select(text("version_num")).select_from(text("alembic_version"))
    ).scalar()
    if revision is not None and revision not in REVISIONS:
        raise UnknownRevisionError(
            f"The database is at {revision}, which this version of Signpost does not know. "
            "Run the version that made it, or restore a backup."
        )
    return revision


def missing_revisions(engine: Engine) -> tuple[str, ...]:
    """What the database has not seen yet. Raises UnknownRevisionError."""
    with engine.connect() as connection:
        revision = current_revision(connection)
    return REVISIONS if revision is None else REVISIONS[REVISIONS.index(revision) + 1 :]


def migrate(engine: Engine) -> tuple[str, ...]:
    """Apply what is missing, all or nothing; returns it. Raises UnknownRevisionError.

    Processes that start at once wait for each other: the first applies, the others find it done.
    """
    missing = missing_revisions(engine)
    if missing:
        with _alone(engine) as connection:
            _upgrade(connection)
    return missing


def _upgrade(connection: Connection) -> None:
    # Alembic takes a while to load, and a database is nearly always up to date.
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, "head")


@contextlib.contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    """A transaction that nobody else can migrate beside; committed at its end."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            yield connection
            connection.commit()
            return
        # SQLite changes a table by making it anew. With foreign keys on, dropping the old one
        # would take along the rows that refer to it. The switch works outside transactions only.
        # Another process may be at it for some while: wait a minute, not the usual seconds.
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("PRAGMA busy_timeout = 60000")
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
            connection.commit()
        finally:
            connection.rollback()
            connection.exec_driver_sql("PRAGMA foreign_keys = ON")

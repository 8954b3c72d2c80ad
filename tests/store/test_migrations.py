"""A database comes to this version's tables from wherever it stands, and nothing is lost."""

from __future__ import annotations

import subprocess
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect
from sqlalchemy.engine import Engine

from bot.commands.migrate import migrate_database
from bot.store import migrations
from bot.store.conversations import ConversationStore
from bot.store.database import connect, open_database
from bot.store.migrations import REVISIONS, UnknownRevisionError, migrate, missing_revisions
from bot.store.migrations.metadata import metadata
from bot.store.tables import ConversationRow, TurnRow

OPEN = "import sys; from bot.store.database import open_database; open_database(sys.argv[1])"


def test_the_tables_are_those_of_the_code(database: Engine) -> None:
    with database.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_the_revisions_are_one_chain_in_the_order_of_their_names() -> None:
    scripts = ScriptDirectory(str(migrations._FOLDER))
    assert tuple(s.revision for s in scripts.walk_revisions())[::-1] == REVISIONS


def test_a_database_at_its_head_is_left_alone(database: Engine) -> None:
    assert migrate(database) == ()


def test_a_database_older_than_the_revisions_keeps_what_it_has(database_url: str) -> None:
    engine = connect(database_url)
    # As Signpost made it before there were sheets.
    metadata.create_all(engine, tables=[ConversationRow.__table__, TurnRow.__table__])
    ConversationStore(engine).save_tracker("a", "{}")
    assert missing_revisions(engine) == REVISIONS

    store = ConversationStore(open_database(database_url))

    assert store.tracker("a") == "{}"
    assert missing_revisions(engine) == ()
    assert {"conversations", "turns", "sheets"} <= set(inspect(engine).get_table_names())


def test_processes_that_start_at_once_wait_for_each_other(database_url: str) -> None:
    started = [
        subprocess.Popen([sys.executable, "-c", OPEN, database_url], stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    assert [process.communicate()[1] for process in started] == [b""] * 4
    assert missing_revisions(connect(database_url)) == ()


def test_a_revision_that_fails_leaves_the_database_as_it_was(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = connect(database_url)
    upgrade = migrations._upgrade

    def upgrade_and_fail(connection: object) -> None:
        upgrade(connection)  # type: ignore[arg-type]
        raise RuntimeError("the lights go out")

    monkeypatch.setattr(migrations, "_upgrade", upgrade_and_fail)
    with pytest.raises(RuntimeError):
        migrate(engine)
    assert inspect(engine).get_table_names() == []


def test_foreign_keys_hold_after_a_migration() -> None:
    with open_database("sqlite://").connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_database_of_a_later_version_is_refused(database: Engine) -> None:
    with database.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999_tomorrow'")
    with pytest.raises(UnknownRevisionError, match="9999_tomorrow"):
        migrate(database)


def test_the_command_shows_and_applies(
    database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SIGNPOST_DATABASE_URL", database_url)
    first = REVISIONS[0]
    assert migrate_database(show=True) == 0
    assert f"{first}  missing" in capsys.readouterr().out
    assert migrate_database(show=False) == 0
    assert f"{first}  applied now" in capsys.readouterr().out
    assert migrate_database(show=True) == 0
    assert "missing" not in capsys.readouterr().out

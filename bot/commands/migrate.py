"""`signpost migrate`: bring the database to this version's tables, or show what that would do."""

from __future__ import annotations

import sys

from sqlalchemy.exc import SQLAlchemyError

from bot.settings import Settings
from bot.store.database import connect
from bot.store.migrations import REVISIONS, UnknownRevisionError, migrate, missing_revisions


def migrate_database(*, show: bool) -> int:
    """Apply the missing revisions, or only list them. Returns 2 when the database cannot be used.

    `signpost serve` does the same at its start. This is for those who want to do it apart.
    """
    engine = connect(Settings.from_environment().database_url)
    try:
        missing = missing_revisions(engine) if show else migrate(engine)
    except (UnknownRevisionError, SQLAlchemyError) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"Database: {engine.url.render_as_string(hide_password=True)}")
    for revision in REVISIONS:
        if revision not in missing:
            print(f"  {revision}")
        else:
            print(f"  {revision}  {'missing' if show else 'applied now'}")
    return 0

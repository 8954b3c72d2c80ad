"""Counting what is alike, by any number of processes at once."""

from __future__ import annotations

import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

_LONDON = ZoneInfo("Europe/London")
_INSERT = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def add_one(session: Session, table: Any, **key: Any) -> None:
    """Count one more under this key, in the caller's transaction."""
    insert = _INSERT[session.get_bind().dialect.name]
    columns = table.__table__.primary_key.columns.keys()
    session.execute(
        insert(table.__table__)
        .values(count=1, **key)
        .on_conflict_do_update(index_elements=columns, set_={"count": table.count + 1})
    )


def in_england(at: datetime.datetime) -> datetime.datetime:
    """A time of the database (UTC) by a clock in England."""
    return at.replace(tzinfo=datetime.timezone.utc).astimezone(_LONDON)


def week_of(at: datetime.datetime) -> datetime.date:
    """The Monday of the week in which a time of the database (UTC) lies, in England."""
    day = in_england(at).date()
    return day - datetime.timedelta(days=day.weekday())

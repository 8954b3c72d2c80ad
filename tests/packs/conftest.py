"""Two services, with advisers of each, on SQLite and on PostgreSQL."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.advisers import Adviser, Role
from bot.advisers.tables import AdviserRow
from bot.meetings.load import current_meetings
from bot.meetings.sheet import Told
from bot.packs.checklists import current_checklists
from bot.packs.content import Snapshot, snapshot_of
from bot.store.conversations import now

DAY = datetime.date(2026, 11, 22)
NewAdviser = Callable[..., Adviser]


@pytest.fixture
def session(database: Engine) -> Iterator[Session]:
    """A transaction of a test. It is closed before the tables go."""
    with Session(database, future=True) as session:
        yield session


@pytest.fixture
def new_adviser(session: Session) -> NewAdviser:
    """Makes advisers: of Portsmouth's service where nothing else is said."""

    def new(name: str, service: str = "portsmouth", role: Role = "adviser") -> Adviser:
        email = f"{name.lower()}@{service}.example"
        row = AdviserRow(
            email=email,
            name=name,
            service=service,
            role=role,
            must_change_password=False,
            made_at=now(),
        )
        session.add(row)
        session.flush()
        return Adviser(row.id, email, name, service, role)

    return new


@pytest.fixture
def adviser(new_adviser: NewAdviser) -> Adviser:
    return new_adviser("Amal")


@pytest.fixture
def stranger(new_adviser: NewAdviser) -> Adviser:
    """An adviser of another service."""
    return new_adviser("Sol", "southend")


@pytest.fixture
def snapshot() -> Snapshot:
    """The built-in checklist for a review, for a family in Portsmouth."""
    draft = current_checklists()["review"].draft
    told = Told(meeting=draft.meeting, council="portsmouth")
    return snapshot_of(draft, told, current_meetings(), DAY)

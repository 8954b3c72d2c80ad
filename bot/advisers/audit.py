"""The audit log: who did what to templates, packs and accounts, when and why.

An entry names the thing that was changed, never a parent. Entries are only ever added.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.advisers.adviser import Adviser
from bot.advisers.tables import AuditRow
from bot.store.conversations import now

NOBODY = 0
"""The id of who acts from the command line."""


@dataclass(frozen=True)
class Entry:
    """One line of the log."""

    id: int
    at: datetime.datetime
    who: str
    action: str
    subject: str
    reason: str


def from_command_line(service: str) -> Adviser:
    """Who stands in the log when an administrator uses `signpost adviser`."""
    return Adviser(NOBODY, "", "The command line", service, "manager")


def record(session: Session, adviser: Adviser, action: str, subject: str, reason: str = "") -> None:
    """Add an entry in the caller's transaction, so that neither stands without the other.

    `action` is a few words in the past, such as "checklist deleted"; `subject` names the thing.
    Too long a subject or reason is cut.
    """
    session.add(
        AuditRow(
            at=now(),
            service=adviser.service,
            adviser_id=None if adviser.id == NOBODY else adviser.id,
            who=f"{adviser.name} ({adviser.email})" if adviser.email else adviser.name,
            action=action,
            subject=subject[:254],
            reason=reason[:500],
        )
    )


def entries(
    engine: Engine, service: str, before: int | None = None, limit: int = 50
) -> list[Entry]:
    """What was done in a service, newest first; `before` is the id of the last entry seen."""
    query = (
        select(AuditRow)
        .where(AuditRow.service == service)
        .order_by(AuditRow.id.desc())
        .limit(limit)
    )
    if before is not None:
        query = query.where(AuditRow.id < before)
    with Session(engine, future=True) as session:
        return [
            Entry(row.id, row.at, row.who, row.action, row.subject, row.reason)
            for row in session.execute(query).scalars()
        ]

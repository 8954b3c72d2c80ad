"""The switch: a manager turns the assistant off for their council at once, and on again.

Every process reads it from the database, and keeps what it read for some seconds.
"""

from __future__ import annotations

import datetime
import time
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.advisers import audit
from bot.advisers.adviser import Adviser
from bot.advisers.tables import SwitchedOffRow
from bot.store.conversations import now

KEPT_FOR = 3.0
"""Seconds after which a process looks again: so long it may go on after a council is off."""
LONGEST_REASON = 500


@dataclass(frozen=True)
class Off:
    """Since when (UTC), by whom and why a council is off, for its managers."""

    at: datetime.datetime
    who: str
    reason: str


class Switch:
    """Which councils are off."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._read: tuple[float, frozenset[str]] | None = None

    def off(self) -> frozenset[str]:
        """The councils that are off, as they were at most some seconds ago."""
        at = time.monotonic()
        if self._read is None or at - self._read[0] > KEPT_FOR:
            with Session(self._engine, future=True) as session:
                councils = session.execute(select(SwitchedOffRow.council)).scalars()
                self._read = (at, frozenset(councils))
        return self._read[1]

    def state(self, council: str) -> Off | None:
        """How it stands with a council at this moment; None when it is on."""
        with Session(self._engine, future=True) as session:
            row = session.get(SwitchedOffRow, council)
            return Off(row.at, row.who, row.reason) if row else None

    def turn_off(self, by: Adviser, reason: str) -> None:
        """Turn the assistant off for the service of `by`. Nothing changes if it is off already."""
        reason = " ".join(reason.split())[:LONGEST_REASON]
        with Session(self._engine, future=True) as session, session.begin():
            if session.get(SwitchedOffRow, by.service) is None:
                session.add(
                    SwitchedOffRow(council=by.service, at=now(), who=by.name, reason=reason)
                )
                audit.record(session, by, "assistant turned off", by.service, reason)
        self._read = None

    def turn_on(self, by: Adviser, reason: str) -> None:
        """Turn the assistant on again for the service of `by`."""
        reason = " ".join(reason.split())[:LONGEST_REASON]
        with Session(self._engine, future=True) as session, session.begin():
            row = session.get(SwitchedOffRow, by.service)
            if row is not None:
                session.delete(row)
                audit.record(session, by, "assistant turned on", by.service, reason)
        self._read = None

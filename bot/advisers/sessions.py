"""Sessions: for how long, and in which browsers, an adviser is signed in.

The browser holds a random token; here stands its digest. OWASP advises 15 to 30 minutes
without use for work of this kind, and an end after a working day at the latest.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, or_, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session
from sqlalchemy.sql import Delete
from sqlalchemy.sql.elements import ColumnElement

from bot.advisers.accounts import adviser_of
from bot.advisers.adviser import Adviser
from bot.advisers.tables import AdviserRow, SessionRow
from bot.advisers.tokens import digest, new_token
from bot.store.conversations import now

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
FOR_THE_CODE = timedelta(minutes=10)
"""How long the second step may take."""
_NOTED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class SignedIn:
    """Who a browser's session belongs to, and what they must do first."""

    adviser: Adviser
    needs_code: bool
    must_change_password: bool
    has_second_step: bool


@dataclass(frozen=True)
class OpenSession:
    """A browser that is signed in, as its adviser sees it. Times are in UTC."""

    begun_at: datetime.datetime
    used_at: datetime.datetime
    is_this: bool


class Sessions:
    """The sessions in one database. Every method is a short transaction of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self, adviser: Adviser, *, needs_code: bool = False) -> str:
        """Sign a browser in, and return the token that it keeps. Forgets sessions that are over."""
        token, at = new_token(), now()
        with Session(self._engine, future=True) as session, session.begin():
            session.execute(_delete(_is_over(at)))
            session.add(
                SessionRow(
                    token_hash=digest(token),
                    adviser_id=adviser.id,
                    begun_at=at,
                    used_at=at,
                    needs_code=needs_code,
                )
            )
            if not needs_code:
                session.get(AdviserRow, adviser.id).signed_in_at = at
        return token

    def find(self, token: str) -> SignedIn | None:
        """Whose session this is, and note that it was used. None when it is over or not ours."""
        at = now()
        query = (
            select(SessionRow, AdviserRow)
            .join(AdviserRow, AdviserRow.id == SessionRow.adviser_id)
            .where(SessionRow.token_hash == digest(token), ~_is_over(at))
        )
        with Session(self._engine, future=True) as session, session.begin():
            found = session.execute(query).first()
            if found is None:
                return None
            row, owner = found
            if at - row.used_at >= _NOTED_EVERY:
                row.used_at = at
            return SignedIn(
                adviser_of(owner),
                row.needs_code,
                owner.must_change_password,
                owner.totp_secret is not None,
            )

    def of(self, adviser: Adviser, token: str) -> list[OpenSession]:
        """Where the adviser is signed in, newest first; `token` is the browser that asks."""
        query = (
            select(SessionRow)
            .where(SessionRow.adviser_id == adviser.id, SessionRow.needs_code.is_(False))
            .where(~_is_over(now()))
            .order_by(SessionRow.begun_at.desc())
        )
        with Session(self._engine, future=True) as session:
            return [
                OpenSession(row.begun_at, row.used_at, row.token_hash == digest(token))
                for row in session.execute(query).scalars()
            ]

    def end(self, token: str) -> None:
        """Sign one browser out."""
        with Session(self._engine, future=True) as session, session.begin():
            session.execute(_delete(SessionRow.token_hash == digest(token)))

    def end_all(self, adviser: Adviser) -> None:
        """Sign the adviser out everywhere."""
        with Session(self._engine, future=True) as session, session.begin():
            session.execute(_delete(SessionRow.adviser_id == adviser.id))


def _is_over(at: datetime.datetime) -> ColumnElement:
    return or_(
        SessionRow.used_at <= at - IDLE,
        SessionRow.begun_at <= at - LONGEST,
        SessionRow.needs_code & (SessionRow.begun_at <= at - FOR_THE_CODE),
    )


def _delete(condition: object) -> Delete:
    return delete(SessionRow).where(condition).execution_options(synchronize_session=False)

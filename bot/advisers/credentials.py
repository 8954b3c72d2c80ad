"""What an adviser proves themself with: the password, and the link to set one."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.advisers import audit
from bot.advisers.accounts import adviser_of, normal_email
from bot.advisers.adviser import Adviser
from bot.advisers.passwords import check_strength, hash_password, is_outdated, verify_password
from bot.advisers.tables import AdviserRow, PasswordLinkRow, SessionRow
from bot.advisers.tokens import digest
from bot.store.conversations import now


@dataclass(frozen=True)
class Recognised:
    """Whose password it was, and what they must do before they may go on."""

    adviser: Adviser
    needs_code: bool
    """The second step is on: a code from their phone is awaited."""


class Credentials:
    """Passwords of advisers in one database. The methods that take one are slow by intention."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def recognise(self, email: str, password: str) -> Recognised | None:
        """Who this is. None, after the same time, when account or password is wrong."""
        query = select(AdviserRow).where(AdviserRow.email == normal_email(email))
        with Session(self._engine, future=True) as session:
            row = session.execute(query).scalar_one_or_none()
        if not verify_password(password, row.password_hash if row else None) or row is None:
            return None
        if is_outdated(row.password_hash):
            self._keep(row.id, password)
        return Recognised(adviser_of(row), row.totp_secret is not None)

    def confirm(self, adviser: Adviser, password: str) -> bool:
        """Whether this is the adviser's own password."""
        found = self.recognise(adviser.email, password)
        return found is not None and found.adviser.id == adviser.id

    def change(self, adviser: Adviser, password: str) -> None:
        """Set a new password and sign them out everywhere. Raises WeakPasswordError."""
        check_strength(password, adviser.email, adviser.name)
        kept = hash_password(password)
        with Session(self._engine, future=True) as session, session.begin():
            row = session.get(AdviserRow, adviser.id)
            _set(session, row, kept)
            audit.record(session, adviser, "password changed", adviser.email)

    def owner_of_link(self, token: str) -> Adviser | None:
        """Whose password a link sets. None when it was used, replaced, too old or never ours."""
        with Session(self._engine, future=True) as session:
            row = _owner(session, token, now())
            return adviser_of(row) if row else None

    def set_by_link(self, token: str, password: str) -> Adviser | None:
        """Set the password and use the link up. None when it leads nowhere.

        Raises WeakPasswordError, with the link still good.
        """
        owner = self.owner_of_link(token)
        if owner is None:
            return None
        check_strength(password, owner.email, owner.name)
        kept = hash_password(password)
        with Session(self._engine, future=True) as session, session.begin():
            row = _owner(session, token, now())
            used = session.execute(
                delete(PasswordLinkRow).where(PasswordLinkRow.token_hash == digest(token))
            )
            if row is None or used.rowcount == 0:  # somebody else was first
                return None
            _set(session, row, kept)
            audit.record(session, owner, "password set by link", owner.email)
            return owner

    def _keep(self, adviser_id: int, password: str) -> None:
        """Hash a password again as hashes are made today."""
        kept = hash_password(password)
        with Session(self._engine, future=True) as session, session.begin():
            session.get(AdviserRow, adviser_id).password_hash = kept


def _owner(session: Session, token: str, at: datetime.datetime) -> AdviserRow | None:
    query = (
        select(AdviserRow)
        .join(PasswordLinkRow, PasswordLinkRow.adviser_id == AdviserRow.id)
        .where(PasswordLinkRow.token_hash == digest(token), PasswordLinkRow.expires_at > at)
        .where(AdviserRow.email.is_not(None))
    )
    row: AdviserRow | None = session.execute(query).scalar_one_or_none()
    return row


def _set(session: Session, row: AdviserRow, kept: str) -> None:
    row.password_hash = kept
    row.must_change_password = False
    session.execute(delete(SessionRow).where(SessionRow.adviser_id == row.id))

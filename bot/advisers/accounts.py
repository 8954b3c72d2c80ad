"""Advisers' accounts: making, changing and ending them.

Every change is by somebody, in their own service, and leaves an entry in the audit log.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.advisers import audit
from bot.advisers.adviser import ROLES, Adviser, Role
from bot.advisers.tables import AdviserRow, PasswordLinkRow, RecoveryCodeRow, SessionRow
from bot.advisers.tokens import digest, new_token
from bot.store.conversations import now

LINK_LIFETIME = timedelta(hours=24)


class AccountError(ValueError):
    """What was asked cannot be done, with a sentence that says why."""


@dataclass(frozen=True)
class Account:
    """An adviser as a manager sees them."""

    adviser: Adviser
    has_password: bool
    has_second_step: bool
    signed_in_at: datetime.datetime | None
    """When they last signed in, in UTC."""


class Accounts:
    """The accounts in one database. Every method is a short transaction of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def everyone(self, service: str | None = None) -> list[Account]:
        """The accounts of a service, or of all, by name."""
        query = select(AdviserRow).where(AdviserRow.email.is_not(None)).order_by(AdviserRow.name)
        if service is not None:
            query = query.where(AdviserRow.service == service)
        with Session(self._engine, future=True) as session:
            return [_account(row) for row in session.execute(query).scalars()]

    def named(self, email: str) -> Account | None:
        """The account of an e-mail address, in any service."""
        query = select(AdviserRow).where(AdviserRow.email == normal_email(email))
        with Session(self._engine, future=True) as session:
            row = session.execute(query).scalar_one_or_none()
            return _account(row) if row else None

    def of_id(self, adviser_id: int, service: str) -> Account | None:
        """The account of this id, if it belongs to the service."""
        with Session(self._engine, future=True) as session:
            row = session.get(AdviserRow, adviser_id)
            return _account(row) if row and row.email and row.service == service else None

    def add(self, by: Adviser, email: str, name: str, role: str) -> tuple[Adviser, str]:
        """Make an account in the service of `by`.

        Returns it with the token of a link by which its owner sets a password.
        Raises AccountError when the address, name or role cannot be used.
        """
        email, name = _checked_email(email), _checked_name(name)
        row = AdviserRow(
            email=email,
            name=name,
            service=by.service,
            role=_checked_role(role),
            must_change_password=False,
            made_at=now(),
        )
        try:
            with Session(self._engine, future=True) as session, session.begin():
                session.add(row)
                session.flush()
                audit.record(session, by, "account added", email, f"as {role}")
                return adviser_of(row), _new_link(session, row.id)
        except IntegrityError:
            raise AccountError(f"{email} has an account already.") from None

    def change_role(self, by: Adviser, adviser_id: int, role: str) -> None:
        """Give somebody another role. They are signed out everywhere."""
        with Session(self._engine, future=True) as session, session.begin():
            row = _row(session, by, adviser_id)
            before, row.role = row.role, _checked_role(role)
            _end_sessions(session, row.id)
            audit.record(session, by, "role changed", row.email, f"from {before} to {role}")

    def move(self, by: Adviser, adviser_id: int, service: str) -> None:
        """Move somebody to another council's service. They are signed out everywhere."""
        with Session(self._engine, future=True) as session, session.begin():
            row = _row(session, by, adviser_id)
            row.service = service
            _end_sessions(session, row.id)
            audit.record(session, by, "account moved", row.email, f"to {service}")

    def reset(self, by: Adviser, adviser_id: int) -> str:
        """Let somebody begin anew, and return the token of the link for it.

        Their password and second step stop working, and they are signed out everywhere.
        """
        with Session(self._engine, future=True) as session, session.begin():
            row = _row(session, by, adviser_id)
            _lock_out(session, row)
            audit.record(session, by, "password reset", row.email)
            return _new_link(session, row.id)

    def remove(self, by: Adviser, adviser_id: int, reason: str = "") -> None:
        """End an account. What they made for the service stays, under their name."""
        with Session(self._engine, future=True) as session, session.begin():
            row = _row(session, by, adviser_id)
            _lock_out(session, row)
            session.execute(delete(PasswordLinkRow).where(PasswordLinkRow.adviser_id == row.id))
            audit.record(session, by, "account removed", row.email, reason)
            row.email = None


def adviser_of(row: AdviserRow) -> Adviser:
    """The adviser of a row whose account has not been removed."""
    return Adviser(row.id, row.email, row.name, row.service, row.role)


def normal_email(email: str) -> str:
    """The one way an address is kept and looked up."""
    return email.strip().casefold()


def _account(row: AdviserRow) -> Account:
    return Account(
        adviser_of(row),
        row.password_hash is not None,
        row.totp_secret is not None,
        row.signed_in_at,
    )


def _row(session: Session, by: Adviser, adviser_id: int) -> AdviserRow:
    row = session.get(AdviserRow, adviser_id)
    if row is None or row.email is None or row.service != by.service:
        raise AccountError("There is no such account in your service.")
    if row.id == by.id:
        raise AccountError("You cannot do this to your own account. Ask another manager.")
    return row


def _new_link(session: Session, adviser_id: int) -> str:
    token = new_token()
    session.execute(delete(PasswordLinkRow).where(PasswordLinkRow.adviser_id == adviser_id))
    session.add(
        PasswordLinkRow(
            token_hash=digest(token), adviser_id=adviser_id, expires_at=now() + LINK_LIFETIME
        )
    )
    return token


def _lock_out(session: Session, row: AdviserRow) -> None:
    row.password_hash = row.totp_secret = row.totp_step = None
    row.must_change_password = False
    session.execute(delete(RecoveryCodeRow).where(RecoveryCodeRow.adviser_id == row.id))
    _end_sessions(session, row.id)


def _end_sessions(session: Session, adviser_id: int) -> None:
    session.execute(delete(SessionRow).where(SessionRow.adviser_id == adviser_id))


def _checked_email(email: str) -> str:
    email = normal_email(email)
    if len(email) > 254 or not re.fullmatch(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s<>,;\".]+", email):
        raise AccountError("Enter an e-mail address, such as name@council.gov.uk.")
    return email


def _checked_name(name: str) -> str:
    name = " ".join(name.split())
    if not 1 <= len(name) <= 120:
        raise AccountError("Enter a name of up to 120 characters.")
    return name


def _checked_role(role: str) -> Role:
    for known in ROLES:
        if known == role:
            return known
    raise AccountError(f"Choose one of these roles: {', '.join(ROLES)}.")

"""The tables of advisers' accounts. No password, code or token stands here as it was given."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, DateTime, ForeignKey, Integer, String

from bot.store.tables import Base


class AdviserRow(Base):  # type: ignore[misc, valid-type]
    """One adviser of a council's service.

    Who was removed stays as a row without e-mail and password, so that what they made keeps
    its author's name.
    """

    __tablename__ = "advisers"

    id = Column(Integer, primary_key=True)
    email = Column(String(254), unique=True)
    name = Column(String(120), nullable=False)
    service = Column(String(64), nullable=False, index=True)
    role = Column(String(16), nullable=False)
    password_hash = Column(String(200))
    must_change_password = Column(Boolean, nullable=False)
    totp_secret = Column(String(64))
    totp_step = Column(Integer)
    """The last half minute whose code was used: each code works once."""
    made_at = Column(DateTime, nullable=False)
    signed_in_at = Column(DateTime)


def _of_adviser() -> Column:
    return Column(
        Integer, ForeignKey("advisers.id", ondelete="CASCADE"), nullable=False, index=True
    )


class SessionRow(Base):  # type: ignore[misc, valid-type]
    """One browser that an adviser signed in with."""

    __tablename__ = "adviser_sessions"

    token_hash = Column(String(64), primary_key=True)
    adviser_id = _of_adviser()
    begun_at = Column(DateTime, nullable=False)
    used_at = Column(DateTime, nullable=False)
    needs_code = Column(Boolean, nullable=False)
    """The password was right, and the code of the second step is still awaited."""


class PasswordLinkRow(Base):  # type: ignore[misc, valid-type]
    """A link by which an adviser sets their password, once."""

    __tablename__ = "adviser_password_links"

    token_hash = Column(String(64), primary_key=True)
    adviser_id = _of_adviser()
    expires_at = Column(DateTime, nullable=False)


class RecoveryCodeRow(Base):  # type: ignore[misc, valid-type]
    """A code for the second step when the phone is lost; it goes when it is used."""

    __tablename__ = "adviser_recovery_codes"

    code_hash = Column(String(64), primary_key=True)
    adviser_id = _of_adviser()


class SwitchedOffRow(Base):  # type: ignore[misc, valid-type]
    """A council for which the assistant is turned off now."""

    __tablename__ = "switched_off"

    council = Column(String(64), primary_key=True)
    at = Column(DateTime, nullable=False)
    who = Column(String(120), nullable=False)
    reason = Column(String(500), nullable=False)


class AuditRow(Base):  # type: ignore[misc, valid-type]
    """Who did what to templates, packs and accounts. It holds nothing of a parent."""

    __tablename__ = "audit"

    id = Column(Integer, primary_key=True)
    at = Column(DateTime, nullable=False)
    service = Column(String(64), nullable=False, index=True)
    adviser_id = Column(Integer, ForeignKey("advisers.id"))
    """None for what was done from the command line."""
    who = Column(String(400), nullable=False)
    action = Column(String(64), nullable=False)
    subject = Column(String(254), nullable=False)
    reason = Column(String(500), nullable=False)

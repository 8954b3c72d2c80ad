"""A service to try out: one account with a password that is made anew at every start."""

from __future__ import annotations

import ipaddress
import secrets

from sqlalchemy import delete
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.advisers.accounts import Account, Accounts
from bot.advisers.adviser import Adviser
from bot.advisers.audit import from_command_line
from bot.advisers.passwords import hash_password
from bot.advisers.tables import AdviserRow, SessionRow

EMAIL = "demo@signpost.invalid"
_SERVICE = "southend"


def prepare_demo(engine: Engine, host: str, *, wanted: bool = True) -> str | None:
    """Make the demo account and return its password for this run, or None when there is none.

    Only where the server can be reached from this machine alone, and while nobody else has an
    account. Its owner must choose a password of their own; from then on it is theirs to know.
    Anywhere else the account is removed.
    """
    accounts = Accounts(engine)
    everyone = accounts.everyone()
    demo = next((a for a in everyone if a.adviser.email == EMAIL), None)
    if not wanted or not is_loopback(host):
        if demo:
            accounts.remove(_administrator(), demo.adviser.id, "not on a public address")
        return None
    if any(account is not demo for account in everyone):
        return None
    if demo is None:
        adviser, _ = accounts.add(_administrator(), EMAIL, "Demo adviser", "manager")
        return _new_password(engine, adviser)
    return _new_password(engine, demo.adviser) if _is_untouched(engine, demo) else None


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server that listens there."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _administrator() -> Adviser:
    return from_command_line(_SERVICE)


def _new_password(engine: Engine, adviser: Adviser) -> str:
    password = "-".join(secrets.token_hex(2) for _ in range(4))
    with Session(engine, future=True) as session, session.begin():
        row = session.get(AdviserRow, adviser.id)
        row.password_hash = hash_password(password)
        row.must_change_password = True
        session.execute(delete(SessionRow).where(SessionRow.adviser_id == adviser.id))
    return password


def _is_untouched(engine: Engine, demo: Account) -> bool:
    """Whether nobody has chosen a password for it yet."""
    with Session(engine, future=True) as session:
        row = session.get(AdviserRow, demo.adviser.id)
        return bool(row.must_change_password) or row.password_hash is None

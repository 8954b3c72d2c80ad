"""Passwords are recognised, changed, and set by a link that works once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.advisers import Adviser
from bot.advisers import credentials as module
from bot.advisers.accounts import LINK_LIFETIME, Accounts
from bot.advisers.credentials import Credentials
from bot.advisers.passwords import WeakPasswordError
from bot.advisers.sessions import Sessions
from bot.advisers.tables import AdviserRow, PasswordLinkRow
from bot.store.conversations import now

PASSWORD, NEW = "purple teapot orbit", "another lamp river"


def test_the_password_says_who_it_is(credentials: Credentials, manager: Adviser) -> None:
    found = credentials.recognise(" MO@southend.example", PASSWORD)
    assert found is not None
    assert (found.adviser, found.needs_code) == (manager, False)


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("mo@southend.example", "wrong"),
        ("mo@southend.example", ""),
        ("nobody@southend.example", PASSWORD),
        ("", ""),
        ("cam@camden.example", PASSWORD),  # has set no password yet
    ],
)
def test_nobody_else_comes_in(
    credentials: Credentials, manager: Adviser, stranger: Adviser, email: str, password: str
) -> None:
    assert credentials.recognise(email, password) is None


def test_a_link_works_once(credentials: Credentials, accounts: Accounts, manager: Adviser) -> None:
    adviser, token = accounts.add(manager, "new@southend.example", "New", "adviser")
    assert credentials.owner_of_link(token) == adviser
    assert credentials.set_by_link(token, NEW) == adviser
    assert credentials.owner_of_link(token) is None
    assert credentials.set_by_link(token, "a thief's password") is None
    assert credentials.recognise("new@southend.example", NEW) is not None


def test_a_weak_password_leaves_the_link_good(
    credentials: Credentials, accounts: Accounts, manager: Adviser
) -> None:
    _, token = accounts.add(manager, "new@southend.example", "New", "adviser")
    with pytest.raises(WeakPasswordError):
        credentials.set_by_link(token, "passwordpassword")
    assert credentials.set_by_link(token, NEW) is not None


def test_a_newer_link_takes_the_place_of_the_older(
    credentials: Credentials, accounts: Accounts, manager: Adviser, colleague: Adviser
) -> None:
    older, newer = (accounts.reset(manager, colleague.id) for _ in range(2))
    assert credentials.owner_of_link(older) is None
    assert credentials.owner_of_link(newer) == colleague


def test_a_link_ends_after_a_day(
    credentials: Credentials,
    accounts: Accounts,
    manager: Adviser,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _, token = accounts.add(manager, "new@southend.example", "New", "adviser")
    later = now() + LINK_LIFETIME + timedelta(seconds=1)
    monkeypatch.setattr(module, "now", lambda: later)
    assert credentials.owner_of_link(token) is None
    assert credentials.set_by_link(token, NEW) is None


def test_the_database_holds_neither_link_nor_password(
    accounts: Accounts, database: Engine, manager: Adviser, colleague: Adviser
) -> None:
    token = accounts.reset(manager, colleague.id)
    with Session(database, future=True) as session:
        kept = [row.token_hash for row in session.execute(select(PasswordLinkRow)).scalars()]
        kept += [row.password_hash for row in session.execute(select(AdviserRow)).scalars()]
    assert token not in kept
    assert PASSWORD not in str(kept)


def test_a_changed_password_ends_every_session(
    credentials: Credentials, sessions: Sessions, manager: Adviser
) -> None:
    token = sessions.begin(manager)
    credentials.change(manager, NEW)
    assert sessions.find(token) is None
    assert credentials.confirm(manager, NEW)
    assert not credentials.confirm(manager, PASSWORD)


def test_a_hash_is_renewed_when_todays_are_stronger(
    credentials: Credentials, database: Engine, manager: Adviser
) -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    with Session(database, future=True) as session, session.begin():
        session.get(AdviserRow, manager.id).password_hash = weak
    assert credentials.recognise(manager.email, PASSWORD) is not None
    with Session(database, future=True) as session:
        assert session.get(AdviserRow, manager.id).password_hash != weak
    assert credentials.recognise(manager.email, PASSWORD) is not None

"""Two services with their people, on SQLite and on PostgreSQL."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher
from sqlalchemy.engine import Engine

from bot.advisers import Adviser, passwords
from bot.advisers.accounts import Accounts
from bot.advisers.audit import from_command_line
from bot.advisers.credentials import Credentials
from bot.advisers.sessions import Sessions

PASSWORD = "purple teapot orbit"


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2 with little work: what takes long by intention need not do so a thousand times."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(2, 64, 1))


@pytest.fixture
def accounts(database: Engine) -> Accounts:
    return Accounts(database)


@pytest.fixture
def credentials(database: Engine) -> Credentials:
    return Credentials(database)


@pytest.fixture
def sessions(database: Engine) -> Sessions:
    return Sessions(database)


@pytest.fixture
def manager(accounts: Accounts, credentials: Credentials) -> Adviser:
    """A manager in Southend, with a password."""
    adviser, token = accounts.add(
        from_command_line("southend"), "mo@southend.example", "Mo Manager", "manager"
    )
    assert credentials.set_by_link(token, PASSWORD)
    return adviser


@pytest.fixture
def colleague(accounts: Accounts, credentials: Credentials, manager: Adviser) -> Adviser:
    """An adviser in Southend, with a password."""
    adviser, token = accounts.add(manager, "ann@southend.example", "Ann Adviser", "adviser")
    assert credentials.set_by_link(token, PASSWORD)
    return adviser


@pytest.fixture
def stranger(accounts: Accounts) -> Adviser:
    """A manager in Camden."""
    return accounts.add(
        from_command_line("camden"), "cam@camden.example", "Cam Stranger", "manager"
    )[0]

"""The advisers who make packs, in the server's own database."""

from __future__ import annotations

import pytest
from conftest import Server
from desk_and_phone import ANN, CAM
from test_adviser_sign_in import PASSWORD

from bot.advisers.accounts import Accounts
from bot.advisers.audit import from_command_line
from bot.advisers.credentials import Credentials
from bot.store.database import open_database


@pytest.fixture(scope="session", autouse=True)
def _accounts(server: Server) -> None:
    """An adviser of Southend who may change team templates, and one of Camden."""
    engine = open_database(f"sqlite:///{server.database}")
    for email, service in ((ANN, "southend"), (CAM, "camden")):
        by = from_command_line(service)
        _, token = Accounts(engine).add(by, email, "Ann Adviser", "editor")
        assert Credentials(engine).set_by_link(token, PASSWORD)

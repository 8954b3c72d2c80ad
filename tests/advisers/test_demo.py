"""The account to try things out with is there on this machine only, and only at first."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import Engine

from bot.advisers import Adviser
from bot.advisers.accounts import Accounts
from bot.advisers.credentials import Credentials
from bot.advisers.demo import EMAIL, is_loopback, prepare_demo
from bot.advisers.sessions import Sessions

HERE = "127.0.0.1"


def test_a_new_service_has_a_demo(
    database: Engine, credentials: Credentials, sessions: Sessions
) -> None:
    password = prepare_demo(database, HERE)
    assert password is not None
    found = credentials.recognise(EMAIL, password)
    assert found is not None
    assert (found.adviser.service, found.adviser.role) == ("southend", "manager")
    signed_in = sessions.find(sessions.begin(found.adviser))
    assert signed_in is not None
    assert signed_in.must_change_password


def test_its_password_is_new_at_every_start(database: Engine, credentials: Credentials) -> None:
    first, second = prepare_demo(database, HERE), prepare_demo(database, HERE)
    assert first is not None
    assert second is not None
    assert credentials.recognise(EMAIL, first) is None
    assert credentials.recognise(EMAIL, second) is not None


def test_a_session_ends_with_the_password_it_began_with(
    database: Engine, credentials: Credentials, sessions: Sessions
) -> None:
    found = credentials.recognise(EMAIL, prepare_demo(database, HERE) or "")
    assert found is not None
    token = sessions.begin(found.adviser)
    prepare_demo(database, HERE)
    assert sessions.find(token) is None


def test_a_password_of_ones_own_stays(database: Engine, credentials: Credentials) -> None:
    found = credentials.recognise(EMAIL, prepare_demo(database, HERE) or "")
    assert found is not None
    credentials.change(found.adviser, "purple teapot orbit")
    assert prepare_demo(database, HERE) is None
    assert credentials.recognise(EMAIL, "purple teapot orbit") is not None


def test_there_is_none_beside_real_advisers(
    database: Engine, accounts: Accounts, manager: Adviser
) -> None:
    assert prepare_demo(database, HERE) is None
    assert accounts.named(EMAIL) is None


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.4", "::", "signpost.example", ""])
def test_it_is_removed_where_others_can_reach_it(
    database: Engine, accounts: Accounts, host: str
) -> None:
    prepare_demo(database, HERE)
    assert prepare_demo(database, host) is None
    assert accounts.named(EMAIL) is None


def test_it_can_be_turned_off(database: Engine, accounts: Accounts) -> None:
    assert prepare_demo(database, HERE, wanted=False) is None
    assert accounts.named(EMAIL) is None


def test_what_counts_as_this_machine_alone() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "127.3.2.1", "::1", "localhost")))

"""A session lasts while it is used, and never beyond a working day."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.advisers import Adviser
from bot.advisers import sessions as module
from bot.advisers.accounts import Accounts
from bot.advisers.sessions import FOR_THE_CODE, IDLE, LONGEST, Sessions
from bot.advisers.tables import SessionRow

Wait = Callable[[timedelta], None]


@pytest.fixture
def wait(monkeypatch: pytest.MonkeyPatch) -> Wait:
    """Lets time pass for sessions."""
    clock = datetime.datetime(2026, 11, 22, 9, 0)
    monkeypatch.setattr(module, "now", lambda: clock)

    def forward(by: timedelta) -> None:
        nonlocal clock
        clock += by

    return forward


def test_a_session_says_whose_it_is(sessions: Sessions, manager: Adviser) -> None:
    found = sessions.find(sessions.begin(manager))
    assert found is not None
    assert found.adviser == manager
    assert (found.needs_code, found.must_change_password, found.has_second_step) == (False,) * 3


def test_a_token_that_is_not_ours_opens_nothing(
    sessions: Sessions, database: Engine, manager: Adviser
) -> None:
    token = sessions.begin(manager)
    with Session(database, future=True) as session:
        kept = session.execute(select(SessionRow.token_hash)).scalar_one()
    assert kept != token
    for guess in ("", "guess", token[:-1], token.swapcase(), kept):
        assert sessions.find(guess) is None


def test_it_ends_after_half_an_hour_without_use(
    sessions: Sessions, manager: Adviser, wait: Wait
) -> None:
    token = sessions.begin(manager)
    wait(IDLE - timedelta(minutes=1))
    assert sessions.find(token) is not None
    wait(IDLE - timedelta(minutes=1))
    assert sessions.find(token) is not None
    wait(IDLE)
    assert sessions.find(token) is None


def test_it_ends_after_a_working_day_however_much_it_is_used(
    sessions: Sessions, manager: Adviser, wait: Wait
) -> None:
    token, step = sessions.begin(manager), timedelta(minutes=20)
    used = timedelta(0)
    while used + step < LONGEST:
        wait(step)
        used += step
        assert sessions.find(token) is not None
    wait(LONGEST - used)
    assert sessions.find(token) is None


def test_the_second_step_must_follow_soon(sessions: Sessions, manager: Adviser, wait: Wait) -> None:
    token = sessions.begin(manager, needs_code=True)
    found = sessions.find(token)
    assert found is not None
    assert found.needs_code
    assert sessions.of(manager, token) == []  # not signed in yet
    wait(FOR_THE_CODE)
    assert sessions.find(token) is None


def test_signing_out_ends_one_or_all(
    sessions: Sessions, manager: Adviser, stranger: Adviser
) -> None:
    phone, office, theirs = (sessions.begin(who) for who in (manager, manager, stranger))
    sessions.end(phone)
    assert sessions.find(phone) is None
    assert sessions.find(office) is not None
    sessions.end_all(manager)
    assert sessions.find(office) is None
    assert sessions.find(theirs) is not None


def test_the_adviser_sees_where_they_are_signed_in(
    sessions: Sessions, manager: Adviser, wait: Wait
) -> None:
    phone = sessions.begin(manager)
    wait(timedelta(minutes=5))
    office = sessions.begin(manager)
    assert [session.is_this for session in sessions.of(manager, office)] == [True, False]
    assert [session.is_this for session in sessions.of(manager, phone)] == [False, True]


def test_what_is_over_does_not_stay_in_the_database(
    sessions: Sessions, database: Engine, manager: Adviser, wait: Wait
) -> None:
    sessions.begin(manager)
    wait(IDLE)
    sessions.begin(manager)
    with Session(database, future=True) as session:
        assert len(session.execute(select(SessionRow)).all()) == 1


def test_the_last_time_is_noted(sessions: Sessions, accounts: Accounts, manager: Adviser) -> None:
    before = accounts.named(manager.email)
    sessions.begin(manager)
    after = accounts.named(manager.email)
    assert before is not None
    assert after is not None
    assert before.signed_in_at is None
    assert after.signed_in_at is not None

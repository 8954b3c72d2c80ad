"""Managers look after the accounts of their own service, and of no other."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import Engine

from bot.advisers import Adviser
from bot.advisers.accounts import AccountError, Accounts
from bot.advisers.audit import entries
from bot.advisers.credentials import Credentials
from bot.advisers.sessions import Sessions

PASSWORD = "purple teapot orbit"


def emails(accounts: Accounts, service: str | None = None) -> list[str]:
    return [account.adviser.email for account in accounts.everyone(service)]


def test_a_service_sees_its_own_people_by_name(
    accounts: Accounts, manager: Adviser, colleague: Adviser, stranger: Adviser
) -> None:
    assert emails(accounts, "southend") == ["ann@southend.example", "mo@southend.example"]
    assert emails(accounts, "camden") == ["cam@camden.example"]
    assert len(emails(accounts)) == 3
    assert accounts.of_id(stranger.id, "southend") is None


def test_an_account_belongs_to_the_service_of_who_adds_it(
    accounts: Accounts, manager: Adviser
) -> None:
    added, _ = accounts.add(manager, "  New@Southend.Example ", "  New   Person ", "editor")
    assert (added.service, added.role) == ("southend", "editor")
    assert (added.email, added.name) == ("new@southend.example", "New Person")


@pytest.mark.parametrize(
    ("email", "name", "role", "why"),
    [
        ("no address", "Ann", "adviser", "e-mail address"),
        ("a@b@c.uk", "Ann", "adviser", "e-mail address"),
        ("ann@southend", "Ann", "adviser", "e-mail address"),
        ("a" * 250 + "@b.uk", "Ann", "adviser", "e-mail address"),
        ("a@b.uk", " ", "adviser", "name"),
        ("a@b.uk", "A" * 121, "adviser", "name"),
        ("a@b.uk", "Ann", "owner", "roles"),
        ("MO@southend.example", "Mo again", "adviser", "already"),
    ],
)
def test_what_cannot_be_an_account_is_refused_with_a_reason(
    accounts: Accounts, manager: Adviser, email: str, name: str, role: str, why: str
) -> None:
    with pytest.raises(AccountError, match=why):
        accounts.add(manager, email, name, role)
    assert emails(accounts) == ["mo@southend.example"]


def test_another_services_account_cannot_be_touched(
    accounts: Accounts, manager: Adviser, stranger: Adviser
) -> None:
    for change in (
        lambda: accounts.change_role(manager, stranger.id, "adviser"),
        lambda: accounts.move(manager, stranger.id, "southend"),
        lambda: accounts.reset(manager, stranger.id),
        lambda: accounts.remove(manager, stranger.id),
    ):
        with pytest.raises(AccountError, match="your service"):
            change()
    kept = accounts.named(stranger.email)
    assert kept is not None
    assert kept.adviser == stranger


def test_nobody_changes_their_own_account(accounts: Accounts, manager: Adviser) -> None:
    with pytest.raises(AccountError, match="another manager"):
        accounts.change_role(manager, manager.id, "adviser")
    with pytest.raises(AccountError, match="another manager"):
        accounts.remove(manager, manager.id)


@pytest.mark.parametrize("change", ["role", "service", "reset", "remove"])
def test_a_change_ends_the_sessions_of_that_person_only(
    accounts: Accounts, sessions: Sessions, manager: Adviser, colleague: Adviser, change: str
) -> None:
    theirs, ours = sessions.begin(colleague), sessions.begin(manager)
    if change == "role":
        accounts.change_role(manager, colleague.id, "editor")
    elif change == "service":
        accounts.move(manager, colleague.id, "camden")
    elif change == "reset":
        accounts.reset(manager, colleague.id)
    else:
        accounts.remove(manager, colleague.id)
    assert sessions.find(theirs) is None
    assert sessions.find(ours) is not None


def test_a_reset_ends_the_old_password_until_a_new_one_is_set(
    accounts: Accounts, credentials: Credentials, manager: Adviser, colleague: Adviser
) -> None:
    token = accounts.reset(manager, colleague.id)
    assert credentials.recognise(colleague.email, PASSWORD) is None
    assert credentials.set_by_link(token, "another lamp river") == colleague
    assert credentials.recognise(colleague.email, "another lamp river") is not None


def test_who_was_removed_cannot_come_back_but_may_be_added_anew(
    accounts: Accounts, credentials: Credentials, manager: Adviser, colleague: Adviser
) -> None:
    token = accounts.reset(manager, colleague.id)
    accounts.remove(manager, colleague.id, "left in May")
    assert accounts.named(colleague.email) is None
    assert credentials.recognise(colleague.email, PASSWORD) is None
    assert credentials.owner_of_link(token) is None
    again, _ = accounts.add(manager, colleague.email, colleague.name, "adviser")
    assert again.id != colleague.id


def test_every_change_is_in_the_log(
    accounts: Accounts, database: Engine, manager: Adviser, colleague: Adviser
) -> None:
    accounts.change_role(manager, colleague.id, "editor")
    accounts.reset(manager, colleague.id)
    accounts.remove(manager, colleague.id, "left in May")
    found = [(e.who, e.action, e.reason) for e in entries(database, "southend")]
    mo = "Mo Manager (mo@southend.example)"
    assert found == [
        (mo, "account removed", "left in May"),
        (mo, "password reset", ""),
        (mo, "role changed", "from adviser to editor"),
        ("Ann Adviser (ann@southend.example)", "password set by link", ""),
        (mo, "account added", "as adviser"),
        (mo, "password set by link", ""),
        ("The command line", "account added", "as manager"),
    ]


def test_a_change_that_fails_leaves_no_entry(
    accounts: Accounts, database: Engine, manager: Adviser
) -> None:
    before = entries(database, "southend")
    with pytest.raises(AccountError):
        accounts.add(manager, manager.email, "Mo again", "adviser")
    assert entries(database, "southend") == before

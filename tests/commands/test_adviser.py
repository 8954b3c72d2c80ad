"""`signpost adviser`: accounts from the command line."""

from __future__ import annotations

import re

import pytest

from bot.advisers.accounts import Accounts
from bot.advisers.audit import entries
from bot.advisers.credentials import Credentials
from bot.cli import main
from bot.store.database import open_database

ADD = ["adviser", "add", "ann@southend.example", "--name", "Ann", "--service", "southend"]
LINK = re.compile(r"https://sendiass\.example/advisers/set-password/([\w-]{43})$", re.MULTILINE)


@pytest.fixture(autouse=True)
def _database(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGNPOST_DATABASE_URL", database_url)


def test_an_account_is_made_with_a_link(
    database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*ADD, "--role", "editor", "--address", "https://sendiass.example/"]) == 0
    printed = capsys.readouterr().out
    assert "ann@southend.example is editor in southend." in printed
    link = LINK.search(printed)
    assert link
    owner = Credentials(open_database(database_url)).owner_of_link(link.group(1))
    assert owner is not None
    assert owner.role == "editor"


def test_accounts_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    main(ADD)
    capsys.readouterr()
    assert main(["adviser", "list"]) == 0
    assert capsys.readouterr().out == "southend\tadviser\tann@southend.example\tAnn\tnever\n"
    assert main(["adviser", "list", "--service", "camden"]) == 0
    assert capsys.readouterr().out == ""


def test_an_account_is_changed_reset_and_removed(
    database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(ADD)
    assert main(["adviser", "change", "ann@southend.example", "--role", "manager"]) == 0
    assert main(["adviser", "change", "ANN@southend.example", "--service", "camden"]) == 0
    assert "is manager in camden" in capsys.readouterr().out
    address = ["--address", "https://sendiass.example"]
    assert main(["adviser", "reset", "ann@southend.example", *address]) == 0
    assert LINK.search(capsys.readouterr().out)
    assert main(["adviser", "remove", "ann@southend.example", "--reason", "left"]) == 0
    engine = open_database(database_url)
    assert Accounts(engine).everyone() == []
    newest = entries(engine, "camden")[0]
    assert (newest.who, newest.action, newest.reason) == (
        "The command line",
        "account removed",
        "left",
    )


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (ADD, "has an account already"),
        ([*ADD[:-1], "atlantis"], "Use one of: buckinghamshire"),
        (["adviser", "reset", "nobody@southend.example"], "has no account"),
        (["adviser", "change", "ann@southend.example", "--role", "owner"], "roles"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], why: str
) -> None:
    main(ADD)
    assert main(arguments) == 1
    assert why in capsys.readouterr().err

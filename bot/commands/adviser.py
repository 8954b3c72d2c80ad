"""`signpost adviser`: advisers' accounts, for whoever runs the service."""

from __future__ import annotations

import argparse
import sys

from sqlalchemy.engine import Engine

from bot.advisers.accounts import LINK_LIFETIME, Account, AccountError, Accounts
from bot.advisers.audit import from_command_line
from bot.knowledge import KnowledgeError
from bot.knowledge.load import current_knowledge
from bot.settings import Settings
from bot.store.database import open_database


def run(action: str, options: argparse.Namespace) -> int:
    """Do one action. Returns 1 when it cannot be done as asked, 2 when it cannot run."""
    try:
        settings = Settings.from_environment()
        services = tuple(current_knowledge(settings.knowledge).councils)
        engine = open_database(settings.database_url)
    except (KnowledgeError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    try:
        if getattr(options, "service", None) not in (None, *services):
            raise AccountError(f"This service is not known. Use one of: {', '.join(services)}.")
        _ACTIONS[action](engine, options)
    except AccountError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _add(engine: Engine, options: argparse.Namespace) -> None:
    by = from_command_line(options.service)
    adviser, token = Accounts(engine).add(by, options.email, options.name, options.role)
    print(f"{adviser.email} is {adviser.role} in {adviser.service}.")
    _print_link(options.address, token)


def _list(engine: Engine, options: argparse.Namespace) -> None:
    for account in Accounts(engine).everyone(options.service):
        adviser = account.adviser
        signed_in = f"{account.signed_in_at:%Y-%m-%d}" if account.signed_in_at else "never"
        print(f"{adviser.service}\t{adviser.role}\t{adviser.email}\t{adviser.name}\t{signed_in}")


def _reset(engine: Engine, options: argparse.Namespace) -> None:
    adviser = _named(engine, options.email).adviser
    token = Accounts(engine).reset(from_command_line(adviser.service), adviser.id)
    print(f"The old password of {adviser.email} no longer works.")
    _print_link(options.address, token)


def _change(engine: Engine, options: argparse.Namespace) -> None:
    adviser = _named(engine, options.email).adviser
    by, accounts = from_command_line(adviser.service), Accounts(engine)
    if options.role:
        accounts.change_role(by, adviser.id, options.role)
    if options.service:
        accounts.move(by, adviser.id, options.service)
    changed = _named(engine, options.email).adviser
    print(f"{changed.email} is {changed.role} in {changed.service}.")


def _remove(engine: Engine, options: argparse.Namespace) -> None:
    adviser = _named(engine, options.email).adviser
    Accounts(engine).remove(from_command_line(adviser.service), adviser.id, options.reason)
    print(f"The account of {adviser.email} is removed.")


_ACTIONS = {"add": _add, "list": _list, "reset": _reset, "change": _change, "remove": _remove}


def _named(engine: Engine, email: str) -> Account:
    account = Accounts(engine).named(email)
    if account is None:
        raise AccountError(f"{email} has no account.")
    return account


def _print_link(address: str, token: str) -> None:
    hours = int(LINK_LIFETIME.total_seconds() // 3600)
    print(f"To set a password, once, within {hours} hours:")
    print(f"{address.rstrip('/')}/advisers/set-password/{token}")

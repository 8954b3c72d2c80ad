"""The `signpost` command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 well, 1 faults found, 2 cannot run."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="signpost", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")

    serve = commands.add_parser("serve", help="start the web server")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    serve.add_argument("--port", type=int, default=8000, help="port to listen on (%(default)s)")
    serve.set_defaults(run=_serve)

    telegram = commands.add_parser("telegram", help="answer on Telegram (see docs/telegram.md)")
    telegram.set_defaults(run=_telegram)

    ask = commands.add_parser("ask", help="ask a question here, or many as JSON lines")
    ask.add_argument("text", nargs="*", help="the question")
    ask.add_argument("--council", help="where the parent lives, such as portsmouth")
    ask.add_argument("--jsonl", action="store_true", help="read and write JSON lines")
    ask.set_defaults(run=_ask)

    train = commands.add_parser("train", help="train the model if its inputs have changed")
    train.add_argument("--force", action="store_true", help="train in any case")
    train.set_defaults(run=_train)

    evaluate = commands.add_parser("eval", help="measure how well questions are understood")
    evaluate.add_argument("files", type=Path, nargs="+", help="questions as JSON lines")
    evaluate.add_argument(
        "--conversations", type=Path, nargs="+", default=(), help="conversations as JSON lines"
    )
    evaluate.add_argument("--cards", type=Path, help="messages and their cards as JSON lines")
    evaluate.add_argument("--plot", type=Path, help="where to draw what is taken for what")
    evaluate.set_defaults(run=_evaluate)

    cross = commands.add_parser("cross-validate", help="the same, on the training sentences")
    cross.add_argument("--folds", type=int, default=5, help="parts to learn without (%(default)s)")
    cross.set_defaults(run=_cross_validate)

    migrate = commands.add_parser("migrate", help="bring the database to this version's tables")
    migrate.add_argument("--show", action="store_true", help="only say what is missing")
    migrate.set_defaults(run=_migrate)

    _add_adviser_commands(commands.add_parser("adviser", help="look after advisers' accounts"))

    knowledge = commands.add_parser("knowledge", help="look after the knowledge base")
    actions = knowledge.add_subparsers(required=True, metavar="action")
    check = actions.add_parser("check", help="find what must be mended before it goes live")
    check.set_defaults(run=_check_knowledge)
    links = actions.add_parser("links", help="ask whether the pages of the sources still open")
    links.set_defaults(run=_check_links)
    return parser


def _add_adviser_commands(adviser: argparse.ArgumentParser) -> None:
    actions = adviser.add_subparsers(required=True, metavar="action")
    add = actions.add_parser("add", help="make an account and print the link to set its password")
    add.add_argument("email", help="the adviser's e-mail address")
    add.add_argument("--name", required=True, help="the adviser's name")
    add.add_argument("--service", required=True, help="the council, such as portsmouth")
    add.add_argument("--role", default="adviser", help="adviser, editor or manager (%(default)s)")
    reset = actions.add_parser("reset", help="end the password and second step; print a new link")
    reset.add_argument("email")
    for parser in (add, reset):
        parser.add_argument(
            "--address",
            default="http://127.0.0.1:8000",
            help="where your Signpost is reached (%(default)s)",
        )
    change = actions.add_parser("change", help="change the role, or move to another service")
    change.add_argument("email")
    change.add_argument("--role", help="adviser, editor or manager")
    change.add_argument("--service", help="the council, such as portsmouth")
    remove = actions.add_parser("remove", help="end an account; what it made stays")
    remove.add_argument("email")
    remove.add_argument("--reason", default="", help="for the log of changes")
    listing = actions.add_parser("list", help="list the accounts")
    listing.add_argument("--service", help="of this council only")
    for name, parser in actions.choices.items():
        parser.set_defaults(run=_adviser, action=name)


# Each command imports what it needs: Rasa takes seconds to load, and not all need it.


def _serve(options: argparse.Namespace) -> int:
    from bot.web.server import serve

    return serve(options.host, options.port)


def _telegram(options: argparse.Namespace) -> int:
    from bot.telegram.run import run_telegram

    return run_telegram()


def _ask(options: argparse.Namespace) -> int:
    from bot.commands.ask import ask_jsonl, ask_once

    if options.jsonl:
        return ask_jsonl(sys.stdin.buffer, sys.stdout.buffer)
    return ask_once(" ".join(options.text), options.council)


def _train(options: argparse.Namespace) -> int:
    from bot.commands.train import train

    return train(force=options.force)


def _evaluate(options: argparse.Namespace) -> int:
    from bot.commands.evaluate import evaluate

    return evaluate(options.files, options.conversations, options.cards, options.plot)


def _cross_validate(options: argparse.Namespace) -> int:
    from bot.commands.evaluate import cross_validation

    return cross_validation(options.folds)


def _migrate(options: argparse.Namespace) -> int:
    from bot.commands.migrate import migrate_database

    return migrate_database(show=options.show)


def _adviser(options: argparse.Namespace) -> int:
    from bot.commands.adviser import run

    return run(options.action, options)


def _check_knowledge(options: argparse.Namespace) -> int:
    from bot.commands.check import check_knowledge

    return check_knowledge()


def _check_links(options: argparse.Namespace) -> int:
    from bot.commands.links import check_sources

    return check_sources()

"""The log of changes: each service its own, newest first."""

from __future__ import annotations

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.advisers import Adviser
from bot.advisers.audit import entries, record


def note(engine: Engine, adviser: Adviser, subject: str, reason: str = "") -> None:
    with Session(engine, future=True) as session, session.begin():
        record(session, adviser, "pack revoked", subject, reason)


def test_a_service_sees_its_own_entries(
    database: Engine, manager: Adviser, stranger: Adviser
) -> None:
    note(database, manager, "pack 7", "sent twice")
    note(database, stranger, "pack 8")
    newest = entries(database, "southend")[0]
    assert (newest.action, newest.subject, newest.reason) == (
        "pack revoked",
        "pack 7",
        "sent twice",
    )
    assert newest.who == "Mo Manager (mo@southend.example)"
    assert "pack 8" not in [entry.subject for entry in entries(database, "southend")]


def test_it_is_read_page_by_page(database: Engine, manager: Adviser) -> None:
    for n in range(5):
        note(database, manager, f"pack {n}")
    first = entries(database, "southend", limit=3)
    assert [entry.subject for entry in first] == ["pack 4", "pack 3", "pack 2"]
    rest = entries(database, "southend", before=first[-1].id, limit=2)
    assert [entry.subject for entry in rest] == ["pack 1", "pack 0"]


def test_what_is_too_long_is_cut(database: Engine, manager: Adviser) -> None:
    note(database, manager, "s" * 1000, "r" * 1000)
    newest = entries(database, "southend")[0]
    assert (len(newest.subject), len(newest.reason)) == (254, 500)


def test_an_entry_goes_with_its_transaction(database: Engine, manager: Adviser) -> None:
    before = entries(database, "southend")
    with Session(database, future=True) as session:
        record(session, manager, "pack revoked", "pack 9")
        session.rollback()
    assert entries(database, "southend") == before

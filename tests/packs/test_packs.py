"""A pack opens by its code and by nothing else, and tells its adviser one thing at most."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from bot.advisers import Adviser
from bot.advisers.tables import AuditRow
from bot.packs import desk, marks, packs
from bot.packs.content import Snapshot
from bot.packs.desk import NotPossible
from bot.packs.marks import Marks
from bot.packs.tables import MarksRow, PackRow
from bot.store.conversations import now

NewAdviser = Callable[..., Adviser]
TABLES = ("packs", "pack_marks", "audit")


@pytest.fixture
def id(session: Session, adviser: Adviser, snapshot: Snapshot) -> int:
    """A draft."""
    return desk.make(session, adviser, snapshot, "CASE-1")


@pytest.fixture
def code(session: Session, adviser: Adviser, id: int) -> str:
    return desk.give_link(session, adviser, id, 30, links=0)


def later(session: Session, days: int) -> None:
    """Let so many days go by for every pack."""
    for row in session.execute(select(PackRow)).scalars():
        for name in ("expires_at", "changed_at", "revoked_at"):
            if value := getattr(row, name):
                setattr(row, name, value - datetime.timedelta(days=days))
    session.flush()


def everything(session: Session) -> str:
    """All that the database holds of packs, as text."""
    rows = [session.execute(text(f"SELECT * FROM {name}")).mappings().all() for name in TABLES]
    return json.dumps([[dict(row) for row in table] for table in rows], default=str)


def test_a_draft_opens_for_nobody_until_its_link_is_made(
    session: Session, adviser: Adviser, id: int, snapshot: Snapshot
) -> None:
    assert desk.find(session, adviser, id).state == "draft"
    code = desk.give_link(session, adviser, id, 30, links=0)
    pack = packs.open(session, code)
    assert pack is not None
    assert (pack.snapshot, pack.service, pack.has_told) == (snapshot, "portsmouth", False)
    assert desk.find(session, adviser, id).state == "open"


def test_a_code_cannot_be_guessed_and_fits_a_link_of_telegram(code: str) -> None:
    assert len(code) >= 22  # characters of 6 bits: 128 bits at least
    assert len(code) <= 64
    assert code.replace("-", "").replace("_", "").isalnum()


def test_the_database_holds_no_code(session: Session, adviser: Adviser, id: int, code: str) -> None:
    pack = packs.open(session, code)
    assert pack
    key = marks.keep(session, pack, Marks(("a",), {}))
    session.flush()
    held = everything(session)
    assert code not in held
    assert key not in held
    (row,) = session.execute(select(PackRow)).scalars()
    assert packs.open(session, row.code_hash) is None  # a hash is no code


@pytest.mark.parametrize(
    "change", [str.swapcase, lambda c: c[:-1], lambda c: c + "A", lambda _: ""]
)
def test_a_code_with_a_mistake_opens_nothing(session: Session, code: str, change) -> None:  # type: ignore[no-untyped-def]
    assert packs.open(session, change(code)) is None


def test_it_opens_until_its_time_is_over(
    session: Session, adviser: Adviser, id: int, code: str
) -> None:
    later(session, 29)
    assert packs.open(session, code)
    later(session, 1)
    assert packs.open(session, code) is None
    assert desk.find(session, adviser, id).state == "expired"
    assert packs.tell(session, code) is False


def test_an_expired_link_can_be_extended_and_works_again(
    session: Session, adviser: Adviser, id: int, code: str
) -> None:
    later(session, 31)
    desk.extend(session, adviser, id)
    assert packs.open(session, code)
    assert desk.find(session, adviser, id).expires == (now() + datetime.timedelta(days=30)).date()


def test_extending_never_shortens(session: Session, adviser: Adviser, snapshot: Snapshot) -> None:
    id = desk.make(session, adviser, snapshot)
    desk.give_link(session, adviser, id, 90, links=0)
    before = desk.find(session, adviser, id).expires
    desk.extend(session, adviser, id)
    assert desk.find(session, adviser, id).expires == before


def test_taken_back_it_is_closed_at_once_and_for_good(
    session: Session, adviser: Adviser, id: int, code: str
) -> None:
    pack = packs.open(session, code)
    assert pack
    marks.keep(session, pack, Marks((), {"all": "mine"}))
    desk.revoke(session, adviser, id)
    assert packs.open(session, code) is None
    assert desk.find(session, adviser, id).state == "revoked"
    assert not session.execute(select(MarksRow)).all()
    with pytest.raises(NotPossible):
        desk.extend(session, adviser, id)


def test_a_new_link_takes_the_place_of_the_old(
    session: Session, adviser: Adviser, id: int, code: str
) -> None:
    new = desk.give_link(session, adviser, id, 30, links=1)
    assert packs.open(session, code) is None
    assert packs.open(session, new)


def test_a_form_that_is_sent_twice_makes_one_link(
    session: Session, adviser: Adviser, id: int, code: str
) -> None:
    with pytest.raises(NotPossible, match="only once"):
        desk.give_link(session, adviser, id, 30, links=0)
    assert packs.open(session, code)


@pytest.mark.parametrize("days", [0, -1, 365, 31])
def test_a_link_lives_for_one_of_the_times_that_are_offered(
    session: Session, adviser: Adviser, id: int, days: int
) -> None:
    with pytest.raises(NotPossible):
        desk.give_link(session, adviser, id, days, links=0)


def test_what_was_sent_does_not_change(
    session: Session, adviser: Adviser, id: int, code: str, snapshot: Snapshot
) -> None:
    with pytest.raises(NotPossible, match="copy"):
        desk.change(session, adviser, id, snapshot, "other")


def test_the_adviser_learns_that_it_was_read_only_when_told(
    session: Session, adviser: Adviser, id: int, code: str
) -> None:
    before = desk.find(session, adviser, id)
    pack = packs.open(session, code)
    assert pack
    marks.keep(session, pack, Marks(("review/start_and_now",), {"all": "I am worried"}))
    session.flush()
    assert desk.find(session, adviser, id) == before  # opened, ticked, noted: nothing is seen
    assert packs.tell(session, code)
    after = desk.find(session, adviser, id)
    assert after.told_on == now().date()
    assert {name for name in before.__dict__ if getattr(before, name) != getattr(after, name)} == {
        "told_on"
    }
    assert packs.open(session, code).has_told  # type: ignore[union-attr]


def test_a_colleague_sees_it_and_another_service_does_not(
    session: Session,
    adviser: Adviser,
    stranger: Adviser,
    new_adviser: NewAdviser,
    id: int,
    code: str,
    snapshot: Snapshot,
) -> None:
    colleague = new_adviser("Bo")
    (seen,) = desk.held(session, colleague)
    assert (seen.id, seen.made_by, seen.is_own) == (id, "Amal", False)
    assert desk.held(session, adviser)[0].is_own
    assert desk.held(session, stranger) == []
    for attempt in (
        lambda: desk.find(session, stranger, id),
        lambda: desk.change(session, stranger, id, snapshot, ""),
        lambda: desk.give_link(session, stranger, id, 30, links=1),
        lambda: desk.extend(session, stranger, id),
        lambda: desk.revoke(session, stranger, id),
        lambda: desk.discard(session, stranger, id),
    ):
        with pytest.raises(KeyError):
            attempt()
    assert packs.open(session, code)


def test_the_audit_log_says_who_did_what_and_nothing_of_a_parent(
    session: Session, adviser: Adviser, id: int, code: str, snapshot: Snapshot
) -> None:
    packs.tell(session, code)
    desk.extend(session, adviser, id)
    desk.revoke(session, adviser, id)
    desk.discard(session, adviser, id)
    session.flush()
    rows = session.execute(select(AuditRow).order_by(AuditRow.id)).scalars().all()
    assert [row.action for row in rows] == [
        "checklist made",
        "checklist link made",
        "checklist link extended",
        "checklist link taken back",
        "checklist deleted",
    ]
    assert {(row.subject, row.adviser_id) for row in rows} == {(f"checklist {id}", adviser.id)}


def test_the_old_is_forgotten(
    session: Session, adviser: Adviser, id: int, code: str, snapshot: Snapshot
) -> None:
    pack = packs.open(session, code)
    assert pack
    marks.keep(session, pack, Marks((), {"all": "mine"}))
    session.flush()
    later(session, 31)
    draft = desk.make(session, adviser, snapshot)
    assert packs.forget_the_old(session) == 0
    assert not session.execute(select(MarksRow)).all()  # as soon as the pack no longer opens
    later(session, 31)
    assert packs.forget_the_old(session) == 2
    session.expire_all()
    assert desk.held(session, adviser) == []
    assert draft != id

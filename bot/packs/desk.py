"""Packs as advisers meet them: made, sent, extended, taken back.

Every function works in the caller's transaction. What an adviser does is written to the audit
log in the same transaction; an adviser finds the packs of their own service and no other.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

import msgspec
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.advisers import Adviser
from bot.advisers.audit import record
from bot.advisers.tables import AdviserRow
from bot.packs.content import Snapshot
from bot.packs.packs import delete_marks, hashed, new_code, snapshot_in
from bot.packs.tables import PackRow
from bot.store.conversations import now

LIFETIMES = (14, 30, 60, 90)
USUAL_LIFETIME = 30

State = Literal["draft", "open", "expired", "revoked"]


class NotPossible(Exception):
    """The pack is not in a state for this. The message says why, for the adviser."""


@dataclass(frozen=True)
class Made:
    """A pack as its service sees it: how it stands, and nothing of what the parent does with it."""

    id: int
    made_by: str
    is_own: bool
    reference: str
    snapshot: Snapshot
    changed: datetime.date
    links: int
    expires: datetime.date | None
    state: State
    told_on: datetime.date | None
    """None until the parent chooses to tell that they have read it."""


def make(session: Session, adviser: Adviser, snapshot: Snapshot, reference: str = "") -> int:
    """Keep a new pack as a draft, which nobody can open yet; returns its id."""
    row = PackRow(
        service=adviser.service,
        adviser_id=adviser.id,
        reference=reference,
        snapshot=_text(snapshot),
        changed_at=now(),
        links=0,
    )
    session.add(row)
    session.flush()
    record(session, adviser, "checklist made", _subject(row))
    return int(row.id)


def change(session: Session, adviser: Adviser, id: int, snapshot: Snapshot, reference: str) -> None:
    """Save a draft anew. Raises KeyError, or NotPossible once a parent may have it."""
    row = _own(session, adviser, id)
    if row.links:
        raise NotPossible("A parent may have this pack already. Make a copy and change that.")
    row.snapshot, row.reference, row.changed_at = _text(snapshot), reference, now()
    record(session, adviser, "checklist changed", _subject(row))


def give_link(session: Session, adviser: Adviser, id: int, days: int, links: int) -> str:
    """The code that opens the pack for so many days. Only its hash is kept: it is told once.

    `links` is how many links the adviser saw made before, so that a form sent twice makes one.
    A second link takes the place of the first. Raises KeyError, or NotPossible.
    """
    row = _own(session, adviser, id)
    if days not in LIFETIMES:
        raise NotPossible("Choose for how many days the link should work.")
    code = new_code()
    link = {
        "code_hash": hashed(code),
        "links": links + 1,
        "expires_at": now() + datetime.timedelta(days=days),
        "revoked_at": None,
    }
    made = update(PackRow).where(PackRow.id == row.id, PackRow.links == links).values(link)
    if not session.execute(made).rowcount:  # the same form came before, or at the same time
        raise NotPossible("The link has been made already. It is shown only once.")
    record(session, adviser, "checklist link made", _subject(row))
    return code


def extend(session: Session, adviser: Adviser, id: int) -> None:
    """Let the link work for 30 days from today, or longer if it does already.

    Raises KeyError, or NotPossible when there is no link that works or worked till it expired.
    """
    row = _own(session, adviser, id)
    if row.code_hash is None:
        raise NotPossible("There is no link that could be extended. Make a new one.")
    row.expires_at = max(row.expires_at, now() + datetime.timedelta(days=USUAL_LIFETIME))
    record(session, adviser, "checklist link extended", _subject(row))


def revoke(session: Session, adviser: Adviser, id: int) -> None:
    """Take the link back at once, with whatever the parent had us keep.

    Raises KeyError, or NotPossible when no link has been made.
    """
    row = _own(session, adviser, id)
    if not row.links:
        raise NotPossible("This pack has not been sent. You can delete it.")
    row.code_hash, row.revoked_at = None, now()
    delete_marks(session, [row.id])
    record(session, adviser, "checklist link taken back", _subject(row))


def discard(session: Session, adviser: Adviser, id: int) -> None:
    """Delete a pack for good. Raises KeyError."""
    row = _own(session, adviser, id)
    record(session, adviser, "checklist deleted", _subject(row))
    delete_marks(session, [row.id])
    session.delete(row)


def find(session: Session, adviser: Adviser, id: int) -> Made:
    """The pack, if it is of the adviser's service. Raises KeyError."""
    row = _own(session, adviser, id)
    return _made(row, adviser, session.get(AdviserRow, row.adviser_id).name)


def held(session: Session, adviser: Adviser) -> list[Made]:
    """The packs of the adviser's service, the newest first."""
    query = (
        select(PackRow, AdviserRow.name)
        .join(AdviserRow, AdviserRow.id == PackRow.adviser_id)
        .where(PackRow.service == adviser.service)
        .order_by(PackRow.changed_at.desc(), PackRow.id.desc())
    )
    return [_made(row, adviser, name) for row, name in session.execute(query)]


def _own(session: Session, adviser: Adviser, id: int) -> PackRow:
    query = select(PackRow).where(PackRow.id == id, PackRow.service == adviser.service)
    row: PackRow | None = session.execute(query).scalars().first()
    if row is None:
        raise KeyError(id)
    return row


def _made(row: PackRow, adviser: Adviser, made_by: str) -> Made:
    return Made(
        id=row.id,
        made_by=made_by,
        is_own=row.adviser_id == adviser.id,
        reference=row.reference,
        snapshot=snapshot_in(row),
        changed=row.changed_at.date(),
        links=row.links,
        expires=row.expires_at.date() if row.expires_at else None,
        state=_state(row),
        told_on=row.told_on,
    )


def _state(row: PackRow) -> State:
    if row.revoked_at:
        return "revoked"
    if not row.links:
        return "draft"
    return "open" if row.expires_at > now() else "expired"


def _text(snapshot: Snapshot) -> str:
    return msgspec.json.encode(snapshot).decode()


def _subject(row: PackRow) -> str:
    """How the audit log names a pack: by its number, as a reference may say more than it should."""
    return f"checklist {row.id}"

"""Packs as parents meet them: opened by a code, read, told of, and gone when their time is over.

Every function works in the caller's transaction. What advisers do with packs is in `desk.py`.
"""

from __future__ import annotations

import datetime
import hashlib
import secrets
from dataclasses import dataclass

import msgspec
from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from bot.packs.content import Snapshot
from bot.packs.tables import MarksRow, PackRow
from bot.store.conversations import now

CODE_BYTES = 24
"""192 bits: 32 characters, which also fit into a link of Telegram (64 at most)."""
KEPT_AFTER = datetime.timedelta(days=30)
"""How long an adviser still sees a pack that is over, and a draft that nobody changed."""

_PLAINLY = {"synchronize_session": False}


@dataclass(frozen=True)
class Pack:
    """A pack as whoever holds its code sees it."""

    id: int
    service: str
    snapshot: Snapshot
    expires: datetime.date
    has_told: bool


def new_code() -> str:
    """A code, or a key, that nobody can guess."""
    return secrets.token_urlsafe(CODE_BYTES)


def hashed(secret: str) -> str:
    """Whoever reads the database must not be able to open anything with it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def open(session: Session, code: str) -> Pack | None:
    """The pack of this code; None when it is not one, or no longer one that opens."""
    row = _opened(session, code)
    if row is None:
        return None
    expires, has_told = row.expires_at.date(), row.told_on is not None
    return Pack(row.id, row.service, snapshot_in(row), expires, has_told)


def tell(session: Session, code: str) -> bool:
    """Tell the adviser that the parent has read it, because the parent chose to.

    False when the code opens nothing. Telling twice changes nothing.
    """
    row = _opened(session, code)
    if row is None:
        return False
    row.told_on = row.told_on or now().date()
    return True


def forget_the_old(session: Session) -> int:
    """Delete the marks of packs that no longer open, and packs that are long over; how many."""
    over = or_(PackRow.expires_at <= now(), PackRow.revoked_at.is_not(None))
    delete_marks(session, list(session.execute(select(PackRow.id).where(over)).scalars()))
    limit = now() - KEPT_AFTER
    is_old_draft = (PackRow.links == 0) & (PackRow.changed_at < limit)
    old = or_(PackRow.expires_at < limit, PackRow.revoked_at < limit, is_old_draft)
    gone = delete(PackRow).where(old)
    return int(session.execute(gone, execution_options=_PLAINLY).rowcount)


def delete_marks(session: Session, packs: list[int]) -> None:
    """Delete what parents had us keep with these packs."""
    gone = delete(MarksRow).where(MarksRow.pack_id.in_(packs))
    session.execute(gone, execution_options=_PLAINLY)


def snapshot_in(row: PackRow) -> Snapshot:
    """The content of a pack, as it is kept."""
    return msgspec.json.decode(row.snapshot, type=Snapshot)


def _opened(session: Session, code: str) -> PackRow | None:
    query = select(PackRow).where(PackRow.code_hash == hashed(code), PackRow.expires_at > now())
    row: PackRow | None = session.execute(query).scalars().first()
    return row

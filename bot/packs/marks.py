"""A parent's ticks and notes, for those who want them on more than one device.

They stay in the browser unless the parent asks us to keep them. Then they are found by a key of
the parent's own: the code of the pack alone, which the adviser has seen, does not open them.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from bot.packs.packs import Pack, hashed, new_code
from bot.packs.tables import MarksRow
from bot.redaction import redact

LONGEST_NOTE = 1000  # characters
MOST_KEPT = 20
"""Copies of one pack: some for a family and those who help, not a store for anybody."""
OVERALL = "all"
"""Under which the notes on the whole meeting stand, beside those on each question."""


class FullError(Exception):
    """So many copies are kept with this pack that there is no place for another."""


class Marks(msgspec.Struct, frozen=True):
    """What a parent ticked and wrote, under the ids of the questions."""

    ticked: tuple[str, ...] = ()
    notes: dict[str, str] = {}


def marks_of(pack: Pack, ticked: list[str], notes: Mapping[str, str]) -> Marks:
    """What was sent as marks on this pack: cut to length, without personal details."""
    ids = [item.id for item in pack.snapshot.sheet.items]
    written = {id: notes.get(id, "").strip()[:LONGEST_NOTE] for id in (*ids, OVERALL)}
    return Marks(
        tuple(id for id in ids if id in ticked),
        {id: redact(text).text for id, text in written.items() if text},
    )


def keep(session: Session, pack: Pack, marks: Marks, key: str | None = None) -> str:
    """Keep the marks under the parent's key, or under a new one; returns the key.

    A key of another pack, or one made up, gets a new one, too. Raises FullError.
    """
    text = msgspec.json.encode(marks).decode()
    row = _row(session, pack, key) if key else None
    if row is not None and key:
        row.marks = text
        return key
    held = select(func.count()).select_from(MarksRow).where(MarksRow.pack_id == pack.id)
    if session.execute(held).scalar_one() >= MOST_KEPT:
        raise FullError
    key = new_code()
    session.add(MarksRow(key_hash=hashed(key), pack_id=pack.id, marks=text))
    return key


def kept(session: Session, pack: Pack, key: str) -> Marks | None:
    """The marks under this key; None when there are none."""
    row = _row(session, pack, key)
    return msgspec.json.decode(row.marks, type=Marks) if row else None


def forget(session: Session, pack: Pack, key: str) -> None:
    """Delete what is kept under this key."""
    condition = (MarksRow.key_hash == hashed(key)) & (MarksRow.pack_id == pack.id)
    session.execute(
        delete(MarksRow).where(condition), execution_options={"synchronize_session": False}
    )


def _row(session: Session, pack: Pack, key: str) -> MarksRow | None:
    query = select(MarksRow).where(MarksRow.key_hash == hashed(key), MarksRow.pack_id == pack.id)
    row: MarksRow | None = session.execute(query).scalars().first()
    return row

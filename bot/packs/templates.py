"""The templates of advisers and teams. Every save is a version; an old one can be had again."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import msgspec
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bot.advisers import Adviser
from bot.advisers.audit import record
from bot.advisers.tables import AdviserRow
from bot.packs.content import Draft
from bot.packs.tables import TemplateRow, TemplateVersionRow
from bot.store.conversations import now


class NotAllowed(Exception):
    """The adviser may read this template and not change it."""


@dataclass(frozen=True)
class Template:
    """A template as it is now."""

    id: int
    draft: Draft
    is_team: bool
    is_own: bool
    version: int
    saved: datetime.date
    saved_by: str
    may_change: bool


@dataclass(frozen=True)
class Version:
    """A template as it once was."""

    number: int
    draft: Draft
    saved_at: datetime.datetime
    saved_by: str


def make(session: Session, adviser: Adviser, draft: Draft, for_team: bool = False) -> int:
    """Keep a new template, of the adviser's own or of the team's; returns its id.

    Raises NotAllowed when an adviser who is no editor would make one for the team.
    """
    if for_team and not adviser.may("editor"):
        raise NotAllowed
    row = TemplateRow(service=adviser.service, owner_id=adviser.id, is_team=for_team)
    session.add(row)
    session.flush()
    _add_version(session, adviser, row, 1, draft)
    record(session, adviser, "template made", _subject(row))
    return int(row.id)


def save(session: Session, adviser: Adviser, id: int, draft: Draft) -> None:
    """Keep a new version, unless nothing has changed. Raises KeyError or NotAllowed."""
    row = _to_change(session, adviser, id)
    newest = _newest(session, row)
    if _draft(newest) == draft:
        return
    _add_version(session, adviser, row, newest.number + 1, draft)
    record(session, adviser, "template changed", _subject(row))


def restore(session: Session, adviser: Adviser, id: int, number: int) -> None:
    """Make an old version the newest, by a version of its own. Raises KeyError or NotAllowed."""
    row = _to_change(session, adviser, id)
    wanted = next((v for v in _versions(session, row) if v.number == number), None)
    if wanted is None:
        raise KeyError(number)
    _add_version(session, adviser, row, _newest(session, row).number + 1, _draft(wanted))
    record(session, adviser, f"template restored to version {number}", _subject(row))


def discard(session: Session, adviser: Adviser, id: int) -> None:
    """Delete the template with all its versions. Raises KeyError or NotAllowed."""
    row = _to_change(session, adviser, id)
    record(session, adviser, "template deleted", _subject(row))
    session.delete(row)


def find(session: Session, adviser: Adviser, id: int) -> Template:
    """The template, if the adviser may read it. Raises KeyError."""
    return _template(session, adviser, _readable(session, adviser, id))


def held(session: Session, adviser: Adviser) -> list[Template]:
    """The adviser's own templates and their team's, by title."""
    query = select(TemplateRow).where(_may_read(adviser))
    found = [_template(session, adviser, row) for row in session.execute(query).scalars()]
    return sorted(found, key=lambda template: (template.draft.title.lower(), template.id))


def history(session: Session, adviser: Adviser, id: int) -> list[Version]:
    """All versions, the newest first. Raises KeyError."""
    return [
        Version(version.number, _draft(version), version.saved_at, _name(session, version))
        for version in _versions(session, _readable(session, adviser, id))
    ]


def _may_read(adviser: Adviser) -> object:
    is_mine = TemplateRow.owner_id == adviser.id
    return (TemplateRow.service == adviser.service) & or_(TemplateRow.is_team, is_mine)


def _readable(session: Session, adviser: Adviser, id: int) -> TemplateRow:
    query = select(TemplateRow).where(TemplateRow.id == id, _may_read(adviser))
    row: TemplateRow | None = session.execute(query).scalars().first()
    if row is None:
        raise KeyError(id)
    return row


def _to_change(session: Session, adviser: Adviser, id: int) -> TemplateRow:
    row = _readable(session, adviser, id)
    if not _may_change(adviser, row):
        raise NotAllowed
    return row


def _may_change(adviser: Adviser, row: TemplateRow) -> bool:
    return adviser.may("editor") if row.is_team else bool(row.owner_id == adviser.id)


def _versions(session: Session, row: TemplateRow) -> list[TemplateVersionRow]:
    query = (
        select(TemplateVersionRow)
        .where(TemplateVersionRow.template_id == row.id)
        .order_by(TemplateVersionRow.number.desc())
    )
    return list(session.execute(query).scalars())


def _newest(session: Session, row: TemplateRow) -> TemplateVersionRow:
    return _versions(session, row)[0]


def _add_version(
    session: Session, adviser: Adviser, row: TemplateRow, number: int, draft: Draft
) -> None:
    session.add(
        TemplateVersionRow(
            template_id=row.id,
            number=number,
            draft=msgspec.json.encode(draft).decode(),
            saved_at=now(),
            saved_by_id=adviser.id,
        )
    )
    session.flush()


def _draft(version: TemplateVersionRow) -> Draft:
    return msgspec.json.decode(version.draft, type=Draft)


def _template(session: Session, adviser: Adviser, row: TemplateRow) -> Template:
    newest = _newest(session, row)
    return Template(
        id=row.id,
        draft=_draft(newest),
        is_team=row.is_team,
        is_own=row.owner_id == adviser.id,
        version=newest.number,
        saved=newest.saved_at.date(),
        saved_by=_name(session, newest),
        may_change=_may_change(adviser, row),
    )


def _subject(row: TemplateRow) -> str:
    return f"template {row.id}"


def _name(session: Session, version: TemplateVersionRow) -> str:
    return str(session.get(AdviserRow, version.saved_by_id).name)

"""The words around a sheet: headings and notes, from ``templates/words.yml``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from bot.documents.view import SheetView
from bot.knowledge.schema import Strict

TEMPLATES = Path(__file__).parent / "templates"


class Words(Strict, frozen=True):
    """``words.yml``. Braces name what is filled in."""

    brand: str
    document_title: str
    when: str
    where: str
    questions: str
    ticked: str
    why: str
    bring: str
    before: str
    during: str
    after: str
    say: str
    who_may_come: str
    rights: str
    contacts: str
    from_adviser: str
    reading: str
    notes: str
    notes_hint: str
    code: str
    not_printed: str
    checked: str
    council: str
    made_by: str
    side: str
    meeting_entry: str
    review_entry: str
    alarm: str
    skip: str
    ways: str


@lru_cache(maxsize=1)
def words() -> Words:
    """The words, read once. Raises msgspec.ValidationError when the file lacks one."""
    return msgspec.yaml.decode((TEMPLATES / "words.yml").read_bytes(), type=Words)


def words_for(view: SheetView) -> Words:
    """The words with what they say about this sheet filled in."""
    said = words()
    return msgspec.structs.replace(
        said,
        document_title=said.document_title.format(title=view.title),
        checked=said.checked.format(checked=view.checked),
        council=said.council.format(council=view.council) if view.council else "",
    )

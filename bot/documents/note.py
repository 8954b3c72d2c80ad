"""A parent's note for SENDIASS as a tagged PDF (PDF/UA-1)."""

from __future__ import annotations

from collections.abc import Sequence

from bot.documents.fonts import printable
from bot.documents.typesetting import typeset


def note_pdf(title: str, parts: Sequence[tuple[str, str]]) -> bytes:
    """The PDF of a note: headings, each with its text, a paragraph a line."""
    given = {
        "title": title,
        "parts": [
            {"heading": heading, "lines": [printable(line) for line in text.splitlines()]}
            for heading, text in parts
        ],
    }
    return typeset("note.typ", given)

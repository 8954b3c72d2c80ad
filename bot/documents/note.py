"""A parent's note for SENDIASS as a tagged PDF (PDF/UA-1)."""

from __future__ import annotations

import json
from collections.abc import Sequence

import typst

from bot.documents.fonts import families, fonts, printable
from bot.documents.words import TEMPLATES


def note_pdf(title: str, parts: Sequence[tuple[str, str]]) -> bytes:
    """The PDF of a note: headings, each with its text, a paragraph a line."""
    given = {
        "title": title,
        "parts": [
            {"heading": heading, "lines": [printable(line) for line in text.splitlines()]}
            for heading, text in parts
        ],
        "fonts": families(),
    }
    pdf = typst.compile(
        TEMPLATES / "note.typ",
        format="pdf",
        font_paths=fonts(),
        sys_inputs={"given": json.dumps(given)},
        pdf_standards="ua-1",
    )
    assert isinstance(pdf, bytes)  # a list only for formats of one file a page
    return pdf

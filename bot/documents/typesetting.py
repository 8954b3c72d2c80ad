"""From a template and what it is given to a tagged PDF."""

from __future__ import annotations

import json
from collections.abc import Mapping

import typst

from bot.documents.fonts import families, fonts
from bot.documents.words import TEMPLATES


def typeset(template: str, given: Mapping[str, object]) -> bytes:
    """A tagged PDF (PDF/UA-1) of what is given, laid out by one of our templates."""
    pdf = typst.compile(
        TEMPLATES / template,
        format="pdf",
        font_paths=fonts(),
        sys_inputs={"given": json.dumps({**given, "fonts": families()})},
        pdf_standards="ua-1",
    )
    assert isinstance(pdf, bytes)  # a list only for formats of one file a page
    return pdf

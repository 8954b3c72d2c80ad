"""The sheet as a tagged PDF, for a printer or a screen reader (PDF/UA-1)."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence

import msgspec

from bot.documents.fonts import NOT_PRINTED, printable
from bot.documents.typesetting import typeset
from bot.documents.view import SheetView
from bot.documents.words import words_for


def sheet_pdf(view: SheetView, large_print: bool = False) -> bytes:
    """The PDF of a sheet: one or two sides of A4, more in large print (18 points)."""
    shown = _printable(dataclasses.asdict(view))
    words = words_for(view)
    text = json.dumps(shown, ensure_ascii=False)
    given = {
        "view": shown,
        "words": msgspec.to_builtins(words),
        "notices": [words.not_printed] if NOT_PRINTED in text else [],
        "large_print": large_print,
    }
    return typeset("sheet.typ", given)


def _printable(value: object) -> object:
    """The same value with every text in it made printable."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {key: _printable(one) for key, one in value.items()}
    if isinstance(value, Sequence):
        return [_printable(one) for one in value]
    return value

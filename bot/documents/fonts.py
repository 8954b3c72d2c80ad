"""The fonts of the PDF, and what they can print.

Atkinson Hyperlegible was drawn for readers with low vision. The Noto fonts stand in for letters
that it lacks, so that a parent's own words can be printed in most languages of England's homes.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Literal

import typst
from fontTools.ttLib import TTFont

NOT_PRINTED = "[…]"
"""Stands in place of letters that no font has."""

_FOLDERS = (
    Path(str(files("fontpkg_atkinson_hyperlegible"))) / "files",
    Path(str(files("manimgx_fonts"))),
)
_FIRST = ("Atkinson Hyperlegible", "Noto Sans", "Noto Sans Symbols", "Noto Emoji")
_INSTEAD = {"blank": " ", "drop": "", "replace": NOT_PRINTED}
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""They shape the letters beside them in Persian, in Hindi and in emoji."""


@lru_cache(maxsize=1)
def fonts() -> typst.Fonts:
    """Our fonts only, so that a sheet looks the same on every machine."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(_FOLDERS)
    )


@lru_cache(maxsize=1)
def families() -> list[str]:
    """The names of the fonts, in the order in which a letter is looked for."""
    return [*_FIRST, *sorted(set(fonts().families()) - set(_FIRST))]


def printable(text: str) -> str:
    """The text with `NOT_PRINTED` in place of what no font has, and white space evened out.

    PDF/UA forbids letters without a shape, so typst refuses to print them.
    """
    runs = groupby(unicodedata.normalize("NFC", text), key=_fate)
    shown = ("".join(run) if fate == "print" else _INSTEAD[fate] for fate, run in runs)
    return " ".join("".join(shown).split())


def _fate(letter: str) -> Literal["print", "blank", "drop", "replace"]:
    category = unicodedata.category(letter)
    if letter.isspace() or category == "Cc":
        return "blank"
    if category == "Cf" and letter not in _JOINERS:
        return "drop"  # such as marks that turn the direction of writing
    if ord(letter) in _covered():
        return "print"
    return "drop" if category.startswith("M") else "replace"


@lru_cache(maxsize=1)
def _covered() -> frozenset[int]:
    """The code points for which a font has a shape."""
    paths = [path for folder in _FOLDERS for path in folder.glob("*.ttf")]
    return frozenset(code for path in paths for code in TTFont(path, lazy=True).getBestCmap())

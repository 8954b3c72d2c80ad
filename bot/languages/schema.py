"""The shape of ``knowledge/languages.yml``. Unknown keys and wrong types are refused at load."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

import msgspec

from bot.knowledge.schema import Strict

Code = Annotated[str, msgspec.Meta(pattern="^[a-z]{2,3}$")]
"""An ISO 639 code, such as "pl"."""


class Language(Strict, frozen=True):
    """What we say to a parent who writes in this language, and the same in English."""

    code: Code
    name: str
    own_name: str
    direction: Literal["ltr", "rtl"]
    greeting: str
    english: str
    reviewed_by_native_speaker: bool


class Signs(Strict, frozen=True):
    """How a language in Latin or Cyrillic letters is told: words, and its accented letters."""

    letters: str
    words: str


class LanguagesFile(Strict, frozen=True):
    """``languages.yml``. `signs` may hold languages without a text: known, but not answered."""

    reviewed: datetime.date
    review_by: datetime.date
    unknown: str
    languages: tuple[Language, ...]
    english: str
    everywhere: str
    signs: dict[Code, Signs]

"""Which language a message is written in, where that is not English."""

from __future__ import annotations

from bot.languages.load import current_languages
from bot.languages.schema import Language


def identify(text: str) -> str | None:
    """The code of the language of `text`, held or not, or None where it may be English.

    The code is ``und`` for a language that can be seen but not named.
    """
    return current_languages().judge.identify(text)


def recognise(text: str) -> str | None:
    """The code of the held language that `text` is clearly written in, or None."""
    code = identify(text)
    return code if code in current_languages().held else None


def language(code: str) -> Language:
    """The texts of a held language. Raises KeyError for any other code."""
    return current_languages().held[code]


def greeting(text: str) -> str | None:
    """What to say to somebody who wrote `text` in another language; None where it is English.

    In their language where we hold it, else in English that we do not know their language.
    """
    code = identify(text)
    if code is None:
        return None
    held = current_languages().held.get(code)
    return held.greeting if held else current_languages().unknown

"""How Signpost stands on a council's website: where it may, what it is called and its colours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

LIGHT_GROUND = "#edf3f1"
"""The darkest ground that the light page puts its brand colour on (see chat.css)."""
DARK_GROUND = "#273235"
"""The lightest ground that the dark page puts its brand colour on (see chat.css)."""
LOWEST_CONTRAST = 4.5
"""For text of any size: WCAG 2.2, success criterion 1.4.3."""

_COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
_ORIGIN = re.compile(r"https://[a-z0-9.-]+(:\d+)?|http://(localhost|127\.0\.0\.1)(:\d+)?")
_LONGEST_TITLE = 40  # characters: it is a button on a phone


class Website(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The ``website`` part of a council's file. Everything has a default."""

    origins: tuple[str, ...] = ()
    """The sites that may show the chat in a frame, such as ``https://www.example.gov.uk``."""
    title: str = "Ask about SEN Support"
    position: Literal["right", "left", "inline"] = "right"
    """Where the button is: a lower corner of the window, or the place of the script in the page."""
    colour: str = "#0b5c57"
    dark_colour: str = "#7fd1c7"
    """The same for people whose device is set to dark."""


DEFAULT = Website()


def website_faults(website: Website) -> Iterator[str]:
    """What must be mended before a browser sees it, as sentences."""
    for origin in website.origins:
        if not _ORIGIN.fullmatch(origin):
            yield (
                f"origins: '{origin}' is not the origin of a site. Write https:// and the host "
                "in small letters, with nothing after it."
            )
    if not 0 < len(website.title) <= _LONGEST_TITLE:
        yield f"title: it is a button; give it from 1 to {_LONGEST_TITLE} characters."
    yield from _colour_faults("colour", website.colour, LIGHT_GROUND, "darker")
    yield from _colour_faults("dark_colour", website.dark_colour, DARK_GROUND, "lighter")


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours such as ``#0b5c57``, from 1 to 21, as WCAG defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _colour_faults(name: str, colour: str, ground: str, way: str) -> Iterator[str]:
    if not _COLOUR.fullmatch(colour):
        yield f"{name}: '{colour}' is not a colour. Write it as # and six hexadecimal digits."
    elif (ratio := contrast(colour, ground)) < LOWEST_CONTRAST:
        yield (
            f"{name}: {colour} cannot be read on the page's {ground}: the contrast is "
            f"{ratio:.1f} to 1 and must be {LOWEST_CONTRAST}. Choose a {way} one."
        )


def _luminance(colour: str) -> float:
    """Relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

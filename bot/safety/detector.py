"""Which messages tell of danger (interim: replaced by the full detector)."""

from __future__ import annotations

import re
from typing import Literal

Concern = Literal["crisis", "safeguarding_concern"]

_CRISIS = re.compile(
    r"\b(?:kill(?:ing)? (?:him|her|my|them)sel(?:f|ves)|suicid\w*|self[- ]?harm\w*|overdos\w*|"
    r"end (?:his|her|my) life|want(?:s|ed)? to die|cutting (?:him|her|my)self)\b",
    re.IGNORECASE,
)
_SAFEGUARDING = re.compile(
    r"\b(?:(?:ta|teacher|staff|dad|mum|partner|he|she) (?:grabbed|hit|hits|slapped|punched|dragged|"
    r"hurt|touched) (?:him|her|me|my)|abus(?:e|ed|ing)|run away from home|ran away)\b",
    re.IGNORECASE,
)


def assess(text: str) -> Concern | None:
    """The concern that a message raises, or None."""
    if _CRISIS.search(text):
        return "crisis"
    if _SAFEGUARDING.search(text):
        return "safeguarding_concern"
    return None

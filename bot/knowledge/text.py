"""Filling the local words into a text, and measuring how easy it is to read."""

from __future__ import annotations

import re
from functools import lru_cache

import textstat

from bot.knowledge.schema import Council, CouncilTerms

PLACEHOLDER = re.compile(r"\{(\w+)\}")
_NATIONAL = CouncilTerms()


def words_for(council: Council | None) -> dict[str, str]:
    """What each placeholder stands for with this council, or with none."""
    terms = council.terms if council else _NATIONAL
    return {
        "council": council.place if council else "your council",
        "senco": terms.senco,
        "plan": terms.plan,
        "sendiass": terms.sendiass,
        "local_offer": terms.local_offer,
    }


def fill(text: str, council: Council | None) -> str:
    """Put the council's own words in place of ``{senco}``, ``{plan}`` and the like."""
    words = words_for(council)
    filled = PLACEHOLDER.sub(lambda match: words[match.group(1)], text)
    return re.sub(r"(^|[.!?] )([a-z])", lambda m: m.group(1) + m.group(2).upper(), filled)


@lru_cache(maxsize=4096)
def reading_ease(text: str) -> float:
    """Flesch reading ease: 0 is very hard, 100 very easy; 65 is plain English."""
    return float(textstat.flesch_reading_ease(text))

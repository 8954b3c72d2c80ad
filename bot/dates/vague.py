"""Times of year and other words from which no day can be told: "after half term", "soon"."""

from __future__ import annotations

import datetime
import re

from bot.dates.reading import DateReading, Form, form
from bot.dates.spelling import MONTHS, WEEKDAY

SEASON = (
    r"(?:half[\s-]?term|term|hols|holidays?|easter|christmas|new\s+year|summer|spring|autumn|winter"
    rf"|{'|'.join(month for month in MONTHS if month not in ('may', 'march'))}"
    r"|jan|feb|apr|aug|oct|nov|dec"
    r"|(?:in|mid|early|late|start\s+of|end\s+of|beginning\s+of)[\s-]+(?:may|march))\b"
)
VAGUE = re.compile(
    rf"\b(?:{SEASON}|(?:(?:this|next)\s+(?:week|month|term|year)|weekend|soon|some\s?time|asap|tbc"
    r"|few\s+(?:days|weeks|months)|couple\s+of\s+(?:days|weeks|months))\b)|^(?:march|may)$"
)
WEEK_OF = re.compile(r"\bw/?c\b|\bweek\s+(?:commencing|beginning|starting|of)\b")


def _unclear(match: re.Match[str], today: datetime.date) -> DateReading:
    return DateReading(problem="unclear")


SEASONAL: tuple[Form, ...] = (
    form(
        rf"{WEEKDAY}\s+(?:\w+\s+)?(?:after|before|of|in|back)\s+(?:\w+\s+)?{SEASON}(?!\s*\d)",
        _unclear,
    ),
    form(
        rf"\b(?:after|before)\s+(?:\w+\s+)?{SEASON}\W+(?:on\s+)?(?:the\s+)?{WEEKDAY}(?!\s*\d)",
        _unclear,
    ),
    form(rf"{WEEKDAY}\s+after\s+next\b|\bweek\s+after\s+next\b", _unclear),
)

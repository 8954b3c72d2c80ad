"""Telling which council a parent names, from the names and towns in the councils' files."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.knowledge.schema import Council

ELSEWHERE = "elsewhere"
"""The council of a parent who lives outside the councils that we hold."""

_BESIDE_A_PLACE = re.compile(
    r"\b(?:i|im|am|we|were|are|is|my|our|its|it|in|from|near|live|living|at|the|under|council|"
    r"county|borough|city|area|sorry|no|actually|yes|hi|please|and|lol)\b|\s+"
)
_ELSEWHERE = re.compile(
    r"\b(?:somewhere else|not listed|none of (?:these|those|them)|another council|other council|"
    r"different council|elsewhere|not (?:in|on) (?:any|the list))\b"
    r"|\b(?:live|living|im|i am|we are|were|based|from|moved?|council is|its) (?:in |to |near )?\w+"
)


def normalise(text: str) -> str:
    """Fold case, punctuation and spaces away, so that names and buttons match however typed."""
    return " ".join(re.findall(r"[\w£]+", text.lower().replace("'", "").replace("’", "")))


class Places:
    """The names, towns and nicknames of the councils."""

    def __init__(self, councils: Iterable[Council]) -> None:
        self._councils = {
            normalise(name.replace("_", " ")): council.council
            for council in councils
            for name in (council.council, council.name, council.place, *council.aliases)
        }
        longest_first = sorted(self._councils, key=len, reverse=True)
        self._pattern = re.compile(
            rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b" if longest_first else r"(?!)"
        )

    def council_in(self, text: str) -> str | None:
        """The council named in the text. Of several the last counts ("moved from A to B")."""
        found = self._pattern.findall(normalise(text))
        return self._councils[found[-1]] if found else None

    def is_only_a_place(self, text: str) -> bool:
        """Whether the text names a council and says little else ("I live in Leigh on Sea")."""
        rest, count = self._pattern.subn(" ", normalise(text))
        return count > 0 and not _BESIDE_A_PLACE.sub("", rest)

    @staticmethod
    def is_elsewhere(text: str) -> bool:
        """Whether somebody says that their council is not one of ours ("I'm in Leeds")."""
        return bool(_ELSEWHERE.search(normalise(text)))

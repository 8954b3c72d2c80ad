"""Paragraphs and sections that a message names, and whether the knowledge base holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_NAMED = re.compile(
    r"\b(?P<kind>paragraphs?|paras?\.?|sections?|regulations?|reg\.?|code(?: of practice)?|cop|s\.)"
    r"[\s:,§]*(?:no\.?\s*)?(?P<number>\d{1,3}(?:\.\d{1,3})?[a-z]?)"
    r"(?!\d|\.\d|[ -]?(?:year|yr|hour|week|day|term))",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})?[A-Za-z]?")
_RANGE = re.compile(r"(\d+)\.(\d+)\s*(?:-|–|to)\s*(?:\1\.)?(\d+)")


def unheld_reference(text: str, held: frozenset[str]) -> str | None:
    """The first paragraph, section or regulation in `text` whose number is not in `held`.

    As the parent wrote it. Never confirm what nobody has read: "paragraph 9.214 says so".
    """
    for match in _NAMED.finditer(text):
        number = match["number"].lower()
        if number not in held and number.rstrip("abcdefghijklmnopqrstuvwxyz") not in held:
            return match[0].strip()
    return None


def numbers_held(references: Iterable[str]) -> frozenset[str]:
    """Every number in the references that cards cite, with ranges such as 6.44-6.56 filled in."""
    return frozenset(number for reference in references for number in _numbers(reference))


def _numbers(reference: str) -> Iterator[str]:
    yield from (number.lower() for number in _NUMBER.findall(reference))
    for chapter, first, last in _RANGE.findall(reference):
        for paragraph in range(int(first), int(last) + 1):
            yield f"{chapter}.{paragraph}"

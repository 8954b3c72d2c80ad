"""Where a family lives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.redaction.known_words import word_list
from bot.redaction.spans import Span
from bot.redaction.vocabulary import WORD, Vocabulary, is_function_word

_SURE_KIND = (
    r"(?:road|rd|street|avenue|ave|lane|ln|crescent|cres|gardens|gdns|terrace|mews|boulevard"
    r"|cottages?)"
)
_KIND = (
    rf"(?:{_SURE_KIND}|str|st|close|cl|drive|way|court|ct|place|pl|grove|hill|walk|square|sq|row"
    r"|green|rise|view|parade|park|mount|croft|villas|house|point|quay|wharf|lodge)"
)
_FLAT = r"(?:(?:flat|apartment|apt|unit|room)\s*(?:\d+\s?[a-z]?|[a-z])\b[\s,]*)"
_NUMBER = r"\d{1,4}\s?[a-z]?\b"
_NAME = rf"(?:{WORD}\.?\s+){{1,3}}?"

_NUMBERED = re.compile(
    rf"(?<![\w.:/£-])(?:{_FLAT}(?:{_NUMBER}[\s,]*)?|{_NUMBER}[\s,]*)"
    rf"(?P<name>{_NAME}){_KIND}\b(?!['’])",
    re.IGNORECASE,
)
_THE_STREET = re.compile(
    rf"(?<![\w.:/£-])(?:{_FLAT})?\d{{1,4}}\s?[a-z]?\s+the\s+{_KIND}\b", re.IGNORECASE
)
_UNNUMBERED = re.compile(
    rf"\b(?P<name>(?:[A-Z][\w'’-]*\s+){{1,3}})(?i:{_SURE_KIND}|st(?=\W|$)|close|drive|way|grove)\b"
)
_LIVES_ON = re.compile(
    rf"\b(?:live|lives|living|moved|moving|address(?:\s+is)?|house)\s+(?:is\s+)?(?:on|in|at|to|down|:)?\s*"
    rf"(?P<what>(?P<name>{_NAME})(?P<kind>{_KIND})\b)",
    re.IGNORECASE,
)
_FLAT_ALONE = re.compile(rf"\b{_FLAT}(?:\d{{1,4}}\b)?", re.IGNORECASE)
_HOUSE = re.compile(
    rf"\b(?:i|we)\s+live\s+at\s+(?P<what>(?:number\s+|no\.?\s*)?\d{{1,4}}[a-z]?\b(?:\s+{WORD})?)",
    re.IGNORECASE,
)
_MEASURES = word_list(
    """
minute minutes min mins hour hours mile miles metre metres day days week weeks month months year
years yr yrs child children kid kids pupil pupils people school schools class place places door
doors house houses term terms time times step steps adult adults percent pm am st nd rd th old
olds different extra more hrs hr
"""
)
"""What is counted: "20 minutes a day each way" is no street."""


def find_addresses(text: str, vocabulary: Vocabulary) -> Iterator[Span]:
    """House and street, not the town: the town tells which council's guidance to give."""
    for match in _NUMBERED.finditer(text):
        words = match["name"].lower().split()
        if _could_be_a_street(words):
            yield Span(*match.span(), "address", "address")
    for match in _THE_STREET.finditer(text):
        yield Span(*match.span(), "address", "address")
    for match in _UNNUMBERED.finditer(text):
        start = match.start() + _leading_function_words(match["name"])
        name = text[start : match.end("name")].strip()
        is_place = vocabulary.survives(text[start : match.end()])
        is_a_way_to_town = match[0].endswith("way") and vocabulary.survives(name)
        if name and not is_place and not is_a_way_to_town:
            yield Span(start, match.end(), "address", "address")
    for match in _LIVES_ON.finditer(text):
        words = match["name"].lower().split()
        is_a_way_to_town = match["kind"].lower() == "way" and vocabulary.survives(words[-1])
        is_plain = all(map(vocabulary.is_ordinary, words))
        if _could_be_a_street(words) and not is_plain and not is_a_way_to_town:
            yield Span(*match.span("what"), "address", "address")
    for match in _FLAT_ALONE.finditer(text):
        end = match.start() + len(match[0].rstrip(" ,\n"))
        if re.match(r"flat|ap", match[0], re.IGNORECASE) and re.search(r"\d", match[0]):
            yield Span(match.start(), end, "address", "address")
    for match in _HOUSE.finditer(text):
        yield Span(*match.span("what"), "address", "address")


def _could_be_a_street(words: list[str]) -> bool:
    return not any(word.strip(".") in _MEASURES or is_function_word(word) for word in words)


def _leading_function_words(name: str) -> int:
    """How many characters of the words before a street's name do not belong to it."""
    length = 0
    for word in re.finditer(r"\S+\s*", name):
        if not is_function_word(word[0].strip()):
            break
        length = word.end()
    return length

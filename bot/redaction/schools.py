"""Schools by name. "The school", "a special school" and "Camden primary schools" are no names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from bot.redaction.known_words import word_list
from bot.redaction.spans import Span
from bot.redaction.vocabulary import WORD, Vocabulary, is_function_word

_SORT = (
    r"(?:first|free|special|foundation|studio|community|catholic|c\s?of\s?e|ce|r\.?c\.?|church"
    r"|comprehensive|middle|high|secondary|primary|infants?|juniors?|grammar|prep|nursery)"
)
_CLEAR_HEAD = (
    r"(?:primary|prim|infants?|juniors?|secondary|high|grammar|comp|comprehensive|academy|pru"
    r"|(?:primary|infants?|juniors?|high|secondary|grammar|nursery|prep)\s+(?:school|academy|sch)"
    r"|sixth\s+form)"
)
_HEAD = rf"(?:{_CLEAR_HEAD}|prep(?:aratory)?|nursery|pre-?school|college|school|sch)"
# "high schools", "primary education" speak of no one school.
_AFTER_HEAD = (
    r"\b(?!['’])(?!\s+(?:schools|colleges|academies|nurseries|education|places?|phase|age|pupils)\b)"
    r"(?:\s+for\s+(?:girls|boys)\b)?"
)
_KINDS = rf"(?:{_SORT}\s+)*{_HEAD}{_AFTER_HEAD}"
_LINK = r"(?:of|the|on|and|&|in|upon|le|with)"
# A full stop ends a school's name unless it stands after "St".
_TITLE_WORD = r"(?:St\.|[A-Z][\w'’-]*)"
_ANY_WORD = rf"(?:st\.|{WORD})"

_CAPITAL = re.compile(
    rf"\b(?P<name>{_TITLE_WORD}(?:[ \t]+(?:{_LINK}[ \t]+)?{_TITLE_WORD}){{0,5}})[ \t]+"
    rf"(?P<kind>(?i:{_KINDS}))"
)
_LOWER = tuple(
    re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    for pattern in (
        r"\b(?:at|to|from|attends?|attending|joined|joining|leaving|left|called|named)\s+(?:the\s+)?"
        rf"(?P<what>(?P<name>(?:{_ANY_WORD}\s+){{1,4}}?)(?:{_SORT}\s+)*"
        rf"(?:{_CLEAR_HEAD}|academy|nursery|college){_AFTER_HEAD})",
        # Only "at" and the like make a name of what stands before a bare "school".
        r"\b(?:at|attends?|attending|goes\s+to|went\s+to|go\s+to|called|named)\s+"
        rf"(?P<what>(?P<name>(?:{_ANY_WORD}\s+){{1,2}}?){_HEAD}{_AFTER_HEAD})",
        rf"(?:^|[.,;!?]\s+|\b(?:but|and|so|because|cos|in)\s+)"
        rf"(?P<what>(?P<name>(?:{_ANY_WORD}\s+){{1,2}}?){_CLEAR_HEAD}{_AFTER_HEAD})",
    )
)
_OF_PLACE = re.compile(r"\b(?:(?i:the)\s+)?[A-Z]\w+\s+(?:School|Academy|College)\s+of\s+[A-Z]\w+")
_SAINT = re.compile(
    r"(?<!\d\s)(?<!\w)(?:st\.?|saint|ss|our\s+lady(?:\s+of)?)\s+(?P<saint>[^\W\d_]{3,30}(?:['’]s)?)"
    r"(?:\s+(?:more|aquinas|becket|bosco|xavier|the\s+\w+|of\s+\w+)\b)?"
    r"(?:\s+(?:and|&)\s+st\.?\s+[^\W\d_]{3,}(?:['’]s)?)?",
    re.IGNORECASE,
)
_ATTENDS = re.compile(
    r"\b(?i:attends|attending|goes\s+to|go\s+to|went\s+to|place\s+at|pupil\s+at|started\s+at"
    r"|starts\s+at|starting\s+at)\s+(?P<what>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*)"
)
_CALLED = re.compile(
    rf"\b(?:schools?|nursery|academy|college)(?:['’]?s)?\s+(?:name\s+)?(?:is\s+|are\s+)?"
    rf"(?:called|named|name\s+is|is|=|:)\s*(?P<what>{WORD}(?:\s+[A-Z][\w'’-]+)*)",
)
_CALLED_SURELY = re.compile(r"called|named|name", re.IGNORECASE)
_WEBSITE = re.compile(r"\b(?:https?://)?[\w.-]+\.sch\.uk\b\S*", re.IGNORECASE)

_DESCRIBING = word_list(
    """
mainstream special local nearest feeder private independent state maintained faith church village
catholic small big large good bad primary secondary high infant infants junior juniors nursery
middle grammar senior lower upper prep preparatory comprehensive community academy college school
schools reception year specialist boarding residential online virtual day home after whole pre
current previous old new different single-sex girls boys mixed outstanding free ordinary normal
regular proper suitable named preferred chosen resourced alternative provision catchment religious
jewish muslim christian british english council further higher sixth form university medical art
music agricultural tertiary first big-school special-needs needs sen send
"""
)
"""Words that say what sort of school it is."""


def find_schools(text: str, vocabulary: Vocabulary) -> Iterator[Span]:
    """Names of schools, nurseries and colleges."""
    is_shouted = text.isupper()
    if not is_shouted:
        for match in _CAPITAL.finditer(text):
            start = _start_of_name(match, vocabulary)
            if start is not None:
                yield _school(start, match.end())
        for match in _ATTENDS.finditer(text):
            if _is_unknown(match["what"], vocabulary):
                yield _school(*match.span("what"))
    for match in _OF_PLACE.finditer(text):
        yield _school(*match.span())
    for pattern in _LOWER:
        for match in pattern.finditer(text):
            words = match["name"].split()
            is_abbreviation = match["name"].isupper() and not is_shouted
            if not is_abbreviation and _is_lower_case_name(words, vocabulary):
                yield _school(*match.span("what"))
    surviving = vocabulary.surviving_spans(text)
    for match in _SAINT.finditer(text):
        is_place = any(start < match.end() and match.start() < end for start, end in surviving)
        if not is_place and not vocabulary.is_ordinary(match["saint"]):
            yield _school(*match.span())
    for match in _CALLED.finditer(text):
        is_capital = match["what"][0].isupper()
        says_so = _CALLED_SURELY.search(match[0])
        is_unknown = (is_capital or says_so) and _is_unknown(match["what"], vocabulary)
        if is_unknown or (says_so and not is_shouted and _is_title(match["what"], vocabulary)):
            yield _school(*match.span("what"))
    for match in _WEBSITE.finditer(text):
        yield _school(*match.span())


def _school(start: int, end: int) -> Span:
    return Span(start, end, "school", "school")


def _start_of_name(match: re.Match[str], vocabulary: Vocabulary) -> int | None:
    """Where the school's name begins, past words that only lead to it; None if none is left."""
    words = list(re.finditer(r"\S+", match["name"]))
    while words and (_only_describes(words[0][0]) or vocabulary.survives(words[0][0])):
        # "Southend High School" is a school, "a Camden school" and "SENCO school" are not.
        is_named_after_place = words[0][0].istitle() and match["kind"][0].isupper()
        if is_named_after_place and not _only_describes(words[0][0]):
            break
        words.pop(0)
    name = " ".join(word[0] for word in words)
    if not words or name.isupper() or (match["kind"].islower() and vocabulary.survives(name)):
        return None
    return match.start("name") + words[0].start()


def _only_describes(word: str) -> bool:
    lower = word.lower().strip(".,")
    return lower in _DESCRIBING or is_function_word(lower)


def _is_lower_case_name(words: list[str], vocabulary: Vocabulary) -> bool:
    """Whether words before "primary" or the like are a name, though none has a capital."""
    if any(_only_describes(word) and word != "of" for word in words) or "of" in (
        words[0],
        words[-1],
    ):
        return False
    unknown = [word for word in words if not vocabulary.is_ordinary(word)]
    is_slip = any(get_close_matches(word.lower(), _DESCRIBING, 1, 0.8) for word in unknown)
    return bool(unknown) and not is_slip and not vocabulary.survives(" ".join(words))


def _is_title(words: str, vocabulary: Vocabulary) -> bool:
    """Whether plain words with capitals make a name: "Tiny Steps", but not "Tuesday"."""
    parts = words.split()
    return len(parts) > 1 and all(map(str.istitle, parts)) and not vocabulary.survives(words)


def _is_unknown(words: str, vocabulary: Vocabulary) -> bool:
    return not vocabulary.survives(words) and not any(
        vocabulary.is_ordinary(word) or vocabulary.survives(word) for word in words.split()
    )

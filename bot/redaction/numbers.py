"""E-mail addresses, phone numbers, postcodes, and the numbers that records go by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.redaction.spans import Span
from bot.redaction.vocabulary import Vocabulary, digits

_EMAIL = re.compile(
    # The limits on length keep a very long word from taking long.
    r"(?<![\w.+'-])[\w.+'-]{0,64}\w\s?@\s?\w[\w-]{0,64}(?:\.[\w-]+){1,5}"
    # "jo dot smith at gmail dot com"
    r"|(?<![\w.-])\w{1,64}(?:(?:\.|\s+dot\s+|[_-])\w{1,64}){0,4}\s+at\s+\w{1,64}(?:\s+dot\s+|\.)(?:com|net|org|co)\b"
    r"(?:(?:\s+dot\s+|\.)uk\b)?",
    re.IGNORECASE,
)
_GAP = r"[\s().-]{0,3}"
_UK_PHONE = re.compile(
    # Some type the letter O for the first nought.
    rf"(?<![\w£.])\(?(?:(?:\+|00){_GAP}44{_GAP}(?:\(?0\)?{_GAP})?|[0O])(?:\d{_GAP}){{8,10}}\d(?!\w)"
    rf"(?!{_GAP}\d)"
)
_FOREIGN_PHONE = re.compile(rf"(?<![\w£])(?:\+|00)[1-9](?:\d{_GAP}){{7,13}}\d(?!\w)")
_LOCAL_PHONE = re.compile(
    r"\b(?:(?:my|our|his|her|home|work|house|contact)\s+(?:\w+\s+)?number|call|ring|text|phone|mobile|mob|tel|telephone|landline|whatsapp)\b"
    r"(?:\s+(?:me|us|him|her|number|no|back|on|at|is|its))*[\s:.,=]*"
    r"(?P<what>\d(?:[\s-]?\d){5,7})(?![\w/])(?![\s-]?\d)",
    re.IGNORECASE,
)
_FREE_OR_SHARED = ("0800", "0808", "03", "084", "087")
"""How the numbers of organisations begin. No family has one."""

_NHS_IN_WORDS = re.compile(
    r"\bnhs(?:\s*(?:number|no|num|nr))?\b\.?(?:\s+(?:is|for|him|her))*[\s:.=#]*"
    r"(?P<what>\d(?:[\s-]{0,2}\d){7,10})(?!\w)",
    re.IGNORECASE,
)
_NHS_ALONE = re.compile(r"(?<![\w£.])[1-9]\d{2}[\s.-]{0,2}\d{3}[\s.-]{0,2}\d{4}(?![\w])")
_RECORD = re.compile(
    r"\b[A-Z]\d{12}\b|\b[A-Z]\d{11}[A-Z]\b"  # a unique pupil number
    r"|\b(?!nhs)[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b"  # a National Insurance number
    r"|(?<=\bupn\s)\w{8,13}\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b(?:ref|reference|case|hospital|pupil|patient|client)\b\.?"
    r"(?:\s*(?:ref|reference|number|no|id)\b\.?)*(?:\s+is)?[\s:#=]*"
    r"(?P<what>(?=[\w/-]*\d{4})[A-Z\d][\w/-]{4,})",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"\b(?:A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]"
    r"|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?"
    r"|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE)"
    # The letter O for a nought, again.
    r"\d(?:\d|[A-HJKMNP-Y])?[\s.-]{0,2}[\dO][ABD-HJLNP-UW-Z]{2}\b",
    re.IGNORECASE,
)


def find_numbers(text: str, vocabulary: Vocabulary) -> Iterator[Span]:
    """Everything that reaches or identifies a person by signs and not by words."""
    for match in _EMAIL.finditer(text):
        if re.sub(r"\s", "", match[0]).lower() not in vocabulary.emails:
            yield Span(*match.span(), "email", "email")
    yield from _phones(text, vocabulary)
    for match in _NHS_IN_WORDS.finditer(text):
        yield Span(*match.span("what"), "NHS number", "number")
    for match in _NHS_ALONE.finditer(text):
        yield Span(*match.span(), "NHS number", "number")
    for match in _RECORD.finditer(text):
        yield Span(*match.span(), "reference number", "number")
    for match in _REFERENCE.finditer(text):
        yield Span(*match.span("what"), "reference number", "number")
    for match in _POSTCODE.finditer(text):
        yield Span(*match.span(), "postcode", "postcode")


def _phones(text: str, vocabulary: Vocabulary) -> Iterator[Span]:
    for pattern, group in ((_UK_PHONE, 0), (_FOREIGN_PHONE, 0), (_LOCAL_PHONE, "what")):
        for match in pattern.finditer(text):
            number = digits(match[group].replace("O", "0"))
            is_helpline = number in vocabulary.phones or number.startswith(_FREE_OR_SHARED)
            if not is_helpline:
                yield Span(*match.span(group), "phone", "phone")

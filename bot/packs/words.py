"""Personal details in what an adviser writes: some are taken out, of others we ask.

A record number, a date of birth or a home address never belongs in a pack. A name or a phone
number may be the adviser's own, so the adviser decides.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.redaction.addresses import find_addresses
from bot.redaction.dates import find_dates_of_birth
from bot.redaction.names import find_names
from bot.redaction.numbers import find_numbers
from bot.redaction.schools import find_schools
from bot.redaction.spans import Span, without
from bot.redaction.vocabulary import current_vocabulary

ALWAYS_REMOVED = frozenset(
    ("date of birth", "NHS number", "reference number", "postcode", "address")
)
_SIGNS = (find_numbers, find_dates_of_birth, find_addresses)
_ASKED = (find_numbers, find_schools, find_names)


@dataclass(frozen=True, order=True)
class Finding:
    """Something in a field that may be a personal detail."""

    field: str
    kind: str
    words: str


@dataclass(frozen=True)
class Checked:
    """The fields without what is always removed, and what else to ask the adviser about."""

    texts: dict[str, str]
    removed: tuple[str, ...]
    """The kinds of detail that were taken out."""
    findings: tuple[Finding, ...]

    @property
    def digest(self) -> str:
        """Names these findings, so that "this is fine" cannot be said of others."""
        said = "\n".join(f"{finding.kind}:{finding.words}" for finding in self.findings)
        return hashlib.sha256(said.encode()).hexdigest()[:16]


def check(texts: Mapping[str, str]) -> Checked:
    """Look through what was written, field by field."""
    cleaned: dict[str, str] = {}
    removed: set[str] = set()
    for field, text in texts.items():
        cleaned[field], kinds = _cleaned(text)
        removed |= kinds
    findings = {finding for field, text in cleaned.items() for finding in _findings(field, text)}
    return Checked(cleaned, tuple(sorted(removed)), tuple(sorted(findings)))


def _cleaned(text: str) -> tuple[str, frozenset[str]]:
    """The text without what may never stay, and the kinds that were in it."""
    vocabulary, kinds = current_vocabulary(), frozenset[str]()
    while True:
        shorter = text
        for find in _SIGNS:
            shorter, found = without(shorter, _only(find(shorter, vocabulary), ALWAYS_REMOVED))
            kinds |= found
        if shorter == text:
            return text, kinds
        text = shorter


def _findings(field: str, text: str) -> Iterator[Finding]:
    vocabulary = current_vocabulary()
    spans = [span for find in _ASKED for span in find(text, vocabulary)]
    joined: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.kind in ALWAYS_REMOVED or (joined and span.start < joined[-1][1]):
            continue
        start, end, kind = joined[-1] if joined else (0, 0, "")
        if kind == span.kind and text[end : span.start].isspace():  # first name, last name
            joined[-1] = (start, span.end, kind)
        else:
            joined.append((span.start, span.end, span.kind))
    for start, end, kind in joined:
        yield Finding(field, kind, text[start:end].strip())


def _only(spans: Iterable[Span], kinds: frozenset[str]) -> list[Span]:
    return [span for span in spans if span.kind in kinds]

"""Taking personal details out of a message before anything else sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.redaction.addresses import find_addresses
from bot.redaction.dates import find_dates_of_birth
from bot.redaction.names import find_names
from bot.redaction.numbers import find_numbers
from bot.redaction.schools import find_schools
from bot.redaction.spans import without
from bot.redaction.vocabulary import Vocabulary, current_vocabulary

_NAME_IN_PARTS = re.compile(r"\[name\](?:[ \t]+\[name\])+")


@dataclass(frozen=True)
class Redaction:
    """A message without its personal details, and the kinds of detail that were in it."""

    text: str
    removed: frozenset[str]


def redact(text: str) -> Redaction:
    """Put a word in brackets, such as [name], where a personal detail stands.

    Kinds: name, date of birth, NHS number, reference number, phone, email, postcode, address,
    school.
    """
    vocabulary = current_vocabulary()
    removed: frozenset[str] = frozenset()
    while True:
        shorter, kinds = _redact_once(text, vocabulary)
        # What one reading uncovers ("my [name] jones") the next takes, so that the result is final.
        if shorter == text:
            return Redaction(text, removed)
        text, removed = shorter, removed | kinds


def _redact_once(text: str, vocabulary: Vocabulary) -> tuple[str, frozenset[str]]:
    """One reading. Signs go first, so that no number or school is taken for part of a name."""
    kinds: frozenset[str] = frozenset()
    for find in (find_numbers, find_dates_of_birth, find_schools, find_addresses, find_names):
        text, found = without(text, find(text, vocabulary))
        kinds |= found
    return _NAME_IN_PARTS.sub("[name]", text), kinds

"""The words that must survive: what a parent asks about is never a personal detail."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from spacy.lang.en.stop_words import STOP_WORDS

from bot.knowledge.base import Knowledge
from bot.knowledge.load import current_knowledge
from bot.knowledge.schema import Contact
from bot.redaction.known_words import EVERYDAY, FUNCTION_WORDS, SURVIVORS

WORD = r"[^\W\d_]+(?:[-'’][^\W\d_]+){0,3}"
"""One typed word, with the hyphens and apostrophes inside it."""

_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
_FUNCTION_WORDS = FUNCTION_WORDS | {word.replace("'", "") for word in STOP_WORDS} | STOP_WORDS


def stem(word: str) -> str:
    """The word in lower case without a possessive ending, as the lists have it."""
    return _POSSESSIVE.sub("", word).lower().replace("’", "'")


SEVERAL = 3  # questions
_LOWER_CASE = re.compile(r"(?<![\w'’-])[a-z]+(?:['’-][a-z]+)*(?![\w'’])")


@dataclass(frozen=True)
class Vocabulary:
    """What the knowledge base speaks of, in the forms that redaction compares with."""

    survivors: re.Pattern[str]
    ordinary: frozenset[str]
    phones: frozenset[str]
    emails: frozenset[str]

    def surviving_spans(self, text: str) -> list[tuple[int, int]]:
        """Where the text names a council, a term, a service or a condition."""
        return [match.span() for match in self.survivors.finditer(text)]

    def survives(self, words: str) -> bool:
        """Whether the words as a whole are the name of something that we answer about."""
        return bool(self.survivors.fullmatch(_POSSESSIVE.sub("", words)))

    def is_ordinary(self, word: str) -> bool:
        """Whether the word is plain English in the talk of parents and schools."""
        lower = word.lower().replace("’", "'")
        forms = (lower, lower.replace("'", ""), stem(word))
        return any(form in self.ordinary for form in forms)


def is_function_word(word: str) -> bool:
    """Whether the word only holds a sentence together, so that it can never be a name."""
    # Parents leave apostrophes out, and so do the lists: "im", "ive", "weve".
    lower = re.sub("['’]", "", word.lower())
    return lower in _FUNCTION_WORDS or stem(word) in _FUNCTION_WORDS


def digits(text: str) -> str:
    """Only the digits, with the country code of the United Kingdom written as 0."""
    found = re.sub(r"\D", "", text)
    return re.sub(r"^(?:00)?44(?=\d{9,10}$)", "0", found)


def build_vocabulary(knowledge: Knowledge) -> Vocabulary:
    """Gather the vocabulary of a knowledge base."""
    councils = knowledge.councils.values()
    contacts = [
        *knowledge.national_contacts.values(),
        *(contact for council in councils for contact in council.contacts.values()),
    ]
    phrases = {
        *SURVIVORS,
        *(name for term in knowledge.glossary for name in (term.term, *term.also)),
        *(name for council in councils for name in (council.name, council.place, *council.aliases)),
        *(name for contact in contacts for name in re.split(r"\s*[()]\s*", contact.name)),
    }
    return Vocabulary(
        survivors=re.compile(rf"(?<!\w)(?:{_any_of(phrases)})(?:['’]?s)?(?!\w)", re.IGNORECASE),
        ordinary=EVERYDAY | _FUNCTION_WORDS | _words_of(knowledge),
        phones=frozenset(digits(value) for value in _details(contacts, "phone", "text")),
        emails=frozenset(value.lower() for value in _details(contacts, "email")),
    )


def _any_of(phrases: set[str]) -> str:
    """A pattern for these phrases, longest first, branched by first letter: it then runs faster."""
    longest_first = sorted(filter(None, map(str.lower, phrases)), key=lambda p: (p[0], -len(p), p))
    return "|".join(
        re.escape(first)
        + "(?:"
        + "|".join(re.escape(phrase[1:]).replace("'", "['’]?") for phrase in group)
        + ")"
        for first, group in groupby(longest_first, key=lambda phrase: phrase[0])
    )


def _details(contacts: list[Contact], *fields: str) -> list[str]:
    return [
        detail.value
        for contact in contacts
        for field in fields
        if (detail := getattr(contact, field)) is not None
    ]


def _words_of(knowledge: Knowledge) -> frozenset[str]:
    """Every word that the cards' answers write in lower case, and what several questions do.

    A word of one question alone may be a name that a parent would write without a capital.
    """
    answered: set[str] = set()
    asked: Counter[str] = Counter()
    for entry in knowledge.entries():
        card = entry.card
        texts = (card.answer, card.simpler, card.more, card.say, card.verdict)
        answered.update(word for text in texts if text for word in _lower_case(text))
        for question in card.questions:
            asked.update(set(_lower_case(question)))
    return frozenset(answered | {word for word, count in asked.items() if count >= SEVERAL})


def _lower_case(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _LOWER_CASE.findall(text)]


@lru_cache(maxsize=1)
def current_vocabulary() -> Vocabulary:
    """The vocabulary of this process's knowledge base, gathered once."""
    return build_vocabulary(current_knowledge())

"""Names of people: after titles, in the phrases in which parents say names, and from a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from bot.redaction.first_names import AMBIGUOUS_NAMES, FIRST_NAMES, SURNAMES
from bot.redaction.known_words import EVERYDAY
from bot.redaction.phrases import (
    AND_ANOTHER,
    SAYING,
    SAYING_IN_CAPITALS,
    SAYING_OF_KNOWN_NAMES,
    SURNAME,
    TITLED,
)
from bot.redaction.recogniser import recognised_people
from bot.redaction.spans import Span
from bot.redaction.vocabulary import WORD, Vocabulary, is_function_word, stem

_SHOWN = r"(?:name|date|number|phone|email|postcode|address|school)\]"
_WORD = re.compile(rf"(?<!\w)(?!(?<=\[){_SHOWN}){WORD}(?!\w)")
"""A word of the parent's own: not what an earlier reading put in brackets."""
_FAMILY_TITLES = frozenset(("mr", "mrs", "ms", "mx"))
_NO_PERSON_AFTER = re.compile(
    r"\b(?:the|a|an|in|near|around|(?:mov\w+|go|goes|going|went)\s+to|(?:am|are|is|we['’]re|i['’]m)\s+from)\s+$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?!\s)[^\n.!?]*)*[.!?]*")
"""The model reads only the sentences that need it: it is what takes most of the time."""
_FINITE_VERB = re.compile(r"\s+(?:is|was|has|had|isn['’]?t|hasn['’]?t)\b", re.IGNORECASE)
_OBJECT = re.compile(
    r"\s+(?:his|her|him|them|the|a|an|my|our|your|it|out|up|school|lessons?|that|this|to|so)\b",
    re.IGNORECASE,
)


def find_names(text: str, vocabulary: Vocabulary) -> Iterator[Span]:
    """Names of children, families and staff."""
    return _Reading(text, vocabulary).spans()


class _Reading:
    """One message, read for names."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self._text = text
        self._vocabulary = vocabulary
        self._surviving = vocabulary.surviving_spans(text)
        self._is_shouted = text.isupper()
        self._found: dict[int, int] = {}  # where each name begins and ends
        self._slips: dict[str, bool] = {}

    def spans(self) -> Iterator[Span]:
        self._find_titled()
        for pattern in SAYING:
            for match in pattern.finditer(self._text):
                if self._could_be_name(match):
                    self._add(*match.span("who"))
        if not self._is_shouted:
            for pattern in SAYING_IN_CAPITALS:
                for match in pattern.finditer(self._text):
                    if self._could_be_name(match):
                        self._add(*match.span("who"))
        for match in SAYING_OF_KNOWN_NAMES.finditer(self._text):
            is_known = stem(match["who"]).split("-")[0] in AMBIGUOUS_NAMES
            if is_known and self._could_be_name(match):
                self._add(*match.span("who"))
        for word in _WORD.finditer(self._text):
            if self._is_listed(word[0]) and not self._is_in_survivor(word.start()):
                self._add(*word.span())
        self._find_recognised()
        self._find_repeated()
        self._find_beside()
        for start, end in self._found.items():
            yield Span(start, end, "name", "name")

    def _add(self, start: int, end: int) -> None:
        name = self._text[start:end]
        ending = re.search(r"['’]s?$", name, re.IGNORECASE)
        self._found[start] = start + ending.start() if ending else end

    def _find_titled(self) -> None:
        for match in TITLED.finditer(self._text):
            who = match["who"]
            is_strong = match["title"].lower() in _FAMILY_TITLES or (
                who[0].isupper() and match["title"][0].isupper() and not self._is_shouted
            )
            # "he will miss school", "Miss pulls his arm", "dr letter" name nobody.
            is_word = self._vocabulary.is_ordinary(who) and (
                not is_strong or (who[0].islower() and stem(who) not in SURNAMES)
            )
            is_verb = not is_strong and _OBJECT.match(self._text, match.end())
            is_plain = is_function_word(who) or is_word or is_verb
            if not is_plain and (is_strong or not self._vocabulary.survives(match[0])):
                self._add(match.start(), match.end("who"))

    def _find_recognised(self) -> None:
        """Ask the model, where some capital is left that nothing explains."""
        unexplained = [
            word
            for word in _WORD.finditer(self._text)
            if word[0][0].isupper()
            and word.start() not in self._found
            and self._is_unexplained(word[0], word.start())
        ]
        if self._is_shouted:
            return
        for sentence in _SENTENCE.finditer(self._text):
            start, end = sentence.span()
            words = [word for word in unexplained if start <= word.start() < end]
            people = recognised_people(sentence[0]) if words else []
            for word in words:
                position = word.start() - start
                is_in_person = any(first <= position < last for first, last in people)
                if is_in_person and not _NO_PERSON_AFTER.search(sentence[0], 0, position):
                    self._add(*word.span())

    def _find_repeated(self) -> None:
        """A name said once is a name each time."""
        said = {
            stem(word)
            for start, end in self._found.items()
            for word in _WORD.findall(self._text[start:end])
            if not self._vocabulary.is_ordinary(word) and stem(word) not in AMBIGUOUS_NAMES
        }
        for word in _WORD.finditer(self._text):
            if stem(word[0]) in said or stem(word[0]).removesuffix("s") in said:
                self._add(*word.span())

    def _find_beside(self) -> None:
        """Surnames, and the second of two names."""
        waiting = list(self._found.items())
        while waiting:
            _, end = waiting.pop()
            for pattern in (SURNAME, AND_ANOTHER):
                match = pattern.match(self._text, end)
                if match is None or match.start("who") in self._found:
                    continue
                if self._belongs(match, pattern):
                    self._add(*match.span("who"))
                    waiting.append((match.start("who"), self._found[match.start("who")]))

    def _belongs(self, match: re.Match[str], pattern: re.Pattern[str]) -> bool:
        who = match["who"]
        if pattern is SURNAME and stem(who) in SURNAMES:
            return who[0].isupper() or not self._vocabulary.is_ordinary(who)
        return who[0].isupper() and not self._is_shouted and self._could_be_name(match)

    def _could_be_name(self, match: re.Match[str]) -> bool:
        """Whether a word where a name is expected is one."""
        who = match["who"]
        is_ambiguous = stem(who).split("-")[0] in AMBIGUOUS_NAMES
        if len(stem(who)) < 2 or is_function_word(who):
            # "my boy will is in year 3": there the word is no verb.
            return is_ambiguous and bool(_FINITE_VERB.match(self._text, match.end("who")))
        if self._is_listed(who):
            return True
        if self._is_in_survivor(match.start("who")):
            return False
        if is_ambiguous:
            return True
        if self._vocabulary.is_ordinary(who) or self._is_abbreviation(who):
            return False
        is_mid_sentence = who[0].isupper() and match.start("who") > 0
        return is_mid_sentence or not (self._is_slip(who) or who.endswith(("ed", "ing")))

    def _is_slip(self, word: str) -> bool:
        """Whether the word is an everyday one with a slip of the finger in it."""
        lower = word.lower()
        if lower not in self._slips:
            self._slips[lower] = bool(get_close_matches(lower, EVERYDAY, 1, 0.84))
        return self._slips[lower]

    def _is_listed(self, word: str) -> bool:
        """Whether the word is a first name and next to never anything else."""
        first = stem(word).split("-")[0]
        if first in FIRST_NAMES:
            return True
        # "jaydens teacher": without its apostrophe the ending is part of the word.
        is_plural = first.endswith("s") and len(first) > 4 and first[:-1] in FIRST_NAMES
        return is_plural and not self._vocabulary.is_ordinary(word)

    def _is_unexplained(self, word: str, start: int) -> bool:
        return not (
            self._is_abbreviation(word)
            or self._is_in_survivor(start)
            or self._vocabulary.is_ordinary(word)
        )

    def _is_abbreviation(self, word: str) -> bool:
        """SpLD and STA, but not McKenzie, O'Neill or JAYDEN in a message all in capitals."""
        is_mixed = bool(re.search(r"(?<!Mc)(?<!Mac)(?<![-'’])[A-Z]", word[1:]))
        return (is_mixed and not self._is_shouted) or len(word) == 1

    def _is_in_survivor(self, position: int) -> bool:
        return any(start <= position < end for start, end in self._surviving)

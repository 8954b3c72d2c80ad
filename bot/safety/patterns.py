"""``knowledge/safety.yml``: its shape, reading it, and every fault in it named at once."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from pathlib import Path

from bot.knowledge.reader import Reader
from bot.knowledge.schema import Strict
from bot.safety.listening import Concern, Ear, Listener
from bot.safety.matching import Pattern, Vocabulary, make_pattern
from bot.safety.notation import NotationError, read_lists, read_pattern
from bot.safety.words import spelling_book
from bot.settings import Settings

_CHOICE_GOES_ON = re.compile(r"/\n[ ]+")
_GOES_ON = re.compile(r"\n[ ]+")


class Group(Strict, frozen=True):
    """One family of meaning. The texts hold one pattern a line.

    A hit needs a pattern of `says`; where given, also one of `needs` somewhere in the message.
    It does not count where a pattern of `unless` shares a word with it, or where one of
    `unless_message` stands anywhere in the message.
    """

    id: str
    concern: Concern
    means: str
    says: str
    needs: str = ""
    unless: str = ""
    unless_message: str = ""


class Language(Strict, frozen=True):
    """The same families, shorter, in another language."""

    name: str
    crisis: str
    safeguarding_concern: str
    unless: str = ""


class Spelling(Strict, frozen=True):
    """How forgiving to be. `meant` maps what is meant to the ways it is written."""

    key_words: str
    real_words: str
    meant: dict[str, str]


class SafetyFile(Strict, frozen=True):
    """The whole of ``safety.yml``."""

    reviewed: datetime.date
    review_by: datetime.date
    spelling: Spelling
    lists: dict[str, str]
    harmless: str
    groups: tuple[Group, ...]
    languages: dict[str, Language]


class SafetyFileError(Exception):
    """``safety.yml`` cannot be used. `faults` says what to mend, one line each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def load_listener(path: Path) -> Listener:
    """Read and check the file. Raises SafetyFileError: half a safety layer is never loaded."""
    reader = Reader(path.parent)
    file = reader.read(path, SafetyFile)
    if file is None:
        raise SafetyFileError(reader.faults)
    return _Builder(path.name, file).build()


@lru_cache(maxsize=4)
def current_listener(path: Path | None = None) -> Listener:
    """The listener of this process, read once: by default from the folder in Settings."""
    return load_listener(path or Settings.from_environment().knowledge / "safety.yml")


class _Builder:
    """Turns a checked file into a listener and collects the patterns that cannot be read."""

    def __init__(self, name: str, file: SafetyFile) -> None:
        self._name = name
        self._file = file
        self._faults: list[str] = []
        self._vocabulary = Vocabulary()
        try:
            self._lists = read_lists(file.lists)
        except NotationError as error:
            raise SafetyFileError([f"{name}, lists: {error}"]) from error

    def build(self) -> Listener:
        ears = [self._group_ear(group) for group in self._file.groups]
        for code, language in self._file.languages.items():
            ears.append(self._language_ear(code, "crisis", language.crisis, language))
            ears.append(
                self._language_ear(
                    code, "safeguarding_concern", language.safeguarding_concern, language
                )
            )
        harmless = self._patterns("harmless", self._file.harmless)
        if self._faults:
            raise SafetyFileError(self._faults)
        spelling = self._file.spelling
        return Listener(
            vocabulary=self._vocabulary,
            ears=tuple(ears),
            harmless=harmless,
            little=frozenset(phrase[0] for phrase in self._lists.get("little", ())),
            spellings=spelling_book(
                _entries(spelling.key_words),
                {meant: _entries(ways) for meant, ways in spelling.meant.items()},
                [*_entries(spelling.real_words), *self._vocabulary.words],
            ),
        )

    def _group_ear(self, group: Group) -> Ear:
        return Ear(
            group.id,
            group.concern,
            self._patterns(group.id, group.says),
            needs=self._patterns(group.id, group.needs),
            unless=self._patterns(group.id, group.unless),
            unless_message=self._patterns(group.id, group.unless_message),
        )

    def _language_ear(self, code: str, concern: Concern, says: str, language: Language) -> Ear:
        where = f"{code}.{concern}"
        unless = self._patterns(f"{code}.unless", language.unless)
        return Ear(where, concern, self._patterns(where, says), unless=unless)

    def _patterns(self, where: str, text: str) -> tuple[Pattern, ...]:
        patterns = []
        one_line_each = _GOES_ON.sub(" ", _CHOICE_GOES_ON.sub("/", text))
        lines = (line.split("#")[0].strip() for line in one_line_each.splitlines())
        for line in filter(None, lines):
            try:
                items = read_pattern(line, self._lists)
            except NotationError as error:
                self._faults.append(f"{self._name}, {where}: {error}")
            else:
                patterns.append(make_pattern(line, items, self._vocabulary))
        return tuple(patterns)


def _entries(text: str) -> list[str]:
    return [entry.strip() for entry in text.split(",") if entry.strip()]

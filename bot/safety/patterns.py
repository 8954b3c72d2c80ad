"""``knowledge/safety/``: the shape of its files, reading them, and every fault named at once."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from pathlib import Path

import msgspec

from bot.knowledge.reader import Reader
from bot.knowledge.schema import Strict
from bot.safety.listening import Concern, Ear, Listener
from bot.safety.matching import Pattern, Vocabulary, make_pattern
from bot.safety.notation import NotationError, read_lists, read_pattern
from bot.safety.words import spelling_book
from bot.settings import Settings

_ENGLISH = "english.yml"
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
    """The file of another language: the same families, shorter, with lists of its own."""

    name: str
    crisis: str
    safeguarding_concern: str
    lists: dict[str, str] = msgspec.field(default_factory=dict)
    unless: str = ""


class Spelling(Strict, frozen=True):
    """How forgiving to be. `meant` maps what is meant to the ways it is written."""

    key_words: str
    real_words: str
    meant: dict[str, str]


class English(Strict, frozen=True):
    """``english.yml``. Its spelling, harmless words and little words hold for every language."""

    reviewed: datetime.date
    review_by: datetime.date
    spelling: Spelling
    lists: dict[str, str]
    harmless: str
    groups: tuple[Group, ...]


class SafetyFileError(Exception):
    """The files cannot be used. `faults` says what to mend, one line each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def load_listener(folder: Path) -> Listener:
    """Read and check all files. Raises SafetyFileError: half a safety layer is never loaded."""
    reader = Reader(folder)
    english = reader.read(folder / _ENGLISH, English)
    languages = {
        path.stem: language
        for path in sorted(folder.glob("*.yml"))
        if path.name != _ENGLISH and (language := reader.read(path, Language))
    }
    if english is None or reader.faults:
        raise SafetyFileError(reader.faults)
    return _build(english, languages)


@lru_cache(maxsize=4)
def current_listener(folder: Path | None = None) -> Listener:
    """The listener of this process, read once: by default from the folder in Settings."""
    return load_listener(folder or Settings.from_environment().knowledge / "safety")


def _build(english: English, languages: dict[str, Language]) -> Listener:
    vocabulary = Vocabulary()
    faults: list[str] = []
    patterns = _Patterns(_ENGLISH, english.lists, vocabulary, faults)
    ears = [_group_ear(group, patterns) for group in english.groups]
    for code, language in languages.items():
        own = _Patterns(f"{code}.yml", language.lists, vocabulary, faults)
        ears += _language_ears(code, language, own)
    harmless = patterns.read("harmless", english.harmless)
    if faults:
        raise SafetyFileError(faults)
    spelling = english.spelling
    return Listener(
        vocabulary=vocabulary,
        ears=ears,
        harmless=harmless,
        little=frozenset(phrase[0] for phrase in patterns.lists.get("little", ())),
        spellings=spelling_book(
            _entries(spelling.key_words),
            {meant: _entries(ways) for meant, ways in spelling.meant.items()},
            [*_entries(spelling.real_words), *vocabulary.words],
        ),
    )


class _Patterns:
    """Reads the patterns of one file with its lists. What cannot be read goes into `faults`."""

    def __init__(
        self, file: str, lists: dict[str, str], vocabulary: Vocabulary, faults: list[str]
    ) -> None:
        self._file = file
        self._vocabulary = vocabulary
        self._faults = faults
        try:
            self.lists = read_lists(lists)
        except NotationError as error:
            raise SafetyFileError([f"{file}, lists: {error}"]) from error

    def read(self, where: str, text: str) -> tuple[Pattern, ...]:
        """One pattern for each line of `text`, which stands at `where` in the file."""
        patterns = []
        one_line_each = _GOES_ON.sub(" ", _CHOICE_GOES_ON.sub("/", text))
        lines = (line.split("#")[0].strip() for line in one_line_each.splitlines())
        for line in filter(None, lines):
            try:
                items = read_pattern(line, self.lists)
            except NotationError as error:
                self._faults.append(f"{self._file}, {where}: {error}")
            else:
                patterns.append(make_pattern(line, items, self._vocabulary))
        return tuple(patterns)


def _group_ear(group: Group, patterns: _Patterns) -> Ear:
    return Ear(
        group.id,
        group.concern,
        patterns.read(group.id, group.says),
        needs=patterns.read(group.id, group.needs),
        unless=patterns.read(group.id, group.unless),
        unless_message=patterns.read(group.id, group.unless_message),
    )


def _language_ears(code: str, language: Language, patterns: _Patterns) -> list[Ear]:
    unless = patterns.read("unless", language.unless)
    says: dict[Concern, str] = {
        "crisis": language.crisis,
        "safeguarding_concern": language.safeguarding_concern,
    }
    return [
        Ear(f"{code}.{concern}", concern, patterns.read(concern, text), unless=unless)
        for concern, text in says.items()
    ]


def _entries(text: str) -> list[str]:
    return [entry.strip() for entry in text.split(",") if entry.strip()]

"""The words of the channel, from ``knowledge/telegram.yml``, and what to mend in them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec

from bot.knowledge import Knowledge
from bot.knowledge.check import LOWEST_READING_EASE
from bot.knowledge.reader import Reader
from bot.knowledge.schema import Strict
from bot.knowledge.text import reading_ease

LONGEST_TOAST = 200  # characters: Telegram shows no more over a pressed key
LONGEST_DESCRIPTION = 60  # characters: more is cut off on a phone
ALWAYS = ("start", "help")
"""Commands that are answered from this file alone."""


class Command(Strict, frozen=True):
    """A command of the menu: it asks for a topic, or is the same as typing some words."""

    command: Annotated[str, msgspec.Meta(pattern="^[a-z0-9_]{1,32}$")]
    description: str
    topic: str | None = None
    says: str | None = None


class Keys(Strict, frozen=True):
    """What stands on keys."""

    chosen: str
    tick: str
    untick: str
    copy: str
    work_here: str


class Words(Strict, frozen=True):
    """``telegram.yml``."""

    reviewed: datetime.date
    review_by: datetime.date
    welcome: str
    telegram_sees: str
    help: str
    commands: tuple[Command, ...]
    unknown_command: str
    unknown_code: str
    old_button: str
    old_list: str
    gone: str
    edited: str
    voice: str
    picture: str
    file: str
    sticker: str
    place: str
    person: str
    other: str
    caption: str
    private_only: str
    open_private: str
    unavailable: str
    sources: str
    checked: str
    keys: Keys

    def command(self, name: str) -> Command | None:
        """The command of this name, however it is typed."""
        return next((one for one in self.commands if one.command == name.lower()), None)


class WordsError(ValueError):
    """The file cannot be used. `faults` says what to mend, one line each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def load_words(path: Path, knowledge: Knowledge) -> Words:
    """Read and check the file. Raises WordsError."""
    reader = Reader(path.parent)
    words = reader.read(path, Words)
    if words is None:
        raise WordsError(reader.faults)
    if faults := [f"{path.name}: {fault}" for fault in _faults(words, knowledge)]:
        raise WordsError(faults)
    return words


def _faults(words: Words, knowledge: Knowledge) -> Iterator[str]:
    names = [command.command for command in words.commands]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"command '{name}' stands there twice. Keep one."
    for name in ALWAYS:
        if name not in names:
            yield f"command '{name}' is missing. Add it to the menu."
    for command in words.commands:
        yield from _command_faults(command, knowledge)
    for name in ("old_button", "old_list", "gone"):
        if len(getattr(words, name)) > LONGEST_TOAST:
            yield f"{name}: Telegram shows {LONGEST_TOAST} characters at most. Make it shorter."
    for name, placeholder in (("chosen", "{title}"), ("tick", "{number}"), ("untick", "{number}")):
        if placeholder not in getattr(words.keys, name):
            yield f"keys, {name}: the text does not hold {placeholder}. Add it."
    for name, text in msgspec.structs.asdict(words).items():
        if isinstance(text, str) and len(text.split()) > 10:
            ease = reading_ease(text.replace("*", ""))
            if ease < LOWEST_READING_EASE:
                yield (
                    f"{name}: hard to read ({ease:.0f}, needs {LOWEST_READING_EASE:.0f}). "
                    "Use shorter sentences and everyday words."
                )
    if words.review_by <= words.reviewed:
        yield "review_by must be later than reviewed."


def _command_faults(command: Command, knowledge: Knowledge) -> Iterator[str]:
    where = f"command '{command.command}'"
    if len(command.description) > LONGEST_DESCRIPTION:
        yield f"{where}: cut the description to {LONGEST_DESCRIPTION} characters."
    if command.topic is not None and command.topic not in knowledge.topics:
        yield f"{where}: there is no topic '{command.topic}'. Correct it."
    has_words = command.says is not None
    if command.command in ALWAYS and (has_words or command.topic):
        yield f"{where}: its words stand in this file. Take `topic` and `says` out."
    if command.command not in ALWAYS and has_words == (command.topic is not None):
        yield f"{where}: give it either a topic or the words that it says."

"""Read ``knowledge/languages.yml``, and name every fault in it at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.knowledge.reader import Reader
from bot.languages.judge import Judge
from bot.languages.schema import Language, LanguagesFile
from bot.languages.statistics import Statistics
from bot.languages.words import WordBook
from bot.settings import Settings

_LEAST_BEGINNING = 4
_MUST_NAME = ("999", "SENDIASS")  # whatever else a text says, it leads to help


class LanguagesError(Exception):
    """The file cannot be used. `faults` says what to mend, one line each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Languages:
    """The texts by language code, the text for any other language, and who tells them apart."""

    held: dict[str, Language]
    unknown: str
    judge: Judge


def load_languages(path: Path) -> Languages:
    """Read and check the file. Raises LanguagesError."""
    reader = Reader(path.parent)
    file = reader.read(path, LanguagesFile)
    if file is None:
        raise LanguagesError(reader.faults)
    if faults := [f"{path.name}: {fault}" for fault in _faults(file)]:
        raise LanguagesError(faults)
    signs = {code: (signs.words, signs.letters) for code, signs in file.signs.items()}
    return Languages(
        held={language.code: language for language in file.languages},
        unknown=file.unknown,
        judge=Judge(WordBook(signs, file.english, file.everywhere), Statistics()),
    )


@lru_cache(maxsize=4)
def current_languages(path: Path | None = None) -> Languages:
    """The languages of this process, read once: by default from the folder in Settings."""
    return load_languages(path or Settings.from_environment().knowledge / "languages.yml")


def _faults(file: LanguagesFile) -> list[str]:
    codes = Counter(language.code for language in file.languages)
    faults = [f"'{code}' stands there {n} times. Keep one." for code, n in codes.items() if n > 1]
    if "en" in codes or "en" in file.signs:
        faults.append("'en' is the language we answer in. Take it out.")
    texts = {"unknown": file.unknown}
    for language in file.languages:
        texts[f"{language.code}, greeting"] = language.greeting
        texts[f"{language.code}, english"] = language.english
    faults += [
        f"{where}: the text does not name {name}. Add it."
        for where, text in texts.items()
        for name in _MUST_NAME
        if name not in text
    ]
    faults += [
        f"signs, {code}: '{word}' begins too many words. Give at least {_LEAST_BEGINNING} letters."
        for code, signs in file.signs.items()
        for word in signs.words.split()
        if word.endswith("*") and len(word) <= _LEAST_BEGINNING
    ]
    return faults

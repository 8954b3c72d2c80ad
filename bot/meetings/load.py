"""Read ``knowledge/meetings`` from disk. Every fault is reported with its file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import get_args

from bot.knowledge.reader import Reader
from bot.knowledge.schema import Source, SourcesFile
from bot.meetings.ear import Ear, WordsError
from bot.meetings.schema import Because, Meeting, MeetingFile, WordsFile, WorriesFile, Worry
from bot.settings import Settings


class MeetingsError(Exception):
    """The files cannot be used. `faults` says what to mend, one line each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, eq=False)
class MeetingBank:
    """The seven meetings and the worries, with all their questions. Never changed."""

    meetings: dict[Meeting, MeetingFile]
    worries: dict[str, Worry]
    sources: dict[str, Source]
    because: Because
    because_young: Because
    ear: Ear


def load_meetings(folder: Path) -> MeetingBank:
    """Load the meetings of the knowledge base in `folder`.

    Raises MeetingsError, naming all faulty files at once, when any is missing, has an unknown
    key or a wrong type, or when a pattern in ``words.yml`` cannot be read.
    """
    reader = Reader(folder)
    files = {
        kind: file
        for kind in get_args(Meeting)
        if (file := reader.read(path := folder / "meetings" / f"{kind}.yml", MeetingFile))
        and reader.is_named(path, file.meeting)
    }
    worries = reader.read(folder / "meetings" / "worries.yml", WorriesFile)
    words = reader.read(folder / "meetings" / "words.yml", WordsFile)
    sources = reader.read(folder / "sources.yml", SourcesFile)
    if reader.faults or not (worries and words and sources):
        raise MeetingsError(reader.faults)
    ids = [worry.id for worry in worries.worries]
    if twice := sorted({worry_id for worry_id in ids if ids.count(worry_id) > 1}):
        raise MeetingsError(
            [
                f"meetings/worries.yml: '{worry_id}' stands there twice. Rename one."
                for worry_id in twice
            ]
        )
    try:
        ear = Ear(words, worries.worries)
    except WordsError as error:
        raise MeetingsError([f"meetings/words.yml, {fault}" for fault in error.faults]) from error
    return MeetingBank(
        meetings=files,
        worries={worry.id: worry for worry in worries.worries},
        sources=sources.sources,
        because=words.because,
        because_young=words.because_young,
        ear=ear,
    )


@lru_cache(maxsize=4)
def current_meetings(folder: Path | None = None) -> MeetingBank:
    """The meetings of this process, read once: by default from the folder in Settings."""
    return load_meetings(folder or Settings.from_environment().knowledge)

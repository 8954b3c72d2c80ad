"""Read ``knowledge/`` from disk. Every fault is reported with its file, never half-loaded."""

from __future__ import annotations

import datetime
from functools import lru_cache
from pathlib import Path

from bot.knowledge.base import Entry, Knowledge, Topic
from bot.knowledge.pictures import read_picture
from bot.knowledge.reader import Reader
from bot.knowledge.schema import (
    Card,
    Council,
    GlossaryFile,
    NationalHelpFile,
    Phrases,
    SourcesFile,
    TopicFile,
)
from bot.knowledge.website import website_faults
from bot.settings import Settings


class KnowledgeError(Exception):
    """The files cannot be read as a knowledge base. `faults` says what to mend, one line each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def load_knowledge(folder: Path) -> Knowledge:
    """Load every file under `folder`.

    Raises KnowledgeError, naming all faulty files at once, when any cannot be read, has an
    unknown key or a wrong type, or when a council's card joins a topic, or any card
    names a picture, that does not exist.
    """
    reader = Reader(folder)
    topic_files = [
        (path.parent.name, topic)
        for path in sorted(folder.glob("topics/*/*.yml"))
        if (topic := reader.read(path, TopicFile)) and reader.is_named(path, topic.topic)
    ]
    councils = {
        council.council: council
        for path in sorted(folder.glob("councils/*.yml"))
        if (council := reader.read(path, Council)) and reader.is_named(path, council.council)
    }
    pictures = {
        picture.name: picture
        for path in sorted(folder.glob("pictures/*.svg"))
        if (picture := read_picture(path, reader.faults))
    }
    sources = reader.read(folder / "sources.yml", SourcesFile)
    glossary = reader.read(folder / "glossary.yml", GlossaryFile)
    national = reader.read(folder / "national_help.yml", NationalHelpFile)
    phrases = reader.read(folder / "phrases.yml", Phrases)
    topics = {
        file.topic: Topic(file.topic, file.title, group, _entries(file, councils))
        for group, file in topic_files
    }
    for council in councils.values():
        where = f"councils/{council.council}.yml"
        reader.faults += [f"{where}: website.{f}" for f in website_faults(council.website)]
        for card in council.cards:
            if card.topic not in topics:
                reader.faults.append(
                    f"{where}: card '{card.id}' has topic '{card.topic}', "
                    "which no file in topics/ holds. Correct the name."
                )
    reader.faults += [
        f"{entry.key}: there is no picture '{name}' in pictures/. Correct or remove the name."
        for held in topics.values()
        for entry in held.entries
        if (name := entry.card.picture) and name not in pictures
    ]
    if reader.faults or not (sources and glossary and national and phrases):
        raise KnowledgeError(reader.faults)
    return Knowledge(
        topics=topics,
        councils=councils,
        sources=sources.sources,
        law_as_at=sources.law_as_at,
        glossary=glossary.terms,
        national_contacts=national.contacts,
        sendiass_anywhere=national.sendiass_anywhere,
        phrases=phrases,
        pictures=pictures,
    )


def _entries(file: TopicFile, councils: dict[str, Council]) -> tuple[Entry, ...]:
    def place(
        card: Card, council: str | None, reviewed: datetime.date, review_by: datetime.date
    ) -> Entry:
        return Entry(
            file.topic, card, council, card.reviewed or reviewed, card.review_by or review_by
        )

    national = [place(card, None, file.reviewed, file.review_by) for card in file.cards]
    local = [
        place(card, council.council, council.reviewed, council.review_by)
        for council in councils.values()
        for card in council.cards
        if card.topic == file.topic
    ]
    return tuple(national + local)


@lru_cache(maxsize=4)
def current_knowledge(folder: Path | None = None) -> Knowledge:
    """The knowledge base of this process, read once: by default the one that Settings names."""
    return load_knowledge(folder or Settings.from_environment().knowledge)

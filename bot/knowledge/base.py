"""The knowledge base in memory: topics, councils, sources, and the lookups that answers need."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.knowledge.pictures import Picture
from bot.knowledge.places import Places, normalise
from bot.knowledge.schema import Card, Contact, Council, CouncilNote, Phrases, Source, Term


@dataclass(frozen=True)
class Entry:
    """A card in its place: its topic, the council it belongs to (None: national), its dates."""

    topic: str
    card: Card
    council: str | None
    reviewed: datetime.date
    review_by: datetime.date

    @property
    def key(self) -> str:
        """`topic/card`, as files and follow-ups write it."""
        return f"{self.topic}/{self.card.id}"


@dataclass(frozen=True)
class Topic:
    """A topic and all its cards: the national ones first, then those of the councils."""

    id: str
    title: str
    group: str
    entries: tuple[Entry, ...]

    @property
    def overview(self) -> Entry:
        """The card that answers the topic in general."""
        return self.entries[0]


@dataclass(frozen=True)
class Knowledge:
    """Everything the assistant can say. Built by `load_knowledge`; never changed afterwards."""

    topics: dict[str, Topic]
    councils: dict[str, Council]
    sources: dict[str, Source]
    law_as_at: datetime.date
    glossary: tuple[Term, ...]
    national_contacts: dict[str, Contact]
    sendiass_anywhere: str
    phrases: Phrases
    pictures: dict[str, Picture]
    places: Places = field(init=False, repr=False)
    _questions: dict[str, Entry] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        questions: dict[str, Entry] = {}
        for topic in self.topics.values():
            questions.setdefault(normalise(topic.title), topic.overview)
        for entry in self.entries():
            for question in entry.card.questions:
                questions.setdefault(normalise(question), entry)
        object.__setattr__(self, "_questions", questions)
        object.__setattr__(self, "places", Places(self.councils.values()))

    def entries(self) -> Iterator[Entry]:
        """Every card of every topic."""
        for topic in self.topics.values():
            yield from topic.entries

    def questions(self) -> list[tuple[str, str]]:
        """Every example question of every card, with its topic."""
        return [(q, entry.topic) for entry in self.entries() for q in entry.card.questions]

    def references(self) -> Iterator[str]:
        """Every paragraph, section or page that a card or a council's note cites."""
        notes = [note for council in self.councils.values() for note in council.notes]
        for cited in (
            *(entry.card.sources for entry in self.entries()),
            *(n.sources for n in notes),
        ):
            yield from (citation.ref for citation in cited if citation.ref)

    def find(self, reference: str) -> Entry | None:
        """The card named `topic/card`, or the overview of `topic`."""
        topic_id, _, card_id = reference.partition("/")
        topic = self.topics.get(topic_id)
        if topic is None:
            return None
        if not card_id:
            return topic.overview
        return next((entry for entry in topic.entries if entry.card.id == card_id), None)

    def entry_for_question(self, text: str) -> Entry | None:
        """The card whose own question, or whose topic's title, is exactly this text."""
        return self._questions.get(normalise(text))

    def notes(self, council: str, entry: Entry) -> list[CouncilNote]:
        """What this council's own page adds to a card."""
        if council not in self.councils:
            return []
        names = {entry.key}
        if entry == self.topics[entry.topic].overview:
            names.add(entry.topic)
        return [note for note in self.councils[council].notes if note.card in names]

    def contact(self, contact_id: str, council: str | None) -> Contact | None:
        """The council's own contact of that name, else the national one, else None."""
        local = self.councils.get(council or "")
        if local and contact_id in local.contacts:
            return local.contacts[contact_id]
        return self.national_contacts.get(contact_id)

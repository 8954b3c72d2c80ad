"""The register of sources as a page shows it: by layer, each with the topics that rest on it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from bot.knowledge.base import Knowledge
from bot.knowledge.schema import Layer, Source

_TITLES: dict[Layer, str] = {
    "law": "The law",
    "code": "The Code (national guidance)",
    "council": "Pages of councils and local services",
    "practice": "Good practice",
}


@dataclass(frozen=True)
class ListedSource:
    """One source, and the titles of the topics that use it."""

    id: str
    source: Source
    topics: tuple[str, ...]


@dataclass(frozen=True)
class SourceGroup:
    """The sources of one layer."""

    layer: Layer
    title: str
    sources: tuple[ListedSource, ...]


def source_groups(knowledge: Knowledge) -> list[SourceGroup]:
    """Every source, in the order of the layers and of the register."""
    used = _topics_by_source(knowledge)
    return [
        SourceGroup(
            layer,
            title,
            tuple(
                ListedSource(source_id, source, tuple(sorted(used[source_id])))
                for source_id, source in knowledge.sources.items()
                if source.kind == layer
            ),
        )
        for layer, title in _TITLES.items()
    ]


def _topics_by_source(knowledge: Knowledge) -> dict[str, set[str]]:
    used: dict[str, set[str]] = defaultdict(set)
    for entry in knowledge.entries():
        for citation in entry.card.sources:
            used[citation.id].add(knowledge.topics[entry.topic].title)
    for council in knowledge.councils.values():
        for note in council.notes:
            if noted := knowledge.find(note.card):
                for citation in note.sources:
                    used[citation.id].add(knowledge.topics[noted.topic].title)
    return used

"""What an editor must mend before a change to ``knowledge/`` can go live.

`faults` returns sentences that name the file or card, what is wrong and what to do about it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import msgspec

from bot.knowledge.base import Entry, Knowledge
from bot.knowledge.places import normalise
from bot.knowledge.schema import Citation, Contact
from bot.knowledge.text import PLACEHOLDER, fill, reading_ease, words_for

LOWEST_READING_EASE = 65.0
LONGEST_ANSWER = 90  # words
LONGEST_SIMPLER = 40  # words
LONGEST_BUTTON = 60  # characters
LONGEST_DESCRIPTION = 60  # words of a picture
UNSOURCED_GROUPS = {"conversation", "safety", "scope"}
"""Groups that speak about the assistant itself or point to people, and so need no source."""


def faults(knowledge: Knowledge, today: datetime.date) -> list[str]:
    """Every fault in the content, as sentences. An empty list means that it may go live."""
    found = [fault for entry in knowledge.entries() for fault in _card_faults(knowledge, entry)]
    found += _question_faults(knowledge)
    found += _phrase_faults(knowledge)
    found += _picture_faults(knowledge)
    found += _council_faults(knowledge)
    found += _register_faults(knowledge, today)
    return found


def stale(knowledge: Knowledge, today: datetime.date) -> list[str]:
    """Cards whose review date has passed. They still answer, and say how old they are."""
    return [
        f"{entry.key}: its review was due on {entry.review_by}. Read it against its sources, "
        "then set `reviewed` and `review_by`."
        for entry in knowledge.entries()
        if entry.review_by < today
    ]


def _card_faults(knowledge: Knowledge, entry: Entry) -> Iterator[str]:
    card, where = entry.card, entry.key
    yield from _text_faults(where, card.short_answer, LONGEST_ANSWER, "answer")
    yield from _text_faults(where, card.simpler, LONGEST_SIMPLER, "simpler")
    known_words = words_for(None)
    texts = [card.answer, card.simpler, card.more, card.next_step, card.say, card.verdict]
    if young := card.young:
        said = f"{young.verdict or card.verdict or ''} {young.answer}".strip()
        yield from _text_faults(where, said, LONGEST_ANSWER, "young answer")
        if young.simpler:
            yield from _text_faults(where, young.simpler, LONGEST_SIMPLER, "young simpler")
        texts += msgspec.structs.astuple(young)
    for text in filter(None, texts):
        for placeholder in PLACEHOLDER.findall(text):
            if placeholder not in known_words:
                yield f"{where}: {{{placeholder}}} stands for nothing. Use {sorted(known_words)}."
    if len(card.questions) < 3:
        yield f"{where}: too few example questions. Give at least three ways a parent asks this."
    elif len(card.questions[0]) > LONGEST_BUTTON:
        yield f"{where}: the first question is a button; cut it to {LONGEST_BUTTON} characters."
    group = knowledge.topics[entry.topic].group
    if not card.sources and group not in UNSOURCED_GROUPS:
        yield f"{where}: no source. Every answer needs one from sources.yml."
    yield from _citation_faults(knowledge, where, card.sources)
    for reference in card.follow_ups:
        if knowledge.find(reference) is None:
            yield f"{where}: follow-up '{reference}' does not exist. Correct or remove it."
    for contact_id in card.contacts:
        if not _contact_exists(knowledge, contact_id):
            yield f"{where}: contact '{contact_id}' does not exist. Correct or remove it."
    if entry.review_by <= entry.reviewed:
        yield f"{where}: review_by must be later than reviewed."


def _text_faults(where: str, text: str, longest: int, name: str) -> Iterator[str]:
    try:
        shown = fill(text, None)
    except KeyError:
        return  # an unknown placeholder is reported on its own
    if (ease := reading_ease(shown)) < LOWEST_READING_EASE:
        yield (
            f"{where}: {name} is hard to read ({ease:.0f}, needs {LOWEST_READING_EASE:.0f}). "
            "Use shorter sentences and everyday words."
        )
    if (words := len(shown.split())) > longest:
        yield f"{where}: {name} has {words} words. Cut it to {longest}; the rest goes into `more`."


def _citation_faults(
    knowledge: Knowledge, where: str, citations: tuple[Citation, ...]
) -> Iterator[str]:
    for citation in citations:
        if citation.id not in knowledge.sources:
            yield f"{where}: source '{citation.id}' is not in sources.yml. Add or correct it."


def _contact_exists(knowledge: Knowledge, contact_id: str) -> bool:
    return contact_id in knowledge.national_contacts or any(
        contact_id in council.contacts for council in knowledge.councils.values()
    )


def _question_faults(knowledge: Knowledge) -> Iterator[str]:
    """A question that stands on two cards would always reach the first, so the second is unused."""
    owner: dict[str, str] = {}
    for topic in knowledge.topics.values():
        ids = [entry.card.id for entry in topic.entries]
        for card_id in sorted({card_id for card_id in ids if ids.count(card_id) > 1}):
            yield f"{topic.id}/{card_id}: two cards have this id. Rename one."
        title = normalise(topic.title)
        if title in owner:
            yield f"{topic.id}: the title is the same as that of {owner[title]}. Change one."
        owner[title] = topic.id
    for entry in knowledge.entries():
        for question in entry.card.questions:
            other = owner.setdefault(normalise(question), entry.key)
            if other not in (entry.key, entry.topic):
                yield (
                    f"{entry.key}: the question '{question}' stands on {other} too, so this card "
                    "would never answer it. Keep it on one of them."
                )


def _phrase_faults(knowledge: Knowledge) -> Iterator[str]:
    phrases = knowledge.phrases
    steps = [topic for order in phrases.in_order for topic in (order.whole, *order.parts)]
    for place, topics in (("menu", phrases.menu), ("in_order", steps)):
        for topic in topics:
            if topic not in knowledge.topics:
                yield f"phrases.yml: {place} names '{topic}', which is no topic. Correct or remove."


def _picture_faults(knowledge: Knowledge) -> Iterator[str]:
    used = {entry.card.picture for entry in knowledge.entries()}
    for name, picture in knowledge.pictures.items():
        where = f"pictures/{name}.svg"
        yield from _text_faults(where, picture.description, LONGEST_DESCRIPTION, "desc")
        if name not in used:
            yield f"{where}: no card names this picture. Name it on a card or remove it."


def _council_faults(knowledge: Knowledge) -> Iterator[str]:
    places: dict[str, str] = {}
    for council in knowledge.councils.values():
        where = f"councils/{council.council}"
        if "sendiass" not in council.contacts:
            yield f"{where}: no SENDIASS contact. Every council has the service; add it."
        for name in (council.council, council.place, *council.aliases):
            other = places.setdefault(normalise(name.replace("_", " ")), council.council)
            if other != council.council:
                yield f"{where}: the place '{name}' also belongs to {other}. Keep it in one file."
        for note in council.notes:
            if knowledge.find(note.card) is None:
                yield f"{where}: a note is under '{note.card}', which does not exist. Correct it."
            yield from _citation_faults(knowledge, f"{where}, note under {note.card}", note.sources)
        for contact_id, contact in council.contacts.items():
            yield from _contact_faults(f"{where}, contact {contact_id}", contact)


def _contact_faults(where: str, contact: Contact) -> Iterator[str]:
    for name in ("website", "phone", "out_of_hours", "text", "email", "online", "how", "hours"):
        detail = getattr(contact, name)
        if detail and detail.status == "dated_source" and not detail.note:
            yield f"{where}: the {name} comes from an old page. Add a `note` that says to check it."
        if name == "website" and detail and not detail.value.startswith("https://"):
            yield f"{where}: the website must begin with https://."


def _register_faults(knowledge: Knowledge, today: datetime.date) -> Iterator[str]:
    for contact_id, contact in knowledge.national_contacts.items():
        yield from _contact_faults(f"national_help.yml, {contact_id}", contact)
    if knowledge.law_as_at > today:
        yield "sources.yml: law_as_at is in the future. Set the date of the last real check."
    used = {
        citation.id
        for citations in [
            *(entry.card.sources for entry in knowledge.entries()),
            *(note.sources for c in knowledge.councils.values() for note in c.notes),
        ]
        for citation in citations
    }
    for source_id in sorted(set(knowledge.sources) - used):
        yield f"sources.yml: nothing cites '{source_id}'. Cite it or remove it."
    for term in knowledge.glossary:
        if term.topic and term.topic not in knowledge.topics:
            yield f"glossary.yml: '{term.term}' points to '{term.topic}', which is no topic."

"""`signpost knowledge check` finds each kind of fault and says what to do about it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from bot.knowledge import KnowledgeError, load_knowledge
from bot.knowledge.check import faults, stale

TODAY = datetime.date(2026, 11, 22)
CARD = "topics/basics/diagnosis_not_needed.yml"
COUNCIL = "councils/southend.yml"


def change(path: Path, how: Callable[[dict], None]) -> None:
    data = yaml.safe_load(path.read_text())
    how(data)
    path.write_text(yaml.safe_dump(data, allow_unicode=True))


def first_card(**values: object) -> Callable[[dict], None]:
    return lambda data: data["cards"][0].update(values)


HARD = "Notwithstanding aforementioned administrative considerations, institutional authorities."

FAULTS = {
    "an unknown source": (CARD, first_card(sources=[{"id": "rumour"}]), "'rumour' is not in"),
    "no source": (CARD, first_card(sources=[]), "no source"),
    "a follow-up to nowhere": (CARD, first_card(follow_ups=["nowhere"]), "'nowhere' does not"),
    "a contact nobody has": (CARD, first_card(contacts=["aunt"]), "contact 'aunt' does not"),
    "hard words": (CARD, first_card(answer=HARD), "hard to read"),
    "too many words": (CARD, first_card(answer="A cat sat. " * 40), "Cut it to 90"),
    "hard words for a young person": (
        CARD,
        first_card(young={"answer": HARD}),
        "young answer is hard to read",
    ),
    "too many words for a young person": (
        CARD,
        first_card(young={"answer": "A cat sat.", "simpler": "A cat sat. " * 20}),
        "young simpler has 60 words",
    ),
    "a young person's placeholder of nobody's": (
        CARD,
        first_card(young={"answer": "A cat sat.", "say": "Ask {them}."}),
        "stands for nothing",
    ),
    "a placeholder of nobody's": (CARD, first_card(answer="Ask {them}."), "stands for nothing"),
    "too few questions": (CARD, first_card(questions=["One?"]), "too few example questions"),
    "a question of another card": (
        CARD,
        first_card(questions=["What is SENDIASS?", "two of them", "three of them"]),
        "this card would never answer it",
    ),
    "a review before it was reviewed": (
        CARD,
        lambda data: data.update(review_by=datetime.date(2020, 1, 1)),
        "review_by must be later",
    ),
    "two cards of one name": (
        CARD,
        lambda data: data["cards"][1].update(id="overview"),
        "two cards have this id",
    ),
    "a note under a card that is not there": (
        COUNCIL,
        lambda data: data["notes"][0].update(card="nowhere"),
        "which does not exist",
    ),
    "a place of two councils": (
        COUNCIL,
        lambda data: data["aliases"].append("camden"),
        "also belongs to",
    ),
    "an old number without a warning": (
        "councils/camden.yml",
        lambda data: data["contacts"]["sendiass"]["phone"].pop("note"),
        "comes from an old page",
    ),
    "a council without SENDIASS": (
        COUNCIL,
        lambda data: data["contacts"].pop("sendiass"),
        "no SENDIASS contact",
    ),
    "a law checked tomorrow": (
        "sources.yml",
        lambda data: data.update(law_as_at=datetime.date(2030, 1, 1)),
        "in the future",
    ),
    "a menu with what is no topic": (
        "phrases.yml",
        lambda data: data["menu"].append("tea"),
        "menu names 'tea', which is no topic",
    ),
    "a step that is no topic": (
        "phrases.yml",
        lambda data: data["in_order"][0]["parts"].append("rest"),
        "in_order names 'rest', which is no topic",
    ),
    "a source that nothing cites": (
        "sources.yml",
        lambda data: data["sources"].update(spare=dict(data["sources"]["cop"])),
        "nothing cites 'spare'",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_it_finds(folder: Path, name: str) -> None:
    file, how, expected = FAULTS[name]
    change(folder / file, how)
    found = faults(load_knowledge(folder), TODAY)
    assert [fault for fault in found if expected in fault], found


BROKEN = {
    "a misspelt key": (CARD, lambda data: data.update(titel="x"), "titel"),
    "a wrong type": (CARD, first_card(questions="just one"), "questions"),
    "a layer we do not know": (CARD, first_card(layer="gossip"), "gossip"),
    "an unconfirmed number": (
        COUNCIL,
        lambda data: data["contacts"]["sendiass"].update(
            phone={"value": "1", "status": "unconfirmed", "checked": TODAY}
        ),
        "unconfirmed",
    ),
    "a card of no topic": (
        COUNCIL,
        lambda data: data["cards"][0].update(topic="nowhere"),
        "'nowhere', which no file in topics/ holds",
    ),
    "a file of another name": (CARD, lambda data: data.update(topic="funding"), "Rename the file"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_it_refuses_to_load(folder: Path, name: str) -> None:
    file, how, expected = BROKEN[name]
    change(folder / file, how)
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)
    assert expected in str(caught.value)
    assert Path(file).name in str(caught.value)


def test_all_broken_files_are_named_at_once(folder: Path) -> None:
    (folder / CARD).write_text("cards: [")
    (folder / "glossary.yml").unlink()
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(folder)
    assert len(caught.value.faults) >= 2


def test_a_card_past_its_review_is_told_of(folder: Path) -> None:
    knowledge = load_knowledge(folder)
    assert stale(knowledge, TODAY) == []
    assert "its review was due" in stale(knowledge, datetime.date(2030, 1, 1))[0]

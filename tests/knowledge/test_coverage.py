"""docs/coverage.md holds: each statement of the five pages is answered where its row says so."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest

from bot.knowledge.base import Entry, Knowledge
from bot.knowledge.load import load_knowledge
from bot.knowledge.schema import CouncilNote
from bot.knowledge.text import fill

ROOT = Path(__file__).parents[2]
COLUMNS = [
    "#",
    "What the page says (our words)",
    "Where it is answered",
    "Words the answer must hold",
]
STATEMENTS = {
    "portsmouth": ("POR", 79),
    "camden": ("CAM", 70),
    "southend": ("SOU", 55),
    "north_yorkshire": ("NYO", 64),
    "buckinghamshire": ("BUC", 40),
}
"""The prefix of each council's rows, and how many statements its page was found to make."""
FEWEST_WITH_WORDS = 10
"""How many rows of each table, at least, name words that the answer must hold."""


@dataclass(frozen=True)
class Row:
    """One statement of a council's page."""

    council: str
    id: str
    statement: str
    references: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """The rows under one council's heading."""

    place: str
    columns: list[str]
    rows: tuple[Row, ...]


def read_tables(text: str, councils: dict[str, str]) -> dict[str, Table]:
    """The tables by council. `councils` gives the id of each place named in a heading."""
    tables = {}
    for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        place, *lines = section.splitlines()
        council = councils[place.strip()]
        head, _, *body = [_cells(line) for line in lines if line.startswith("|")]
        rows = tuple(_row(council, cells) for cells in body)
        tables[council] = Table(place, head, rows)
    return tables


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _row(council: str, cells: list[str]) -> Row:
    identifier, statement, where, words = cells
    return Row(
        council,
        identifier,
        statement,
        tuple(re.findall(r"`([^`]+)`", where)),
        tuple(phrase.strip() for phrase in words.split(",") if phrase.strip()),
    )


KNOWLEDGE = load_knowledge(ROOT / "knowledge")
TABLES = read_tables(
    (ROOT / "docs" / "coverage.md").read_text("utf-8"),
    {council.place: council.council for council in KNOWLEDGE.councils.values()},
)
ROWS = [row for table in TABLES.values() for row in table.rows]
ROWS_WITH_WORDS = [row for row in ROWS if row.words]


def find(knowledge: Knowledge, reference: str) -> Entry | list[CouncilNote] | None:
    """The card of `topic/card`, or the notes of `council:topic`. None where there is nothing."""
    council_id, colon, name = reference.partition(":")
    if not colon:
        return knowledge.find(reference) if "/" in reference else None
    council = knowledge.councils.get(council_id)
    notes = [note for note in council.notes if note.card == name] if council else []
    return notes or None


def text_of(knowledge: Knowledge, reference: str, council: str) -> str:
    """All that a parent of this council can read there, in small letters and on one line."""
    found = find(knowledge, reference)
    assert found is not None, f"{reference} does not exist"
    if isinstance(found, list):
        texts: list[str | None] = [note.says for note in found]
    else:
        card = found.card
        texts = [card.short_answer, card.simpler, card.more, card.next_step, card.say]
        texts += [
            detail["value"]
            for contact_id in card.contacts
            if (contact := knowledge.contact(contact_id, council))
            for detail in msgspec.to_builtins(contact).values()
            if isinstance(detail, dict)
        ]
    whole = fill("\n".join(filter(None, texts)), knowledge.councils[council])
    return " ".join(whole.replace("*", "").lower().split())


def test_every_council_has_a_table_with_the_agreed_columns() -> None:
    assert set(TABLES) == set(STATEMENTS)
    for table in TABLES.values():
        assert table.columns == COLUMNS, table.place


@pytest.mark.parametrize("council", STATEMENTS)
def test_no_statement_is_lost(council: str) -> None:
    prefix, count = STATEMENTS[council]
    ids = [row.id for row in TABLES[council].rows]
    assert len(ids) >= count
    assert [name for name, times in Counter(ids).items() if times > 1] == []
    assert [name for name in ids if not re.fullmatch(rf"{prefix}-\d\d", name)] == []


def test_every_row_says_something() -> None:
    assert [row.id for row in ROWS if not row.statement] == []


def test_every_row_has_a_reference() -> None:
    assert [row.id for row in ROWS if not row.references] == []


def test_every_reference_exists() -> None:
    missing = [
        f"{row.id}: {reference}"
        for row in ROWS
        for reference in row.references
        if find(KNOWLEDGE, reference) is None
    ]
    assert missing == []


def test_no_row_sends_a_parent_to_another_council() -> None:
    """A Southend note or card is never shown as the answer to a sentence of Camden's page."""
    foreign = []
    for row in ROWS:
        for reference in row.references:
            card = KNOWLEDGE.find(reference)
            owner = reference.partition(":")[0] if ":" in reference else card and card.council
            if owner not in (None, row.council):
                foreign.append(f"{row.id}: {reference}")
    assert foreign == []


def test_words_are_asked_of_rows_in_every_table() -> None:
    per_council = Counter(row.council for row in ROWS_WITH_WORDS)
    assert {name: n for name, n in per_council.items() if n < FEWEST_WITH_WORDS} == {}
    assert set(per_council) == set(STATEMENTS)


@pytest.mark.parametrize("row", ROWS_WITH_WORDS, ids=lambda row: row.id)
def test_the_answer_holds_the_words(row: Row) -> None:
    texts = [text_of(KNOWLEDGE, reference, row.council) for reference in row.references]
    held = [all(phrase.lower() in text for phrase in row.words) for text in texts]
    assert any(held), f"none of {row.references} holds {row.words}"

"""Lists for a meeting are kept with their conversation, and found by nothing but their token."""

from __future__ import annotations

import datetime

import msgspec
import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.meetings.sheet import Item, Sheet, Told
from bot.store.conversations import ConversationStore, now
from bot.store.tables import SheetRow

TOKEN = "a-token-nobody-can-guess"
ITEM = Item(
    "review/first", "What has changed? “Really”", "What has changed?", "What is new?", "It helps.",
    "review", because="you said Year 6", reference="CoP 6.45", ticked=True,
)  # fmt: skip
SHEET = Sheet(
    Told(
        "review",
        "primary",
        areas=("semh",),
        worry="he can't sit still ' -- مرحبا",
        on=datetime.date(2026, 11, 26),
        at=datetime.time(14, 30),
    ),
    (ITEM,),
    datetime.date(2026, 11, 22),
)


@pytest.fixture
def kept(store: ConversationStore) -> ConversationStore:
    """A store with one list of conversation `a`."""
    store.save_tracker("a", "{}")
    store.save_sheet("a", TOKEN, SHEET)
    return store


def rows(store: ConversationStore) -> list[SheetRow]:
    with Session(store._engine, future=True) as session:
        return list(session.execute(select(SheetRow)).scalars())


def test_a_sheet_comes_back_as_it_was(kept: ConversationStore) -> None:
    assert kept.sheet(TOKEN) == SHEET


@pytest.mark.parametrize("token", ["", "another", TOKEN.upper(), TOKEN + " ", "%"])
def test_another_token_finds_nothing(kept: ConversationStore, token: str) -> None:
    assert kept.sheet(token) is None


def test_the_row_does_not_hold_the_token(kept: ConversationStore) -> None:
    (row,) = rows(kept)
    assert TOKEN not in f"{row.token_hash} {row.conversation_id} {row.sheet}"
    assert kept.sheet(row.token_hash) is None  # who reads the database cannot open the page


def test_a_changed_sheet_takes_the_place_of_the_old(kept: ConversationStore) -> None:
    changed = msgspec.structs.replace(SHEET, simple=True, items=())
    kept.save_sheet("a", TOKEN, changed)
    assert kept.sheet(TOKEN) == changed
    assert len(rows(kept)) == 1


def test_a_second_list_leaves_the_first(kept: ConversationStore) -> None:
    second = msgspec.structs.replace(SHEET, items=())
    kept.save_sheet("a", "second", second)
    assert (kept.sheet(TOKEN), kept.sheet("second")) == (SHEET, second)


def test_a_sheet_needs_its_conversation(store: ConversationStore) -> None:
    with pytest.raises(IntegrityError):
        store.save_sheet("nobody", TOKEN, SHEET)


def test_it_goes_with_its_conversation_and_with_no_other(kept: ConversationStore) -> None:
    kept.save_tracker("b", "{}")
    kept.save_sheet("b", "of b", SHEET)
    kept.delete("a")
    assert kept.sheet(TOKEN) is None
    assert kept.sheet("of b") == SHEET
    assert [row.conversation_id for row in rows(kept)] == ["b"]


def test_it_goes_when_nobody_used_the_conversation_for_long(kept: ConversationStore) -> None:
    kept.delete_unused_since(now() - datetime.timedelta(days=30))
    assert kept.sheet(TOKEN) == SHEET
    kept.delete_unused_since(now() + datetime.timedelta(seconds=1))
    assert kept.sheet(TOKEN) is None

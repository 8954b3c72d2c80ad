"""What keys carry, and how they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge import Knowledge
from bot.reply import Button, Message
from bot.telegram.keyboards import MOST_IN_ROW, WIDEST_ROW, Keyboards
from bot.telegram.keys import Key, Kind, Standing, digest
from bot.telegram.words import Words

KINDS: list[Kind] = ["button", "tick", "untick", "document", "standing", "pack"]


@given(st.sampled_from(KINDS), st.text(max_size=300), st.integers(0, 2**63))
def test_a_key_fits_and_is_read_again(kind: Kind, words: str, turn: int) -> None:
    key = Key(kind, digest(words), turn, "0123abcd")
    assert len(key.data.encode()) <= 64
    assert Key.read(key.data) == key


@given(st.text(max_size=80))
def test_any_data_is_read_or_refused(data: str) -> None:
    assert Key.read(data) is None or Key.read(data).data  # type: ignore[union-attr]


def test_no_two_standing_words_share_a_key(knowledge: Knowledge) -> None:
    standing = Standing(knowledge)
    titles = [topic.title for topic in knowledge.topics.values()]
    titles += [entry.card.questions[0] for entry in knowledge.entries()]
    for words in titles:
        assert standing.words(Key("standing", digest(words))) == words


@pytest.fixture
def keyboards(words: Words, knowledge: Knowledge) -> Keyboards:
    return Keyboards(words, Standing(knowledge), None)


@given(titles=st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=30))
def test_rows_are_not_too_wide(words: Words, knowledge: Knowledge, titles: list[str]) -> None:
    keyboards = Keyboards(words, Standing(knowledge), None)
    message = Message((), buttons=tuple(Button(title, title) for title in titles))
    keyboard = keyboards.under(message, 1, "seal")
    assert keyboard is not None
    rows = keyboard.inline_keyboard
    assert [key.text for row in rows for key in row] == titles
    for row in rows:
        assert len(row) == 1 or sum(len(key.text) for key in row) <= WIDEST_ROW
        assert len(row) <= MOST_IN_ROW


def test_without_a_turn_only_standing_words_get_a_key(keyboards: Keyboards) -> None:
    buttons = (Button("Skip", "Skip"), Button("Camden", "Camden"))
    keyboard = keyboards.under(Message((), buttons=buttons), 0, "")
    assert keyboard is not None
    assert [key.text for row in keyboard.inline_keyboard for key in row] == ["Camden"]

"""What is kept of a chat: a keyed hash and nothing else, and only as long as its conversation."""

from __future__ import annotations

import datetime

import pytest
from sqlalchemy import select, update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.reply import Answer, Link, Message
from bot.store.conversations import ConversationStore, Turn, now
from bot.telegram.chats import REMEMBERED, Chats
from bot.telegram.tables import TelegramChatRow, TelegramUpdateRow
from bot.telegram.turns import Turns
from bot.tokens import Tokens

CHAT = 5_551_234_567


@pytest.fixture
def chats(database: Engine) -> Chats:
    return Chats(database, Tokens("a secret", datetime.timedelta(days=30)))


@pytest.fixture
def store(database: Engine) -> ConversationStore:
    store = ConversationStore(database)
    store.save_tracker("one", "{}")
    return store


def test_a_chat_goes_on_with_its_conversation(chats: Chats, store: ConversationStore) -> None:
    assert chats.conversation(CHAT) is None
    chats.keep(CHAT, "one")
    chats.keep(CHAT, "one")
    assert chats.conversation(CHAT) == "one"
    assert chats.conversation(CHAT + 1) is None


def test_the_chat_s_id_is_not_kept(
    chats: Chats, store: ConversationStore, database: Engine
) -> None:
    chats.keep(CHAT, "one")
    with Session(database, future=True) as session:
        key = session.execute(select(TelegramChatRow.chat_key)).scalar_one()
    assert str(CHAT) not in key
    other = Chats(database, Tokens("another secret", datetime.timedelta(days=30)))
    assert other.conversation(CHAT) is None, "the hash depends on the secret"


def test_deleting_the_conversation_deletes_the_chat(
    chats: Chats, store: ConversationStore, database: Engine
) -> None:
    chats.keep(CHAT, "one")
    store.delete("one")
    with Session(database, future=True) as session:
        assert session.execute(select(TelegramChatRow)).all() == []


def test_a_conversation_that_was_deleted_meanwhile_is_not_kept(
    chats: Chats, store: ConversationStore
) -> None:
    store.delete("one")
    chats.keep(CHAT, "one")
    assert chats.conversation(CHAT) is None


def test_a_chat_that_moves(chats: Chats, store: ConversationStore) -> None:
    chats.keep(CHAT, "one")
    chats.move(CHAT, 99)
    assert (chats.conversation(CHAT), chats.conversation(99)) == (None, "one")
    chats.move(12, 13)
    assert chats.conversation(13) is None


def test_how_far_an_update_has_been_answered(chats: Chats) -> None:
    large = 2**40
    assert (chats.sent(large), chats.has_begun(large)) == (0, False)
    chats.note(large, 1, False)
    assert (chats.sent(large), chats.has_begun(large)) == (1, True)
    chats.note(large, 2, True)
    assert chats.sent(large) is None


def test_updates_are_forgotten_when_they_cannot_come_again(chats: Chats, database: Engine) -> None:
    chats.note(1, 1, True)
    chats.note(2, 1, True)
    with Session(database, future=True) as session, session.begin():
        old = update(TelegramUpdateRow).where(TelegramUpdateRow.update_id == 1)
        session.execute(old.values(at=now() - REMEMBERED - datetime.timedelta(minutes=1)))
    chats.forget_old_updates()
    assert (chats.sent(1), chats.sent(2)) == (0, None)


def test_looking_back(store: ConversationStore, database: Engine) -> None:
    turns = Turns(database)
    store.save_tracker("other", "{}")
    assert turns.latest("one") is None
    url = "/sheet/a_b.pdf"
    for answer in (Answer((Message((), links=(Link("PDF", url),)),), sheet="a_b"), Answer(())):
        store.add_turn("one", Turn("x", answer))
    newest, with_list = turns.latest("one"), turns.latest_with_list("one")
    assert newest is not None
    assert with_list is not None
    assert with_list.answer.sheet == "a_b"
    assert with_list.number < newest.number
    assert turns.turn("one", newest.number) == newest
    assert turns.turn("other", newest.number) is None
    assert turns.has_linked("one", url, newest.number)
    assert not turns.has_linked("one", "/sheet/aXb.pdf", newest.number)
    assert not turns.has_linked("one", url, with_list.number)

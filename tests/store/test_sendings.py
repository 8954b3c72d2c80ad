"""A message that comes twice is one sending: one of those who bring it answers."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.reply import Answer, Message, Part
from bot.store import conversations
from bot.store.conversations import ABANDONED_AFTER, ConversationStore, Turn, now
from bot.store.tables import SendingRow

TURN = Turn("what is SEN?", Answer((Message((Part("answer", "Special educational needs."),)),)))


def sendings(database: Engine) -> int:
    with Session(database, future=True) as session:
        return int(session.execute(select(func.count()).select_from(SendingRow)).scalar_one())


def test_the_first_to_come_answers(store: ConversationStore) -> None:
    assert store.begin_sending("a", "key")
    assert not store.begin_sending("a", "key")
    assert store.sent("a", "key") is None


def test_only_one_of_many_who_come_at_once_answers(store: ConversationStore) -> None:
    with ThreadPoolExecutor(8) as threads:
        firsts = list(threads.map(lambda _: store.begin_sending("a", "key"), range(16)))
    assert firsts.count(True) == 1


def test_what_was_answered_is_found_again(store: ConversationStore) -> None:
    store.begin_sending("a", "key")
    store.add_turn("a", TURN, "key")
    assert store.sent("a", "key") == TURN
    assert not store.begin_sending("a", "key")
    assert store.turns("a") == [TURN]


def test_another_sending_and_another_conversation_are_their_own(store: ConversationStore) -> None:
    store.begin_sending("a", "key")
    store.add_turn("a", TURN, "key")
    assert store.begin_sending("a", "other")
    assert store.begin_sending("b", "key")
    assert store.sent("b", "key") is None


def test_a_conversation_that_has_only_begun_has_nothing_to_remember(
    store: ConversationStore,
) -> None:
    store.begin_sending("a", "key")
    assert store.tracker("a") is None
    assert store.turns("a") == []


def test_what_could_not_be_answered_may_be_tried_again(store: ConversationStore) -> None:
    store.begin_sending("a", "key")
    store.give_up_sending("a", "key")
    assert store.begin_sending("a", "key")


def test_what_was_answered_cannot_be_given_up(store: ConversationStore) -> None:
    store.begin_sending("a", "key")
    store.add_turn("a", TURN, "key")
    store.give_up_sending("a", "key")
    assert store.sent("a", "key") == TURN


def test_what_a_lost_process_left_is_taken_over_once(
    store: ConversationStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.begin_sending("a", "key")
    later = now() + ABANDONED_AFTER + timedelta(seconds=1)
    monkeypatch.setattr(conversations, "now", lambda: later)
    assert store.begin_sending("a", "key")
    assert not store.begin_sending("a", "key")


def test_an_answer_is_never_taken_over(
    store: ConversationStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.begin_sending("a", "key")
    store.add_turn("a", TURN, "key")
    later = now() + timedelta(days=1)
    monkeypatch.setattr(conversations, "now", lambda: later)
    assert not store.begin_sending("a", "key")


def test_sendings_go_with_their_conversation(store: ConversationStore, database: Engine) -> None:
    for conversation in ("a", "b"):
        store.begin_sending(conversation, "key")
        store.add_turn(conversation, TURN, "key")
    store.delete("a")
    assert sendings(database) == 1
    assert store.begin_sending("a", "key")
    store.delete_unused_since(now() + timedelta(seconds=1))
    assert sendings(database) == 0

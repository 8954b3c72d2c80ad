"""Conversations are kept, kept apart, and end."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError

from bot.reply import Answer, Button, Link, Message, Part, SourceReference
from bot.store.conversations import ConversationStore, Turn, now
from bot.store.database import open_database

ANSWER = Answer(
    messages=(
        Message(
            parts=(Part("answer", "Yes, “£6,000” is guidance."), Part("say", "Please.", "Say")),
            topic="funding",
            card="overview",
            sources=(SourceReference("Code", "CoP 6.65", "https://a.uk", "code", "2026-11-21"),),
            buttons=(Button("More", "Tell me more"),),
            links=(Link("IPSEA", "https://www.ipsea.org.uk/"),),
        ),
    ),
    topics=("funding",),
)


def test_a_new_conversation_is_empty(store: ConversationStore) -> None:
    assert store.tracker("new") is None
    assert store.turns("new") == []


def test_turns_come_back_as_they_were_in_order(store: ConversationStore) -> None:
    store.save_tracker("a", "{}")
    turns = [Turn(f"question {n} ' -- \u0645\u0631\u062d\u0628\u0627", ANSWER) for n in range(5)]
    for turn in turns:
        store.add_turn("a", turn)
    assert store.turns("a") == turns


def test_an_error_that_may_be_logged_shows_no_words(store: ConversationStore) -> None:
    with pytest.raises(SQLAlchemyError) as failed:
        store.add_turn("a conversation that was never begun", Turn("zebra", ANSWER))
    assert "zebra" not in str(failed.value)


def test_conversations_are_kept_apart(store: ConversationStore) -> None:
    for conversation in ("a", "b"):
        store.save_tracker(conversation, f'{{"of": "{conversation}"}}')
        store.add_turn(conversation, Turn(f"from {conversation}", ANSWER))
    assert store.tracker("a") == '{"of": "a"}'
    assert [turn.asked for turn in store.turns("b")] == ["from b"]


def test_the_memory_is_replaced(store: ConversationStore) -> None:
    store.save_tracker("a", "old")
    store.save_tracker("a", "new")
    assert store.tracker("a") == "new"
    assert store.ids() == ["a"]


def test_deleting_leaves_nothing_and_touches_no_other(store: ConversationStore) -> None:
    for conversation in ("a", "b"):
        store.save_tracker(conversation, "{}")
        store.add_turn(conversation, Turn("hello", ANSWER))
    store.delete("a")
    assert store.tracker("a") is None
    assert store.turns("a") == []
    assert len(store.turns("b")) == 1


def test_what_was_deleted_is_in_no_file(tmp_path: Path) -> None:
    store = ConversationStore(open_database(f"sqlite:///{tmp_path / 'kept.db'}"))
    store.save_tracker("a", "giraffe")
    store.add_turn("a", Turn("zebra", ANSWER))
    store.save_tracker("a", "okapi")
    store.turns("a")
    store.delete("a")
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"conversations" in kept
    assert not any(word in kept for word in (b"giraffe", b"zebra", b"okapi"))


def test_what_nobody_used_for_long_is_deleted(store: ConversationStore) -> None:
    store.save_tracker("a", "{}")
    store.add_turn("a", Turn("hello", ANSWER))
    assert store.delete_unused_since(now() - timedelta(days=30)) == 0
    assert store.delete_unused_since(now() + timedelta(seconds=1)) == 1
    assert store.turns("a") == []


def test_the_database_can_be_checked(store: ConversationStore) -> None:
    store.check()

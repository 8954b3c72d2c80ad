"""Verdicts on turns: each turn has one, also when two presses come at once."""

from __future__ import annotations

import threading

import pytest
from asked import answered, danger, turn
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.knowledge import Knowledge
from bot.questions.tables import RatedTurnRow, ThumbRow
from bot.questions.thumbs import Thumbs, ThumbStore
from bot.store.conversations import ConversationStore


@pytest.fixture
def thumbs(database: Engine, knowledge: Knowledge) -> ThumbStore:
    return ThumbStore(database, knowledge)


def number(thumbs: ThumbStore, conversation: str) -> int:
    found = thumbs.latest(conversation)
    assert found
    return found.turn


def counted(database: Engine) -> dict[tuple[str, str], int]:
    with Session(database, future=True) as session:
        rows = session.execute(select(ThumbRow)).scalars().all()
        return {(row.verdict, row.reason): row.count for row in rows if row.count}


def test_a_reason_takes_the_place_of_none(database: Engine, thumbs: ThumbStore) -> None:
    for conversation in ("a", "b"):
        turn(database, conversation, "does he need a plan", answered())
        one = number(thumbs, conversation)
        assert thumbs.judge(conversation, one, "down") == Thumbs(one, "why")
    assert counted(database) == {("down", ""): 2}
    assert thumbs.give_reason("a", number(thumbs, "a"), "wrong") == Thumbs(
        number(thumbs, "a"), "done"
    )
    assert counted(database) == {("down", ""): 1, ("down", "wrong"): 1}


def test_a_reason_without_a_verdict_counts_nothing(database: Engine, thumbs: ThumbStore) -> None:
    turn(database, "a", "does he need a plan", answered())
    thumbs.give_reason("a", number(thumbs, "a"), "wrong")
    assert counted(database) == {}


def test_presses_that_come_at_once(database: Engine, thumbs: ThumbStore) -> None:
    turn(database, "a", "does he need a plan", answered())
    one = number(thumbs, "a")
    presses = [threading.Thread(target=thumbs.judge, args=("a", one, "up")) for _ in range(6)]
    for press in presses:
        press.start()
    for press in presses:
        press.join()
    assert counted(database) == {("up", ""): 1}


def test_a_turn_of_another_conversation(database: Engine, thumbs: ThumbStore) -> None:
    turn(database, "a", "does he need a plan", answered())
    turn(database, "b", "does he need a plan", answered())
    assert thumbs.judge("b", number(thumbs, "a"), "up") is None
    assert counted(database) == {}


@pytest.mark.parametrize("answer", [danger(), answered("thanks")])
def test_what_cannot_be_judged(database: Engine, thumbs: ThumbStore, answer: object) -> None:
    turn(database, "a", "words", answer)  # type: ignore[arg-type]
    assert thumbs.latest("a") is None
    assert thumbs.judge("a", 1, "up") is None


def test_the_count_stays_and_the_mark_goes_with_the_chat(
    database: Engine, thumbs: ThumbStore
) -> None:
    turn(database, "a", "does he need a plan", answered())
    thumbs.judge("a", number(thumbs, "a"), "up")
    ConversationStore(database).delete("a")
    assert counted(database) == {("up", ""): 1}
    with Session(database, future=True) as session:
        assert session.execute(select(RatedTurnRow)).first() is None

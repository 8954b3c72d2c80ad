"""What stays of a turn: counts without anybody, and words only where that is allowed."""

from __future__ import annotations

import datetime
import logging
import threading

import pytest
from asked import SAID, admitted, answered, asked_back, danger, turn
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.questions.counting import add_one, in_england, week_of
from bot.questions.record import LONGEST_WORDING, QuestionLog, outcome_of
from bot.questions.tables import AskedRow, WordingRow
from bot.reply import Answer, Message
from bot.store.conversations import ConversationStore, now
from bot.store.database import IN_MEMORY, connect

WORDS = "can he bring his blanket"


def counts(database: Engine) -> list[AskedRow]:
    with Session(database, future=True, expire_on_commit=False) as session:
        return list(session.execute(select(AskedRow)).scalars())


def words(database: Engine) -> list[WordingRow]:
    with Session(database, future=True, expire_on_commit=False) as session:
        return list(session.execute(select(WordingRow).order_by(WordingRow.id)).scalars())


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (answered(), "answered"),
        (answered("out_of_scope_send"), "answered"),
        (answered("out_of_scope_other"), "admitted"),
        (admitted(), "admitted"),
        (asked_back(), "asked back"),
        (danger(), "danger"),
        (Answer((Message(SAID),)), "step"),
    ],
)
def test_the_outcome_of_a_turn(answer: Answer, outcome: str) -> None:
    assert outcome_of(answer) == outcome


def test_turns_that_are_alike_are_one_row_that_names_nobody(database: Engine) -> None:
    for conversation in ("a", "b", "a"):
        turn(database, conversation, "does he need a plan", answered())
    (row,) = counts(database)
    assert (row.count, row.council, row.channel) == (3, "southend", "web")
    assert (row.outcome, row.topics, row.card) == (
        "answered",
        "support_plan",
        "support_plan/overview",
    )
    assert row.week == week_of(now())
    assert row.hour == in_england(now()).hour
    assert "conversation_id" not in AskedRow.__table__.columns
    assert words(database) == []


def test_a_place_that_is_not_known_is_counted_as_such(database: Engine) -> None:
    turn(database, "a", "does he need a plan", answered(council=None))
    assert counts(database)[0].council == ""


@pytest.mark.parametrize("answer", [admitted(), asked_back(), answered("out_of_scope_other")])
def test_the_words_of_a_question_that_got_no_answer(database: Engine, answer: Answer) -> None:
    turn(database, "a", WORDS, answer)
    (row,) = words(database)
    assert (row.wording, row.topic) == (WORDS, None)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (WORDS, answered()),
        (WORDS, danger()),
        (WORDS, admitted(is_private=True)),
        (WORDS, asked_back(is_private=True)),
        ("x" * (LONGEST_WORDING + 1), admitted()),
        ("Target 1: read\nTarget 2: write\nReview: May", admitted()),
    ],
)
def test_words_that_are_never_kept(database: Engine, asked: str, answer: Answer) -> None:
    turn(database, "a", asked, answer)
    assert words(database) == []
    assert sum(row.count for row in counts(database)) == 1


def test_the_next_turn_tells_what_was_meant(database: Engine) -> None:
    turn(database, "a", WORDS, asked_back())
    turn(database, "b", "another parent's", answered("sendiass"))
    assert words(database)[0].topic is None
    turn(database, "a", "Support plans", answered())
    turn(database, "a", "something else", answered("sendiass"))
    assert words(database)[0].topic == "support_plan"


def test_only_the_next_turn_tells(database: Engine) -> None:
    turn(database, "a", WORDS, asked_back())
    turn(database, "a", "no", admitted())
    turn(database, "a", "Support plans", answered())
    assert [row.topic for row in words(database)] == [None, None]


def test_the_words_go_with_the_conversation(database: Engine) -> None:
    for conversation in ("a", "b"):
        turn(database, conversation, WORDS, admitted())
    ConversationStore(database).delete("a")
    (left,) = words(database)
    assert left.conversation_id == "b"
    tomorrow = now() + datetime.timedelta(days=1)
    ConversationStore(database).delete_unused_since(tomorrow)
    assert words(database) == []
    assert sum(row.count for row in counts(database)) == 2


def test_no_words_come_after_the_conversation_was_deleted(database: Engine) -> None:
    QuestionLog(database).take_down("gone", WORDS, admitted(), "web")
    assert words(database) == []


def test_counts_are_forgotten_in_time(database: Engine) -> None:
    turn(database, "a", WORDS, admitted())
    log = QuestionLog(database)
    log.forget_before(week_of(now()))
    assert counts(database)
    log.forget_before(week_of(now()) + datetime.timedelta(days=1))
    assert counts(database) == []
    assert words(database) == []


def test_those_who_count_at_once_lose_nothing(database: Engine) -> None:
    def count() -> None:
        for _ in range(20):
            with Session(database, future=True) as session, session.begin():
                add_one(
                    session,
                    AskedRow,
                    week=datetime.date(2026, 11, 16),
                    hour=9,
                    council="",
                    channel="",
                    outcome="answered",
                    topics="sendiass",
                    card="",
                )

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts(database)[0].count == 80


def test_a_failure_is_told_without_the_words(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        QuestionLog(connect(IN_MEMORY)).take_down("a", WORDS, admitted(), "web")
    assert "could not be noted" in caplog.text
    assert "blanket" not in caplog.text


def test_weeks_and_hours_are_those_of_england() -> None:
    late_on_sunday = datetime.datetime(2026, 7, 5, 23, 30)  # in UTC: Monday has begun in England
    assert week_of(late_on_sunday) == datetime.date(2026, 7, 6)
    assert in_england(late_on_sunday).hour == 0
    assert in_england(datetime.datetime(2026, 1, 5, 23, 30)).hour == 23

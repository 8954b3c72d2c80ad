"""The tables of a service: true for many, silent about few, and its own alone."""

from __future__ import annotations

import csv
import datetime
import io
import itertools
import re

from asked import admitted, answered, asked_back, turn
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.knowledge import Knowledge
from bot.questions.counting import add_one, week_of
from bot.questions.files import csv_file
from bot.questions.report import Report, Table
from bot.questions.small import FEWEST, HIDDEN
from bot.questions.tables import AskedRow, ThumbRow
from bot.reply import Answer
from bot.store.conversations import now
from bot.store.database import IN_MEMORY, open_database

TOPICS = ("support_plan", "sendiass", "senco_role", "thanks")
WORDINGS = ("can he bring his blanket", "is a weighted blanket allowed", "who pays for the taxi",
            "how do i get a laptop", "swimming goggles rules")  # fmt: skip


def tables(database: Engine, knowledge: Knowledge, council: str | None = "southend") -> dict:
    return {t.name: t for t in Report(database, knowledge, council).tables()}


def ask(database: Engine, chats: int, words: str, *answers: Answer) -> None:
    """So many chats in which these answers came, one after the other."""
    for n in range(chats):
        for answer in answers:
            turn(database, f"{words} {n}", words, answer)


def test_what_five_chats_asked_is_shown_with_its_words(
    database: Engine, knowledge: Knowledge
) -> None:
    ask(database, 3, "can he bring his weighted blanket", admitted())
    ask(database, 2, "is a weighted blanket allowed", admitted())
    ((words, chats),) = tables(database, knowledge)["not-answered"].rows
    assert set(words.split(" / ")) == {
        "can he bring his weighted blanket",
        "is a weighted blanket allowed",
    }
    assert chats == "5"


def test_one_parent_who_asks_often_is_not_many(database: Engine, knowledge: Knowledge) -> None:
    ask(database, 1, "who pays for the taxi", *[admitted()] * 9)
    ask(database, 4, "can he bring his blanket", admitted())
    rows = tables(database, knowledge)["not-answered"].rows
    assert [row[1] for row in rows] == ["5"]
    assert "taxi" not in str(rows)
    assert "blanket" not in str(rows)


def test_what_was_meant_stands_beside_the_words(database: Engine, knowledge: Knowledge) -> None:
    ask(database, 6, "do they use coloured paper", asked_back(), answered("sendiass"))
    found = tables(database, knowledge)
    title = knowledge.topics["sendiass"].title
    assert found["asked-back"].rows == (("do they use coloured paper", title, "5"),)
    assert found["not-answered"].rows == ()


def test_thanks_are_no_question(database: Engine, knowledge: Knowledge) -> None:
    ask(database, 6, "thank you", answered("thanks"))
    found = tables(database, knowledge)
    assert found["topics"].rows == ()
    assert {row[1] for row in found["outcomes"].rows} == {"0"}


def test_asking_back_and_then_thanks_is_no_answer(database: Engine, knowledge: Knowledge) -> None:
    ask(database, 5, "the thing with the form", asked_back(), answered("thanks"))
    assert tables(database, knowledge)["not-answered"].rows[0][0] == "the thing with the form"


def test_shares(database: Engine, knowledge: Knowledge) -> None:
    ask(database, 30, "does he need a plan", answered())
    ask(database, 10, "can he bring his blanket", admitted())
    this_week = tables(database, knowledge)["outcomes"].rows[0]
    assert this_week[1:] == ("30 (75%)", "0", "10 (25%)")


def test_another_service_sees_none_of_it(database: Engine, knowledge: Knowledge) -> None:
    ask(database, 8, "can he bring his blanket", admitted())
    ask(database, 8, "does he need a plan", answered())
    for council in ("camden", None):
        found = tables(database, knowledge, council)
        assert "blanket" not in str(found)
        assert not re.search(r"[1-9]\d*", str([t.rows for t in found.values() if t.name != "hours"
                                               and t.name != "outcomes"]))  # fmt: skip
        assert {row[1] for row in found["hours"].rows} == {"0"}


def test_of_unknown_places_there_are_counts_and_no_words(
    database: Engine, knowledge: Knowledge
) -> None:
    for n in range(8):
        council = ("elsewhere", None)[n % 2]
        turn(database, f"u{n}", "can he bring his blanket", admitted(council=council))
    found = tables(database, knowledge, None)
    assert "not-answered" not in found
    assert "blanket" not in str(found)
    assert found["outcomes"].rows[0][3] == "10 (100%)"


def test_thumbs_with_their_reasons(database: Engine, knowledge: Knowledge) -> None:
    with Session(database, future=True) as session, session.begin():
        key = {"week": week_of(now()), "council": "southend", "topic": "sendiass", "card": "x"}
        for verdict, reason, count in (("up", "", 10), ("down", "wrong", 5), ("down", "", 2)):
            session.add(ThumbRow(**key, verdict=verdict, reason=reason, count=count))
    table = tables(database, knowledge)["thumbs"]
    cells = dict(zip(table.columns, table.rows[0]))
    assert cells["Helped"] == "10"
    assert cells["Did not help"] == "5"
    assert cells[knowledge.phrases.thumbs.reasons["wrong"]] == "5"
    assert cells[knowledge.phrases.thumbs.reasons["unclear"]] == "0"


COUNTS = st.lists(
    st.tuples(
        st.integers(0, 11),  # weeks ago
        st.sampled_from([9, 9, 21]),
        st.sampled_from(["answered", "asked back", "admitted", "danger", "step"]),
        st.sampled_from(TOPICS),
        st.integers(1, 12),
    ),
    max_size=12,
)


@given(COUNTS, st.lists(st.tuples(st.integers(0, 6), st.sampled_from(WORDINGS)), max_size=30))
def test_no_small_count_and_no_rare_wording_is_ever_shown(
    knowledge: Knowledge, counts: list, asked: list
) -> None:
    database = open_database(IN_MEMORY)
    with Session(database, future=True) as session, session.begin():
        for ago, hour, outcome, topic, count in counts:
            week = week_of(now()) - datetime.timedelta(weeks=ago)
            for _ in range(count):
                add_one(session, AskedRow, week=week, hour=hour, council="southend", channel="",
                        outcome=outcome, topics=topic, card="")  # fmt: skip
            if outcome == "answered":
                add = {"week": week, "council": "southend", "topic": topic, "card": "overview"}
                for _ in range(count):
                    add_one(session, ThumbRow, **add, verdict="down", reason="wrong")
    for chat, wording in asked:
        turn(database, str(chat), wording, admitted())
    found = tables(database, knowledge)
    for table in found.values():
        for cell in itertools.chain.from_iterable(row[1:] for row in table.rows):
            number = re.match(r"(\d+)( \((\d+%|–)\))?$", cell)
            assert cell == HIDDEN or cell.startswith(HIDDEN) or number, cell
            assert not number or int(number[1]) % FEWEST == 0, cell
        assert all(bar % FEWEST == 0 for _, bar in table.bars)
    shown_words = str(found["not-answered"].rows)
    for wording in WORDINGS:
        alike = [w for w in WORDINGS if ("blanket" in w) == ("blanket" in wording)]
        chats = {chat for chat, w in asked if w in alike}
        assert len(chats) >= FEWEST or wording not in shown_words


def test_a_file_is_text_in_every_spreadsheet() -> None:
    cells = ("=1+1", "+44", "-2", "@me", "\tx", " =cmd()", 'a, "b"\nc', "£5 – ü")
    table = Table("t", "T", "", tuple("abcdefgh"), (cells,))
    content = csv_file(table)
    assert content.startswith(b"\xef\xbb\xbf")
    header, row = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert header == list("abcdefgh")
    assert [cell.removeprefix("'") for cell in row] == list(cells)
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row)
    assert row[6:] == list(cells[6:])

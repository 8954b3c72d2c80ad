"""Ticks and notes that a parent had us keep are found by their own key, not by the pack's code."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from bot.advisers import Adviser
from bot.packs import desk, marks, packs
from bot.packs.content import Snapshot
from bot.packs.marks import LONGEST_NOTE, MOST_KEPT, OVERALL, FullError, Marks
from bot.packs.packs import Pack

FIRST = "review/help_took_place"


@pytest.fixture
def pack(session: Session, adviser: Adviser, snapshot: Snapshot) -> Pack:
    id = desk.make(session, adviser, snapshot)
    opened = packs.open(session, desk.give_link(session, adviser, id, 30, links=0))
    assert opened
    return opened


def test_what_is_sent_is_cut_and_redacted(pack: Pack) -> None:
    sent = marks.marks_of(
        pack,
        [FIRST, "not/there"],
        {FIRST: " half of it, says Mrs Patel ", OVERALL: "x" * 5000, "not/there": "no"},
    )
    assert sent.ticked == (FIRST,)
    assert sent.notes[FIRST] == "half of it, says [name]"
    assert len(sent.notes[OVERALL]) == LONGEST_NOTE
    assert set(sent.notes) == {FIRST, OVERALL}


def test_they_come_back_under_their_key_and_no_other(session: Session, pack: Pack) -> None:
    mine = Marks((FIRST,), {OVERALL: "reading"})
    key = marks.keep(session, pack, mine)
    assert marks.kept(session, pack, key) == mine
    assert marks.kept(session, pack, key + "x") is None
    assert marks.kept(session, pack, "") is None


def test_kept_again_they_take_the_place_of_the_old(session: Session, pack: Pack) -> None:
    key = marks.keep(session, pack, Marks((FIRST,), {}))
    assert marks.keep(session, pack, Marks(), key) == key
    assert marks.kept(session, pack, key) == Marks()


def test_a_key_that_was_made_up_is_not_used(session: Session, pack: Pack) -> None:
    key = marks.keep(session, pack, Marks(), "made-up")
    assert key != "made-up"
    assert marks.kept(session, pack, "made-up") is None


def test_a_key_opens_nothing_with_another_pack(
    session: Session, adviser: Adviser, snapshot: Snapshot, pack: Pack
) -> None:
    id = desk.make(session, adviser, snapshot)
    other = packs.open(session, desk.give_link(session, adviser, id, 30, links=0))
    assert other
    key = marks.keep(session, pack, Marks((FIRST,), {}))
    assert marks.kept(session, other, key) is None
    marks.forget(session, other, key)
    assert marks.kept(session, pack, key)


def test_they_go_when_the_parent_says_so(session: Session, pack: Pack) -> None:
    key = marks.keep(session, pack, Marks((FIRST,), {}))
    marks.forget(session, pack, key)
    assert marks.kept(session, pack, key) is None


def test_there_is_an_end_to_how_often_they_are_kept(session: Session, pack: Pack) -> None:
    key = marks.keep(session, pack, Marks())
    for _ in range(MOST_KEPT - 1):
        marks.keep(session, pack, Marks())
    with pytest.raises(FullError):
        marks.keep(session, pack, Marks())
    assert marks.keep(session, pack, Marks((FIRST,), {}), key) == key

"""An adviser's link opens in Telegram, and its questions become the parent's own list."""

from __future__ import annotations

import datetime

import pytest
from people import Parent, texts
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.advisers import Adviser
from bot.advisers.tables import AdviserRow
from bot.assistant import Assistant
from bot.meetings.load import current_meetings
from bot.meetings.sheet import Told
from bot.packs import desk
from bot.packs.checklists import current_checklists
from bot.packs.content import snapshot_of
from bot.packs.messages import OPEN_PAGE
from bot.packs.packs import hashed, new_code
from bot.packs.tables import PackRow
from bot.store.conversations import now
from bot.telegram.words import Words


@pytest.fixture
def code(assistant: Assistant) -> str:
    """The code of a checklist that an adviser of Camden has just made."""
    checklist = next(iter(current_checklists(assistant.settings.knowledge).values()))
    told = Told(meeting=checklist.meeting, council="camden")
    made = datetime.date(2026, 11, 22)
    snapshot = snapshot_of(checklist.draft, told, current_meetings(), made)
    with Session(assistant.engine, future=True) as session, session.begin():
        row = AdviserRow(
            email=f"{new_code()}@camden.example",
            name="Amal",
            service="camden",
            role="adviser",
            must_change_password=False,
            made_at=now(),
        )
        session.add(row)
        session.flush()
        adviser = Adviser(row.id, row.email, row.name, row.service, row.role)
        pack = desk.make(session, adviser, snapshot)
        return desk.give_link(session, adviser, pack, days=30, links=0)


async def test_the_link_opens_the_checklist(parent: Parent, code: str) -> None:
    calls = await parent.says(f"/start {code}")
    assert "☐ 1. " in calls[0].text
    assert calls[0].key(OPEN_PAGE)["url"].endswith(f"/p/{code}")
    assert "Telegram can" in texts(calls[1:])


async def test_its_questions_can_be_ticked_off_in_the_chat(
    parent: Parent, code: str, words: Words
) -> None:
    opened = (await parent.says(f"/start {code}"))[0]
    calls = await parent.presses(words.keys.work_here, opened)
    shown = next(call for call in calls if call.method == "sendMessage")
    assert any(call.method == "sendDocument" for call in calls)
    _, edited = await parent.presses("☐ 2", shown)
    assert "2. ✓ " in edited.text
    assert "2. ✓ " in texts(await parent.says("/list"))


async def test_a_pack_that_was_opened_and_then_taken_back(
    polled: Parent, code: str, words: Words, assistant: Assistant
) -> None:
    opened = (await polled.says(f"/start {code}"))[0]
    with Session(assistant.engine, future=True) as session, session.begin():
        pack = session.execute(select(PackRow).where(PackRow.code_hash == hashed(code)))
        pack.scalars().one().code_hash = None
    (declined,) = await polled.presses(words.keys.work_here, opened)
    assert declined.parameters["text"] == words.gone
    assert (await polled.says(f"/start {code}"))[0].text == words.unknown_code

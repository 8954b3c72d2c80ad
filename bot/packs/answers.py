"""A pack from the answers to the questions that the chat asks a parent before a meeting.

What is written in own words is only listened to, and not kept.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import msgspec

from bot.meetings.choose import choose_questions
from bot.meetings.hear import areas_in, situations_in, worries_in
from bot.meetings.load import MeetingBank
from bot.meetings.sheet import Sheet, Told
from bot.packs.content import Snapshot


def told_from(
    *,
    meeting: str,
    council: str,
    bank: MeetingBank,
    phase: str = "",
    areas: Iterable[str] = (),
    worry: str = "",
    tried: str = "",
) -> Told:
    """What was answered. Raises msgspec.ValidationError for a meeting, phase or area unheard of."""
    heard = f"{worry} . {tried}"
    return msgspec.convert(
        {
            "meeting": meeting,
            "phase": phase or None,
            "areas": tuple(areas) or areas_in(heard),
            "worries": worries_in(worry, bank),
            "situations": tuple(dict.fromkeys(situations_in(heard))),
            "council": council,
        },
        Told,
    )


def snapshot_from(told: Told, bank: MeetingBank, made: datetime.date) -> Snapshot:
    """A pack with the questions that suit these answers, each saying why it is there."""
    sheet = Sheet(told=told, items=choose_questions(told, bank), made=made)
    return Snapshot(title=bank.meetings[told.meeting].title, sheet=sheet)

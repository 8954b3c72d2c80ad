"""Whether an answer helped: a verdict on a turn, and perhaps a reason from a short list.

What is kept is a count by topic, card, council and week. The turn is only marked as done with.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

import msgspec
from sqlalchemy import select, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.knowledge import Knowledge
from bot.questions.counting import add_one, week_of
from bot.questions.tables import RatedTurnRow, ThumbRow
from bot.reply import Answer, Message
from bot.store.tables import TurnRow

Verdict = Literal["up", "down"]
State = Literal["open", "why", "done"]
"""Whether a turn can be given a verdict, or only a reason for it, or nothing any more."""

_SILENT_GROUPS = ("conversation", "safety")


@dataclass(frozen=True)
class Thumbs:
    """How it stands with a turn, under the number by which it is kept."""

    turn: int
    state: State


class ThumbStore:
    """The verdicts in one database. Every method is a short transaction of its own."""

    def __init__(self, engine: Engine, knowledge: Knowledge) -> None:
        self._engine = engine
        self._knowledge = knowledge

    def latest(self, conversation: str) -> Thumbs | None:
        """How it stands with the newest turn; None when that is nothing to judge."""
        query = (
            select(TurnRow.id, TurnRow.answer)
            .where(TurnRow.conversation_id == conversation)
            .order_by(TurnRow.id.desc())
            .limit(1)
        )
        with Session(self._engine, future=True) as session:
            row = session.execute(query).first()
            if row is None or not self.can_be_judged(_answer(row.answer)):
                return None
            return Thumbs(row.id, _state(session.get(RatedTurnRow, row.id)))

    def can_be_judged(self, answer: Answer) -> bool:
        """Whether an answer is one about SEN Support. Danger is never followed by a question."""
        return answer.safety is None and self._judged(answer) is not None

    def judge(self, conversation: str, turn: int, verdict: Verdict) -> Thumbs | None:
        """Count a verdict on a turn of this conversation. One that has its verdict keeps it.

        None when there is no such turn, or none that can be judged.
        """
        try:
            with Session(self._engine, future=True) as session, session.begin():
                found = self._find(session, conversation, turn)
                if found is None:
                    return None
                session.add(RatedTurnRow(turn_id=turn, takes_reason=verdict == "down"))
                session.flush()
                add_one(session, ThumbRow, **found, verdict=verdict, reason="")
        except IntegrityError:  # it has one
            with Session(self._engine, future=True) as session:
                return Thumbs(turn, _state(session.get(RatedTurnRow, turn)))
        return Thumbs(turn, "why" if verdict == "down" else "done")

    def give_reason(self, conversation: str, turn: int, reason: str) -> Thumbs | None:
        """Say why a turn did not help, once. None when there is no such turn or reason."""
        if reason not in self._knowledge.phrases.thumbs.reasons:
            return None
        with Session(self._engine, future=True) as session, session.begin():
            found = self._find(session, conversation, turn)
            if found is None:
                return None
            taken = session.execute(
                update(RatedTurnRow)
                .where(RatedTurnRow.turn_id == turn, RatedTurnRow.takes_reason)
                .values(takes_reason=False)
                .execution_options(synchronize_session=False)
            )
            if taken.rowcount:
                _take_one(session, **found, verdict="down", reason="")
                add_one(session, ThumbRow, **found, verdict="down", reason=reason)
        return Thumbs(turn, "done")

    def _find(
        self, session: Session, conversation: str, turn: int
    ) -> dict[str, datetime.date | str] | None:
        """Under what a verdict on this turn is counted."""
        query = select(TurnRow.at, TurnRow.answer).where(
            TurnRow.id == turn, TurnRow.conversation_id == conversation
        )
        row = session.execute(query).first()
        if row is None:
            return None
        answer = _answer(row.answer)
        message = self._judged(answer)
        if message is None or answer.safety:
            return None
        return {
            "week": week_of(row.at),
            "council": answer.council or "",
            "topic": message.topic or "",
            "card": message.card or "",
        }

    def _judged(self, answer: Answer) -> Message | None:
        """The message of an answer that a verdict is about: its first card on the subject."""
        for message in answer.messages:
            topic = self._knowledge.topics.get(message.topic or "")
            if topic and message.card and topic.group not in _SILENT_GROUPS:
                return message
        return None


def _take_one(session: Session, **key: object) -> None:
    session.execute(
        update(ThumbRow)
        .filter_by(**key)
        .values(count=ThumbRow.count - 1)
        .execution_options(synchronize_session=False)
    )


def _answer(kept: str) -> Answer:
    return msgspec.json.decode(kept, type=Answer)


def _state(row: RatedTurnRow | None) -> State:
    if row is None:
        return "open"
    return "why" if row.takes_reason else "done"

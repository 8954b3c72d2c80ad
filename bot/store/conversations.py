"""Keeping conversations: their turns, their dialogue memory, and their end."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass

import msgspec
from sqlalchemy import delete, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.meetings.sheet import Sheet
from bot.reply import Answer
from bot.store.tables import ConversationRow, SheetRow, TurnRow


@dataclass(frozen=True)
class Turn:
    """What was asked (redacted) and what was answered."""

    asked: str
    answer: Answer


def now() -> datetime.datetime:
    """The time in UTC, without a zone, as the database keeps it."""
    return datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None)


class ConversationStore:
    """The conversations in one database. Every method is a short transaction of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def tracker(self, conversation: str) -> str | None:
        """The dialogue's memory of a conversation, as it was saved."""
        with Session(self._engine, future=True) as session:
            row = session.get(ConversationRow, conversation)
            return row.tracker if row else None

    def save_tracker(self, conversation: str, tracker: str) -> None:
        """Keep the dialogue's memory, beginning the conversation if it is new."""
        with Session(self._engine, future=True) as session, session.begin():
            row = session.get(ConversationRow, conversation)
            if row is None:
                row = ConversationRow(id=conversation, started_at=now())
                session.add(row)
            row.tracker = tracker
            row.last_used_at = now()

    def add_turn(self, conversation: str, turn: Turn) -> None:
        """Keep one turn of a conversation that `save_tracker` has begun."""
        answer = msgspec.json.encode(turn.answer).decode()
        with Session(self._engine, future=True) as session, session.begin():
            session.add(
                TurnRow(conversation_id=conversation, at=now(), asked=turn.asked, answer=answer)
            )

    def turns(self, conversation: str) -> list[Turn]:
        """Every turn of the conversation, oldest first."""
        query = (
            select(TurnRow.asked, TurnRow.answer)
            .where(TurnRow.conversation_id == conversation)
            .order_by(TurnRow.id)
        )
        with Session(self._engine, future=True) as session:
            rows = session.execute(query).all()
        return [Turn(asked, msgspec.json.decode(answer, type=Answer)) for asked, answer in rows]

    def save_sheet(self, conversation: str, token: str, sheet: Sheet) -> None:
        """Keep a list as it is now, to be found by whoever has its token."""
        text = msgspec.json.encode(sheet).decode()
        with Session(self._engine, future=True) as session, session.begin():
            session.merge(
                SheetRow(token_hash=_hash(token), conversation_id=conversation, sheet=text)
            )

    def sheet(self, token: str) -> Sheet | None:
        """The list of this token; None when there is none, or when it has been deleted."""
        with Session(self._engine, future=True) as session:
            row = session.get(SheetRow, _hash(token))
            return msgspec.json.decode(row.sheet, type=Sheet) if row else None

    def delete(self, conversation: str) -> None:
        """Remove everything that was kept of the conversation."""
        self._delete(ConversationRow.id == conversation)

    def delete_unused_since(self, limit: datetime.datetime) -> int:
        """Remove the conversations last used before the limit; returns how many."""
        return self._delete(ConversationRow.last_used_at < limit)

    def ids(self) -> list[str]:
        """The ids of all conversations."""
        with Session(self._engine, future=True) as session:
            return list(session.execute(select(ConversationRow.id)).scalars())

    def check(self) -> None:
        """Raise SQLAlchemyError when the database cannot be reached."""
        with self._engine.connect() as connection:
            connection.execute(select(1))

    def _delete(self, condition: object) -> int:
        ids = select(ConversationRow.id).where(condition)
        with Session(self._engine, future=True) as session, session.begin():
            for table in (TurnRow, SheetRow):
                session.execute(
                    delete(table).where(table.conversation_id.in_(ids)),
                    execution_options={"synchronize_session": False},
                )
            result = session.execute(
                delete(ConversationRow).where(condition),
                execution_options={"synchronize_session": False},
            )
            return int(result.rowcount)


def _hash(token: str) -> str:
    """Whoever reads the database must not be able to open the sheets."""
    return hashlib.sha256(token.encode()).hexdigest()

"""Keeping conversations: their turns, their dialogue memory, and their end."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass

import msgspec
from sqlalchemy import and_, delete, select, update
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from bot.meetings.sheet import Sheet
from bot.reply import Answer
from bot.store.database import empty_log
from bot.store.tables import ConversationRow, SendingRow, SheetRow, TurnRow

ABANDONED_AFTER = datetime.timedelta(minutes=1)
"""Who has not answered a message for so long never will: its process has ended."""


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
        query = select(ConversationRow.tracker).where(ConversationRow.id == conversation)
        with Session(self._engine, future=True) as session:
            return session.execute(query).scalar() or None

    def save_tracker(self, conversation: str, tracker: str) -> None:
        """Keep the dialogue's memory, beginning the conversation if it is new."""
        with Session(self._engine, future=True) as session, session.begin():
            saved = session.execute(
                update(ConversationRow)
                .where(ConversationRow.id == conversation)
                .values(tracker=tracker, last_used_at=now())
                .execution_options(synchronize_session=False)
            )
            if not saved.rowcount:
                session.add(_begun(conversation, tracker))

    def add_turn(self, conversation: str, turn: Turn, sending: str | None = None) -> None:
        """Keep one turn of a conversation that has begun, and which sending led to it."""
        answer = msgspec.json.encode(turn.answer).decode()
        row = TurnRow(conversation_id=conversation, at=now(), asked=turn.asked, answer=answer)
        with Session(self._engine, future=True) as session, session.begin():
            session.add(row)
            if sending is not None:
                session.flush()
                session.execute(
                    update(SendingRow)
                    .where(_is_sending(conversation, sending))
                    .values(turn_id=row.id)
                    .execution_options(synchronize_session=False)
                )

    def begin_sending(self, conversation: str, sending: str) -> bool:
        """Whether this sending is for the caller to answer, beginning the conversation if new.

        False when it has been answered, or when somebody is about to.
        """
        try:
            with Session(self._engine, future=True) as session, session.begin():
                if session.get(ConversationRow, conversation) is None:
                    session.add(_begun(conversation))
                    session.flush()
                session.add(SendingRow(conversation_id=conversation, key=sending, begun_at=now()))
        except IntegrityError:
            return self._take_over(conversation, sending)
        return True

    def sent(self, conversation: str, sending: str) -> Turn | None:
        """The turn that a sending led to; None while there is none."""
        query = select(TurnRow.asked, TurnRow.answer).join(
            SendingRow, SendingRow.turn_id == TurnRow.id
        )
        with Session(self._engine, future=True) as session:
            row = session.execute(query.where(_is_sending(conversation, sending))).first()
        return Turn(row.asked, msgspec.json.decode(row.answer, type=Answer)) if row else None

    def give_up_sending(self, conversation: str, sending: str) -> None:
        """Leave a sending that could not be answered to whoever tries it again."""
        with Session(self._engine, future=True) as session, session.begin():
            session.execute(
                delete(SendingRow)
                .where(_is_sending(conversation, sending), SendingRow.turn_id.is_(None))
                .execution_options(synchronize_session=False)
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

    def _take_over(self, conversation: str, sending: str) -> bool:
        """Whether a sending was abandoned and is the caller's now."""
        with Session(self._engine, future=True) as session, session.begin():
            result = session.execute(
                update(SendingRow)
                .where(
                    _is_sending(conversation, sending),
                    SendingRow.turn_id.is_(None),
                    SendingRow.begun_at < now() - ABANDONED_AFTER,
                )
                .values(begun_at=now())
                .execution_options(synchronize_session=False)
            )
            return bool(result.rowcount)

    def _delete(self, condition: object) -> int:
        ids = select(ConversationRow.id).where(condition)
        with Session(self._engine, future=True) as session, session.begin():
            for table in (SendingRow, TurnRow, SheetRow):
                session.execute(
                    delete(table).where(table.conversation_id.in_(ids)),
                    execution_options={"synchronize_session": False},
                )
            result = session.execute(
                delete(ConversationRow).where(condition),
                execution_options={"synchronize_session": False},
            )
        if result.rowcount:
            empty_log(self._engine)
        return int(result.rowcount)


def _begun(conversation: str, tracker: str = "") -> ConversationRow:
    """A conversation from now on, with the dialogue's memory of it, if there is any yet."""
    return ConversationRow(id=conversation, started_at=now(), last_used_at=now(), tracker=tracker)


def _is_sending(conversation: str, sending: str) -> ColumnElement:
    return and_(SendingRow.conversation_id == conversation, SendingRow.key == sending)


def _hash(token: str) -> str:
    """Whoever reads the database must not be able to open the sheets."""
    return hashlib.sha256(token.encode()).hexdigest()

"""Which conversation a chat is in, and how far an update has been answered."""

from __future__ import annotations

import datetime

from sqlalchemy import delete, exists, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.store.conversations import now
from bot.store.tables import ConversationRow
from bot.telegram.tables import TelegramChatRow, TelegramUpdateRow
from bot.tokens import Tokens

REMEMBERED = datetime.timedelta(days=2)
"""How long answered updates are known. Telegram itself gives up on one after a day."""


class Chats:
    """The chats and updates in one database. Every method is a short transaction of its own.

    The id of a chat never comes to the database: a keyed hash stands for it.
    """

    def __init__(self, engine: Engine, tokens: Tokens) -> None:
        self._engine = engine
        self._tokens = tokens

    def conversation(self, chat_id: int) -> str | None:
        """The conversation that the chat is in; None before it begins and after it is deleted."""
        with Session(self._engine, future=True) as session:
            row = session.get(TelegramChatRow, self._key(chat_id))
            return row.conversation_id if row else None

    def keep(self, chat_id: int, conversation: str) -> None:
        """Remember the conversation of a chat, unless that has been deleted meanwhile."""
        with Session(self._engine, future=True) as session, session.begin():
            if session.scalar(select(exists().where(ConversationRow.id == conversation))):
                row = TelegramChatRow(chat_key=self._key(chat_id), conversation_id=conversation)
                session.merge(row)

    def move(self, chat_id: int, new_chat_id: int) -> None:
        """Follow a chat to the id that Telegram has given it instead."""
        conversation = self.conversation(chat_id)
        if conversation is not None:
            self.keep(new_chat_id, conversation)
            with Session(self._engine, future=True) as session, session.begin():
                session.delete(session.get(TelegramChatRow, self._key(chat_id)))

    def sent(self, update_id: int) -> int | None:
        """How many messages of the answer have gone out; None when the update is done with."""
        with Session(self._engine, future=True) as session:
            row = session.get(TelegramUpdateRow, update_id)
            if row is None:
                return 0
            return None if row.done else int(row.sent)

    def has_begun(self, update_id: int) -> bool:
        """Whether the update has come before."""
        with Session(self._engine, future=True) as session:
            return session.get(TelegramUpdateRow, update_id) is not None

    def note(self, update_id: int, sent: int, done: bool) -> None:
        """Remember how far the answer to an update has gone out."""
        with Session(self._engine, future=True) as session, session.begin():
            session.merge(TelegramUpdateRow(update_id=update_id, at=now(), sent=sent, done=done))

    def forget_old_updates(self) -> None:
        """Drop what is known of updates that cannot come again."""
        with Session(self._engine, future=True) as session, session.begin():
            session.execute(
                delete(TelegramUpdateRow).where(TelegramUpdateRow.at < now() - REMEMBERED),
                execution_options={"synchronize_session": False},
            )

    def _key(self, chat_id: int) -> str:
        return self._tokens.digest("telegram chat", str(chat_id))

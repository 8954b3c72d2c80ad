"""What is kept for Telegram: no chat's id, no name, no text."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, DateTime, ForeignKey, Integer, String

from bot.store.tables import Base


class TelegramChatRow(Base):  # type: ignore[misc, valid-type]
    """Which conversation a chat is in. It goes with its conversation."""

    __tablename__ = "telegram_chats"

    chat_key = Column(String(64), primary_key=True)
    """A keyed hash of the chat's id: without our secret nobody can tell whose it is."""
    conversation_id = Column(
        String(64),
        ForeignKey("conversations.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    )


class TelegramUpdateRow(Base):  # type: ignore[misc, valid-type]
    """How far an update has been answered, so that one that comes again is not answered twice."""

    __tablename__ = "telegram_updates"

    update_id = Column(BigInteger, primary_key=True, autoincrement=False)
    at = Column(DateTime, nullable=False, index=True)
    sent = Column(Integer, nullable=False)
    """How many of its messages have gone out."""
    done = Column(Boolean, nullable=False)

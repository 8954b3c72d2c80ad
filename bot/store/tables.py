"""The tables. Texts are redacted before they come here."""

from __future__ import annotations

from sqlalchemy import Column, DateTime, ForeignKey, Integer, String, Text
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class ConversationRow(Base):  # type: ignore[misc, valid-type]
    """One conversation, and the dialogue's memory of it as JSON."""

    __tablename__ = "conversations"

    id = Column(String(64), primary_key=True)
    started_at = Column(DateTime, nullable=False)
    last_used_at = Column(DateTime, nullable=False, index=True)
    tracker = Column(Text, nullable=False)


class TurnRow(Base):  # type: ignore[misc, valid-type]
    """One message and the answer to it, as the page shows them again after a reload."""

    __tablename__ = "turns"

    id = Column(Integer, primary_key=True)
    conversation_id = Column(
        String(64),
        ForeignKey("conversations.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    )
    at = Column(DateTime, nullable=False)
    asked = Column(Text, nullable=False)
    answer = Column(Text, nullable=False)


class SendingRow(Base):  # type: ignore[misc, valid-type]
    """One act of sending, so that a message that comes twice is answered and kept once.

    The key is a keyed hash. There is no turn while the message is being answered.
    """

    __tablename__ = "sendings"

    conversation_id = Column(
        String(64), ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True
    )
    key = Column(String(64), primary_key=True)
    begun_at = Column(DateTime, nullable=False)
    turn_id = Column(Integer, ForeignKey("turns.id", ondelete="CASCADE"), index=True)


class SheetRow(Base):  # type: ignore[misc, valid-type]
    """A parent's list of questions, as its page and PDF show it. The token is not kept."""

    __tablename__ = "sheets"

    token_hash = Column(String(64), primary_key=True)
    conversation_id = Column(
        String(64),
        ForeignKey("conversations.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    )
    sheet = Column(Text, nullable=False)

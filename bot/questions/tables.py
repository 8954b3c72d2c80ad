"""The tables. Counts hold nobody's id and no words; what belongs to a chat goes when it goes."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, DateTime, ForeignKey, Integer, String

from bot.store.tables import Base


class AskedRow(Base):  # type: ignore[misc, valid-type]
    """How many turns were alike. A row for each turn could be laid beside the chats by its order.

    Empty texts stand for what is not known. `week` is its Monday, `hour` that of a clock in
    England, `topics` their ids with spaces between.
    """

    __tablename__ = "asked"

    week = Column(Date, primary_key=True)
    hour = Column(Integer, primary_key=True, autoincrement=False)
    council = Column(String(64), primary_key=True)
    channel = Column(String(16), primary_key=True)
    outcome = Column(String(16), primary_key=True)
    topics = Column(String(300), primary_key=True)
    card = Column(String(160), primary_key=True)
    count = Column(Integer, nullable=False)


class WordingRow(Base):  # type: ignore[misc, valid-type]
    """The redacted words of a question that got no answer, or one only after asking back.

    It belongs to its conversation, whose turns hold the same words, and is deleted with it.
    """

    __tablename__ = "question_wordings"

    id = Column(Integer, primary_key=True)
    conversation_id = Column(
        String(64), ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False, index=True
    )
    week = Column(Date, nullable=False)
    council = Column(String(64), nullable=False, index=True)
    outcome = Column(String(16), nullable=False)
    wording = Column(String(200), nullable=False)
    topic = Column(String(160))
    """What it was about after all, if the next turn told."""
    is_newest = Column(Boolean, nullable=False)
    """Whether nothing has been asked since: only the next turn can tell."""


class ThumbRow(Base):  # type: ignore[misc, valid-type]
    """How many alike verdicts there were. Empty texts stand for what is not known or not said."""

    __tablename__ = "thumbs"

    week = Column(Date, primary_key=True)
    council = Column(String(64), primary_key=True)
    topic = Column(String(160), primary_key=True)
    card = Column(String(160), primary_key=True)
    verdict = Column(String(8), primary_key=True)
    reason = Column(String(32), primary_key=True)
    count = Column(Integer, nullable=False)


class RatedTurnRow(Base):  # type: ignore[misc, valid-type]
    """A turn that was given a verdict, but not which, so that none is given twice."""

    __tablename__ = "rated_turns"

    turn_id = Column(Integer, ForeignKey("turns.id", ondelete="CASCADE"), primary_key=True)
    takes_reason = Column(Boolean, nullable=False)
    """Whether it was asked what was wrong, and this has not been said yet."""


class SourceCheckRow(Base):  # type: ignore[misc, valid-type]
    """What came back from the address of a source when it was last asked."""

    __tablename__ = "source_checks"

    source = Column(String(120), primary_key=True)
    url = Column(String(1000), nullable=False)
    state = Column(String(16), nullable=False)
    detail = Column(String(300), nullable=False)
    checked_at = Column(DateTime, nullable=False)

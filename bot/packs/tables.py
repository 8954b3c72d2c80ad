"""The tables of templates and packs. The code that opens a pack is never in them."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    String,
    Text,
    UniqueConstraint,
)

import bot.advisers.tables  # noqa: F401 (the tables that ours refer to)
from bot.store.tables import Base


class TemplateRow(Base):  # type: ignore[misc, valid-type]
    """A template of one adviser, or of their whole team."""

    __tablename__ = "pack_templates"

    id = Column(Integer, primary_key=True)
    service = Column(String(64), nullable=False, index=True)
    owner_id = Column(Integer, ForeignKey("advisers.id"), nullable=False)
    is_team = Column(Boolean, nullable=False)


class TemplateVersionRow(Base):  # type: ignore[misc, valid-type]
    """A template as it once was saved. The one with the highest number counts."""

    __tablename__ = "pack_template_versions"
    __table_args__ = (UniqueConstraint("template_id", "number"),)

    id = Column(Integer, primary_key=True)
    template_id = Column(
        Integer, ForeignKey("pack_templates.id", ondelete="CASCADE"), nullable=False, index=True
    )
    number = Column(Integer, nullable=False)
    draft = Column(Text, nullable=False)
    saved_at = Column(DateTime, nullable=False)
    saved_by_id = Column(Integer, ForeignKey("advisers.id"), nullable=False)


class PackRow(Base):  # type: ignore[misc, valid-type]
    """A checklist for one parent. Nothing in it says who the parent is."""

    __tablename__ = "packs"

    id = Column(Integer, primary_key=True)
    service = Column(String(64), nullable=False, index=True)
    adviser_id = Column(Integer, ForeignKey("advisers.id"), nullable=False)
    reference = Column(String(60), nullable=False)
    """The adviser's own case number."""
    snapshot = Column(Text, nullable=False)
    changed_at = Column(DateTime, nullable=False)
    code_hash = Column(String(64), unique=True)
    """None until a link is made, and again once it has been taken back."""
    links = Column(Integer, nullable=False)
    """How many links have been made: the newest alone opens the pack."""
    expires_at = Column(DateTime, index=True)
    revoked_at = Column(DateTime)
    told_on = Column(Date)
    """The day on which the parent chose to tell that they have read it."""


class MarksRow(Base):  # type: ignore[misc, valid-type]
    """What a parent ticked and wrote, kept because they asked for it. Found by their own key."""

    __tablename__ = "pack_marks"

    key_hash = Column(String(64), primary_key=True)
    pack_id = Column(
        Integer, ForeignKey("packs.id", ondelete="CASCADE"), nullable=False, index=True
    )
    marks = Column(Text, nullable=False)

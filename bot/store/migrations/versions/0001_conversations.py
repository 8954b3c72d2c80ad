"""Conversations, their turns, and parents' lists of questions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001_conversations"
down_revision = None


def upgrade() -> None:
    """Make the tables that are missing: databases older than the revisions have some or all."""
    present = set(sa.inspect(op.get_bind()).get_table_names())
    if "conversations" not in present:
        op.create_table(
            "conversations",
            sa.Column("id", sa.String(64), primary_key=True),
            sa.Column("started_at", sa.DateTime, nullable=False),
            sa.Column("last_used_at", sa.DateTime, nullable=False, index=True),
            sa.Column("tracker", sa.Text, nullable=False),
        )
    if "turns" not in present:
        op.create_table(
            "turns",
            sa.Column("id", sa.Integer, primary_key=True),
            _of_conversation(),
            sa.Column("at", sa.DateTime, nullable=False),
            sa.Column("asked", sa.Text, nullable=False),
            sa.Column("answer", sa.Text, nullable=False),
        )
    if "sheets" not in present:
        op.create_table(
            "sheets",
            sa.Column("token_hash", sa.String(64), primary_key=True),
            _of_conversation(),
            sa.Column("sheet", sa.Text, nullable=False),
        )


def _of_conversation() -> sa.Column:
    return sa.Column(
        "conversation_id",
        sa.String(64),
        sa.ForeignKey("conversations.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    )

"""Acts of sending, so that a message that comes twice is kept once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002_sendings"
down_revision = "0001_conversations"


def upgrade() -> None:
    op.create_table(
        "sendings",
        sa.Column(
            "conversation_id",
            sa.String(64),
            sa.ForeignKey("conversations.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("begun_at", sa.DateTime, nullable=False),
        sa.Column("turn_id", sa.Integer, sa.ForeignKey("turns.id", ondelete="CASCADE"), index=True),
    )

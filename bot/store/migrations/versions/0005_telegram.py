"""Which conversation a Telegram chat is in, and which updates have been answered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005_telegram"
down_revision = "0004_packs"


def upgrade() -> None:
    op.create_table(
        "telegram_chats",
        sa.Column("chat_key", sa.String(64), primary_key=True),
        sa.Column(
            "conversation_id",
            sa.String(64),
            sa.ForeignKey("conversations.id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
    )
    op.create_table(
        "telegram_updates",
        sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime, nullable=False, index=True),
        sa.Column("sent", sa.Integer, nullable=False),
        sa.Column("done", sa.Boolean, nullable=False),
    )

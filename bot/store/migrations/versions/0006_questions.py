"""What parents ask, their thumbs, the checks of sources, and councils that are switched off."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006_questions"
down_revision = "0005_telegram"


def upgrade() -> None:
    op.create_table(
        "asked",
        sa.Column("week", sa.Date, primary_key=True),
        sa.Column("hour", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("council", sa.String(64), primary_key=True),
        sa.Column("channel", sa.String(16), primary_key=True),
        sa.Column("outcome", sa.String(16), primary_key=True),
        sa.Column("topics", sa.String(300), primary_key=True),
        sa.Column("card", sa.String(160), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
    op.create_table(
        "question_wordings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "conversation_id",
            sa.String(64),
            sa.ForeignKey("conversations.id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        sa.Column("week", sa.Date, nullable=False),
        sa.Column("council", sa.String(64), nullable=False, index=True),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("wording", sa.String(200), nullable=False),
        sa.Column("topic", sa.String(160)),
        sa.Column("is_newest", sa.Boolean, nullable=False),
    )
    op.create_table(
        "thumbs",
        sa.Column("week", sa.Date, primary_key=True),
        sa.Column("council", sa.String(64), primary_key=True),
        sa.Column("topic", sa.String(160), primary_key=True),
        sa.Column("card", sa.String(160), primary_key=True),
        sa.Column("verdict", sa.String(8), primary_key=True),
        sa.Column("reason", sa.String(32), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
    op.create_table(
        "rated_turns",
        sa.Column(
            "turn_id", sa.Integer, sa.ForeignKey("turns.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("takes_reason", sa.Boolean, nullable=False),
    )
    op.create_table(
        "source_checks",
        sa.Column("source", sa.String(120), primary_key=True),
        sa.Column("url", sa.String(1000), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("detail", sa.String(300), nullable=False),
        sa.Column("checked_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "switched_off",
        sa.Column("council", sa.String(64), primary_key=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("who", sa.String(120), nullable=False),
        sa.Column("reason", sa.String(500), nullable=False),
    )

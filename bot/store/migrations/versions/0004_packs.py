"""Advisers' templates with their versions, packs for parents, and marks that parents had kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004_packs"
down_revision = "0003_advisers"


def upgrade() -> None:
    op.create_table(
        "pack_templates",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("service", sa.String(64), nullable=False, index=True),
        sa.Column("owner_id", sa.Integer, sa.ForeignKey("advisers.id"), nullable=False),
        sa.Column("is_team", sa.Boolean, nullable=False),
    )
    op.create_table(
        "pack_template_versions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "template_id",
            sa.Integer,
            sa.ForeignKey("pack_templates.id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("draft", sa.Text, nullable=False),
        sa.Column("saved_at", sa.DateTime, nullable=False),
        sa.Column("saved_by_id", sa.Integer, sa.ForeignKey("advisers.id"), nullable=False),
        sa.UniqueConstraint("template_id", "number"),
    )
    op.create_table(
        "packs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("service", sa.String(64), nullable=False, index=True),
        sa.Column("adviser_id", sa.Integer, sa.ForeignKey("advisers.id"), nullable=False),
        sa.Column("reference", sa.String(60), nullable=False),
        sa.Column("snapshot", sa.Text, nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        sa.Column("code_hash", sa.String(64), unique=True),
        sa.Column("links", sa.Integer, nullable=False),
        sa.Column("expires_at", sa.DateTime, index=True),
        sa.Column("revoked_at", sa.DateTime),
        sa.Column("told_on", sa.Date),
    )
    op.create_table(
        "pack_marks",
        sa.Column("key_hash", sa.String(64), primary_key=True),
        sa.Column(
            "pack_id",
            sa.Integer,
            sa.ForeignKey("packs.id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        sa.Column("marks", sa.Text, nullable=False),
    )

"""Advisers' accounts, their sessions, links and codes, and the audit log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003_advisers"
down_revision = "0002_sendings"


def upgrade() -> None:
    op.create_table(
        "advisers",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("email", sa.String(254), unique=True),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("service", sa.String(64), nullable=False, index=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("password_hash", sa.String(200)),
        sa.Column("must_change_password", sa.Boolean, nullable=False),
        sa.Column("totp_secret", sa.String(64)),
        sa.Column("totp_step", sa.Integer),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("signed_in_at", sa.DateTime),
    )
    op.create_table(
        "adviser_sessions",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        _of_adviser(),
        sa.Column("begun_at", sa.DateTime, nullable=False),
        sa.Column("used_at", sa.DateTime, nullable=False),
        sa.Column("needs_code", sa.Boolean, nullable=False),
    )
    op.create_table(
        "adviser_password_links",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        _of_adviser(),
        sa.Column("expires_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "adviser_recovery_codes",
        sa.Column("code_hash", sa.String(64), primary_key=True),
        _of_adviser(),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("service", sa.String(64), nullable=False, index=True),
        sa.Column("adviser_id", sa.Integer, sa.ForeignKey("advisers.id")),
        sa.Column("who", sa.String(400), nullable=False),
        sa.Column("action", sa.String(64), nullable=False),
        sa.Column("subject", sa.String(254), nullable=False),
        sa.Column("reason", sa.String(500), nullable=False),
    )


def _of_adviser() -> sa.Column:
    return sa.Column(
        "adviser_id",
        sa.Integer,
        sa.ForeignKey("advisers.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    )

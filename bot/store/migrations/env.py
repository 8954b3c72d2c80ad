"""What Alembic runs for every command: it works in the connection that it is given."""

from __future__ import annotations

from alembic import context

from bot.store.migrations.metadata import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
context.run_migrations()

"""alembic runs a step inside the connection and transaction that db.desk.upgrade hands in."""

from __future__ import annotations

from alembic import context

from db.desk.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()

"""alembic runs a step inside the connection and transaction that db.center.upgrade hands in."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()

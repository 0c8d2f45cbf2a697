"""The office's own holiday tables: imported notices and lists, and local days with their approver."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0008"


def upgrade() -> None:
    """Make the table; what stands in it follows from events."""
    op.execute(
        """CREATE TABLE calendar_table (
          id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('imported', 'local')),
          status TEXT NOT NULL CHECK (status IN ('asked', 'in_force', 'declined', 'withdrawn')),
          known_from TEXT NOT NULL, officer TEXT NOT NULL, at TEXT NOT NULL, approver TEXT NOT NULL,
          body TEXT NOT NULL, txn INTEGER NOT NULL)"""
    )
    op.execute("CREATE INDEX calendar_table_txn ON calendar_table (txn)")

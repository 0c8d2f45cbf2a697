"""督查: inquiries and declared outages, rows that change and are never deleted; cases found by their last day."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"

TABLES = """
CREATE TABLE inquiry (
  id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, number TEXT NOT NULL, case_id TEXT NOT NULL, department TEXT NOT NULL,
  rule TEXT NOT NULL, state TEXT NOT NULL, sort_key TEXT NOT NULL, body TEXT NOT NULL, txn INTEGER NOT NULL);
CREATE INDEX inquiry_by_time ON inquiry (sort_key);
CREATE INDEX inquiry_of_case ON inquiry (case_id);
CREATE INDEX inquiry_txn ON inquiry (txn);
CREATE TABLE outage (
  id TEXT PRIMARY KEY, state TEXT NOT NULL, sort_key TEXT NOT NULL, body TEXT NOT NULL, txn INTEGER NOT NULL);
CREATE INDEX outage_by_time ON outage (sort_key);
CREATE INDEX outage_txn ON outage (txn);
CREATE INDEX case_by_last_day ON case_row (last_on);
CREATE INDEX event_by_day ON event ("on")
"""


def upgrade() -> None:
    """Make both tables with the triggers that let no row be deleted, and the indexes."""
    for statement in TABLES.split(";"):
        if statement.strip():
            op.execute(statement)
    for table in ("inquiry", "outage"):
        op.execute(
            f"CREATE TRIGGER keep_{table} BEFORE DELETE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table}: what was recorded stays as it is'); END"
        )

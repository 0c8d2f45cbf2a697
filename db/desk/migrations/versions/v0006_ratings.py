"""Visits with their ratings and call-backs, and complaints; rows that change, and are never deleted."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"

TABLES = """
CREATE TABLE visit (
  id TEXT PRIMARY KEY, code TEXT NOT NULL, case_id TEXT NOT NULL, "on" TEXT NOT NULL, sort_key TEXT NOT NULL,
  department TEXT NOT NULL, item TEXT NOT NULL, item_name TEXT NOT NULL, officer TEXT NOT NULL,
  score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 5), is_counted INTEGER NOT NULL, call_back TEXT NOT NULL,
  body TEXT NOT NULL, txn INTEGER NOT NULL);
CREATE INDEX visit_by_code ON visit (code);
CREATE INDEX visit_of_case ON visit (case_id, sort_key);
CREATE INDEX visit_by_time ON visit (is_counted, sort_key);
CREATE INDEX visit_by_day ON visit (is_counted, "on");
CREATE INDEX visit_called_back ON visit (call_back, sort_key);
CREATE INDEX visit_txn ON visit (txn);
CREATE TABLE complaint (
  id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, department TEXT NOT NULL, state TEXT NOT NULL,
  sort_key TEXT NOT NULL, body TEXT NOT NULL, txn INTEGER NOT NULL);
CREATE INDEX complaint_by_time ON complaint (sort_key);
CREATE INDEX complaint_txn ON complaint (txn);
"""


def upgrade() -> None:
    """Make both tables, and the triggers that let no row be deleted."""
    for statement in TABLES.split(";"):
        if statement.strip():
            op.execute(statement)
    for table in ("visit", "complaint"):
        op.execute(
            f"CREATE TRIGGER keep_{table} BEFORE DELETE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table}: what was recorded stays as it is'); END"
        )

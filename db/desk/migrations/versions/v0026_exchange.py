"""数据交换: batches that left or came in, and how each of their rows stands; rows that change and are never deleted."""

from __future__ import annotations

from alembic import op

revision = "0026"
down_revision = "0025"

TABLES = """
CREATE TABLE exchange_batch (
  id TEXT PRIMARY KEY, number TEXT NOT NULL, is_sent INTEGER NOT NULL, sort_key TEXT NOT NULL, body TEXT NOT NULL,
  txn INTEGER NOT NULL);
CREATE INDEX exchange_batch_by_time ON exchange_batch (sort_key);
CREATE INDEX exchange_batch_by_number ON exchange_batch (number);
CREATE INDEX exchange_batch_txn ON exchange_batch (txn);
CREATE TABLE exchange_row (
  id TEXT PRIMARY KEY, state TEXT NOT NULL, sort_key TEXT NOT NULL, body TEXT NOT NULL, txn INTEGER NOT NULL);
CREATE INDEX exchange_row_by_state ON exchange_row (state, sort_key);
CREATE INDEX exchange_row_txn ON exchange_row (txn)
"""


def upgrade() -> None:
    """Make both tables with the triggers that let no row be deleted, and the indexes."""
    for statement in TABLES.split(";"):
        if statement.strip():
            op.execute(statement)
    for table in ("exchange_batch", "exchange_row"):
        op.execute(
            f"CREATE TRIGGER keep_{table} BEFORE DELETE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table}: what was recorded stays as it is'); END"
        )

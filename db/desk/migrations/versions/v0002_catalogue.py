"""The office's own catalogue: drafts in the drawer, published versions, ends."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"

TABLES = """
CREATE TABLE item_draft (
  key TEXT PRIMARY KEY, name TEXT NOT NULL, body TEXT NOT NULL, status TEXT NOT NULL, origin TEXT NOT NULL,
  officer TEXT NOT NULL, at TEXT NOT NULL, asked TEXT NOT NULL, txn INTEGER NOT NULL);
CREATE INDEX item_draft_by_status ON item_draft (status, at);
CREATE INDEX item_draft_txn ON item_draft (txn);
CREATE TABLE item_version (
  code TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, txn INTEGER NOT NULL, PRIMARY KEY (code, version));
CREATE INDEX item_version_txn ON item_version (txn);
CREATE TABLE item_end (code TEXT PRIMARY KEY, "on" TEXT, txn INTEGER NOT NULL);
"""


def upgrade() -> None:
    for statement in TABLES.split(";\n"):
        if statement.strip():
            op.execute(statement)

"""The office's own versions of its papers: drafts in the drawer, published versions, ends."""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision = "0012"

TABLES = """
CREATE TABLE template_draft (
  key TEXT PRIMARY KEY, name TEXT NOT NULL, body TEXT NOT NULL, status TEXT NOT NULL, origin TEXT NOT NULL,
  officer TEXT NOT NULL, at TEXT NOT NULL, asked TEXT NOT NULL, txn INTEGER NOT NULL);
CREATE INDEX template_draft_txn ON template_draft (txn);
CREATE TABLE template_version (
  key TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, common TEXT NOT NULL, txn INTEGER NOT NULL,
  PRIMARY KEY (key, version));
CREATE INDEX template_version_txn ON template_version (txn);
CREATE TABLE template_end (
  key TEXT NOT NULL, version INTEGER NOT NULL, "on" TEXT NOT NULL, txn INTEGER NOT NULL, PRIMARY KEY (key, version));
CREATE INDEX template_end_txn ON template_end (txn);
"""


def upgrade() -> None:
    """Make the tables; the events that fill them are kept from this step on."""
    for statement in TABLES.split(";\n"):
        if statement.strip():
            op.execute(statement)

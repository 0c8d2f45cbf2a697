"""Papers that can be checked: the desk's signing keys, the hash of each record, and what packed papers are unpacked with.

Papers of before keep no hash and are packed as they were; they are read as ever.
"""

from __future__ import annotations

from alembic import op

revision = "0015"
down_revision = "0013"

STATEMENTS = """
CREATE TABLE signing_key (
  id TEXT PRIMARY KEY, public TEXT NOT NULL, wrapped BLOB NOT NULL, from_on TEXT NOT NULL, to_on TEXT NOT NULL,
  is_training INTEGER NOT NULL, desk_code TEXT NOT NULL, office TEXT NOT NULL, txn INTEGER NOT NULL);
CREATE INDEX signing_key_txn ON signing_key (txn);
CREATE TABLE notice_base (
  sha256 TEXT PRIMARY KEY, template TEXT NOT NULL, template_version INTEGER NOT NULL, txn INTEGER NOT NULL,
  pdf BLOB NOT NULL);
CREATE INDEX notice_base_txn ON notice_base (txn);
ALTER TABLE notice ADD COLUMN template_sha256 TEXT;
ALTER TABLE notice ADD COLUMN record_hash TEXT;
ALTER TABLE notice ADD COLUMN base TEXT;
CREATE INDEX notice_by_record_hash ON notice (record_hash) WHERE record_hash IS NOT NULL;
CREATE INDEX notice_by_sha256 ON notice (sha256);
CREATE INDEX event_of_print ON event (n) WHERE kind IN ('printed', 'print_failed')
"""

OTHER_KEY = "OLD.id <> NEW.id OR OLD.public <> NEW.public OR OLD.wrapped <> NEW.wrapped OR OLD.from_on <> NEW.from_on"
REFUSED = (
    ("signing_key", f"UPDATE ON signing_key WHEN {OTHER_KEY}"),
    ("signing_key", "DELETE ON signing_key"),
    ("notice_base", "UPDATE ON notice_base"),
    ("notice_base", "DELETE ON notice_base"),
)


def upgrade() -> None:
    """Make tables, columns and indexes; what was recorded of a key or a base is never deleted."""
    for statement in STATEMENTS.split(";"):
        if statement.strip():
            op.execute(statement)
    for count, (table, what) in enumerate(REFUSED):
        op.execute(
            f"CREATE TRIGGER keep_{table}_{count} BEFORE {what} "
            f"BEGIN SELECT RAISE(ABORT, '{table}: what was recorded stays as it is'); END"
        )

"""What the keeping of the records needs: lost numbers, a new origin after a break, 档号 that are found, erasures by two."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"

STEPS = (
    """CREATE TABLE number_new (
      book TEXT NOT NULL, n INTEGER NOT NULL, number TEXT NOT NULL UNIQUE, year INTEGER NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('used', 'void', 'unissued', 'lost')), case_id TEXT, "on" TEXT,
      reason TEXT NOT NULL, txn INTEGER NOT NULL, PRIMARY KEY (book, n))""",
    'INSERT INTO number_new SELECT book, n, number, year, status, case_id, "on", reason, txn FROM number',
    "DROP TABLE number",
    "ALTER TABLE number_new RENAME TO number",
    "CREATE INDEX number_of_year ON number (year, book, n)",
    "CREATE INDEX number_txn ON number (txn)",
    "DROP TRIGGER keep_event_0",
    "CREATE INDEX IF NOT EXISTS event_of_desk ON event (kind, n) WHERE subject IS NULL",
    """CREATE TABLE IF NOT EXISTS rechained (
      origin TEXT NOT NULL, oseq INTEGER NOT NULL, event TEXT NOT NULL, chain_hash TEXT NOT NULL,
      from_origin TEXT NOT NULL, from_oseq INTEGER NOT NULL, txn INTEGER NOT NULL, PRIMARY KEY (origin, oseq))""",
    "CREATE INDEX IF NOT EXISTS event_archived ON event (json_extract(data, '$.volume')) WHERE kind = 'archived'",
    "CREATE INDEX IF NOT EXISTS rechained_txn ON rechained (txn)",
)
OTHER_NUMBER = "OLD.book <> NEW.book OR OLD.n <> NEW.n OR OLD.number <> NEW.number"
BACK = "OLD.status IN ('void', 'lost') AND NEW.status <> OLD.status"
CONTENT = (
    'n, id, kind, schema, subject, "on", at, monotonic, boot_id, clock, center_at, officer, acting_for, case_prev, '
    "data, private_sha256, alg, content_hash, origin, oseq, chain_hash, txn"
)
ERASED_BY_TWO = """NEW.private IS NULL AND EXISTS (
  SELECT 1 FROM event e, event a, json_each(e.data, '$.events') named
  WHERE e.kind = 'erased' AND e.subject IS NULL AND named.value = OLD.id
  AND a.id = json_extract(e.data, '$.asked') AND a.kind = 'erasure_asked' AND a.officer <> e.officer)"""
REFUSED = (
    ("keep_event_0", "event", f"UPDATE OF {CONTENT} ON event"),
    ("keep_event_2", "event", f"UPDATE OF private ON event WHEN NOT ({ERASED_BY_TWO})"),
    ("keep_number_4", "number", "DELETE ON number"),
    ("keep_number_5", "number", f"UPDATE ON number WHEN {OTHER_NUMBER} OR {BACK}"),
    ("keep_rechained_0", "rechained", "UPDATE ON rechained"),
    ("keep_rechained_1", "rechained", "DELETE ON rechained"),
)


def upgrade() -> None:
    for statement in STEPS:
        op.execute(statement)
    for name, table, what in REFUSED:
        op.execute(
            f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {what} "
            f"BEGIN SELECT RAISE(ABORT, '{table}: what was recorded stays as it is'); END"
        )

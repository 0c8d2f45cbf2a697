"""A number whose record is lost stays in the book as lost; what happens to no case is found by its kind."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0002"

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
    "CREATE INDEX IF NOT EXISTS event_of_desk ON event (kind, n) WHERE subject IS NULL",
)
OTHER_NUMBER = "OLD.book <> NEW.book OR OLD.n <> NEW.n OR OLD.number <> NEW.number"
BACK = "OLD.status IN ('void', 'lost') AND NEW.status <> OLD.status"
REFUSED = ("DELETE ON number", f"UPDATE ON number WHEN {OTHER_NUMBER} OR {BACK}")


def upgrade() -> None:
    for statement in STEPS:
        op.execute(statement)
    for count, what in enumerate(REFUSED, start=4):
        op.execute(
            f"CREATE TRIGGER keep_number_{count} BEFORE {what} "
            "BEGIN SELECT RAISE(ABORT, 'number: what was recorded stays as it is'); END"
        )

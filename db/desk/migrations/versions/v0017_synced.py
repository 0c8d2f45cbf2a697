"""What a desk heard from its center: the feed by position, other desks' events as they were sent, and how far it is."""

from __future__ import annotations

from alembic import op

revision = "0017"
down_revision = "0016"

TABLES = """
CREATE TABLE IF NOT EXISTS sync_state (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS feed (
  pos INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, event TEXT NOT NULL, origin TEXT NOT NULL, oseq INTEGER NOT NULL,
  subject TEXT, verdict TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS feed_of_case ON feed (subject, pos);
CREATE INDEX IF NOT EXISTS feed_of_origin ON feed (origin, oseq);
CREATE TABLE IF NOT EXISTS peer (
  origin TEXT NOT NULL, oseq INTEGER NOT NULL, event TEXT NOT NULL, subject TEXT, sent TEXT NOT NULL,
  PRIMARY KEY (origin, oseq));
CREATE INDEX IF NOT EXISTS peer_of_case ON peer (subject);
CREATE INDEX IF NOT EXISTS event_unconfirmed ON event (n) WHERE pos IS NULL
"""


UNIQUE, PLAIN = "number TEXT NOT NULL UNIQUE", "number TEXT NOT NULL"


def upgrade() -> None:
    """Make the tables; none of them is journaled, all of it can be asked for again."""
    for statement in TABLES.split(";"):
        op.execute(statement)
    _let_numbers_meet()


def _let_numbers_meet() -> None:
    """Two cases may bear one number: after an old image was restored, the center gave it to the one that it knew.

    That this desk never gives a number twice is kept by the number book. SQLite drops a constraint only with its table.
    """
    held = op.get_bind().exec_driver_sql("SELECT type, sql FROM sqlite_master WHERE tbl_name = 'case_row'").fetchall()
    made = next(sql for kind, sql in held if kind == "table")
    if UNIQUE not in made:
        return  # this step was taken before
    op.execute(made.replace("case_row", "case_row_new", 1).replace(UNIQUE, PLAIN))
    op.execute("INSERT INTO case_row_new SELECT * FROM case_row")
    op.execute("DROP TABLE case_row")
    op.execute("ALTER TABLE case_row_new RENAME TO case_row")
    for kind, sql in held:
        if kind == "index" and sql:
            op.execute(sql)
    op.execute("CREATE INDEX IF NOT EXISTS case_by_number ON case_row (number)")

"""The first shape of a desk's store: events, case rows, notices, numbers."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE commit_log (txn INTEGER PRIMARY KEY, at TEXT NOT NULL, officer TEXT NOT NULL, use_case TEXT NOT NULL);
CREATE TABLE event (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, schema INTEGER NOT NULL, subject TEXT,
  "on" TEXT NOT NULL, at TEXT NOT NULL, monotonic INTEGER NOT NULL, boot_id TEXT NOT NULL, clock TEXT NOT NULL,
  center_at TEXT, officer TEXT NOT NULL, acting_for TEXT, case_prev TEXT, data TEXT NOT NULL, private TEXT,
  private_sha256 TEXT, alg TEXT NOT NULL, content_hash TEXT NOT NULL, origin TEXT NOT NULL, oseq INTEGER NOT NULL,
  chain_hash TEXT NOT NULL, pos INTEGER, epoch INTEGER, verdict TEXT, txn INTEGER NOT NULL, UNIQUE (origin, oseq));
CREATE INDEX event_of_case ON event (subject, pos, oseq);
CREATE INDEX event_txn ON event (txn);
CREATE TABLE case_row (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number TEXT NOT NULL UNIQUE, number_reversed TEXT NOT NULL,
  sort_key TEXT NOT NULL, state TEXT NOT NULL, department TEXT NOT NULL, step TEXT NOT NULL, item TEXT NOT NULL,
  item_name TEXT NOT NULL, received_by TEXT NOT NULL, received_on TEXT NOT NULL, last_on TEXT NOT NULL,
  applicant_name TEXT NOT NULL, agent_name TEXT NOT NULL, id_number TEXT NOT NULL, id_reversed TEXT NOT NULL,
  phone TEXT NOT NULL, phone_reversed TEXT NOT NULL, last_hash TEXT NOT NULL, events INTEGER NOT NULL, body TEXT NOT NULL);
CREATE INDEX case_by_state ON case_row (state, sort_key);
CREATE INDEX case_by_department ON case_row (department, state, sort_key);
CREATE INDEX case_by_number_reversed ON case_row (number_reversed);
CREATE INDEX case_by_id_number ON case_row (id_number, sort_key);
CREATE INDEX case_by_id_reversed ON case_row (id_reversed);
CREATE INDEX case_by_phone ON case_row (phone);
CREATE INDEX case_by_phone_reversed ON case_row (phone_reversed);
CREATE INDEX case_by_name ON case_row (applicant_name);
CREATE INDEX case_by_receiver ON case_row (received_by, received_on, item);
CREATE VIRTUAL TABLE case_name USING fts5 (
  applicant, agent, content='', contentless_delete=1, tokenize='ascii');
CREATE TABLE case_py (initials TEXT NOT NULL, case_n INTEGER NOT NULL, PRIMARY KEY (initials, case_n)) WITHOUT ROWID;
CREATE INDEX case_py_of_case ON case_py (case_n);
CREATE TABLE notice (
  id TEXT PRIMARY KEY, case_id TEXT, template TEXT NOT NULL, template_version INTEGER NOT NULL, title TEXT NOT NULL,
  number TEXT NOT NULL, sha256 TEXT NOT NULL, issued_at TEXT NOT NULL, issued_on TEXT NOT NULL, pages INTEGER NOT NULL,
  copies INTEGER NOT NULL, record TEXT NOT NULL, txn INTEGER NOT NULL, pdf BLOB NOT NULL);
CREATE INDEX notice_of_case ON notice (case_id, id);
CREATE UNIQUE INDEX notice_number ON notice (number) WHERE number <> '';
CREATE INDEX notice_txn ON notice (txn);
CREATE TABLE notice_mark (
  notice TEXT PRIMARY KEY REFERENCES notice (id), prints INTEGER NOT NULL, is_void INTEGER NOT NULL,
  reason TEXT NOT NULL, txn INTEGER NOT NULL);
CREATE INDEX notice_mark_txn ON notice_mark (txn);
CREATE TABLE number (
  book TEXT NOT NULL, n INTEGER NOT NULL, number TEXT NOT NULL UNIQUE, year INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('used', 'void', 'unissued')), case_id TEXT, "on" TEXT,
  reason TEXT NOT NULL, txn INTEGER NOT NULL, PRIMARY KEY (book, n));
CREATE INDEX number_of_year ON number (year, book, n);
CREATE INDEX number_txn ON number (txn);
CREATE TABLE officer (id TEXT PRIMARY KEY, body TEXT NOT NULL, txn INTEGER NOT NULL);
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL, txn INTEGER NOT NULL);
CREATE TABLE draft (
  officer TEXT NOT NULL, page TEXT NOT NULL, content TEXT NOT NULL, saved_at TEXT NOT NULL, PRIMARY KEY (officer, page));
"""

EVENT_CONTENT = (
    'n, id, kind, schema, subject, "on", at, monotonic, boot_id, clock, center_at, officer, acting_for, case_prev, '
    "data, private, private_sha256, alg, content_hash, origin, oseq, chain_hash, txn"
)
OTHER_NUMBER = "OLD.book <> NEW.book OR OLD.n <> NEW.n OR OLD.number <> NEW.number"
BACK_FROM_VOID = "OLD.status = 'void' AND NEW.status <> 'void'"
REFUSED = (
    ("event", f"UPDATE OF {EVENT_CONTENT} ON event"),
    ("event", "DELETE ON event"),
    ("notice", "UPDATE ON notice"),
    ("notice", "DELETE ON notice"),
    ("number", "DELETE ON number"),
    ("number", f"UPDATE ON number WHEN {OTHER_NUMBER} OR {BACK_FROM_VOID}"),
    ("commit_log", "UPDATE ON commit_log"),
    ("commit_log", "DELETE ON commit_log"),
)


def upgrade() -> None:
    """Make every table, and the triggers that keep what was written as it was written."""
    for statement in TABLES.split(";"):
        if statement.strip():
            op.execute(statement)
    for count, (table, what) in enumerate(REFUSED):
        op.execute(
            f"CREATE TRIGGER keep_{table}_{count} BEFORE {what} "
            f"BEGIN SELECT RAISE(ABORT, '{table}: what was recorded stays as it is'); END"
        )

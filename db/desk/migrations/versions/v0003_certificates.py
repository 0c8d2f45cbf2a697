"""Certificates with their validity, and the applications on them: what expires soon is read from an index."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

TABLES = """
CREATE TABLE certificate (
  case_id TEXT PRIMARY KEY, department TEXT NOT NULL, item TEXT NOT NULL, name TEXT NOT NULL, number TEXT NOT NULL,
  valid_from TEXT NOT NULL, valid_to TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX certificate_expiry ON certificate (valid_to, case_id);
CREATE INDEX certificate_of_department ON certificate (department, valid_to, case_id);
CREATE TABLE follow_up (
  case_id TEXT PRIMARY KEY, of_case TEXT NOT NULL, is_open INTEGER NOT NULL, is_granted INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX follow_up_of_case ON follow_up (of_case, case_id);
"""

# Cases of an older program: their certificates stand in the folded case; none of them could name another one.
FILL = """
INSERT INTO certificate (case_id, department, item, name, number, valid_from, valid_to)
SELECT id, department, item, json_extract(body, '$.certificate.name'), json_extract(body, '$.certificate.certificate_number'),
       coalesce(json_extract(body, '$.certificate.valid_from'), ''), json_extract(body, '$.certificate.valid_to')
FROM case_row WHERE state <> 'void' AND json_extract(body, '$.certificate.valid_to') IS NOT NULL
"""


def upgrade() -> None:
    """Make both tables and fill them from the cases that are there."""
    for statement in TABLES.split(";"):
        if statement.strip():
            op.execute(statement)
    op.execute(FILL)

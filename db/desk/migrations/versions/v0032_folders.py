"""Cases know where their folder lies and where it is due: the lists of 案卷交接 are rows."""

from __future__ import annotations

from alembic import op

revision = "0032"
down_revision = "0031"

STEPS = (
    "ALTER TABLE case_row ADD COLUMN folder_desk TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE case_row ADD COLUMN folder_to TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE case_row ADD COLUMN folder_sent INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX case_by_folder ON case_row (sort_key) WHERE folder_to <> ''",
)


def upgrade() -> None:
    """Add the columns, to be filled when every case is folded anew (db.desk.upgrade), and the index of what is due."""
    for step in STEPS:
        op.execute(step)

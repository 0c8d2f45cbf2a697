"""Cases know their visit and queue ticket; the day register is read from an index."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"

STEPS = (
    "ALTER TABLE case_row ADD COLUMN visit TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE case_row ADD COLUMN ticket TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX case_by_visit ON case_row (visit, sort_key) WHERE visit <> ''",
    "CREATE INDEX case_by_ticket ON case_row (ticket, sort_key) WHERE ticket <> ''",
    "CREATE INDEX case_by_day ON case_row (received_on, sort_key)",
)


def upgrade() -> None:
    """Add the columns, empty for the cases there are, and their indexes."""
    for step in STEPS:
        op.execute(step)

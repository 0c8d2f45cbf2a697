"""办件台账: one index in the order of receipt that holds every column the list is filtered by; no row is read for it."""

from __future__ import annotations

from alembic import op

revision = "0019"
down_revision = "0017"


def upgrade() -> None:
    """Make the index."""
    op.execute(
        "CREATE INDEX IF NOT EXISTS case_in_order ON case_row (sort_key, department, state, item, received_by, received_on)"
    )

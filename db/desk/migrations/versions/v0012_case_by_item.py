"""The index of v0005 for stores that were past that step before it was there; the cases are folded anew after this step."""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the index where it is missing."""
    op.execute("CREATE INDEX IF NOT EXISTS case_by_item ON case_row (item, sort_key)")

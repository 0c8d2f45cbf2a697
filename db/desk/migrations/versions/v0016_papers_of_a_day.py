"""The papers of a day are found by an index, however many were issued on all the others."""

from __future__ import annotations

from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Make the index."""
    op.execute("CREATE INDEX IF NOT EXISTS notice_by_day ON notice (issued_on, id)")

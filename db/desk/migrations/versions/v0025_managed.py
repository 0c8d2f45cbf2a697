"""What the hall published at other desks and this desk follows: the event itself, and behind which own event it was taken."""

from __future__ import annotations

from alembic import op

revision = "0025"
down_revision = "0023"


def upgrade() -> None:
    """Make the table."""
    op.execute(
        "CREATE TABLE IF NOT EXISTS managed_taken (id TEXT PRIMARY KEY, kind TEXT NOT NULL, pos INTEGER NOT NULL, "
        "after_n INTEGER NOT NULL, body TEXT NOT NULL, txn INTEGER NOT NULL)"
    )

"""What a center did not adopt is found by two indexes, however long the store is: the events left out, and what settled them."""

from __future__ import annotations

from alembic import op

revision = "0022"
down_revision = "0019"


def upgrade() -> None:
    """Make both indexes; the queries name their conditions to the letter."""
    op.execute("CREATE INDEX IF NOT EXISTS event_not_applied ON event (n) WHERE verdict <> 'applied'")
    op.execute(
        "CREATE INDEX IF NOT EXISTS event_settling ON event (n) WHERE kind >= 'left_out_' AND kind < 'left_out_~'"
    )

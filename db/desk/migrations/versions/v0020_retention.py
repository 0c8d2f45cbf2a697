"""The file that an event names is found by an index: a scan that no event names is told from one that belongs to a case."""

from __future__ import annotations

from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Make the index."""
    op.execute(
        "CREATE INDEX IF NOT EXISTS event_of_file ON event (json_extract(data, '$.sha256')) "
        "WHERE kind IN ('file_added', 'batch_sent', 'rows_returned', 'batch_taken')"
    )

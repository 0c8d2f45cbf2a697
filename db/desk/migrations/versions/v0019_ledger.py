"""办件台账 reads one index that holds every column it is filtered by; open applications on older certificates have theirs."""

from __future__ import annotations

from alembic import op

revision = "0019"
down_revision = "0017"


def upgrade() -> None:
    """Make both indexes."""
    op.execute(
        "CREATE INDEX IF NOT EXISTS case_in_order ON case_row (sort_key, department, state, item, received_by, received_on)"
    )
    op.execute(
        "CREATE INDEX IF NOT EXISTS case_on_older_paper ON case_row (item, state) WHERE "
        "json_extract(body, '$.follows.number') IS NOT NULL AND json_extract(body, '$.follows.case') IS NULL"
    )

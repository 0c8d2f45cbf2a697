"""Applications on a certificate from before this program: those not at their end are found by an index."""

from __future__ import annotations

from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Make the index; the applications stand in the cases already."""
    op.execute(
        "CREATE INDEX IF NOT EXISTS case_on_older_paper ON case_row (item, state) WHERE "
        "json_extract(body, '$.follows.number') IS NOT NULL AND json_extract(body, '$.follows.case') IS NULL"
    )

"""A certificate number belongs to one case: the number in the folded case is found by an index."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the index; the numbers stand in the cases already."""
    op.execute(
        "CREATE INDEX case_by_certificate ON case_row (json_extract(body, '$.certificate.certificate_number')) "
        "WHERE json_extract(body, '$.certificate.certificate_number') IS NOT NULL"
    )

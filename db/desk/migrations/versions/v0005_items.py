"""An index for the cases of one item in order of receipt: limited numbers and earlier stages ask for them."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the index; no row changes."""
    op.execute("CREATE INDEX case_by_item ON case_row (item, sort_key)")

"""What was taken from the hall stays as it was taken: no line is deleted, and only an account's line has a newer form."""

from __future__ import annotations

from alembic import op

revision = "0031"
down_revision = "0026"

REFUSED = ("DELETE ON managed_taken", "UPDATE ON managed_taken WHEN OLD.kind <> 'person' OR NEW.kind <> 'person'")


def upgrade() -> None:
    """Make the triggers."""
    for count, what in enumerate(REFUSED):
        op.execute(
            f"CREATE TRIGGER keep_managed_taken_{count} BEFORE {what} "
            "BEGIN SELECT RAISE(ABORT, 'managed_taken: what was recorded stays as it is'); END"
        )

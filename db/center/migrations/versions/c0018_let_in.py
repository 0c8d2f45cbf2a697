"""When a desk was let in, which is when it joined; and by which shape the rows of the cases were folded."""

from __future__ import annotations

from alembic import op

from db.center.migrations.versions.c0006_passes import OWN, WALL

revision = "c0018"
down_revision = "c0017"

TABLE = "CREATE TABLE folded (feed_id int PRIMARY KEY, shape text NOT NULL)"


def upgrade() -> None:
    """Add the moment, unknown for who is in already, and the table of the shape, empty: the cases are folded once more."""
    op.execute("ALTER TABLE desk ADD COLUMN approved_at timestamptz")
    op.execute(TABLE)
    op.execute("GRANT SELECT, INSERT, UPDATE ON folded TO yimen_service")
    for statement in WALL.format(table="folded", own=OWN).split(";"):
        op.execute(statement)

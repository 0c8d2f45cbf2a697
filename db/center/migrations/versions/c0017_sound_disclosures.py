"""The index of applications for information leaves out what was never applied: one forged event stops no push."""

from __future__ import annotations

from alembic import op

revision = "c0017"
down_revision = "c0016"
INDEX = (
    "CREATE INDEX event_of_disclosure ON event (feed_id, ((content::jsonb) #>> '{data,disclosure}'), pos) "
    "WHERE subject IS NULL AND kind LIKE 'disclosure%' AND verdict = 'applied'"
)


def upgrade() -> None:
    """Make the index anew, in a center that had the one over every event too."""
    op.execute("DROP INDEX IF EXISTS event_of_disclosure")
    op.execute(INDEX)

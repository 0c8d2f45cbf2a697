"""The events of one application for information are found at once: it is no case, so they have no subject.

Only what was applied is looked for, and only that is sound: an event that was refused may hold what no index can.
"""

from __future__ import annotations

from alembic import op

revision = "c0014"
down_revision = "c0013"
INDEX = (
    "CREATE INDEX event_of_disclosure ON event (feed_id, ((content::jsonb) #>> '{data,disclosure}'), pos) "
    "WHERE subject IS NULL AND kind LIKE 'disclosure%' AND verdict = 'applied'"
)


def upgrade() -> None:
    """Make the index."""
    op.execute(INDEX)

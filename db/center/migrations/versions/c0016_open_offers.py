"""Offers that wait for an answer, and settings of the hall, are found without reading all that ever was."""

from __future__ import annotations

from alembic import op

revision = "c0016"
down_revision = "c0015"


def upgrade() -> None:
    """Make an index of the few rows that are asked for again and again."""
    op.execute("CREATE INDEX handing_open ON handing (feed_id, offer) WHERE state = 'open'")
    op.execute("CREATE INDEX event_of_settings ON event (feed_id, pos) WHERE kind = 'setting_changed'")

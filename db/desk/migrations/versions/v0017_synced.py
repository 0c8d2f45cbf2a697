"""What a desk heard from its center: the feed by position, other desks' events as they were sent, and how far it is."""

from __future__ import annotations

from alembic import op

revision = "0017"
down_revision = "0012"

TABLES = """
CREATE TABLE sync_state (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE feed (
  pos INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, event TEXT NOT NULL, origin TEXT NOT NULL, oseq INTEGER NOT NULL,
  subject TEXT, verdict TEXT NOT NULL);
CREATE INDEX feed_of_case ON feed (subject, pos);
CREATE INDEX feed_of_origin ON feed (origin, oseq);
CREATE TABLE peer (
  origin TEXT NOT NULL, oseq INTEGER NOT NULL, event TEXT NOT NULL, subject TEXT, sent TEXT NOT NULL,
  PRIMARY KEY (origin, oseq));
CREATE INDEX peer_of_case ON peer (subject);
CREATE INDEX event_unconfirmed ON event (n) WHERE pos IS NULL
"""


def upgrade() -> None:
    """Make the tables; none of them is journaled, all of it can be asked for again."""
    for statement in TABLES.split(";"):
        op.execute(statement)

"""Whose key signed which part of a stream: a desk that lost its link comes in again and goes on with its stream."""

from __future__ import annotations

from alembic import op

revision = "c0002"
down_revision = "c0001"


def upgrade() -> None:
    """Every desk that ever wrote a stream, so that what it signed can be given back by others."""
    op.execute(
        "CREATE TABLE stream_desk (feed_id int NOT NULL, origin text NOT NULL, desk text NOT NULL, "
        "PRIMARY KEY (feed_id, origin, desk))"
    )
    op.execute("INSERT INTO stream_desk (feed_id, origin, desk) SELECT feed_id, origin, desk FROM origin")
    op.execute("GRANT SELECT, INSERT ON stream_desk TO yimen_service")

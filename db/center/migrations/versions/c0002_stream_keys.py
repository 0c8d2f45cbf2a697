"""Whose key signed which part of a stream: a desk that lost its link comes in again and goes on with its stream.

And what the feed has of each stream, counted, so that every desk can compare after a round.
"""

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
    op.execute(
        "ALTER TABLE origin ADD COLUMN held bigint NOT NULL DEFAULT 0, ADD COLUMN last_oseq bigint NOT NULL DEFAULT 0, "
        "ADD COLUMN last_chain text NOT NULL DEFAULT ''"
    )
    op.execute(
        "UPDATE origin o SET held = found.n, last_oseq = found.last, last_chain = found.chain FROM ("
        "SELECT feed_id, origin, count(*) AS n, max(oseq) AS last, (array_agg(chain_hash ORDER BY oseq DESC))[1] AS chain "
        "FROM event WHERE ref IS NULL GROUP BY feed_id, origin) found "
        "WHERE found.feed_id = o.feed_id AND found.origin = o.origin"
    )
    op.execute("GRANT SELECT, INSERT ON stream_desk TO yimen_service")

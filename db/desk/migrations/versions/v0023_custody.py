"""Files of other desks that are not here: named by what the center told, fetched when their case is worked on here."""

from __future__ import annotations

from alembic import op

revision = "0023"
down_revision = "0022"

TABLE = """
CREATE TABLE IF NOT EXISTS far_file (
  sha256 TEXT NOT NULL, subject TEXT NOT NULL, size INTEGER NOT NULL, looked TEXT NOT NULL, is_here INTEGER NOT NULL,
  PRIMARY KEY (sha256, subject))
"""
KNOWN = """
INSERT OR IGNORE INTO far_file (sha256, subject, size, looked, is_here)
SELECT json_extract(peer.sent, '$.event.data.sha256'), peer.subject,
  coalesce(json_extract(peer.sent, '$.event.data.size'), 0), '', 0
FROM peer JOIN feed ON feed.origin = peer.origin AND feed.oseq = peer.oseq AND feed.verdict = 'applied'
WHERE peer.subject IS NOT NULL AND json_extract(peer.sent, '$.event.kind') IN ('file_added', 'notice_issued')
"""


def upgrade() -> None:
    """Make the table and fill it with what was told already; it is not journaled, all of it can be asked for again."""
    op.execute(TABLE)
    op.execute("CREATE INDEX IF NOT EXISTS far_file_of_case ON far_file (subject)")
    op.execute("CREATE INDEX IF NOT EXISTS peer_of_paper ON peer (json_extract(sent, '$.event.data.notice'))")
    op.execute(KNOWN)

"""How often the progress of a case was asked for, by day: no address, no code, no time; a miss is counted under no number."""

from __future__ import annotations

from alembic import op

revision = "c0013"
down_revision = "c0011"

TABLE = """
CREATE TABLE public_look (
  feed_id int NOT NULL, on_day date NOT NULL, number text NOT NULL, looks int NOT NULL,
  PRIMARY KEY (feed_id, on_day, number))
"""


def upgrade() -> None:
    """Make the table; the public pages themselves neither read nor write it, the center's service does."""
    op.execute(TABLE)
    op.execute("GRANT SELECT, INSERT, UPDATE ON public_look TO yimen_service")

"""What other desks wrote of applications for information, and permits whose ending waits for a signature, are found at once."""

from __future__ import annotations

from alembic import op

revision = "0056"
down_revision = "0041"

NAMED = "json_extract(sent, '$.event.data.disclosure')"
OF_DISCLOSURE = f"CREATE INDEX peer_of_disclosure ON peer ({NAMED}) WHERE {NAMED} IS NOT NULL"
WAITING = """CREATE INDEX case_waiting ON case_row (sort_key)
WHERE state IN ('delivered', 'archived') AND json_extract(body, '$.pending[0]') IS NOT NULL"""


def upgrade() -> None:
    """Make both indexes."""
    op.execute(OF_DISCLOSURE)
    op.execute(WAITING)

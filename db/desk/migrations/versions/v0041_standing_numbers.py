"""A number that an act made void stands again where the center did not adopt the act; any other void or lost number stays."""

from __future__ import annotations

from alembic import op

revision = "0041"
down_revision = "0032"

OTHER_NUMBER = "OLD.book <> NEW.book OR OLD.n <> NEW.n OR OLD.number <> NEW.number"
NOT_ADOPTED = """EXISTS (
  SELECT 1 FROM event e WHERE e.subject = OLD.case_id AND e.verdict IS NOT NULL AND e.verdict NOT IN ('applied', 'parked'))"""
BACK = (
    "OLD.status IN ('void', 'lost') AND NEW.status <> OLD.status "
    f"AND NOT (OLD.status = 'void' AND NEW.status = 'used' AND {NOT_ADOPTED})"
)


def upgrade() -> None:
    """Make the trigger of the number book anew."""
    op.execute("DROP TRIGGER IF EXISTS keep_number_5")
    op.execute(
        f"CREATE TRIGGER keep_number_5 BEFORE UPDATE ON number WHEN {OTHER_NUMBER} OR ({BACK}) "
        "BEGIN SELECT RAISE(ABORT, 'number: what was recorded stays as it is'); END"
    )

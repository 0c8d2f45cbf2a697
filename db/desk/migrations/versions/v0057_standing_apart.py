"""The number of an application for information, or of a reply, stands again where the center did not let this desk make it void."""

from __future__ import annotations

from alembic import op

revision = "0057"
down_revision = "0056"

OTHER_NUMBER = "OLD.book <> NEW.book OR OLD.n <> NEW.n OR OLD.number <> NEW.number"
NOT_ADOPTED = """EXISTS (
  SELECT 1 FROM event e WHERE e.subject = OLD.case_id AND e.verdict IS NOT NULL AND e.verdict NOT IN ('applied', 'parked'))"""
NOT_ADOPTED_APART = """OLD.case_id IS NULL AND EXISTS (
  SELECT 1 FROM event e WHERE e.subject IS NULL AND e.kind IN ('disclosure_voided', 'disclosure_reply_voided')
  AND e.verdict IS NOT NULL AND e.verdict NOT IN ('applied', 'parked'))"""
BACK = (
    "OLD.status IN ('void', 'lost') AND NEW.status <> OLD.status "
    f"AND NOT (OLD.status = 'void' AND NEW.status = 'used' AND ({NOT_ADOPTED} OR ({NOT_ADOPTED_APART})))"
)


def upgrade() -> None:
    """Make the trigger of the number book anew."""
    op.execute("DROP TRIGGER IF EXISTS keep_number_5")
    op.execute(
        f"CREATE TRIGGER keep_number_5 BEFORE UPDATE ON number WHEN {OTHER_NUMBER} OR ({BACK}) "
        "BEGIN SELECT RAISE(ABORT, 'number: what was recorded stays as it is'); END"
    )

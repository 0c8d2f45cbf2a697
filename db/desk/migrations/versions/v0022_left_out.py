"""What a center did not adopt is found by two indexes, however long the store is: the events left out, and what settled them;
an event of another desk by a third. What two officers of another desk erased may be erased here."""

from __future__ import annotations

from alembic import op

revision = "0022"
down_revision = "0019"

KINDS = "('erased', 'erasure_asked')"
TOLD = f"""(
  SELECT kind, id, officer, data FROM event WHERE subject IS NULL AND kind IN {KINDS}
  UNION ALL SELECT json_extract(p.sent, '$.event.kind'), p.event, json_extract(p.sent, '$.event.officer'),
    json_extract(p.sent, '$.event.data')
  FROM peer p JOIN feed f ON f.origin = p.origin AND f.oseq = p.oseq AND f.verdict = 'applied'
  WHERE p.subject IS NULL AND json_extract(p.sent, '$.event.kind') IN {KINDS})"""  # noqa: S608 fixed texts
ERASED_BY_TWO = f"""NEW.private IS NULL AND EXISTS (
  SELECT 1 FROM {TOLD} e, {TOLD} a, json_each(e.data, '$.events') named
  WHERE e.kind = 'erased' AND named.value = OLD.id
  AND a.id = json_extract(e.data, '$.asked') AND a.kind = 'erasure_asked' AND a.officer <> e.officer)"""  # noqa: S608


def upgrade() -> None:
    """Make the indexes, whose conditions the queries name to the letter; and the wider rule for erasures."""
    op.execute("CREATE INDEX IF NOT EXISTS event_not_applied ON event (n) WHERE verdict <> 'applied'")
    op.execute(
        "CREATE INDEX IF NOT EXISTS event_settling ON event (n) WHERE kind >= 'left_out_' AND kind < 'left_out_~'"
    )
    op.execute("CREATE INDEX IF NOT EXISTS peer_by_event ON peer (event)")
    op.execute("DROP TRIGGER IF EXISTS keep_event_2")
    op.execute(
        f"CREATE TRIGGER keep_event_erased BEFORE UPDATE OF private ON event WHEN NOT ({ERASED_BY_TWO}) "
        "BEGIN SELECT RAISE(ABORT, 'event: what was recorded stays as it is'); END"
    )

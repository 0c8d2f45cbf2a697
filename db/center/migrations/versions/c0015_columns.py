"""The feed is appended to column by column: half the work of reading each event out of one JSON text at the server."""

from __future__ import annotations

from alembic import op

revision = "c0015"
down_revision = "c0014"

# As append_feed before it: commit-ordered, gapless, READ COMMITTED only; called LAST in its transaction (the lock is held
# until COMMIT). Two statements: the second one's snapshot sees what the holder of the lock before us committed.
APPEND = """
CREATE FUNCTION append_events(
  f int, origins text[], places bigint[], ids text[], subjects text[], kinds text[], shapes int[], moments timestamptz[],
  officers text[], algs text[], contents text[], content_hashes text[], chain_hashes text[], before text[],
  signatures text[], verdicts text[], refs bigint[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE h bigint;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN RAISE 'append_events needs READ COMMITTED'; END IF;
  PERFORM 1 FROM feed WHERE feed_id = f FOR NO KEY UPDATE;
  IF NOT FOUND THEN RAISE 'unknown feed %', f; END IF;
  SELECT greatest(coalesce((SELECT max(pos) FROM event WHERE feed_id = f), 0),
                  (SELECT base FROM feed WHERE feed_id = f)) INTO h;
  INSERT INTO event (feed_id, pos, origin, oseq, event_id, subject, kind, sv, at, officer, alg, content, content_hash,
                     chain_hash, rechained, signature, verdict, ref)
  SELECT f, h + r.ord, r.origin, r.oseq, r.event_id, r.subject, r.kind, r.sv, r.at, r.officer, r.alg, r.content,
         r.content_hash, r.chain_hash, r.rechained, r.signature, r.verdict, r.ref
  FROM unnest(origins, places, ids, subjects, kinds, shapes, moments, officers, algs, contents, content_hashes,
              chain_hashes, before, signatures, verdicts, refs)
    WITH ORDINALITY AS r(origin, oseq, event_id, subject, kind, sv, at, officer, alg, content, content_hash, chain_hash,
                         rechained, signature, verdict, ref, ord);
  RETURN h + cardinality(ids);
END $$
"""
SIGNATURE = (
    "append_events(int, text[], bigint[], text[], text[], text[], int[], timestamptz[], text[], text[], text[], text[], "
    "text[], text[], text[], text[], bigint[])"
)


def upgrade() -> None:
    """Put the function that takes columns in the place of the one that took JSON."""
    op.execute("DROP FUNCTION append_feed(int, jsonb)")
    op.execute(APPEND)
    op.execute(f"REVOKE ALL ON FUNCTION {SIGNATURE} FROM PUBLIC")
    op.execute(f"GRANT EXECUTE ON FUNCTION {SIGNATURE} TO yimen_service")

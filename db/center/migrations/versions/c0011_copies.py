"""A copy of a feed is kept event by event and folded nowhere; an erasure reaches the same event in every feed that is here."""

from __future__ import annotations

from alembic import op

revision = "c0011"
down_revision = "c0006"

# Only what the feed itself holds can be named by it: nobody below has private facts of another feed taken away.
ERASE = """
CREATE FUNCTION erase_private(f int, ids text[]) RETURNS TABLE (at_feed int, gone_id text)
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  WITH named AS (
    SELECT event_id, content_hash FROM event WHERE feed_id = f AND event_id = ANY(ids)
    UNION SELECT event_id, content_hash FROM event_lost WHERE feed_id = f AND event_id = ANY(ids)),
  places AS (
    SELECT held.feed_id, named.event_id FROM named CROSS JOIN feed held WHERE held.feed_id = f
    OR EXISTS (SELECT FROM event e WHERE e.feed_id = held.feed_id AND e.event_id = named.event_id
      AND e.content_hash = named.content_hash)
    OR EXISTS (SELECT FROM event_lost e WHERE e.feed_id = held.feed_id AND e.event_id = named.event_id
      AND e.content_hash = named.content_hash))
  DELETE FROM private p USING places WHERE p.feed_id = places.feed_id AND p.event_id = places.event_id
  RETURNING p.feed_id, p.event_id
$$
"""
RIGHTS = """
REVOKE ALL ON FUNCTION erase_private(int, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_private(int, text[]) TO yimen_service
"""
ERASED_BEFORE = """
DO $$ DECLARE told record; BEGIN
  FOR told IN SELECT feed_id, content::jsonb #> '{data,events}' AS ids FROM event WHERE kind = 'erased' AND verdict = 'applied'
  LOOP PERFORM erase_private(told.feed_id, ARRAY(SELECT jsonb_array_elements_text(told.ids))); END LOOP;
END $$
"""


def upgrade() -> None:
    """Take the folded rows of copies away, which nothing read; make the function that erases."""
    op.execute("DELETE FROM case_row WHERE feed_id IN (SELECT feed_id FROM copied)")
    op.execute(ERASE)
    for statement in RIGHTS.split(";"):
        op.execute(statement)
    op.execute(ERASED_BEFORE)

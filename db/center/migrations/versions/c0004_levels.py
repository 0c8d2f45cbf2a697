"""County, city, province: the key and the streams of a center, its neighbors, copies of feeds from below, cases on their way."""

from __future__ import annotations

from alembic import op

revision = "c0004"
down_revision = "c0003"

TABLES = """
CREATE TABLE level_key (feed_id int PRIMARY KEY, key text NOT NULL);
CREATE TABLE level_stream (
  feed_id int NOT NULL, origin text NOT NULL, toward int NOT NULL, is_current boolean NOT NULL,
  PRIMARY KEY (feed_id, origin));
CREATE UNIQUE INDEX level_stream_now ON level_stream (feed_id, toward) WHERE is_current;
CREATE TABLE neighbor (
  feed_id int NOT NULL, division int NOT NULL, side text NOT NULL CHECK (side IN ('u', 'l')), name text NOT NULL,
  address text NOT NULL, ca text NOT NULL, public_key text NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'active', 'revoked')), made_by text NOT NULL, approved_by text,
  PRIMARY KEY (feed_id, division), UNIQUE (feed_id, public_key));
CREATE UNIQUE INDEX neighbor_above_once ON neighbor (feed_id) WHERE side = 'u' AND state <> 'revoked';
CREATE TABLE copied (feed_id int PRIMARY KEY, via int NOT NULL, gave_back text NOT NULL DEFAULT '');
CREATE TABLE event_lost (LIKE event);
CREATE INDEX event_lost_of_origin ON event_lost (feed_id, origin, oseq);
CREATE TABLE handing (
  feed_id int NOT NULL, offer text NOT NULL, case_id text NOT NULL, number text NOT NULL, other int NOT NULL,
  side text NOT NULL CHECK (side IN ('given', 'asked')),
  state text NOT NULL CHECK (state IN ('open', 'takes', 'refuses', 'done', 'returned')),
  reason text NOT NULL DEFAULT '', department text NOT NULL DEFAULT '',
  PRIMARY KEY (feed_id, offer));
CREATE INDEX handing_of_case ON handing (feed_id, case_id);
CREATE INDEX case_sent_up ON case_row (feed_id, id) WHERE state = 'forwarded';
CREATE INDEX event_of_centers ON event (feed_id, kind, pos)
  WHERE kind IN ('day_closed', 'standard_published', 'offer_answered');
CREATE TABLE handing_file (
  feed_id int NOT NULL, offer text NOT NULL, sha256 text NOT NULL, side text NOT NULL, other int NOT NULL,
  is_there boolean NOT NULL DEFAULT false, PRIMARY KEY (feed_id, offer, sha256))
"""

# A copy is written at exactly the positions it had below, without a hole, and never into the feed of this center.
COPY = """
CREATE FUNCTION copy_feed(f int, given jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE h bigint;
BEGIN
  IF EXISTS (SELECT FROM center WHERE feed_id = f) THEN RAISE 'feed % is this center''s own', f; END IF;
  PERFORM 1 FROM feed WHERE feed_id = f FOR NO KEY UPDATE;
  IF NOT FOUND THEN RAISE 'unknown feed %', f; END IF;
  SELECT coalesce(max(pos), 0) INTO h FROM event WHERE feed_id = f;
  IF EXISTS (SELECT FROM jsonb_array_elements(given) WITH ORDINALITY AS r(j, ord) WHERE (r.j->>'pos')::bigint <> h + r.ord) THEN
    RAISE 'a hole behind position % of feed %', h, f;
  END IF;
  INSERT INTO event (feed_id, pos, origin, oseq, event_id, subject, kind, sv, at, officer, alg, content, content_hash,
                     chain_hash, rechained, signature, verdict, ref)
  SELECT f, (r.j->>'pos')::bigint, r.j->>'origin', (r.j->>'oseq')::bigint, r.j->>'event_id', r.j->>'subject', r.j->>'kind',
         (r.j->>'sv')::int, (r.j->>'at')::timestamptz, r.j->>'officer', r.j->>'alg', r.j->>'content',
         r.j->>'content_hash', r.j->>'chain_hash', r.j->>'rechained', r.j->>'signature', r.j->>'verdict', (r.j->>'ref')::bigint
  FROM jsonb_array_elements(given) WITH ORDINALITY AS r(j, ord);
  RETURN h + jsonb_array_length(given);
END $$
"""
# A new epoch below: what stands above the cut is kept beside, to be given back; nothing that came is ever thrown away.
CUT = """
CREATE FUNCTION cut_copied(f int, v int, e text, number int, c bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF EXISTS (SELECT FROM center WHERE feed_id = f) THEN RAISE 'feed % is this center''s own', f; END IF;
  INSERT INTO copied (feed_id, via) VALUES (f, v) ON CONFLICT DO NOTHING;
  INSERT INTO feed (feed_id, epoch) VALUES (f, e) ON CONFLICT (feed_id) DO UPDATE SET epoch = excluded.epoch;
  INSERT INTO feed_epoch (feed_id, n, epoch, cut) VALUES (f, number, e, c) ON CONFLICT DO NOTHING;
  INSERT INTO event_lost SELECT * FROM event WHERE feed_id = f AND pos > c;
  DELETE FROM event WHERE feed_id = f AND pos > c;
END $$
"""
RIGHTS = """
REVOKE ALL ON FUNCTION copy_feed(int, jsonb), cut_copied(int, int, text, int, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION copy_feed(int, jsonb), cut_copied(int, int, text, int, bigint) TO yimen_service;
GRANT SELECT, INSERT ON level_key TO yimen_service;
GRANT SELECT, INSERT, UPDATE ON level_stream, neighbor, copied, handing, handing_file TO yimen_service;
GRANT SELECT ON event_lost TO yimen_service
"""


def upgrade() -> None:
    """Make the tables of the levels, and the two functions that write a copy."""
    for statement in TABLES.split(";"):
        op.execute(statement)
    op.execute(COPY)
    op.execute(CUT)
    for statement in RIGHTS.split(";"):
        op.execute(statement)

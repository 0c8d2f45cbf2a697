"""The first shape of a center: who it is, the gapless feed, cases as folded, desks, people, files."""

from __future__ import annotations

from alembic import op

revision = "c0001"
down_revision = None

ROLES = """
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'yimen_service') THEN CREATE ROLE yimen_service NOLOGIN; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$
"""
TABLES = """
CREATE TABLE center (
  feed_id int PRIMARY KEY, name text NOT NULL, is_training boolean NOT NULL, created_at timestamptz NOT NULL);
CREATE TABLE feed (
  feed_id int PRIMARY KEY, epoch text NOT NULL, base bigint NOT NULL DEFAULT 0);
CREATE TABLE feed_epoch (
  feed_id int NOT NULL REFERENCES feed, n int NOT NULL, epoch text NOT NULL, cut bigint NOT NULL,
  PRIMARY KEY (feed_id, n), UNIQUE (feed_id, epoch));
CREATE TABLE origin (
  feed_id int NOT NULL, origin text NOT NULL, desk text NOT NULL, hw bigint NOT NULL, head text NOT NULL,
  PRIMARY KEY (feed_id, origin));
CREATE TABLE event (
  feed_id int NOT NULL, pos bigint NOT NULL, origin text NOT NULL, oseq bigint NOT NULL, event_id text NOT NULL,
  subject text, kind text NOT NULL, sv int NOT NULL, at timestamptz NOT NULL,
  recv timestamptz NOT NULL DEFAULT clock_timestamp(), officer text NOT NULL, alg text NOT NULL, content text NOT NULL,
  content_hash text NOT NULL, chain_hash text NOT NULL, rechained text, signature text,
  verdict text NOT NULL, ref bigint,
  PRIMARY KEY (feed_id, pos));
CREATE UNIQUE INDEX event_of_origin ON event (feed_id, origin, oseq) WHERE ref IS NULL;
CREATE UNIQUE INDEX event_by_id ON event (feed_id, event_id) WHERE ref IS NULL;
CREATE UNIQUE INDEX event_again ON event (feed_id, ref) WHERE ref IS NOT NULL;
CREATE INDEX event_of_case ON event (feed_id, subject, pos);
CREATE INDEX event_parked ON event (feed_id, pos) WHERE verdict = 'parked';
CREATE TABLE private (
  feed_id int NOT NULL, event_id text NOT NULL, body text NOT NULL, PRIMARY KEY (feed_id, event_id));
CREATE TABLE reissued (
  feed_id int NOT NULL, origin text NOT NULL, oseq bigint NOT NULL, event_id text NOT NULL, alg text NOT NULL,
  content_hash text NOT NULL, chain_hash text NOT NULL, PRIMARY KEY (feed_id, origin, oseq));
CREATE TABLE case_row (
  feed_id int NOT NULL, id text NOT NULL, number text NOT NULL, state text NOT NULL, department text NOT NULL,
  last_hash text NOT NULL, events int NOT NULL, body text NOT NULL,
  PRIMARY KEY (feed_id, id), UNIQUE (feed_id, number));
CREATE TABLE officer (
  feed_id int NOT NULL, home text NOT NULL, id text NOT NULL, body text NOT NULL, PRIMARY KEY (feed_id, home, id));
CREATE TABLE admin (
  feed_id int NOT NULL, id text NOT NULL, name text NOT NULL, salt bytea NOT NULL, hash bytea NOT NULL,
  memory_kib int NOT NULL, passes int NOT NULL, lanes int NOT NULL, PRIMARY KEY (feed_id, id));
CREATE TABLE enrol_code (
  feed_id int NOT NULL, hash text NOT NULL, made_by text NOT NULL, until timestamptz NOT NULL, used_by text,
  PRIMARY KEY (feed_id, hash));
CREATE TABLE desk (
  feed_id int NOT NULL, id text NOT NULL, origin text NOT NULL, desk_code text NOT NULL, name text NOT NULL,
  public_key text NOT NULL, state text NOT NULL CHECK (state IN ('waiting', 'active', 'revoked')),
  made_by text NOT NULL, approved_by text, asked_at timestamptz NOT NULL,
  PRIMARY KEY (feed_id, id), UNIQUE (feed_id, public_key));
CREATE UNIQUE INDEX desk_code_once ON desk (feed_id, desk_code) WHERE state <> 'revoked';
CREATE TABLE blob_named (
  feed_id int NOT NULL, sha256 text NOT NULL, PRIMARY KEY (feed_id, sha256));
CREATE TABLE blob (
  feed_id int NOT NULL, sha256 text NOT NULL, size bigint NOT NULL, PRIMARY KEY (feed_id, sha256));
"""

# Commit-ordered, gapless. READ COMMITTED only; called LAST in the push transaction (the lock is held until COMMIT).
# Two statements: the second one's snapshot sees what the holder of the lock before us committed.
APPEND = """
CREATE FUNCTION append_feed(f int, given jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE h bigint; n bigint := jsonb_array_length(given);
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN RAISE 'append_feed needs READ COMMITTED'; END IF;
  PERFORM 1 FROM feed WHERE feed_id = f FOR NO KEY UPDATE;
  IF NOT FOUND THEN RAISE 'unknown feed %', f; END IF;
  SELECT greatest(coalesce((SELECT max(pos) FROM event WHERE feed_id = f), 0),
                  (SELECT base FROM feed WHERE feed_id = f)) INTO h;
  INSERT INTO event (feed_id, pos, origin, oseq, event_id, subject, kind, sv, at, officer, alg, content, content_hash,
                     chain_hash, rechained, signature, verdict, ref)
  SELECT f, h + r.ord, r.j->>'origin', (r.j->>'oseq')::bigint, r.j->>'event_id', r.j->>'subject', r.j->>'kind',
         (r.j->>'sv')::int, (r.j->>'at')::timestamptz, r.j->>'officer', r.j->>'alg', r.j->>'content',
         r.j->>'content_hash', r.j->>'chain_hash', r.j->>'rechained', r.j->>'signature', r.j->>'verdict', (r.j->>'ref')::bigint
  FROM jsonb_array_elements(given) WITH ORDINALITY AS r(j, ord);
  RETURN h + n;
END $$
"""
RIGHTS = """
REVOKE ALL ON FUNCTION append_feed(int, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION append_feed(int, jsonb) TO yimen_service;
GRANT USAGE ON SCHEMA public TO yimen_service;
GRANT SELECT ON center, feed, feed_epoch, event, alembic_version, admin, reissued, blob_named TO yimen_service;
GRANT INSERT ON reissued, blob_named TO yimen_service;
GRANT SELECT, INSERT, DELETE ON private TO yimen_service;
GRANT SELECT, INSERT, UPDATE ON origin, case_row, officer, blob TO yimen_service;
GRANT SELECT, INSERT, UPDATE ON enrol_code, desk TO yimen_service
"""


def upgrade() -> None:
    """Make the role of the service, every table, and the one function that appends to the feed."""
    op.execute(ROLES)
    for statement in TABLES.split(";"):
        if statement.strip():
            op.execute(statement)
    op.execute(APPEND)
    for statement in RIGHTS.split(";"):
        op.execute(statement)

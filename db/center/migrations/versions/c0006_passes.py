"""Officers prove themselves by keys of their own, what the hall publishes has one version, and rows have a second wall."""

from __future__ import annotations

from alembic import op

revision = "c0006"
down_revision = "c0005"

TABLES = """
CREATE TABLE center_key (
  feed_id int PRIMARY KEY, public_key text NOT NULL, private_key text NOT NULL);
CREATE TABLE officer_key (
  feed_id int NOT NULL, desk text NOT NULL, officer text NOT NULL, public_key text NOT NULL, since timestamptz NOT NULL,
  PRIMARY KEY (feed_id, desk, officer));
CREATE TABLE managed (
  feed_id int NOT NULL, kind text NOT NULL, name text NOT NULL, version int NOT NULL, event_id text NOT NULL,
  PRIMARY KEY (feed_id, kind, name, version));
CREATE TABLE people_given (
  feed_id int NOT NULL, desk text NOT NULL, PRIMARY KEY (feed_id, desk))
"""
KNOWN = """
INSERT INTO managed (feed_id, kind, name, version, event_id)
SELECT DISTINCT ON (feed_id, kind, name, version) feed_id, kind, name, version, event_id FROM (
  SELECT feed_id, pos, event_id, (content::jsonb->'data'->>'version')::int AS version,
    CASE kind WHEN 'item_published' THEN 'item' ELSE 'paper' END AS kind,
    coalesce(content::jsonb->'data'->>'code', content::jsonb->'data'->>'key') AS name
  FROM event WHERE kind IN ('item_published', 'template_published') AND verdict = 'applied') AS published
ORDER BY feed_id, kind, name, version, pos
"""
RIGHTS = """
GRANT SELECT, INSERT ON center_key, managed, people_given TO yimen_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON officer_key TO yimen_service
"""
WALLED = (
    "feed", "feed_epoch", "origin", "event", "private", "reissued", "case_row", "officer", "admin", "enrol_code", "desk",
    "blob_named", "blob", "center_key", "officer_key", "managed", "people_given", "stream_desk", "level_key", "level_stream",
    "neighbor", "event_lost", "handing", "handing_file",
)  # fmt: skip
"""Tables of which a connection sees the rows of the jurisdiction that it named, and of the copy it works on; no others."""
OWN = (
    "feed_id IN (nullif(current_setting('yimen.feed', true), '')::int, "
    "nullif(current_setting('yimen.copied', true), '')::int)"
)
WALL = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_jurisdiction ON {table} TO yimen_service USING ({own}) WITH CHECK ({own})
"""
MEMBER = """
DO $$ BEGIN
  EXECUTE format('GRANT yimen_service, yimen_public TO %I', current_user);
EXCEPTION WHEN insufficient_privilege THEN NULL; -- whoever made the role has granted it, or the next line says that he has not
  WHEN invalid_grant_operation THEN NULL;
END $$
"""
TRIED = ("SET LOCAL ROLE yimen_service", "RESET ROLE", "SET LOCAL ROLE yimen_public", "RESET ROLE")


def upgrade() -> None:
    """Make the tables of keys and versions, and let the service see one jurisdiction's rows at a time."""
    for statement in (TABLES + ";" + KNOWN + ";" + RIGHTS).split(";"):
        op.execute(statement)
    for table in WALLED:
        for statement in WALL.format(table=table, own=OWN).split(";"):
            op.execute(statement)
    op.execute(MEMBER)
    for statement in TRIED:
        op.execute(statement)

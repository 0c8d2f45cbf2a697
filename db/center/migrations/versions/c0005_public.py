"""What the public may ask: tables without a person, filled from the feed and made anew at will; a role that sees no other."""

from __future__ import annotations

from alembic import op

revision = "c0005"
down_revision = "c0001"

ROLE = """
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'yimen_public') THEN CREATE ROLE yimen_public NOLOGIN; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$
"""
TABLES = """
CREATE TABLE public_cursor (
  feed_id int PRIMARY KEY, epoch text NOT NULL, pos bigint NOT NULL, shape int NOT NULL, at timestamptz NOT NULL);
CREATE TABLE public_rule (
  feed_id int NOT NULL, pos bigint NOT NULL, event_id text NOT NULL, kind text NOT NULL, at timestamptz NOT NULL,
  on_day date NOT NULL, body text NOT NULL, PRIMARY KEY (feed_id, pos));
CREATE TABLE public_case (
  feed_id int NOT NULL, case_id text NOT NULL, number text NOT NULL, query_code text NOT NULL, body text NOT NULL,
  PRIMARY KEY (feed_id, case_id));
CREATE INDEX public_case_number ON public_case (feed_id, number);
CREATE TABLE public_paper (
  feed_id int NOT NULL, notice text NOT NULL, case_id text NOT NULL, case_number text NOT NULL, number text NOT NULL,
  issued_on date NOT NULL, record_hash text NOT NULL, place bigint NOT NULL, body text NOT NULL,
  PRIMARY KEY (feed_id, notice));
CREATE INDEX public_paper_hash ON public_paper (feed_id, record_hash);
CREATE INDEX public_paper_of_case ON public_paper (feed_id, case_number, issued_on);
CREATE INDEX public_paper_case ON public_paper (feed_id, case_id);
CREATE TABLE public_result (
  feed_id int NOT NULL, case_id text NOT NULL, department text NOT NULL, decided_on date NOT NULL, due_on date NOT NULL,
  published_on date NOT NULL, words text NOT NULL, body text NOT NULL, PRIMARY KEY (feed_id, case_id));
CREATE INDEX public_result_newest ON public_result (feed_id, decided_on DESC, case_id DESC);
CREATE TABLE public_overdue (
  feed_id int NOT NULL, case_id text NOT NULL, explained_on date NOT NULL, body text NOT NULL, PRIMARY KEY (feed_id, case_id));
CREATE INDEX public_overdue_newest ON public_overdue (feed_id, explained_on DESC)
"""
READ = "public_cursor, public_rule, public_case, public_paper, public_result, public_overdue"
RIGHTS = f"""
GRANT USAGE ON SCHEMA public TO yimen_public;
GRANT SELECT ON center, {READ} TO yimen_public;
GRANT SELECT, INSERT, UPDATE, DELETE ON {READ} TO yimen_service
"""


def upgrade() -> None:
    """Make the role of the public pages and their tables; what follows the feed fills them."""
    op.execute(ROLE)
    for statement in (TABLES + ";" + RIGHTS).split(";"):
        if statement.strip():
            op.execute(statement)

"""The tables of a desk, as the queries see them; the migrations make them."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

metadata = sa.MetaData()
Text, Integer, Blob = sa.Text, sa.Integer, sa.LargeBinary

ORIGIN, DESK_CODE, IS_TRAINING, OFFICE = "origin", "desk_code", "is_training", "office"
SAMPLES = "sample_catalogue"  # a setting: whether the shipped sample items are offered; yes where nobody chose
MARKED = "marked"  # in meta: this store has a mark beside it
FORMER_CODE = "former_code"  # in meta: the desk code that profile.toml may still show after a power cut

meta = sa.Table("meta", metadata, sa.Column("key", Text, primary_key=True), sa.Column("value", Text, nullable=False))

commit = sa.Table(
    "commit_log",
    metadata,
    sa.Column("txn", Integer, primary_key=True),
    sa.Column("at", Text, nullable=False),
    sa.Column("officer", Text, nullable=False),
    sa.Column("use_case", Text, nullable=False),
)

event = sa.Table(
    "event",
    metadata,
    sa.Column("n", Integer, primary_key=True),
    sa.Column("id", Text, nullable=False, unique=True),
    sa.Column("kind", Text, nullable=False),
    sa.Column("schema", Integer, nullable=False),
    sa.Column("subject", Text),
    sa.Column("on", Text, nullable=False),
    sa.Column("at", Text, nullable=False),
    sa.Column("monotonic", Integer, nullable=False),
    sa.Column("boot_id", Text, nullable=False),
    sa.Column("clock", Text, nullable=False),
    sa.Column("center_at", Text),
    sa.Column("officer", Text, nullable=False),
    sa.Column("acting_for", Text),
    sa.Column("case_prev", Text),
    sa.Column("data", Text, nullable=False),
    sa.Column("private", Text),
    sa.Column("private_sha256", Text),
    sa.Column("alg", Text, nullable=False),
    sa.Column("content_hash", Text, nullable=False),
    sa.Column("origin", Text, nullable=False),
    sa.Column("oseq", Integer, nullable=False),
    sa.Column("chain_hash", Text, nullable=False),
    sa.Column("pos", Integer),
    sa.Column("epoch", Integer),
    sa.Column("verdict", Text),
    sa.Column("txn", Integer, nullable=False),
)

rechained = sa.Table(
    "rechained",
    metadata,
    sa.Column("origin", Text, primary_key=True),
    sa.Column("oseq", Integer, primary_key=True),
    sa.Column("event", Text, nullable=False),
    sa.Column("chain_hash", Text, nullable=False),
    sa.Column("from_origin", Text, nullable=False),
    sa.Column("from_oseq", Integer, nullable=False),
    sa.Column("txn", Integer, nullable=False),
)

case = sa.Table(
    "case_row",
    metadata,
    sa.Column("n", Integer, primary_key=True),
    sa.Column("id", Text, nullable=False, unique=True),
    sa.Column("number", Text, nullable=False),
    sa.Column("number_reversed", Text, nullable=False),
    sa.Column("sort_key", Text, nullable=False),
    sa.Column("state", Text, nullable=False),
    sa.Column("department", Text, nullable=False),
    sa.Column("step", Text, nullable=False),
    sa.Column("item", Text, nullable=False),
    sa.Column("item_name", Text, nullable=False),
    sa.Column("received_by", Text, nullable=False),
    sa.Column("received_on", Text, nullable=False),
    sa.Column("last_on", Text, nullable=False),
    sa.Column("applicant_name", Text, nullable=False),
    sa.Column("agent_name", Text, nullable=False),
    sa.Column("id_number", Text, nullable=False),
    sa.Column("id_reversed", Text, nullable=False),
    sa.Column("phone", Text, nullable=False),
    sa.Column("phone_reversed", Text, nullable=False),
    sa.Column("last_hash", Text, nullable=False),
    sa.Column("events", Integer, nullable=False),
    sa.Column("body", Text, nullable=False),
    sa.Column("visit", Text, nullable=False),
    sa.Column("ticket", Text, nullable=False),
    sa.Column("folder_desk", Text, nullable=False),
    sa.Column("folder_to", Text, nullable=False),
    sa.Column("folder_sent", Integer, nullable=False),
)

case_name = sa.table("case_name", sa.column("rowid"), sa.column("applicant"), sa.column("agent"))

case_py = sa.Table(
    "case_py",
    metadata,
    sa.Column("initials", Text, primary_key=True),
    sa.Column("case_n", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

certificate = sa.Table(
    "certificate",
    metadata,
    sa.Column("case_id", Text, primary_key=True),
    sa.Column("department", Text, nullable=False),
    sa.Column("item", Text, nullable=False),
    sa.Column("name", Text, nullable=False),
    sa.Column("number", Text, nullable=False),
    sa.Column("valid_from", Text, nullable=False),
    sa.Column("valid_to", Text, nullable=False),
    sqlite_with_rowid=False,
)

follow_up = sa.Table(
    "follow_up",
    metadata,
    sa.Column("case_id", Text, primary_key=True),
    sa.Column("of_case", Text, nullable=False),
    sa.Column("is_open", Integer, nullable=False),
    sa.Column("is_granted", Integer, nullable=False),
    sqlite_with_rowid=False,
)

notice = sa.Table(
    "notice",
    metadata,
    sa.Column("id", Text, primary_key=True),
    sa.Column("case_id", Text),
    sa.Column("template", Text, nullable=False),
    sa.Column("template_version", Integer, nullable=False),
    sa.Column("title", Text, nullable=False),
    sa.Column("number", Text, nullable=False),
    sa.Column("sha256", Text, nullable=False),
    sa.Column("issued_at", Text, nullable=False),
    sa.Column("issued_on", Text, nullable=False),
    sa.Column("pages", Integer, nullable=False),
    sa.Column("copies", Integer, nullable=False),
    sa.Column("record", Text, nullable=False),
    sa.Column("txn", Integer, nullable=False),
    sa.Column("pdf", Blob, nullable=False),
    sa.Column("template_sha256", Text),
    sa.Column("record_hash", Text),
    sa.Column("base", Text),
)

notice_base = sa.Table(
    "notice_base",
    metadata,
    sa.Column("sha256", Text, primary_key=True),
    sa.Column("template", Text, nullable=False),
    sa.Column("template_version", Integer, nullable=False),
    sa.Column("txn", Integer, nullable=False),
    sa.Column("pdf", Blob, nullable=False),
)

signing_key = sa.Table(
    "signing_key",
    metadata,
    sa.Column("id", Text, primary_key=True),
    sa.Column("public", Text, nullable=False),
    sa.Column("wrapped", Blob, nullable=False),
    sa.Column("from_on", Text, nullable=False),
    sa.Column("to_on", Text, nullable=False),
    sa.Column("is_training", Integer, nullable=False),
    sa.Column("desk_code", Text, nullable=False),
    sa.Column("office", Text, nullable=False),
    sa.Column("txn", Integer, nullable=False),
)

notice_mark = sa.Table(
    "notice_mark",
    metadata,
    sa.Column("notice", Text, sa.ForeignKey("notice.id"), primary_key=True),
    sa.Column("prints", Integer, nullable=False),
    sa.Column("is_void", Integer, nullable=False),
    sa.Column("reason", Text, nullable=False),
    sa.Column("txn", Integer, nullable=False),
)

number = sa.Table(
    "number",
    metadata,
    sa.Column("book", Text, primary_key=True),
    sa.Column("n", Integer, primary_key=True),
    sa.Column("number", Text, nullable=False, unique=True),
    sa.Column("year", Integer, nullable=False),
    sa.Column("status", Text, nullable=False),
    sa.Column("case_id", Text),
    sa.Column("on", Text),
    sa.Column("reason", Text, nullable=False),
    sa.Column("txn", Integer, nullable=False),
)

officer = sa.Table(
    "officer",
    metadata,
    sa.Column("id", Text, primary_key=True),
    sa.Column("body", Text, nullable=False),
    sa.Column("txn", Integer, nullable=False),
)

setting = sa.Table(
    "setting",
    metadata,
    sa.Column("key", Text, primary_key=True),
    sa.Column("value", Text, nullable=False),
    sa.Column("txn", Integer, nullable=False),
)

visit = sa.Table(
    "visit",
    metadata,
    sa.Column("id", Text, primary_key=True),
    sa.Column("code", Text, nullable=False),
    sa.Column("case_id", Text, nullable=False),
    sa.Column("on", Text, nullable=False),
    sa.Column("sort_key", Text, nullable=False),
    sa.Column("department", Text, nullable=False),
    sa.Column("item", Text, nullable=False),
    sa.Column("item_name", Text, nullable=False),
    sa.Column("officer", Text, nullable=False),
    sa.Column("score", Integer, nullable=False),
    sa.Column("is_counted", Integer, nullable=False),
    sa.Column("call_back", Text, nullable=False),
    sa.Column("body", Text, nullable=False),
    sa.Column("txn", Integer, nullable=False),
)

complaint = sa.Table(
    "complaint",
    metadata,
    sa.Column("id", Text, primary_key=True),
    sa.Column("number", Text, nullable=False, unique=True),
    sa.Column("department", Text, nullable=False),
    sa.Column("state", Text, nullable=False),
    sa.Column("sort_key", Text, nullable=False),
    sa.Column("body", Text, nullable=False),
    sa.Column("txn", Integer, nullable=False),
)

inquiry = sa.Table(
    "inquiry",
    metadata,
    sa.Column("id", Text, primary_key=True),
    sa.Column("key", Text, nullable=False, unique=True),
    sa.Column("number", Text, nullable=False),
    sa.Column("case_id", Text, nullable=False),
    sa.Column("department", Text, nullable=False),
    sa.Column("rule", Text, nullable=False),
    sa.Column("state", Text, nullable=False),
    sa.Column("sort_key", Text, nullable=False),
    sa.Column("body", Text, nullable=False),
    sa.Column("txn", Integer, nullable=False),
)


def _folded(name: str, *columns: sa.Column[Any]) -> sa.Table:
    """Return a table of values that their own events make: found by id, in order by `sort_key`, whole in `body`."""
    ends = [sa.Column(word, Text, nullable=False) for word in ("sort_key", "body")]
    txn = sa.Column("txn", Integer, nullable=False)
    return sa.Table(name, metadata, sa.Column("id", Text, primary_key=True), *columns, *ends, txn)


outage = _folded("outage", sa.Column("state", Text, nullable=False))

exchange_batch = _folded(
    "exchange_batch", sa.Column("number", Text, nullable=False), sa.Column("is_sent", Integer, nullable=False)
)

exchange_row = _folded("exchange_row", sa.Column("state", Text, nullable=False))

item_draft = sa.Table(
    "item_draft",
    metadata,
    sa.Column("key", Text, primary_key=True),
    sa.Column("name", Text, nullable=False),
    sa.Column("body", Text, nullable=False),
    sa.Column("status", Text, nullable=False),
    sa.Column("origin", Text, nullable=False),
    sa.Column("officer", Text, nullable=False),
    sa.Column("at", Text, nullable=False),
    sa.Column("asked", Text, nullable=False),
    sa.Column("txn", Integer, nullable=False),
)

item_version = sa.Table(
    "item_version",
    metadata,
    sa.Column("code", Text, primary_key=True),
    sa.Column("version", Integer, primary_key=True),
    sa.Column("body", Text, nullable=False),
    sa.Column("txn", Integer, nullable=False),
)

item_end = sa.Table(
    "item_end",
    metadata,
    sa.Column("code", Text, primary_key=True),
    sa.Column("on", Text),
    sa.Column("txn", Integer, nullable=False),
)

template_draft = sa.Table(
    "template_draft",
    metadata,
    sa.Column("key", Text, primary_key=True),
    sa.Column("name", Text, nullable=False),
    sa.Column("body", Text, nullable=False),
    sa.Column("status", Text, nullable=False),
    sa.Column("origin", Text, nullable=False),
    sa.Column("officer", Text, nullable=False),
    sa.Column("at", Text, nullable=False),
    sa.Column("asked", Text, nullable=False),
    sa.Column("txn", Integer, nullable=False),
)

template_version = sa.Table(
    "template_version",
    metadata,
    sa.Column("key", Text, primary_key=True),
    sa.Column("version", Integer, primary_key=True),
    sa.Column("body", Text, nullable=False),
    sa.Column("common", Text, nullable=False),
    sa.Column("txn", Integer, nullable=False),
)

template_end = sa.Table(
    "template_end",
    metadata,
    sa.Column("key", Text, primary_key=True),
    sa.Column("version", Integer, primary_key=True),
    sa.Column("on", Text, nullable=False),
    sa.Column("txn", Integer, nullable=False),
)

calendar_table = sa.Table(
    "calendar_table",
    metadata,
    sa.Column("id", Text, primary_key=True),
    sa.Column("kind", Text, nullable=False),
    sa.Column("status", Text, nullable=False),
    sa.Column("known_from", Text, nullable=False),
    sa.Column("officer", Text, nullable=False),
    sa.Column("at", Text, nullable=False),
    sa.Column("approver", Text, nullable=False),
    sa.Column("body", Text, nullable=False),
    sa.Column("txn", Integer, nullable=False),
)

draft = sa.Table(
    "draft",
    metadata,
    sa.Column("officer", Text, primary_key=True),
    sa.Column("page", Text, primary_key=True),
    sa.Column("content", Text, nullable=False),
    sa.Column("saved_at", Text, nullable=False),
)

sync_state = sa.Table(
    "sync_state", metadata, sa.Column("key", Text, primary_key=True), sa.Column("value", Text, nullable=False)
)

managed_taken = sa.Table(
    "managed_taken",
    metadata,
    sa.Column("id", Text, primary_key=True),
    sa.Column("kind", Text, nullable=False),
    sa.Column("pos", Integer, nullable=False),
    sa.Column("after_n", Integer, nullable=False),
    sa.Column("body", Text, nullable=False),
    sa.Column("txn", Integer, nullable=False),
)

feed = sa.Table(
    "feed",
    metadata,
    sa.Column("pos", Integer, primary_key=True),
    sa.Column("epoch", Integer, nullable=False),
    sa.Column("event", Text, nullable=False),
    sa.Column("origin", Text, nullable=False),
    sa.Column("oseq", Integer, nullable=False),
    sa.Column("subject", Text),
    sa.Column("verdict", Text, nullable=False),
)

peer = sa.Table(
    "peer",
    metadata,
    sa.Column("origin", Text, primary_key=True),
    sa.Column("oseq", Integer, primary_key=True),
    sa.Column("event", Text, nullable=False),
    sa.Column("subject", Text),
    sa.Column("sent", Text, nullable=False),
)

far_file = sa.Table(
    "far_file",
    metadata,
    sa.Column("sha256", Text, primary_key=True),
    sa.Column("subject", Text, primary_key=True),
    sa.Column("size", Integer, nullable=False),
    sa.Column("looked", Text, nullable=False),
    sa.Column("is_here", Integer, nullable=False),
)

# What cannot be derived from anything else: a row of these goes to the journal in the transaction that wrote it.
JOURNALED = (
    commit,
    event,
    rechained,
    notice_base,
    notice,
    notice_mark,
    number,
    officer,
    setting,
    item_draft,
    item_version,
    item_end,
    template_draft,
    template_version,
    template_end,
    visit,
    complaint,
    inquiry,
    outage,
    exchange_batch,
    exchange_row,
    calendar_table,
    signing_key,
    managed_taken,
)

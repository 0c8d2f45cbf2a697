"""What a desk took from its hall: accounts, versions, ends and holiday tables beside what other parts of the store say of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from app.case import body_of
from app.errors import Refused
from app.events.envelope import Event, canonical
from app.finding import Finding, finding
from app.managed import MANAGED_KINDS, check_readable, is_managed
from app.sync.fields import fields_of
from app.sync.messages import read_sent
from db.desk.managed_rows import (
    HALL_PEOPLE,
    PERSON,
    REFUSED,
    TAKEN,
    looked_upto,
    published_elsewhere,
    taken_people_hash,
)
from db.desk.schema import event, managed_taken, peer
from db.desk.told import Told

WHERE = "store.db"
UNREADABLE = (Refused, KeyError, TypeError, ValueError, AttributeError)
Row = Mapping[str, Any]


def check_taken(connection: sa.Connection, told: Told) -> Iterator[Finding]:
    """What was taken is what the feed brought, to the hash; nothing of it is missing; accounts are those of the last list."""
    for row in map(dict, connection.execute(sa.select(managed_taken)).mappings()):
        if row["kind"] != PERSON and not _is_proved(connection, row):
            yield _fault(row)
    yield from _check_missing(connection)
    noted = told.settings.get(HALL_PEOPLE)  # a list that was taken by an older program has the journal alone
    if noted is not None and canonical(_people(connection)).decode() != noted[1]:
        yield finding("check.taken_people", WHERE)


def _check_missing(connection: sa.Connection) -> Iterator[Finding]:
    """What the feed brought of the hall's, up to where it was looked through, was taken."""
    upto, _ = looked_upto(connection)
    try:
        brought = published_elsewhere(connection, 0)
    except Refused as refusal:  # its hash is not its own
        name = str(refusal.facts.get("event", ""))
        yield finding("check.taken", WHERE, name, name=name)
        return
    for pos, sent in brought:
        if pos <= upto and is_managed(sent.event) and _is_readable(sent.event):
            yield finding("check.taken", WHERE, sent.event.id, name=_name_of(sent.event.data))


def check_taken_journal(connection: sa.Connection, last: Mapping[str, Row], first: int) -> Iterator[Finding]:
    """Every row is the one that the journal has last of it, from the transaction `first` on, where the journal begins."""
    held = {row["id"]: dict(row) for row in connection.execute(sa.select(managed_taken)).mappings()}
    for name in sorted(held.keys() | last.keys()):
        row, known = held.get(name), last.get(name)
        if row is None and known is not None:
            yield _fault(known)
        elif row is not None and row != known and (known is not None or row["txn"] >= first):
            yield _fault(row)


def _is_proved(connection: sa.Connection, row: Row) -> bool:
    """True for the event of another desk that the feed brought, and for one of this desk that was not adopted."""
    if row["kind"] == REFUSED:
        query = sa.select(event.c.kind).where(event.c.id == row["id"])
        return connection.execute(query).scalar_one_or_none() in MANAGED_KINDS
    brought = connection.execute(sa.select(peer.c.sent).where(peer.c.event == row["id"]).limit(1)).scalar_one_or_none()
    try:
        mine, theirs = _event(row["body"]), _event(brought or "")
    except UNREADABLE:
        return False
    return (mine.id, mine.content_hash) == (row["id"], theirs.content_hash)


def _event(text: str) -> Event:
    """Return the event that a line holds. Raises Refused where its hashes are not its own."""
    return read_sent(fields_of(json.loads(text)), TAKEN).event


def _is_readable(made: Event) -> bool:
    try:
        check_readable(body_of(made))
    except UNREADABLE:
        return False
    return True


def _people(connection: sa.Connection) -> str:
    try:
        return taken_people_hash(connection)
    except UNREADABLE:
        return ""


def _fault(row: Row) -> Finding:
    """Return the sentence about one row: whose account, or which version."""
    if row["kind"] == PERSON:
        return finding("check.taken_person", WHERE, row["id"], officer=row["id"].partition(":")[2])
    try:
        name = row["body"] if row["kind"] == REFUSED else _name_of(json.loads(row["body"])["event"]["data"])
    except UNREADABLE:
        name = ""
    return finding("check.taken", WHERE, row["id"], name=name or row["id"])


def _name_of(data: Mapping[str, Any]) -> str:
    """Return what was published, as its event names it: a code, a paper's key, the source of a holiday table."""
    return str(next((data[name] for name in ("code", "key", "source", "origin", "table") if data.get(name)), ""))

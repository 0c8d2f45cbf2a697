"""What other desks of the hall published, as this desk follows it: each version whole, in one transaction, once."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from app.case import body_of
from app.errors import Refused
from app.events.body import Body, pack, unpack
from app.events.catalogue import ItemEnded, ItemPublished
from app.events.envelope import Event, canonical
from app.events.office import SettingChanged
from app.events.templates import TemplatePublished, TemplateRetired
from app.managed import MANAGED_KINDS, check_readable, is_managed
from app.officer import Officer
from app.sync.fields import fields_of
from app.sync.messages import Sent, Verdict, read_sent
from app.sync.people import list_hash
from db.desk.calendar_rows import CALENDAR_KINDS, follow_calendar
from db.desk.event_rows import event_of
from db.desk.hall_office import follow_office
from db.desk.schema import (
    OFFICE,
    calendar_table,
    event,
    feed,
    item_end,
    item_version,
    managed_taken,
    officer,
    peer,
    template_end,
    template_version,
)
from db.desk.sync_rows import MANAGED_UPTO, keep_state, read_state
from db.desk.told import Told
from db.desk.written import Written

NOTHING = "sync"
PERSON, TAKEN, REFUSED = "person", "taken", "refused"
MOST = 500
PUBLISHING = (ItemPublished.KIND, TemplatePublished.KIND)
HALL_PEOPLE = "hall.people"
PEOPLE_NOTED, NO_LIST = "people.noted", "0" * 64
"""Setting: the hash of the hall's accounts as they were taken last, in an event of this desk's own chain."""
_KINDS = sorted(MANAGED_KINDS - {SettingChanged.KIND})
_NAMED = sa.or_(
    *(sa.func.instr(peer.c.sent, f'"kind":"{kind}"') > 0 for kind in _KINDS),
    sa.and_(
        sa.func.instr(peer.c.sent, f'"kind":"{SettingChanged.KIND}"') > 0,
        sa.func.instr(peer.c.sent, f'"key":"{OFFICE}"') > 0,
    ),
)
_LAST = sa.select(sa.func.coalesce(sa.func.max(event.c.n), 0))


def looked_upto(connection: sa.Connection) -> tuple[int, int]:
    """Return up to which position the feed was looked through, and its head."""
    head = connection.execute(sa.select(sa.func.coalesce(sa.func.max(feed.c.pos), 0))).scalar_one()
    return int(read_state(connection, MANAGED_UPTO) or 0), head


def published_elsewhere(connection: sa.Connection, upto: int) -> tuple[tuple[int, Sent], ...]:
    """Return what the center applied of other desks' publishing behind a position, and this desk has not taken yet.

    In the center's order; not all at once, but some as long as there are any.
    """
    query = (
        sa.select(feed.c.pos, peer.c.origin, peer.c.sent)
        .join_from(feed, peer, sa.and_(feed.c.origin == peer.c.origin, feed.c.oseq == peer.c.oseq))
        .outerjoin(managed_taken, managed_taken.c.id == feed.c.event)
        .where(feed.c.pos > upto, feed.c.subject.is_(None), feed.c.verdict == Verdict.APPLIED.value)
        .where(managed_taken.c.id.is_(None), _NAMED)
        .order_by(feed.c.pos)
        .limit(MOST)
    )
    rows = connection.execute(query)
    return tuple((row.pos, read_sent(fields_of(json.loads(row.sent)), row.origin)) for row in rows)


def refused_here(connection: sa.Connection) -> tuple[tuple[str, str], ...]:
    """Return (event, version) of what this desk published, ended or moved and the center did not adopt, not noted yet.

    `version` is empty for what has none: an end, a holiday table.
    """
    query = (
        sa.select(event)
        .outerjoin(managed_taken, managed_taken.c.id == event.c.id)
        .where(event.c.kind.in_(MANAGED_KINDS), event.c.verdict.like("refused:%"), managed_taken.c.id.is_(None))
    )
    found = (event_of(row) for row in connection.execute(query))
    return tuple((one.id, _label(one)) for one in found if is_managed(one))


def _label(published: Event) -> str:
    if published.kind not in PUBLISHING:
        return ""
    return f"{published.data.get('code') or published.data['key']}|{published.data['version']}"


def drop(written: Written, connection: sa.Connection, refused: str, version: str) -> set[str]:
    """From now on what the center did not adopt rules here no more either: the desk goes back to what the hall says.

    The events stay; a version is used no more, an end never was, a holiday table rules nowhere.
    """
    after = connection.execute(_LAST).scalar_one()
    written.add(managed_taken, {"id": refused, "kind": REFUSED, "pos": 0, "after_n": after, "body": version})
    for _, _, told in taken(connection):  # another desk's, which had come before the center spoke, rules on
        if isinstance(told, Event) and told.kind in PUBLISHING and _label(told) == version:
            written.add(*_row(body_of(told)))
    _back_to_hall(written, connection)
    follow_office(written, connection)
    return {"items", "templates", "calendar", "cases", "settings"}


def _back_to_hall(written: Written, connection: sa.Connection) -> None:
    """Write every end and every holiday table anew that the events which rule make otherwise."""
    told = Told(refused=refused(connection))
    for row in connection.execute(sa.select(event).where(event.c.kind.in_(MANAGED_KINDS)).order_by(event.c.n)):
        told.take(row.n, event_of(row))
    for after, name, followed in taken(connection):
        told.follow(after, name, followed)
    ends = {row.code: row.on for row in connection.execute(sa.select(item_end))}
    for code, on in told.ends().items():
        if ends.get(code) != on:
            written.add(item_end, {"code": code, "on": on})
    retired = {(row.key, row.version): row.on for row in connection.execute(sa.select(template_end))}
    for (key, version), last in told.template_ends().items():
        if retired.get((key, version)) != last:
            written.add(template_end, {"key": key, "version": version, "on": last})
    columns = [column for column in calendar_table.columns if column.name != "txn"]
    tables = {row["id"]: dict(row) for row in connection.execute(sa.select(*columns)).mappings()}
    for name, made in told.tables().items():
        if tables.get(name) != made:
            written.add(calendar_table, made)


def refused(connection: sa.Connection) -> frozenset[str]:
    """Return the events of this desk that the center did not adopt, as far as the desk has gone back."""
    return frozenset(connection.execute(sa.select(managed_taken.c.id).where(managed_taken.c.kind == REFUSED)).scalars())


def note_upto(connection: sa.Connection, upto: int) -> tuple[None, set[str]]:
    """Note that everything up to a position of the feed was looked through."""
    keep_state(connection, MANAGED_UPTO, str(upto))
    return None, set()


def adopt(written: Written, connection: sa.Connection, pos: int, sent: Sent) -> set[str]:
    """Follow one published version; return the names of what changed.

    One that this program cannot read changes nothing, and is tried again by a later program.
    """
    made = sent.event
    if not is_managed(made):
        return {NOTHING}
    try:
        body = body_of(made)
        check_readable(body)
    except (Refused, KeyError, TypeError, ValueError, AttributeError):
        return set()
    after = connection.execute(_LAST).scalar_one()
    row = {"id": made.id, "kind": made.kind, "pos": pos, "after_n": after, "body": canonical(sent.plain()).decode()}
    written.add(managed_taken, row)
    if made.kind in CALENDAR_KINDS:
        follow_calendar(written, connection, body, made)
        return {"calendar", "cases"}
    if made.kind == SettingChanged.KIND:
        follow_office(written, connection)
        return {"settings"}
    table, values = _row(body)
    written.add(table, values)
    return {"items" if table in (item_version, item_end) else "templates"}


def _row(body: Body) -> tuple[sa.Table, dict[str, Any]]:
    match body:
        case ItemPublished():
            return item_version, {"code": body.code, "version": body.version, "body": canonical(body.table).decode()}
        case ItemEnded():
            return item_end, {"code": body.code, "on": None if body.on is None else body.on.isoformat()}
        case TemplatePublished():
            values = {"key": body.key, "version": body.version, "body": body.text, "common": body.common}
            return template_version, values
        case TemplateRetired():
            return template_end, {"key": body.key, "version": body.version, "on": body.on.isoformat()}
        case _:
            raise TypeError(body.KIND)


def adopt_people(written: Written, connection: sa.Connection, people: Iterable[Officer]) -> set[str]:
    """Make the accounts of the hall's people as the center has them, all in this transaction; return what changed."""
    after = connection.execute(_LAST).scalar_one()
    held = {row.id: row.body for row in connection.execute(sa.select(officer))}
    known = people_of_hall(connection)
    changed = False
    for one in people:
        body = canonical(pack(replace(one, covering=()))).decode()
        if held.get(one.id) == body and one.id in known:
            continue
        row = {"id": f"{PERSON}:{one.id}", "kind": PERSON, "pos": 0, "after_n": after, "body": body}
        written.add(managed_taken, row)
        written.add(officer, {"id": one.id, "body": body})
        changed = True
    return {"officers"} if changed else set()


def people_of_hall(connection: sa.Connection) -> frozenset[str]:
    """Return the log-in names of those whom the center manages."""
    query = sa.select(managed_taken.c.id).where(managed_taken.c.kind == PERSON)
    return frozenset(name.partition(":")[2] for name in connection.execute(query).scalars())


def taken_people_hash(connection: sa.Connection) -> str:
    """Return the hash of the hall's accounts as they were taken."""
    query = sa.select(managed_taken.c.body).where(managed_taken.c.kind == PERSON)
    return list_hash(unpack(Officer, json.loads(body)) for body in connection.execute(query).scalars())


def are_people_noted(connection: sa.Connection) -> bool:
    """True when the chain of this desk says which list was taken; one that an older program took is not in it."""
    return read_state(connection, PEOPLE_NOTED) == taken_people_hash(connection)


def note_people(connection: sa.Connection) -> None:
    """The chain says now which list was taken."""
    keep_state(connection, PEOPLE_NOTED, taken_people_hash(connection))


def people_hash(connection: sa.Connection) -> str:
    """Return the hash of the hall's people as this desk has them now; that of no list where the chain does not prove it: then
    it is told anew, and noted.
    """
    names = people_of_hall(connection)
    if names and not are_people_noted(connection):
        return NO_LIST
    rows = connection.execute(sa.select(officer.c.id, officer.c.body))
    return list_hash(unpack(Officer, json.loads(row.body)) for row in rows if row.id in names)


def taken(connection: sa.Connection) -> tuple[tuple[int, str, Event | str], ...]:
    """Return (behind which own event, id, the event or the account) of everything that was taken, in the order of its taking.

    A line that somebody changed, so that its hash is not its own, is left out: it makes nothing, and a check tells of it.
    """
    shown = sa.select(managed_taken).where(managed_taken.c.kind != REFUSED)
    query = shown.order_by(managed_taken.c.after_n, managed_taken.c.txn, managed_taken.c.pos)
    found: list[tuple[int, str, Event | str]] = []
    for row in connection.execute(query):
        if row.kind == PERSON:
            found.append((row.after_n, row.id.partition(":")[2], row.body))
        else:
            with suppress(Refused, ValueError):
                found.append((row.after_n, row.id, read_sent(fields_of(json.loads(row.body)), TAKEN).event))
    return tuple(found)

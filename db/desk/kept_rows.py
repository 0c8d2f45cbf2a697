"""What the store says of things that are kept for a while: days of use, abandoned drafts, and which scans belong somewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date, datetime

import sqlalchemy as sa

from app.desk import Draft
from app.events.body import Body
from app.events.envelope import Event
from app.events.keeping import ContinuityBroken, Swept
from app.events.office import SettingChanged
from app.ids import OfficerId
from app.ratings.table import ComplaintState
from app.retention.sweeping import ABANDONABLE
from app.retention.trust import REAL, WITNESSES
from app.state import ENDED
from db.desk.event_rows import event_of
from db.desk.now import OFFICE_ZONE
from db.desk.schema import case, complaint, draft, event, setting
from db.desk.sync_rows import own_origin

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_NUMBER = re.compile(r"(?<!\d)\d{24}(?!\d)")
_HASH = re.compile(r"[0-9a-f]{64}")
_NAMED = sa.text(  # word for word the expression of the index event_of_file; those of other desks stand in far_file
    "SELECT json_extract(data, '$.sha256') FROM event "
    "WHERE kind IN ('file_added', 'batch_sent', 'rows_returned', 'batch_taken') "
    "AND json_extract(data, '$.sha256') >= :first AND json_extract(data, '$.sha256') < :last "
    "UNION SELECT sha256 FROM far_file WHERE sha256 >= :first AND sha256 < :last"
)


def days_of_use(connection: sa.Connection, upto: date) -> tuple[date, ...]:
    """Return the last days up to `upto` on which this desk recorded something by the real clock, newest first."""
    own = (event.c.clock == REAL, event.c.origin == own_origin(connection))
    found: list[date] = []
    before = f"{upto.isoformat()}~"  # behind every text of that day
    while len(found) <= WITNESSES:
        query = sa.select(event.c.on).where(event.c.on < before, *own).order_by(event.c.on.desc()).limit(1)
        on = connection.execute(query).scalar_one_or_none()
        if on is None:
            break
        found.append(date.fromisoformat(on))
        before = on
    return tuple(found)


def abandoned_drafts(connection: sa.Connection) -> tuple[Draft, ...]:
    """Return the drafts that may go once they are old enough: none of a case or complaint that still runs."""
    rows = connection.execute(sa.select(draft).where(draft.c.page.in_(ABANDONABLE)).order_by(draft.c.saved_at))
    return tuple(
        Draft(OfficerId(row.officer), row.page, json.loads(row.content), datetime.fromisoformat(row.saved_at))
        for row in rows
        if not _names_what_runs(connection, row.content)
    )


def day_of(given: Draft) -> date:
    """Return the day on which a draft was saved."""
    return given.saved_at.astimezone(OFFICE_ZONE).date()


def _names_what_runs(connection: sa.Connection, text: str) -> bool:
    ids, numbers = set(_UUID.findall(text)), set(_NUMBER.findall(text))
    ended = [state.value for state in ENDED]
    runs = sa.or_(case.c.id.in_(ids), case.c.number.in_(numbers))
    cases = sa.select(sa.literal(1)).where(runs, case.c.state.not_in(ended))
    complaints = sa.select(sa.literal(1)).where(
        complaint.c.id.in_(ids), complaint.c.state != ComplaintState.CLOSED.value
    )
    return any(connection.execute(query.limit(1)).first() is not None for query in (cases, complaints))


def named_with(connection: sa.Connection, prefix: str) -> set[str]:
    """Return the hashes with these first digits that the events of this store name as files."""
    rows = connection.execute(
        _NAMED, {"first": prefix, "last": prefix + "g"}
    )  # "g" comes behind every hexadecimal digit
    return set(rows.scalars())


def named_outside_events(connection: sa.Connection) -> set[str]:
    """Return every hash that drafts and settings name, those of earlier settings too."""
    changes = sa.select(event.c.data).where(_of_no_case(SettingChanged))
    texts: Iterable[str] = (
        text
        for query in (sa.select(draft.c.content), sa.select(setting.c.value), changes)
        for text in connection.execute(query).scalars()
    )
    return {found for text in texts for found in _HASH.findall(text)}


def last_break_on(connection: sa.Connection) -> date | None:
    """Return the day of the last break of the records: scans of before may belong to events that were lost."""
    query = sa.select(event.c.on).where(_of_no_case(ContinuityBroken)).order_by(event.c.n.desc()).limit(1)
    on = connection.execute(query).scalar_one_or_none()
    return None if on is None else date.fromisoformat(on)


def sweeps(connection: sa.Connection) -> tuple[Event, ...]:
    """Return the sweeps on record, in their order."""
    query = sa.select(event).where(_of_no_case(Swept)).order_by(event.c.n)
    return tuple(event_of(row) for row in connection.execute(query))


def is_on_record(connection: sa.Connection, sweep: str) -> bool:
    """True when this sweep has its event."""
    return any(one.data["sweep"] == sweep for one in sweeps(connection))


def _of_no_case(body: type[Body]) -> sa.ColumnElement[bool]:
    return sa.and_(event.c.subject.is_(None), event.c.kind == body.KIND)

"""Officers, settings, the number book and drafts as rows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from app.desk import Draft, NumberEntry
from app.errors import Refused
from app.events.body import unpack
from app.ids import CaseId, OfficerId
from app.office import Office
from app.people import Officer
from app.standing_in import covering
from db.desk.prepared import prepare
from db.desk.profile import FILE_NAME, Profile
from db.desk.schema import DESK_CODE, FORMER_CODE, IS_TRAINING, OFFICE, draft, meta, number, officer, setting

_WITH_STAND_IN = prepare(  # accounts that name this one as their stand-in
    sa.select(officer.c.body)
    .where(sa.func.instr(officer.c.body, sa.literal('"officer":"') + sa.bindparam("id") + sa.literal('"')) > 0)
    .order_by(officer.c.id)
)
_SETTING = prepare(sa.select(setting.c.value).where(setting.c.key == sa.bindparam("key")))
_OFFICERS = prepare(sa.select(officer.c.body).order_by(officer.c.id))
_OFFICER = prepare(sa.select(officer.c.body).where(officer.c.id == sa.bindparam("id")))


def read_meta(connection: sa.Connection) -> dict[str, str]:
    """Return what the store knows of itself: origin, desk code."""
    return {row.key: row.value for row in connection.execute(sa.select(meta))}


def refuse_other_profile(profile: Profile, known: Mapping[str, str]) -> None:
    """Raise Refused("profile.differs") when profile.toml says another desk, or hides that the store is for training.

    The code before the last one is taken too: a power cut may come between the store and profile.toml.
    """
    codes = (known[DESK_CODE], known.get(FORMER_CODE))
    if profile.desk_code not in codes or str(int(profile.is_training)) != known[IS_TRAINING]:
        raise Refused("profile.differs", file=str(profile.folder / FILE_NAME))


def read_office(connection: sa.Connection) -> Office | None:
    """Return the office data that the store itself holds, None when it has none."""
    rows = _SETTING.fetch(connection, {"key": OFFICE})
    return _office(rows[0][0]) if rows else None


def read_setting(connection: sa.Connection, key: str) -> Any | None:
    """Return the value of a setting as JSON values, None when it was never changed."""
    rows = _SETTING.fetch(connection, {"key": key})
    return json.loads(rows[0][0]) if rows else None


def setting_value(connection: sa.Connection, key: str) -> Mapping[str, object] | None:
    """Return the value of a setting, None while nobody has set it or what it holds is no object."""
    value = read_setting(connection, key)
    return value if isinstance(value, Mapping) else None


@lru_cache(maxsize=4)
def _office(text: str) -> Office:
    office: Office = unpack(Office, json.loads(text))
    return office


def officers(connection: sa.Connection) -> tuple[Officer, ...]:
    """Return all officers, by their log-in names."""
    return tuple(_officer(body) for (body,) in _OFFICERS.fetch(connection, {}))


def officer_now(connection: sa.Connection, given: Officer, on: date) -> Officer:
    """Return the account as it stands on this day, with whom it stands in for: a window that is still open gives no
    right that was taken away.

    Raises Refused("people.closed_account"). An officer whom the store does not know is returned as given.
    """
    rows = _OFFICER.fetch(connection, {"id": given.id})
    present = _officer(rows[0][0]) if rows else given
    if not present.is_active:
        raise Refused("people.closed_account", officer=present.name)
    return covering(_whom_it_covers(connection, given), present, on)


def officer_today(connection: sa.Connection, given: Officer, on: date) -> Officer:
    """Return the officer as the pages see him on this day: with whom he stands in for; closed or unknown, as given."""
    return covering(_whom_it_covers(connection, given), given, on)


def _whom_it_covers(connection: sa.Connection, given: Officer) -> tuple[Officer, ...]:
    return tuple(_officer(body) for (body,) in _WITH_STAND_IN.fetch(connection, {"id": given.id}))


@lru_cache(maxsize=512)
def _officer(body: str) -> Officer:
    found: Officer = unpack(Officer, json.loads(body))
    return found


def numbers(connection: sa.Connection, year: int | None) -> tuple[NumberEntry, ...]:
    """Return the number book, of one year or of all."""
    query = sa.select(number).order_by(number.c.year, number.c.book, number.c.n)
    if year is not None:
        query = query.where(number.c.year == year)
    return tuple(
        NumberEntry(
            book=row.book,
            number=row.number,
            status=row.status,
            case=None if row.case_id is None else CaseId(row.case_id),
            on=None if row.on is None else date.fromisoformat(row.on),
            reason=row.reason,
        )
        for row in connection.execute(query)
    )


def drafts(connection: sa.Connection, officer_id: str) -> tuple[Draft, ...]:
    """Return the officer's drafts, newest first."""
    query = sa.select(draft).where(draft.c.officer == officer_id).order_by(draft.c.saved_at.desc())
    return tuple(
        Draft(OfficerId(row.officer), row.page, json.loads(row.content), datetime.fromisoformat(row.saved_at))
        for row in connection.execute(query)
    )

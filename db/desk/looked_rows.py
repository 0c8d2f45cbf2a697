"""Whose progress the public asked the center for, as the desk heard it: a row a day, of the days that a scan looks back."""

from __future__ import annotations

from datetime import date, timedelta

import sqlalchemy as sa

from app.supervision.look import PublicLooks
from app.sync.looked import LookedDays
from db.desk.schema import sync_state
from db.desk.sync_rows import keep_state, read_state

UPTO, DAY = "looked_upto", "looked:"
_KEPT = sa.select(sync_state.c.key, sync_state.c.value).where(sync_state.c.key.startswith(DAY))


def heard_upto(connection: sa.Connection) -> date | None:
    """Return the last day that was heard of, None while there is none."""
    text = read_state(connection, UPTO)
    return date.fromisoformat(text) if text else None


def keep(connection: sa.Connection, heard: LookedDays, back: int) -> set[str]:
    """Keep what was heard; days that lie further `back` go. Returns what changed."""
    for on, numbers in heard.days.items():
        keep_state(connection, f"{DAY}{on.isoformat()}", " ".join(numbers))
    oldest = f"{DAY}{(heard.upto - timedelta(days=back)).isoformat()}"
    gone = sync_state.c.key.startswith(DAY) & (sync_state.c.key < oldest)
    connection.execute(sa.delete(sync_state).where(gone))
    keep_state(connection, UPTO, heard.upto.isoformat())
    return {"sync"}


def public_looks(connection: sa.Connection) -> PublicLooks:
    """Return what is kept: since the first day on which anybody looked."""
    rows = connection.execute(_KEPT.order_by(sync_state.c.key)).all()
    numbers = frozenset(number for row in rows for number in row.value.split())
    return PublicLooks(date.fromisoformat(rows[0].key.removeprefix(DAY)), numbers) if rows else PublicLooks()

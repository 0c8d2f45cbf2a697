"""Whether the center hears this desk now, and where an officer sits: what custody asks of a desk."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from app.events.envelope import Moment
from app.events.keeping import ContinuityAccepted
from app.seat import Seat
from app.sync.center import ACTIVE
from db.desk.event_rows import OF_THE_DESK
from db.desk.prepared import prepare
from db.desk.schema import DESK_CODE, FORMER_CODE, event, meta, sync_state

LINK = "link"  # in sync_state
FRESH_NS = 60 * 10**9  # rounds come every 15 s
_LINK = prepare(sa.select(sync_state.c.value).where(sync_state.c.key == sa.bindparam("key")))
_CODES = sa.select(meta.c.value).where(meta.c.key.in_((DESK_CODE, FORMER_CODE))).order_by(meta.c.key)
_LATER = sa.select(event.c.data).where(OF_THE_DESK)


@dataclass
class Touch:
    """When a round with the center last went well, by the counter of this process; by how much its clock differs from ours.

    Held in memory alone: after a start nothing was heard yet. Written by the network's thread, read by the others.
    """

    heard_ns: int | None = None
    offset: timedelta = timedelta()

    def heard(self, now: Moment, offset: timedelta = timedelta()) -> None:
        """A round went well just now."""
        self.offset = offset
        self.heard_ns = now.monotonic_ns

    def lost(self) -> None:
        """A round broke off: nothing is online until the next one goes well."""
        self.heard_ns = None

    def is_fresh(self, now: Moment) -> bool:
        """True while the last round went well, and not long ago."""
        heard = self.heard_ns
        return heard is not None and 0 <= now.monotonic_ns - heard <= FRESH_NS

    def center_at(self, now: Moment) -> datetime | None:
        """Return the center's time of an act that is done now while the center hears this desk, None while it does not."""
        return now.at + self.offset if self.is_fresh(now) else None


def seat_of(connection: sa.Connection, touch: Touch, now: Moment) -> Seat | None:
    """Return where whoever acts at this desk sits; None while it is tied to no center."""
    if not is_tied(connection):
        return None
    return Seat(desk_codes(connection), touch.is_fresh(now))


def is_tied(connection: sa.Connection) -> bool:
    """True when a center let this desk in."""
    rows = _LINK.fetch(connection, {"key": LINK})
    return bool(rows) and json.loads(rows[0][0]).get("state") == ACTIVE


def desk_codes(connection: sa.Connection) -> tuple[str, ...]:
    """Return the codes that this desk has or had, the present one first."""
    codes = list(connection.execute(_CODES).scalars())
    later = connection.execute(_LATER, {"kind": ContinuityAccepted.KIND}).scalars()
    return tuple(dict.fromkeys([*codes, *(str(json.loads(data)["desk_code"]) for data in later)]))

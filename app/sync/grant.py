"""How long a desk may go on without its center: the grant in the last pass that the center gave to anybody here."""

from __future__ import annotations

from datetime import datetime

from app.act import ADDITIVE
from app.errors import Refused
from app.sync.passes import TELL_TIME, HeldPass
from app.ticket import BEIJING


def grant_end(held: HeldPass | None) -> datetime | None:
    """Return when the desk's grant ends; None while no center gave one. A pass that no center signed is worth nothing."""
    if held is None:
        return None
    try:
        return held.read().grant_until
    except Refused:
        return datetime.fromisoformat("1970-01-01T00:00:00+00:00")


def refuse_ended(held: HeldPass | None, kind: str, now: datetime) -> None:
    """Raise Refused("sync.grant_ended") for what changes a case's state when the grant is over; what only adds goes on."""
    end = grant_end(held)
    if end is not None and now >= end and kind not in ADDITIVE:
        raise ended(end)


def ended(end: datetime) -> Refused:
    """Return what says that the grant is over, since when, what still goes and how it begins again."""
    return Refused("sync.grant_ended", on=f"{end.astimezone(BEIJING):%Y-%m-%d %H:%M}")


def is_told(end: datetime | None, now: datetime) -> bool:
    """True in the last days of a grant, and when it is over: the desk says so."""
    return end is not None and now >= end - TELL_TIME

"""What is kept, what goes next and when, what went last: values that the settings show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.events.envelope import Event
from app.events.keeping import Swept
from app.finding import Finding
from app.retention.rules import Kept


@dataclass(frozen=True)
class Thing:
    """Something that is kept for a while: of which day it is, and how many bytes it has."""

    name: str
    on: date
    size: int


@dataclass(frozen=True)
class KindOutlook:
    """How many of a kind there are, how many are past their days, and on which day the next one goes."""

    kind: Kept
    days: int
    count: int
    size: int
    due: int
    next_on: date | None
    next_count: int


@dataclass(frozen=True)
class Last:
    """What one sweep removed of a kind."""

    on: date
    kind: Kept
    count: int
    size: int


@dataclass(frozen=True)
class Outlook:
    """What the desk keeps for a while; `stopped`: why nothing is removed at all; `held`: what stays although it is due."""

    kinds: tuple[KindOutlook, ...] = ()
    stopped: Finding | None = None
    held: tuple[Finding, ...] = ()
    last: tuple[Last, ...] = ()
    looked_at: datetime | None = None


@dataclass(frozen=True)
class Done:
    """What a sweep did: how many of each kind are gone, why none, what stayed and why."""

    counts: tuple[tuple[Kept, int], ...] = ()
    stopped: Finding | None = None
    held: tuple[Finding, ...] = ()

    @property
    def total(self) -> int:
        """Return how many things are gone."""
        return sum(count for _, count in self.counts)


def before(today: date, days: int) -> date:
    """Return the day before which a thing must be dated to go: it is kept for that many whole days after its own."""
    return today - timedelta(days=days)


def is_due(thing: Thing, today: date, days: int) -> bool:
    """True when the days of a thing are over."""
    return thing.on < before(today, days)


def outlook_of(kind: Kept, things: Sequence[Thing], today: date, days: int) -> KindOutlook:
    """Return how it stands with one kind."""
    ends = sorted(thing.on + timedelta(days=days + 1) for thing in things if not is_due(thing, today, days))
    next_on = ends[0] if ends else None
    due = sum(is_due(thing, today, days) for thing in things)
    return KindOutlook(
        kind,
        days,
        len(things),
        sum(thing.size for thing in things),
        due,
        next_on,
        ends.count(next_on) if next_on else 0,
    )


def last_of(events: Sequence[Event]) -> tuple[Last, ...]:
    """Return what went last of each kind, from the events of sweeps in their order."""
    found: dict[Kept, Last] = {}
    for event in events:
        for one in event.data["kinds"] if event.kind == Swept.KIND else ():
            kind = Kept(one["kind"])
            found[kind] = Last(event.moment.on, kind, int(one["count"]), int(one["size"]))
    return tuple(found[kind] for kind in Kept if kind in found)

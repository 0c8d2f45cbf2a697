"""What the folds of many events have in common: a dated fact for the clock, an open stop ended, a signature given."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.events.envelope import Event
from app.state import Case, ClockFact, Pending, StopRun


def fact(case: Case, event: Event, kind: str, **facts: Any) -> tuple[ClockFact, ...]:
    """Return the case's ledger with one more entry, dated by the event's civil date."""
    return (*case.facts, ClockFact(event.moment.on, kind, **facts))


def stops_ended(case: Case, event: Event) -> tuple[StopRun, ...]:
    """Return the stops of a case that ends: an open one ends that day (clock.md, Stops)."""
    return tuple(replace(s, end=event.moment.on) if s.end is None else s for s in case.stops)


def without_ask(case: Case, event: Event) -> tuple[Pending, ...]:
    """Return what waits for a signature, without the asking that the event answers."""
    asked = event.data.get("asked")
    return tuple(p for p in case.pending if p.event != asked)

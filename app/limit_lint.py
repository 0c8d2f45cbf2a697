"""Limits of an item judged by due dates: for every start day of the shipped table, never by converting units."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.clock.calendar import Calendar
from app.clock.limits import Limit, Unit, due
from app.finding import Finding, finding
from app.item import Item, Step

ONE_DAY = timedelta(days=1)


def start_days(calendar: Calendar) -> Iterator[date]:
    """Yield every day of the published years."""
    for year in sorted(calendar.published):
        day = date(year, 1, 1)
        while day.year == year:
            yield day
            day += ONE_DAY


def first_failing_start(inner: Limit, outer: Limit, calendar: Calendar) -> tuple[date, date, date] | None:
    """Return the first start day on which `inner` ends after `outer`, with both due dates; None when it never does.

    Starts whose due dates lean on a year without a published table are left out: nothing is known of them.
    """
    if inner.unit is outer.unit and inner.n <= outer.n:
        return None
    for start in start_days(calendar):
        ours, theirs = due(inner, start, calendar), due(outer, start, calendar)
        if ours.provisional or theirs.provisional or ours.on is None or theirs.on is None:
            continue
        if ours.on > theirs.on:
            return start, ours.on, theirs.on
    return None


def longest_way(steps: tuple[Step, ...]) -> int:
    """Return the working days of the steps one after another; of parallel branches the longest counts."""
    total, branches = 0, dict[str, int]()
    for step in steps:
        if step.branch is None:
            total += max(branches.values(), default=0) + step.limit
            branches = {}
        else:
            branches[step.branch] = branches.get(step.branch, 0) + step.limit
    return total + max(branches.values(), default=0)


def working_days(n: int) -> Limit:
    """Return `n` working days as a limit; none at all is on the spot."""
    return Limit(n, Unit.WORKING_DAY) if n else Limit(0, Unit.ON_THE_SPOT)


def limit_findings(item: Item, calendar: Calendar) -> Iterator[Finding]:
    """Yield: a promise longer than the statute, steps longer than the promise (or than the statute without one)."""
    if item.promised is not None:
        failing = first_failing_start(item.promised, item.statutory, calendar)
        if failing is not None:
            yield _late("catalogue.promise_late", item, "promised", failing)
    outer = item.statutory if item.promised is None else item.promised
    total = longest_way(item.steps)
    failing = first_failing_start(working_days(total), outer, calendar)
    if failing is not None:
        yield _late("catalogue.steps_late", item, "steps", failing, total=total)


def _late(code: str, item: Item, field: str, failing: tuple[date, date, date], **facts: object) -> Finding:
    start, ours, theirs = failing
    return finding(
        code, item.name, field, start=start.isoformat(), ours=ours.isoformat(), theirs=theirs.isoformat(), **facts
    )

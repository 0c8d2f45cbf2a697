"""The clock a second time, written to be seen right: walk the days one by one. Shares no code with app.clock.

A limit ends where the walk has counted n days. Only the JSON form of clock.md goes in and out.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

Json = dict[str, Any]
ONE = timedelta(days=1)
FOREVER = date(9999, 1, 1)
Stops = list[tuple[date, date | None]]


class SlowCalendar:
    """A day is looked up, never computed."""

    def __init__(self, weekend: list[int], holidays: list[date], workdays: list[date], first: int, last: int) -> None:
        self.weekend, self.holidays, self.workdays, self.first, self.last = weekend, holidays, workdays, first, last

    def works(self, day: date) -> bool:
        if day in self.workdays:
            return True
        return day not in self.holidays and day.weekday() not in self.weekend

    def provisional(self, start: date, due: date | None) -> bool:
        day, found = start, False
        while due is not None and day < due:
            day += ONE
            found = found or not self.first <= day.year <= self.last
        return found


def stopped(day: date, stops: Stops) -> bool:
    return any(begin < day and (end is None or day <= end) for begin, end in stops)


def target(unit: str, n: int, start: date, stops: Stops, works: Callable[[date], bool]) -> date | None:
    """The last day of a limit whose stops all take effect."""
    if any(end is None for _, end in stops):
        return None
    if unit == "on_the_spot" or n == 0:
        return start
    day = start
    if unit == "working_day":
        while n:
            day += ONE
            if works(day) and not stopped(day, stops):
                n -= 1
        return day
    if unit == "calendar_day":
        day += n * ONE
    else:
        year, month = start.year, start.month
        for _ in range(n):
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        last = (date(year + (month == 12), month % 12 + 1, 1) - ONE).day
        day = date(year, month, min(start.day, last))
    skipped, walk = 0, start
    while walk < max((end for _, end in stops if end is not None), default=start):
        walk += ONE
        skipped += stopped(walk, stops)
    day += skipped * ONE
    while not works(day):
        day += ONE
    return day


def judge(
    unit: str,
    n: int,
    start: date,
    stops: Stops,
    extensions: list[tuple[date, int]],
    works: Callable[[date], bool],
    order: list[tuple[str, int]] | None = None,
) -> tuple[date | None, list[str], int, Stops]:
    """Due date, verdicts, n with extensions, effective stops: changes by date, on one date as `order` has them."""
    changes = order or [("stop", i) for i in range(len(stops))] + [("extension", i) for i in range(len(extensions))]
    changes = sorted(changes, key=lambda c: stops[c[1]][0] if c[0] == "stop" else extensions[c[1]][0])
    verdicts, effective = ["refused"] * len(extensions), []
    due = target(unit, n, start, [], works)
    for kind, place in changes:
        if kind == "stop":
            if due is None or stops[place][0] < due:
                effective.append(stops[place])
        else:
            granted_on, days = extensions[place]
            running = any(b <= granted_on and (e is None or granted_on < e) for b, e in effective)
            if due is None or granted_on <= due or running:
                verdicts[place] = "accepted"
                n += days
        due = target(unit, n, start, effective, works)
    return due, verdicts, n, effective


def remaining(unit: str, after: date, due: date, works: Callable[[date], bool]) -> int:
    day, left = after, 0
    while day < due:
        day += ONE
        left += works(day) if unit == "working_day" else 1
    return left


def clock_at(
    unit: str,
    n: int,
    start: date,
    at: date,
    stops: Stops,
    extensions: list[tuple[date, int]],
    finished: date | None,
    closed: bool,
    works: Callable[[date], bool],
    order: list[tuple[str, int]] | None = None,
) -> Json:
    """Due, verdicts, light and remaining days at the end of `at`, by what was known then."""
    if finished is not None and finished <= at:
        known: Stops = [(b, min(e or finished, finished)) if b < finished else (b, b) for b, e in stops]
    else:
        finished = None
        known = [(b, e if e is not None and e <= at else None) for b, e in stops]
    keep = [i for i, (b, _) in enumerate(known) if b <= at]
    told = [i for i, (day, _) in enumerate(extensions) if day <= at]
    if order is not None:
        order = [
            (k, keep.index(i) if k == "stop" else told.index(i))
            for k, i in order
            if i in (keep if k == "stop" else told)
        ]
    now = [known[i] for i in keep]
    due, verdicts, total, effective = judge(unit, n, start, now, [extensions[i] for i in told], works, order)
    light: str | None
    left: int | None = None
    if at < start:
        light = None
    elif closed and finished is None:
        light = "closed"
    elif due is None:
        light, left = "paused", frozen(unit, total, start, at, effective, works)
    elif finished is not None:
        light = "done_on_time" if finished <= due else "done_late"
    elif at > due:
        light, left = "red", 0
    else:
        left = remaining(unit, at, due, works)
        n_shown = (target("month", total, start, [], lambda day: True) - start).days if unit == "month" else total  # type: ignore[operator]
        light = "yellow" if unit != "on_the_spot" and left <= max(1, math.ceil(n_shown / 5)) else "green"
    return {"due": due, "extensions": verdicts, "light": light, "remaining": left}


def frozen(unit: str, total: int, start: date, at: date, effective: Stops, works: Callable[[date], bool]) -> int:
    """Walk back from `at` to the last day that was not inside (or the start of) a stop that still holds: days left then."""
    day = at
    while day > start and stopped(day, effective):
        day -= ONE
    # `day` is where the unbroken run of stopped days began; stops that ended before it are the past
    past: Stops = [(b, e) for b, e in effective if e is not None and e < day]
    due = target(unit, total, start, past, works)
    assert due is not None
    return remaining(unit, day, due, works)

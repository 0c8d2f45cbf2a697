"""A limit is a number and a unit; `due` says on which day it ends, through stops and extensions (clock.md).

"日" of the 行政许可法 is a working day (art. 82), elsewhere a calendar day unless the text says 工作日: so every limit
carries its unit. Days are counted as sets of dates. Read into clock.md where it leaves a choice:
- a limit of 0 (with its extensions) means the start day itself in every unit: no stop moves it and it does not roll;
- a stop and an extension of one date are taken by `recorded`; where neither says (`yimen clock`), stops come first;
- a stop is judged by the due date of the stops and extensions taken before it, each in full, as "precisely" says; for
  calendar days and months that decides stops begun while a rolled date is already inside an earlier stop;
- every extension in time is granted: that there is but one, by the right approver, is the workflow's to see;
- a granted extension of an on-the-spot limit moves nothing.
"""

from __future__ import annotations

import calendar as month_lengths
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from app.clock.calendar import Calendar


class Unit(StrEnum):
    """Units of a limit, as clock.md fixes them."""

    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    MONTH = "month"
    ON_THE_SPOT = "on_the_spot"


WORKING_DAY = Unit.WORKING_DAY


@dataclass(frozen=True)
class Limit:
    """`n` units after the day that starts the clock; n is 0 when on the spot."""

    n: int
    unit: Unit


@lru_cache(maxsize=1024)
def working_days(n: int) -> Limit:
    """Return a limit of `n` working days."""
    return Limit(n, Unit.WORKING_DAY)


class Stop(NamedTuple):  # the hot values of a reading are named tuples: made in a quarter of the time
    """A stop 暂停: days d with begin < d <= end are not counted; `end` None while it is open.

    `notice` is the paper that told the applicant; `recorded` orders stops and extensions of one date; `name` tells
    stops of one ground apart.
    """

    begin: date
    end: date | None
    ground: str = ""
    notice: str = ""
    recorded: int = 0
    name: str = ""


class Extension(NamedTuple):
    """An extension 延期: `days` more of the clock's own unit (months for a month clock)."""

    days: int
    granted_on: date
    notice: str = ""
    recorded: int = 0


class Due(NamedTuple):
    """The due date (None while an effective stop is open) and how it came about.

    `extensions`: granted or refused, in the order they were given; `total`: the limit with what was granted;
    `effective`: the stops that count; `unrolled`: the day before it rolled to a working day.
    """

    on: date | None
    provisional: bool
    extensions: tuple[bool, ...]
    total: int
    effective: tuple[Stop, ...]
    unrolled: date | None


def due(
    limit: Limit,
    start: date,
    calendar: Calendar,
    stops: Sequence[Stop] = (),
    extensions: Sequence[Extension] = (),
) -> Due:
    """Return when `limit` ends that started on `start`, stops and extensions taken by date (clock.md, Stops)."""
    if limit.unit is WORKING_DAY and limit.n:
        return _working_days(limit.n, start, calendar, stops, extensions)
    total, granted = limit.n, [False] * len(extensions)
    effective: list[Stop] = []
    unrolled = _unrolled(limit.unit, total, start, effective, calendar)
    on = _rolled(limit.unit, total, unrolled, calendar)
    for _, _, is_extension, place in _by_date(stops, extensions):
        if is_extension:
            extension = extensions[place]
            if not _is_in_time(extension.granted_on, on, effective):
                continue
            granted[place] = True
            total += extension.days
        else:
            stop = stops[place]
            if on is not None and stop.begin >= on:
                continue
            effective.append(stop)
        unrolled = _unrolled(limit.unit, total, start, effective, calendar)
        on = _rolled(limit.unit, total, unrolled, calendar)
    provisional = on is not None and calendar.is_provisional(start, on)
    return Due(on, provisional, tuple(granted), total, tuple(effective), unrolled)


def _working_days(
    n: int, start: date, calendar: Calendar, stops: Sequence[Stop], extensions: Sequence[Extension]
) -> Due:
    """The same for working days (n >= 1) in one walk: counting never comes to a stop that begins on or after the due date.

    Only where an extension is asked for must be known which stops counted until then.
    """
    if not stops and not extensions:
        return _undisturbed(n, start, calendar)
    total, granted, taken = _lengthened(n, start, calendar, stops, extensions) if extensions else (n, (), stops)
    on = calendar.nth_outside(start, total, merged(taken) if taken else ())
    if on is None:
        return Due(None, False, granted, total, tuple(taken), None)
    effective = tuple([stop for stop in taken if stop.begin < on])
    return Due(on, calendar.is_provisional(start, on), granted, total, effective, on)


def _lengthened(
    n: int, start: date, calendar: Calendar, stops: Sequence[Stop], extensions: Sequence[Extension]
) -> tuple[int, tuple[bool, ...], Sequence[Stop]]:
    """Return the limit with the extensions that were in time, which were, and the stops that may count."""
    if len(extensions) == 1:  # speed only: nothing to be put in order
        return _lengthened_once(n, start, calendar, stops, extensions[0])
    total, granted = n, [False] * len(extensions)
    taken: list[Stop] = []
    for _, _, is_extension, place in _by_date(stops, extensions):
        if not is_extension:
            taken.append(stops[place])
            continue
        on = calendar.nth_outside(start, total, merged(taken))
        if on is not None:
            taken = [stop for stop in taken if stop.begin < on]
        if _is_in_time(extensions[place].granted_on, on, taken):
            granted[place] = True
            total += extensions[place].days
    return total, tuple(granted), taken


def _lengthened_once(
    n: int, start: date, calendar: Calendar, stops: Sequence[Stop], extension: Extension
) -> tuple[int, tuple[bool, ...], Sequence[Stop]]:
    """The same for one extension: it is judged by the stops that were taken before it."""
    granted_on, recorded = extension.granted_on, extension.recorded
    before: list[Stop] = []
    after: list[Stop] = []
    for stop in stops:
        is_before = stop.begin < granted_on or (stop.begin == granted_on and stop.recorded <= recorded)
        (before if is_before else after).append(stop)
    on = calendar.nth_outside(start, n, merged(before))
    if on is not None:
        before = [stop for stop in before if stop.begin < on]
        if not _is_in_time(granted_on, on, before):
            return n, (False,), before + after
    return n + extension.days, (True,), before + after


def _undisturbed(n: int, start: date, calendar: Calendar) -> Due:
    """The same where nothing stops or lengthens it: many cases share start and limit, so each pair is counted once."""
    known: Due | None = calendar.counted_out.get((start, n))
    if known is None:
        on = calendar.nth_after(start, n)
        known = Due(on, calendar.is_provisional(start, on), (), n, (), on)
        calendar.counted_out[start, n] = known
    return known


def _by_date(stops: Sequence[Stop], extensions: Sequence[Extension]) -> list[tuple[date, int, bool, int]]:
    """Return (date, recorded, is it an extension, its place), stops first where neither says."""
    changes = [(s.begin, s.recorded, False, place) for place, s in enumerate(stops)]
    changes += [(e.granted_on, e.recorded, True, place) for place, e in enumerate(extensions)]
    changes.sort()
    return changes


def _is_in_time(granted_on: date, on: date | None, effective: Sequence[Stop]) -> bool:
    """An extension is in time on the due date itself, and while an effective stop is open; all of them began before it."""
    if on is None or granted_on <= on:
        return True
    return any(s.end is None or granted_on < s.end for s in effective)


def _unrolled(unit: Unit, total: int, start: date, effective: Sequence[Stop], calendar: Calendar) -> date | None:
    for stop in effective:
        if stop.end is None:
            return None
    if unit is Unit.ON_THE_SPOT or total == 0:
        return start
    spans = merged(effective) if effective else ()
    if unit is Unit.WORKING_DAY:
        return calendar.nth_outside(start, total, spans)
    target = start + timedelta(days=total) if unit is Unit.CALENDAR_DAY else months_after(start, total)
    return target + timedelta(days=sum((max(end, start) - max(begin, start)).days for begin, end in spans))


def _rolled(unit: Unit, total: int, unrolled: date | None, calendar: Calendar) -> date | None:
    if unrolled is None or total == 0 or unit in (Unit.WORKING_DAY, Unit.ON_THE_SPOT):
        return unrolled
    return calendar.roll(unrolled)


def merged(stops: Sequence[Stop]) -> list[tuple[date, date]]:
    """Return the union of stops as spans (begin, end] in order; an open stop reaches to the last day there is."""
    if len(stops) == 1:  # speed only
        return [(stops[0].begin, stops[0].end or date.max)]
    return union([(s.begin, s.end or date.max) for s in stops]) if stops else []


def union(spans: list[tuple[date, date]]) -> list[tuple[date, date]]:
    """Return the union of spans (from, to], in order."""
    if len(spans) == 1:
        return spans
    if len(spans) == 2 and spans[0][1] < spans[1][0]:  # speed only
        return spans
    found: list[tuple[date, date]] = []
    for begin, end in sorted(spans):
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((begin, end))
    return found


def months_after(start: date, n: int) -> date:
    """Return the same day `n` months on, or that month's last day. Raises OverflowError past the year 9999."""
    year, month = divmod(start.year * 12 + start.month - 1 + n, 12)
    if year > date.max.year:
        raise OverflowError("date value out of range")
    return date(year, month + 1, min(start.day, month_lengths.monthrange(year, month + 1)[1]))


def counted(unit: Unit, after: date, upto: date, calendar: Calendar) -> int:
    """Return the days in (after, upto] that the unit counts: working days, or all days; 0 when `upto` is not later."""
    if unit is WORKING_DAY:
        return calendar.count(after, upto)
    return max(0, (upto - after).days)

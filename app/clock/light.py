"""One clock read at the end of a day: its light, what is left, and how far over it is (clock.md, Lights).

Read into clock.md where it leaves a choice: before the start there is neither light nor remaining days; a clock that
finished knows no stop that began on or after that day, and a longer one ends for it that day, so its due date never changes
again; frozen is what was left on the day the unbroken stop began; a month clock's length is measured before stops and
rolling; closing a case is no finishing, so an open stop leaves a closed clock without a due date.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from app.clock.calendar import Calendar
from app.clock.limits import Due, Extension, Limit, Stop, Unit, counted, due, merged, months_after


class Light(StrEnum):
    """The lights 灯; none at all before the clock starts."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    PAUSED = "paused"
    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    CLOSED = "closed"


GREEN, YELLOW, RED, PAUSED, CLOSED = Light.GREEN, Light.YELLOW, Light.RED, Light.PAUSED, Light.CLOSED
DONE_ON_TIME, DONE_LATE, ON_THE_SPOT = Light.DONE_ON_TIME, Light.DONE_LATE, Unit.ON_THE_SPOT


@dataclass(frozen=True)
class Thresholds:
    """Yellow when the remaining days are at most max(`fewest`, n / `parts` rounded up)."""

    fewest: int = 1
    parts: int = 5

    def of(self, n: int) -> int:
        """Return the remaining days at which a clock of n days turns yellow."""
        return max(self.fewest, -(-n // self.parts))


DEFAULT_THRESHOLDS = Thresholds()


class ClockReading(NamedTuple):
    """A clock as of the end of a day. `remaining` is None when finished, closed or not begun; after the due date it is 0.

    `days_over` counts the unit's days past the due date; `stops` and `granted` are what was taken into account,
    `effective` those stops that count; `limit` is the limit as given, without extensions.
    """

    limit: Limit
    start: date
    due: date | None
    provisional: bool
    extensions: tuple[bool, ...]
    light: Light | None
    remaining: int | None
    days_over: int
    finished: date | None
    stops: tuple[Stop, ...]
    granted: tuple[Extension, ...]
    effective: tuple[Stop, ...]
    unrolled: date | None

    @property
    def is_waiting(self) -> bool:
        """True for a step that waits for a returned one: it has no due date and no open stop, its days are kept."""
        return self.due is None and all(stop.end is not None for stop in self.effective)


def known_stops(stops: Sequence[Stop], at: date) -> tuple[Stop, ...]:
    """Return the stops as known at the end of `at`: later ones are unknown, one that ends later is open."""
    return tuple([_open(s) if s.end is None or s.end > at else s for s in stops if s.begin <= at])


def _open(stop: Stop) -> Stop:
    return Stop(stop.begin, None, stop.ground, stop.notice, stop.recorded, stop.name)


def ended_stops(stops: Sequence[Stop], finished: date) -> tuple[Stop, ...]:
    """Return the stops of a clock that finished: an open one ends that day, one begun on or after it stops nothing."""
    return tuple([_ended(stop, finished) for stop in stops if stop.begin < finished])


def _ended(stop: Stop, finished: date) -> Stop:
    if stop.end is not None and stop.end <= finished:  # speed only
        return stop
    return Stop(stop.begin, min(stop.end or finished, finished), stop.ground, stop.notice, stop.recorded, stop.name)


def read_clock(
    limit: Limit,
    start: date,
    calendar: Calendar,
    at: date,
    stops: Sequence[Stop] = (),
    extensions: Sequence[Extension] = (),
    finished: date | None = None,
    is_closed: bool = False,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
    yellow_n: int | None = None,
) -> ClockReading:
    """Return the reading of one clock at the end of `at`; the facts given must be those known on that day.

    `yellow_n`: the n of the yellow threshold where it is not the limit's own (a step reopened with a remainder).
    """
    taken = tuple(stops) if finished is None else ended_stops(stops, finished)
    judged = due(limit, start, calendar, taken, extensions)
    on, provisional, granted, _, effective, unrolled = judged
    light, remaining, days_over = lit(
        limit.unit, judged, start, calendar, at, finished, is_closed, thresholds, yellow_n
    )  # fmt: skip
    return ClockReading(
        limit, start, on, provisional, granted, light, remaining, days_over, finished,
        taken, tuple(extensions), effective, unrolled,
    )  # fmt: skip


def lit(
    unit: Unit,
    judged: Due,
    start: date,
    calendar: Calendar,
    at: date,
    finished: date | None = None,
    is_closed: bool = False,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
    yellow_n: int | None = None,
) -> tuple[Light | None, int | None, int]:
    """Return the light of a clock judged so, what remains and the days over its due date; arguments as in `read_clock`."""
    on = judged.on
    if at < start:
        return None, None, 0
    if is_closed and finished is None:
        return CLOSED, None, 0
    if on is None:
        return PAUSED, _frozen(unit, judged, start, at, calendar), 0
    if finished is not None:
        return (DONE_ON_TIME, None, 0) if finished <= on else (DONE_LATE, None, counted(unit, on, finished, calendar))
    n = _length(unit, judged.total, start) if yellow_n is None else yellow_n
    return burning(unit, n, on, calendar, at, thresholds)


def burning(
    unit: Unit, n: int, on: date, calendar: Calendar, at: date, thresholds: Thresholds
) -> tuple[Light, int, int]:
    """Return the light of a clock that runs to `on`, what remains and the days over; `n` is that of the yellow threshold."""
    if at > on:
        return RED, 0, counted(unit, on, at, calendar)
    remaining = counted(unit, at, on, calendar)
    is_near = unit is not ON_THE_SPOT and remaining <= thresholds.of(n)
    return (YELLOW if is_near else GREEN), remaining, 0


def _length(unit: Unit, total: int, start: date) -> int:
    """Return n for the yellow threshold; a month clock's is its length in calendar days, before stops and rolling."""
    return (months_after(start, total) - start).days if unit is Unit.MONTH else total


def _frozen(unit: Unit, judged: Due, start: date, at: date, calendar: Calendar) -> int:
    """Return the days that were left when the stop began that is still open: they are frozen there.

    Adjoining and overlapping stops are one stop; an extension granted meanwhile adds its days.
    """
    *before, (begin, _) = merged(judged.effective)
    resumed = due(Limit(judged.total, unit), start, calendar, [Stop(*span) for span in before]).on
    assert resumed is not None  # what stood before is over
    return counted(unit, max(start, begin), resumed, calendar)

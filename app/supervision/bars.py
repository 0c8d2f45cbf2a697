"""The bars of a line: each stage of a case with its limit, what was used, where it was stopped, what is over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.clock.acceptance import Acceptance, AcceptanceState
from app.clock.calendar import Calendar
from app.clock.light import ClockReading, Light, read_clock
from app.clock.limits import Limit, Stop, Unit, merged
from app.clock.reading import Reading
from app.clock.steps import counted_in
from app.supervision.line import BoardLine


class PartKind(StrEnum):
    """What the days of a bar are: run, stopped, over the limit, left."""

    RUN = "run"
    STOP = "stop"
    OVER = "over"
    LEFT = "left"


@dataclass(frozen=True)
class Part:
    """So many working days of one kind."""

    kind: PartKind
    days: int


@dataclass(frozen=True)
class Bar:
    """One stage. `kind`: acceptance, supplement, step or delivery; `light` None while it has not begun; `used` counted days."""

    kind: str
    name: str
    limit: int | None
    used: int
    over: int
    light: Light | None
    parts: tuple[Part, ...]
    is_running: bool = False


def bars_of(line: BoardLine, calendar: Calendar) -> tuple[Bar, ...]:
    """Return the stages of a case in their order, begun or not."""
    return tuple(_bars(line, calendar))


def _bars(line: BoardLine, calendar: Calendar) -> Iterator[Bar]:
    now, standard = line.reading, line.fact.standard
    yield from _before_acceptance(now, standard.acceptance_limit, calendar)
    begun = {step.step: step.clock for step in now.steps}
    for step in standard.steps:
        clock = begun.get(step.name)
        yield (
            _empty("step", step.name, step.limit)
            if clock is None
            else _bar("step", step.name, step.limit, clock, calendar, now.as_of)
        )
    if now.delivery is not None:
        yield _bar("delivery", "", now.delivery.limit.n, now.delivery, calendar, now.as_of)
    elif now.decided_on is None:
        yield _empty("delivery", "", standard.delivery_limit)


def _before_acceptance(now: Reading, limit: int, calendar: Calendar) -> Iterator[Bar]:
    acceptance = now.acceptance
    if acceptance.received_on is None:
        return
    asked = acceptance.requested_on
    if asked is None:
        yield _acceptance(now, acceptance.received_on, _acceptance_end(acceptance), limit, calendar)
        return
    yield _acceptance(now, acceptance.received_on, asked, limit, calendar)
    if now.supplement is not None:
        waited = calendar.count(asked, now.supplement.completed_on or acceptance.accepted_on or now.as_of)
        is_waiting = now.supplement.is_waiting
        light = Light.PAUSED if is_waiting else Light.DONE_ON_TIME
        yield Bar("supplement", "", None, waited, 0, light, (Part(PartKind.STOP, max(waited, 1)),), is_waiting)
    if acceptance.completed_on is not None:
        end = _acceptance_end(acceptance)
        yield _acceptance(now, acceptance.completed_on, end, limit, calendar)


def _acceptance_end(acceptance: Acceptance) -> date | None:
    if acceptance.state is AcceptanceState.ACCEPTED:
        return acceptance.due if acceptance.deemed else acceptance.accepted_on
    return acceptance.refused_on


def _acceptance(now: Reading, start: date, end: date | None, limit: int, calendar: Calendar) -> Bar:
    clock = read_clock(
        Limit(limit, Unit.WORKING_DAY), start, calendar, now.as_of, finished=end,
        is_closed=now.acceptance.closed_on is not None, thresholds=now.thresholds,
    )  # fmt: skip
    return _bar("acceptance", "", limit, clock, calendar, now.as_of)


def _empty(kind: str, name: str, limit: int) -> Bar:
    return Bar(kind, name, limit, 0, 0, None, ())


def _bar(kind: str, name: str, limit: int, clock: ClockReading, calendar: Calendar, on: date) -> Bar:
    end = clock.finished or on
    parts = _parts(clock, end, calendar)
    stops = tuple(clock.effective)
    used = counted_in(clock.start, end, _within(stops, clock.start, end), calendar) if end > clock.start else 0
    is_running = clock.finished is None and clock.light is not Light.CLOSED
    return Bar(kind, name, limit, used, clock.days_over, clock.light, parts, is_running)


def _within(stops: tuple[Stop, ...], start: date, end: date) -> list[tuple[date, date]]:
    return [(max(b, start), min(e, end)) for b, e in merged(stops) if b < end and e > start]


def _parts(clock: ClockReading, end: date, calendar: Calendar) -> tuple[Part, ...]:
    """Walk from the start to the end in working days: run, stopped, and over from the due date on; then what is left."""
    found: list[Part] = []
    last = min(end, clock.due) if clock.due is not None else end
    at = clock.start
    for begin, until in _within(tuple(clock.effective), clock.start, last):
        _add(found, PartKind.RUN, calendar.count(at, begin) if begin > at else 0)
        _add(found, PartKind.STOP, calendar.count(begin, until))
        at = max(at, until)
    _add(found, PartKind.RUN, calendar.count(at, last) if last > at else 0)
    if clock.due is not None and end > clock.due:
        _add(found, PartKind.OVER, calendar.count(clock.due, end))
    if clock.finished is None and clock.remaining:
        left = calendar.count(end, clock.due) if clock.due is not None and clock.due > end else clock.remaining
        _add(found, PartKind.LEFT, left)
    if not found:
        _add(found, PartKind.LEFT if clock.finished is None else PartKind.RUN, 1)
    return tuple(found)


def _add(parts: list[Part], kind: PartKind, days: int) -> None:
    if days > 0:
        parts.append(Part(kind, days))

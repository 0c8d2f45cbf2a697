"""The explanation sheet of a case: every date it has, with the clock behind it and the lines that explain it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from app.clock.acceptance import Acceptance, AcceptanceState
from app.clock.calendar import Calendar
from app.clock.explanation import Line, explain
from app.clock.ledger import Standard
from app.clock.light import ClockReading, read_clock
from app.clock.limits import Limit, Unit
from app.clock.reading import Reading
from app.wording import DEFAULT_LANGUAGE, say

NO_BASIS: Mapping[str, str] = {}


@dataclass(frozen=True)
class Sheet:
    """One clock of a case. `kind`: acceptance, supplement, statutory, promised, step or delivery; `step` names the step."""

    kind: str
    step: str
    title: str
    clock: ClockReading
    lines: tuple[Line, ...]


def sheets(
    reading: Reading,
    standard: Standard,
    calendar: Calendar,
    basis: Mapping[str, str] = NO_BASIS,
    language: str = DEFAULT_LANGUAGE,
) -> tuple[Sheet, ...]:
    """Return the clocks of a case that have started, each explained; `basis` gives kind -> the rule and its article."""
    made = []
    for kind, step, start_event, clock in _clocks(reading, standard, calendar):
        before = "、".join(_ended_before(reading, step, clock.start)) if kind == "step" else ""
        code = _start_of(start_event, before, clock)
        started_by = say(f"clock.started_by_{code}", language, before=before)
        ended_by = say(f"clock.ended_by_{_end_of(kind, reading.acceptance)}", language)
        lines = explain(clock, calendar, basis.get(kind, ""), started_by, language, ended_by=ended_by)
        made.append(Sheet(kind, step, say(f"clock.title_{kind}", language, step=step), clock, lines))
    return tuple(made)


def _clocks(reading: Reading, standard: Standard, calendar: Calendar) -> Iterator[tuple[str, str, str, ClockReading]]:
    acceptance = reading.acceptance
    if acceptance.clock_start is not None and acceptance.due is not None:
        event = "received" if acceptance.completed_on is None else "supplemented"
        clock = _plain(Limit(standard.acceptance_limit, Unit.WORKING_DAY), acceptance.clock_start, reading, calendar,
                       _acceptance_end(acceptance))  # fmt: skip
        yield "acceptance", "", event, clock
    if acceptance.requested_on is not None and standard.supplement is not None:
        clock = _plain(standard.supplement, acceptance.requested_on, reading, calendar, acceptance.completed_on)
        yield "supplement", "", "requested", clock
    accepted = "deemed" if acceptance.deemed else "accepted"
    if reading.statutory is not None:
        yield "statutory", "", accepted, reading.statutory
    if reading.promised is not None:
        yield "promised", "", accepted, reading.promised
    for step in reading.steps:
        is_first = step.clock.start == acceptance.accepted_on
        yield "step", step.step, accepted if is_first else "step", step.clock
    if reading.delivery is not None:
        yield "delivery", "", "decided", reading.delivery


def _start_of(event: str, before: str, clock: ClockReading) -> str:
    """Return what began a clock, as the wording names it: a step that follows none waits for a returned one, or began again."""
    if before and not clock.is_waiting:
        return "step"
    if event != "step":
        return event
    return "waiting" if clock.is_waiting else "reopened"


def _end_of(kind: str, acceptance: Acceptance) -> str:
    """Return what ends a clock of this kind, as the wording names it."""
    if kind == "acceptance" and acceptance.deemed:
        return "silence"
    return "refused" if kind == "acceptance" and acceptance.refused_on is not None else kind


def _ended_before(reading: Reading, step: str, day: date) -> Iterator[str]:
    """Return the steps before this one, of its own branch, that ended on the day: it follows them, if it began then."""
    branch = next(one.branch for one in reading.steps if one.step == step)
    before = takewhile(lambda one: one.step != step, reading.steps)
    return (
        one.step for one in before if one.finished == day and (None in (branch, one.branch) or one.branch == branch)
    )


def _acceptance_end(acceptance: Acceptance) -> date | None:
    """The clock ends with the act; by silence it ended with its due date."""
    if acceptance.state is AcceptanceState.ACCEPTED:
        return acceptance.due if acceptance.deemed else acceptance.accepted_on
    return acceptance.refused_on


def _plain(limit: Limit, start: date, reading: Reading, calendar: Calendar, finished: date | None) -> ClockReading:
    closed = reading.closed_on is not None
    return read_clock(
        limit, start, calendar, reading.as_of, finished=finished, is_closed=closed, thresholds=reading.thresholds
    )

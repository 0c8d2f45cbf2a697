"""Readings of 100,000 open cases with ten events each, against counting the days between those events and nothing else.

Seconds are those of the processor, so that a loaded machine tells the same. The plain pass is numpy's busday_count.
"""

from __future__ import annotations

import gc
import random
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from statistics import median

from figures import NOT_INSTALLED, PACKAGES, Report

from app.clock.calendar import Calendar, shipped
from app.clock.ledger import Entry, Standard, StandardStep
from app.clock.limits import Limit, Unit
from app.clock.reading import Reading, read
from app.ids import CaseId, OfficerId
from app.state import CaseState
from app.supervision.facts import BoardFact
from app.supervision.figure_facts import FigureFact, Period
from app.supervision.line import Board
from app.supervision.replay import Supposing, replayed

CASES = 100_000
BOARD = 20_000
MOST = 150.0  # times the plain pass, which is one call into numpy and knows no limit, no stop, no step and no light
BOARD_MOST_S = 1.0
MOST_BOARD = 0.8  # the events are not followed again, and what ended is not read
WHAT_IF = 50_000
WHAT_IF_MOST_S = 10.0
AT = date(2026, 11, 27)
Line = tuple[object, ...]
STEPS = tuple(StandardStep(name, "department", "", 4) for name in ("审查", "审核", "决定"))
ITEM = Standard(Limit(20, Unit.WORKING_DAY), Limit(15, Unit.WORKING_DAY), STEPS)
COURSE = (
    ("received", 0), ("supplement_requested", 2), ("supplement_received", 4), ("accepted", 1), ("stop", 3), ("resume", 5),
    ("step_finished", 2), ("extended", 1), ("stop", 2), ("resume", 3),
)  # fmt: skip


def ledgers(count: int, seed: int = 20261127) -> list[tuple[Entry, ...]]:
    """Return open cases: ten events each over some weeks before AT, none decided."""
    chance = random.Random(seed)
    made = []
    for _ in range(count):
        day = AT - timedelta(days=chance.randrange(20, 60))
        entries = []
        for kind, gap in COURSE:
            day += timedelta(days=chance.randrange(gap + 1))
            entries.append(_entry(day, kind))
        made.append(tuple(entries))
    return made


def _entry(day: date, kind: str) -> Entry:
    step = STEPS[0].name if kind == "step_finished" else None
    ground = "专家评审" if kind in ("stop", "resume") else None
    return Entry(day, kind, step=step, ground=ground, days=5 if kind == "extended" else None)


def bench(report: Report) -> None:
    """Print the ratio of a reading to the plain pass, and the seconds of a whole board."""
    cases, calendar = ledgers(CASES), shipped()
    gc.collect()
    gc.freeze()  # the ledgers themselves are no matter of the reading
    calendar.count(AT, AT)  # the table is counted out once per process, not per case
    readings(report, cases, calendar)
    whole_board(report, cases[:BOARD], calendar)
    what_if(report, calendar)


def readings(report: Report, cases: list[tuple[Entry, ...]], calendar: Calendar) -> None:
    """Print how many times the plain pass of numpy the readings of all cases take in one process."""
    ours = _seconds(lambda: _read_all(cases, calendar))
    if not PACKAGES.is_dir():
        report.tell(f"readings of {CASES:,} open cases: {ours:.2f} s; not compared with numpy ({NOT_INSTALLED})")
        return
    theirs = min(_seconds(plain_pass(calendar, cases)) for _ in range(3))
    name = f"readings of {CASES:,} open cases / numpy busday_count over the same dates"
    report.ratio(name, ours, theirs, MOST, "s")


def whole_board(report: Report, cases: list[tuple[Entry, ...]], calendar: Calendar) -> None:
    """Print the seconds in which the desk computes every line of its board anew, as on a new day or by a new calendar."""
    facts = [open_fact(n, entries) for n, entries in enumerate(cases)]
    gc.collect()
    gc.disable()  # as in the window, which collects when it has time
    whole = min(_seconds(lambda: _read_all(cases, calendar)) for _ in range(5))
    board = Board()
    first = _seconds(lambda: board.lines(facts, calendar, AT))
    days = iter(AT + timedelta(days=n) for n in range(1, 6))
    spent = median(_seconds(lambda: board.lines(facts, calendar, next(days))) for _ in range(5))
    gc.enable()
    report.ratio(f"a new day for {BOARD:,} lines / whole readings of the same", spent, whole, MOST_BOARD, "s")
    met = "" if spent <= BOARD_MOST_S else f"   (more than {BOARD_MOST_S:g} s on this machine)"
    report.tell(
        f"full recompute of the board, {BOARD:,} open cases, one process {spent:6.2f} s{met}; the first {first:.2f} s"
    )


def open_fact(n: int, entries: tuple[Entry, ...]) -> BoardFact:
    """Return an open case as the board holds it."""
    return BoardFact(
        CaseId(f"c{n}"), f"{n:024}", "item", "事项", "申请人", "局", CaseState.IN_PROGRESS, entries[0].on, OfficerId("w1"),
        entries, ITEM, (), (), (STEPS[1].name,), 0, f"h{n}",
    )  # fmt: skip


def what_if(report: Report, calendar: Calendar) -> None:
    """Print how long last year's decided cases take when a shorter step, another promise and a day off are supposed."""
    facts = [decided(n) for n in range(WHAT_IF)]
    year = Period(date(2025, 1, 1), date(2027, 12, 31))
    supposing = Supposing(step_limits={"审查": 2}, promised=8, staff={"审核": 80}, days_off=(date(2026, 6, 10),))
    spent = _seconds(lambda: replayed(facts, calendar, year, supposing))
    met = "" if spent <= WHAT_IF_MOST_S else f"   (more than {WHAT_IF_MOST_S:g} s on this machine)"
    report.tell(f"what-if over {WHAT_IF:,} decided cases, another calendar too {spent:6.2f} s{met}")


def decided(n: int) -> FigureFact:
    """Return a case of the year that went through its three steps, stopped once."""
    day = AT - timedelta(days=20 + n % 300)
    entries = [
        Entry(day, "received"),
        Entry(day, "accepted"),
        Entry(day + timedelta(days=1), "stop", ground="专家评审"),
    ]
    entries.append(Entry(day + timedelta(days=3 + n % 4), "resume", ground="专家评审"))
    for place, step in enumerate(STEPS, 1):
        entries.append(Entry(day + timedelta(days=4 + place * (1 + n % 3)), "step_finished", step=step.name))
    entries.append(Entry(entries[-1].on, "decided"))
    return FigureFact(
        CaseId(f"c{n}"), f"{n:024}", "item", "事项", "局", CaseState.DELIVERED, day, OfficerId("w1"), tuple(entries), ITEM,
        granted=True, decided_on=entries[-1].on,
    )  # fmt: skip


def _read_all(cases: list[tuple[Entry, ...]], calendar: Calendar) -> list[Line]:
    """What a board keeps of each case: the lights and dates of the whole and of the running steps."""
    return [_line(read(entries, ITEM, calendar, AT, with_consumed=False)) for entries in cases]


def _line(now: Reading) -> Line:
    clock = now.statutory
    steps = tuple([(step.step, step.clock.light, _day(step.clock.due)) for step in now.running_steps])
    return (None, None, None, steps) if clock is None else (clock.light, _day(clock.due), clock.remaining, steps)


def _day(on: date | None) -> int | None:
    return None if on is None else on.toordinal()


def plain_pass(calendar: Calendar, cases: list[tuple[Entry, ...]]) -> Callable[[], object]:
    """Return a pass of numpy that only counts the working days between the neighbouring events of each case."""
    sys.path.append(str(PACKAGES))
    numpy = import_module("numpy")
    free = [day for n in range(365 * 8) if not calendar.is_working(day := date(2020, 1, 1) + timedelta(days=n))]
    week = numpy.busdaycalendar(weekmask="1111111", holidays=free)
    dates = numpy.array([[entry.on for entry in entries] for entries in cases], dtype="datetime64[D]")
    return lambda: numpy.busday_count(dates[:, :-1] + 1, dates[:, 1:] + 1, busdaycal=week)


def _seconds(run: Callable[[], object]) -> float:
    begun = time.process_time()
    run()
    return time.process_time() - begun

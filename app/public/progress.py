"""办理进度 in plain words: where a case stands, when it must end and why then, and who used the days until now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.case_reading import standard
from app.casefile import ClockLine, clock_line
from app.clock.calendar import Calendar
from app.clock.consumed import Consumed
from app.clock.sheet import sheets
from app.explaining import Explained, sheet_rows
from app.limit_basis import kind_bases
from app.office import Office
from app.public.case import PublicCase
from app.register_words import grouped
from app.state import CaseState
from app.wording import DEFAULT_LANGUAGE, name_of, say

SHOWN = ("acceptance", "supplement", "promised", "statutory", "delivery")


@dataclass(frozen=True)
class Clock:
    """One limit: its name, its day, what is left, the rule in one line, and how its days were counted, line by line.

    `done`: when what it limits was done, in words; "" while it runs.
    """

    title: str
    due: str
    left: str
    why: str
    done: str
    is_over: bool
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Progress:
    """What the page shows. `dates`: what happened, each with its day; `used`: who used how many working days."""

    number: str
    item: str
    department: str
    state: str
    told: str
    step: str
    dates: tuple[tuple[str, str], ...]
    clocks: tuple[Clock, ...]
    used: tuple[tuple[str, int], ...]
    used_told: str
    is_ended: bool


def progress(
    case: PublicCase, office: Office, calendar: Calendar, on: date, language: str = DEFAULT_LANGUAGE
) -> Progress:
    """Return the progress of a case as of the end of `on`."""
    now = case.reading(calendar, on)
    department = office.department(case.plan.department).name if office.has(case.plan.department) else office.name
    used = now.consumed_shown or now.consumed
    is_ended = case.decided_on is not None or case.ended_on is not None
    return Progress(
        number=grouped(case.number),
        item=case.plan.name,
        department=department,
        state=name_of("state", case.state.value, language),
        told=told_of(case, language),
        step="、".join(case.open_steps) if case.state is CaseState.IN_PROGRESS else "",
        dates=tuple(_dates(case, language)),
        clocks=tuple(_clocks(case, calendar, on, language)),
        used=_used(used, language),
        used_told="" if used is None else say("public.used", language, n=used.whole),
        is_ended=is_ended,
    )


def told_of(case: PublicCase, language: str = DEFAULT_LANGUAGE) -> str:
    """Return in one sentence what the state means for the applicant."""
    if case.state is CaseState.IN_PROGRESS and case.stopped_for:
        return say("public.stopped", language, ground="、".join(dict.fromkeys(case.stopped_for)))
    if case.state in (CaseState.DELIVERING, CaseState.DELIVERED, CaseState.ARCHIVED) and case.granted is False:
        return say("public.refused", language)
    if case.state is CaseState.DELIVERING and case.ready_on is not None:
        return say("public.ready", language)
    return say(f"public.state_{case.state.value}", language)


def _dates(case: PublicCase, language: str) -> Iterator[tuple[str, str]]:
    days = (
        ("received", case.received_on), ("accepted", case.accepted_on), ("decided", case.decided_on),
        ("ready", case.ready_on), ("served", case.served_on), ("ended", case.ended_on), ("new_day", case.new_on),
    )  # fmt: skip
    for name, day in days:
        if day is not None:
            yield say(f"public.on_{name}", language), day.isoformat()


def _clocks(case: PublicCase, calendar: Calendar, on: date, language: str) -> Iterator[Clock]:
    limits = standard(case.plan)
    made = sheets(case.reading(calendar, on), limits, calendar, kind_bases(case.plan.kind, language), language)
    lines = [clock_line(sheet, language) for sheet in made]
    shown = [one for one in lines if one.sheet.kind in SHOWN and not _is_past(one)]
    for line in sorted(shown, key=lambda one: SHOWN.index(one.sheet.kind)):
        yield _clock(case, line, calendar, on, language)


def _is_past(line: ClockLine) -> bool:
    """True for a limit that says nothing any more: receipt and supplement are over once they are done."""
    return line.sheet.kind in ("acceptance", "supplement") and line.clock.finished is not None


def _clock(case: PublicCase, line: ClockLine, calendar: Calendar, on: date, language: str) -> Clock:
    told = Explained(case.number, case.plan.name, on, calendar.version, (line,))
    rows = tuple((row["日期"], row["说明"]) for row in sheet_rows(told))
    finished = line.clock.finished
    done = "" if finished is None else say("public.done", language, on=finished.isoformat())
    return Clock(line.sheet.title, line.due, line.left, line.why, done, line.clock.days_over > 0, rows)


def _used(used: Consumed | None, language: str) -> tuple[tuple[str, int], ...]:
    if used is None:
        return ()
    parts = (
        ("window", used.window), ("departments", used.departments), ("applicant", used.applicant),
        ("special", used.special_procedure),
    )  # fmt: skip
    return tuple((say(f"public.by_{name}", language), days) for name, days in parts if days)

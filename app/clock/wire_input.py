"""The input of `yimen clock` (clock.md, JSON): a calendar, clocks and ledgers, with a sentence for every fault.

Read into clock.md where it leaves a choice: lists that are absent are empty, acceptance and delivery limits that are absent are 5
and 10, `complete` and `granted` that are absent are true; `n` may be absent on the spot; a returned step is the event
`step_returned` (`step`, `to`), and steps that run side by side carry `branch`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.clock.calendar import Calendar, calendar_of, shipped
from app.clock.json_fields import Fields
from app.clock.ledger import Entry, EntryType, Standard, StandardStep
from app.clock.limits import Extension, Limit, Stop, Unit
from app.clock.table import Published, Row, Table
from app.finding import Finding

HOLIDAY = "节假日"
ENGLISH = {HOLIDAY: "public holiday"}


class Owner(StrEnum):
    """Who answers for a step."""

    WINDOW = "window"
    DEPARTMENT = "department"


@dataclass(frozen=True)
class ClockCase:
    """One clock of the input."""

    id: str | int
    limit: Limit
    start: date
    stops: tuple[Stop, ...]
    extensions: tuple[Extension, ...]
    finished: date | None
    at: tuple[date, ...]


@dataclass(frozen=True)
class LedgerCase:
    """One ledger of the input."""

    id: str | int
    standard: Standard
    entries: tuple[Entry, ...]
    as_of: date
    at: tuple[date, ...]


@dataclass(frozen=True)
class Input:
    """A whole file; `clocks` and `ledgers` are None where the file has no such list."""

    calendar: Calendar
    clocks: tuple[ClockCase, ...] | None
    ledgers: tuple[LedgerCase, ...] | None


def read_input(content: object, faults: list[Finding]) -> Input:
    """Return the input; its faults are added to `faults`, and with one of them the values must not be used."""
    if not isinstance(content, dict):
        faults.append(Finding("clock.not_an_object", ""))
        content = {"clocks": []}
    fields = Fields(content, "", faults)
    if "clocks" not in fields and "ledgers" not in fields:
        fields.fault("clock.nothing")
    calendar = read_calendar(fields.inner("calendar")) if "calendar" in fields else shipped()
    clocks = tuple(_clock(c) for c in fields.objects("clocks")) if "clocks" in fields else None
    ledgers = tuple(_ledger(c) for c in fields.objects("ledgers")) if "ledgers" in fields else None
    for name, cases in (("clocks", clocks or ()), ("ledgers", ledgers or ())):
        seen: set[str | int] = set()
        for case in cases:
            if case.id in seen:
                fields.fault("clock.twice", name, id=case.id)
            seen.add(case.id)
    return Input(calendar, clocks, ledgers)


def read_calendar(fields: Fields) -> Calendar:
    """Return another country's calendar: its weekend, holidays, worked days and last published year (clock.md, JSON)."""
    weekend = fields.wholes("weekend", [5, 6])
    holidays, workdays = fields.days("holidays"), fields.days("workdays")
    through = min(fields.whole("published_through"), date.max.year)
    if not all(0 <= day <= 6 for day in weekend):
        fields.fault("clock.weekend", "weekend")
    elif len(set(weekend)) == 7:
        fields.fault("clock.no_working_day", "weekend")
    for day in sorted(set(holidays) & set(workdays)):
        fields.fault("clock.both", "workdays", day=day)
    rows = [Row(day, False, HOLIDAY, "") for day in sorted(set(holidays))]
    rows += [Row(day, True, HOLIDAY, "") for day in sorted(set(workdays))]
    return calendar_of(Table("custom", frozenset(weekend), (Published(through, "", first=1),), tuple(rows), ENGLISH))


def _clock(fields: Fields) -> ClockCase:
    identity, limit = fields.identity("id"), _limit(fields)
    start, finished = fields.day("start"), fields.day_or_none("finished")
    if finished is not None and finished < start:
        fields.fault("clock.finished_early", "finished", start=start, finished=finished)
    return ClockCase(
        identity,
        limit,
        start,
        tuple(_stop(stop) for stop in fields.objects("stops")),
        tuple(Extension(e.whole("days"), e.day("granted_on")) for e in fields.objects("extensions")),
        finished,
        tuple(fields.days("at")),
    )


def _stop(fields: Fields) -> Stop:
    begin, end = fields.day("from"), fields.day_or_none("to")
    if end is not None and end < begin:
        fields.fault("clock.stop_reversed", "to", begin=begin, end=end)
    return Stop(begin, end, fields.text("ground", ""))


def _ledger(fields: Fields) -> LedgerCase:
    identity = fields.identity("id")
    standard = _standard(fields.inner("item"))
    granted = fields.flag("granted", True)
    names = {step.name for step in standard.steps}
    entries = tuple(e for e in (_entry(event, names, granted) for event in fields.objects("events")) if e is not None)
    if fields.holds_list("events") and not any(entry.type == EntryType.RECEIVED for entry in entries):
        fields.fault("clock.no_received", "events")
    return LedgerCase(identity, standard, entries, fields.day("as_of"), tuple(fields.days("at")))


def _limit(fields: Fields) -> Limit:
    unit = fields.kind("unit", Unit, "clock.unknown_unit") or Unit.WORKING_DAY
    return Limit(fields.whole("n", 0 if unit is Unit.ON_THE_SPOT else None), unit)


def _standard(fields: Fields) -> Standard:
    steps = tuple(_step(step) for step in fields.objects("steps"))
    names = [step.name for step in steps]
    for name in sorted({name for name in names if names.count(name) > 1}):
        fields.fault("clock.step_twice", "steps", step=name)
    return Standard(
        _limit(fields.inner("statutory")),
        _limit(fields.inner("promised")) if "promised" in fields else None,
        steps,
        fields.whole("acceptance_limit", 5),
        fields.whole("delivery_limit", 10),
        _limit(fields.inner("supplement")) if "supplement" in fields else None,
    )


def _step(fields: Fields) -> StandardStep:
    owner = fields.kind("owner", Owner, "clock.unknown_owner") or Owner.DEPARTMENT
    department, branch = fields.text("department", ""), fields.text("branch", "")
    return StandardStep(fields.text("step"), owner.value, department, fields.whole("limit"), branch or None)


def _entry(fields: Fields, steps: set[str], granted: bool) -> Entry | None:
    on, kind = fields.day("date"), fields.kind("type", EntryType, "clock.unknown_type")
    if kind is None:
        return None
    if kind in (EntryType.STOP, EntryType.RESUME):
        return Entry(on, kind, ground=fields.text("ground", ""), branch=fields.text("branch", "") or None)
    if kind is EntryType.EXTENDED:
        return Entry(on, kind, days=fields.whole("days"), approver=fields.text("approver", ""))
    if kind in (EntryType.STEP_FINISHED, EntryType.STEP_RETURNED):
        to = _step_name(fields, "to", steps) if kind is EntryType.STEP_RETURNED else None
        return Entry(on, kind, step=_step_name(fields, "step", steps), to=to)
    if kind is EntryType.SUPPLEMENT_RECEIVED:
        return Entry(on, kind, complete=fields.flag("complete", True))
    if kind is EntryType.DECIDED:
        return Entry(on, kind, granted=fields.flag("granted", granted), outcome=fields.text("outcome", ""))
    return Entry(on, kind)


def _step_name(fields: Fields, key: str, steps: set[str]) -> str:
    name = fields.text(key)
    if name and name not in steps:
        fields.fault("clock.unknown_step", key, value=name, allowed="、".join(sorted(steps)))
    return name

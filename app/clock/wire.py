"""The output of `yimen clock` (clock.md, JSON): the same lists, by id, with readings."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from app.clock.calendar import Calendar
from app.clock.explanation import explain
from app.clock.light import ClockReading, known_stops, read_clock
from app.clock.reading import Reading, read
from app.clock.wire_input import ClockCase, Input, LedgerCase, read_input
from app.finding import Finding, finding
from app.wording import DEFAULT_LANGUAGE

Json = dict[str, Any]


def parse(text: str) -> tuple[Input | None, tuple[Finding, ...]]:
    """Return the input of a JSON text, or None and every fault that was found."""
    faults: list[Finding] = []
    try:
        content = json.loads(text)
    except json.JSONDecodeError as broken:
        return None, (finding("clock.json_broken", "", line=broken.lineno, column=broken.colno),)
    except ValueError:
        return None, (finding("clock.json_number", ""),)
    except RecursionError:
        return None, (finding("clock.json_deep", ""),)
    read_in = read_input(content, faults)
    return (None, tuple(faults)) if faults else (read_in, ())


def answer(given: Input, language: str = DEFAULT_LANGUAGE) -> tuple[Json, tuple[Finding, ...]]:
    """Return the readings of the input and a fault for every clock that runs past the year 9999."""
    faults: list[Finding] = []
    out: Json = {}
    if given.clocks is not None:
        out["clocks"] = []
        for clock in given.clocks:
            try:
                out["clocks"].append(clock_out(clock, given.calendar, language))
            except OverflowError:
                faults.append(finding("clock.too_far", str(clock.id)))
    if given.ledgers is not None:
        out["ledgers"] = []
        for ledger in given.ledgers:
            try:
                out["ledgers"].append(ledger_out(ledger, given.calendar))
            except OverflowError:
                faults.append(finding("clock.too_far", str(ledger.id)))
    return out, tuple(faults)


def clock_out(case: ClockCase, calendar: Calendar, language: str = DEFAULT_LANGUAGE) -> Json:
    """Return one clock: due date by all that is known, its light on each day by what was known then, and why."""
    whole = read_clock(case.limit, case.start, calendar, case.start, case.stops, case.extensions, case.finished)
    lines = explain(whole, calendar, language=language)
    return {
        "id": case.id,
        "due": _iso(whole.due),
        "provisional": whole.provisional,
        "extensions": _extensions(whole),
        "at": [_at(case, calendar, at) for at in case.at],
        "explanation": [{"date": _iso(line.on), "kind": line.kind, "text": line.text} for line in lines],
    }


def _at(case: ClockCase, calendar: Calendar, at: date) -> Json:
    finished = case.finished if case.finished is not None and case.finished <= at else None
    extensions = [e for e in case.extensions if e.granted_on <= at]
    clock = read_clock(case.limit, case.start, calendar, at, known_stops(case.stops, at), extensions, finished)
    return {"at": _iso(at), "remaining": clock.remaining, "light": clock.light}


def ledger_out(case: LedgerCase, calendar: Calendar) -> Json:
    """Return one ledger: its reading as of `as_of`, and as of each day of `at`."""
    lights = [
        {"at": _iso(at), "expect": reading_out(read(case.entries, case.standard, calendar, at))} for at in case.at
    ]
    expect = reading_out(read(case.entries, case.standard, calendar, case.as_of))
    return {"id": case.id, "expect": expect, "lights": lights}


def reading_out(reading: Reading) -> Json:
    """Return a reading in the form of clock.md (also `readings` of yimen-export/1)."""
    delivery = reading.delivery
    return {
        "acceptance": _acceptance(reading),
        "statutory": _case_clock(reading.statutory),
        "promised": _case_clock(reading.promised),
        "steps": [
            {
                "step": step.step,
                "owner": step.owner,
                "start": _iso(step.start),
                "due": _iso(step.clock.due),
                "finished": _iso(step.finished),
                "light": step.clock.light,
                "remaining": step.clock.remaining,
            }
            for step in reading.steps
        ],
        "delivery": None
        if delivery is None
        else {
            "start": _iso(delivery.start),
            "due": _iso(delivery.due),
            "delivered": _iso(delivery.finished),
            "light": delivery.light,
            "remaining": delivery.remaining,
        },
        "consumed": _consumed(reading),
    }


def _acceptance(reading: Reading) -> Json:
    acceptance = reading.acceptance
    out: Json = {
        "state": acceptance.state,
        "clock_start": _iso(acceptance.clock_start),
        "due": _iso(acceptance.due),
        "accepted_on": _iso(acceptance.accepted_on),
        "deemed": acceptance.deemed,
        "refused_on": _iso(acceptance.refused_on),
    }
    if acceptance.state == "pending":
        out |= {"light": acceptance.light, "remaining": acceptance.remaining}
    return out


def _case_clock(clock: ClockReading | None) -> Json | None:
    if clock is None:
        return None
    return {
        "start": _iso(clock.start),
        "due": _iso(clock.due),
        "extensions": _extensions(clock),
        "light": clock.light,
        "remaining": clock.remaining,
    }


def _consumed(reading: Reading) -> Json | None:
    used = reading.consumed
    if used is None:
        return None
    return {
        "window": used.window,
        "departments": used.departments,
        "applicant": used.applicant,
        "special_procedure": used.special_procedure,
        "by_step": dict(used.by_step),
    }


def _extensions(clock: ClockReading) -> list[str]:
    return ["accepted" if granted else "refused" for granted in clock.extensions]


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()

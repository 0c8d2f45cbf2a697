"""The rules about limits: over the whole, over the promise, over a step though the whole is not, silence, late service."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.clock.light import ClockReading, Light
from app.clock.limits import Unit, due
from app.ids import OfficerId
from app.supervision.look import CaseLook, Facts, Found, found
from app.supervision.rule import Rule

LATE = (Light.RED, Light.DONE_LATE)


def _is_late(clock: ClockReading | None) -> bool:
    return clock is not None and clock.light in LATE


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _over(clock: ClockReading) -> Facts:
    """Return the day that was missed and by how many days, of which kind."""
    unit = Unit.WORKING_DAY if clock.limit.unit is Unit.WORKING_DAY else Unit.CALENDAR_DAY  # months go on in days
    return {"due": _day(clock.due), "over": clock.days_over, "unit": unit.value}


def _holder(look: CaseLook, step: str) -> OfficerId | None:
    """Return who ended the step, else whom it was given to."""
    done = next((one.officer for one in reversed(look.case.finished) if one.step == step), None)
    return done or next((one.handler for one in look.case.assigned if one.step == step), None)


def statutory_over(look: CaseLook, rule: Rule) -> Iterator[Found]:
    """The statutory limit is over, decided or not (行政许可法 42)."""
    clock = look.reading.statutory
    if clock is not None and _is_late(clock):
        yield found("", clock.due or look.on, look.case.decided_by, **_over(clock))


def promised_over(look: CaseLook, rule: Rule) -> Iterator[Found]:
    """The promise is broken, while the law is still kept."""
    clock = look.reading.promised
    if clock is not None and _is_late(clock) and not _is_late(look.reading.statutory):
        yield found("", clock.due or look.on, look.case.decided_by, **_over(clock))


def step_over(look: CaseLook, rule: Rule) -> Iterator[Found]:
    """A step is over its limit though neither promise nor law is: it is seen before it is too late."""
    if _is_late(look.reading.statutory) or _is_late(look.reading.promised):
        return
    for step in look.reading.steps:
        clock = step.clock
        if _is_late(clock):
            facts: Facts = {"step": step.step, "due": _day(clock.due), "over": clock.days_over}
            yield found(step.step, clock.due or look.on, _holder(look, step.step), **facts)


def acceptance_silent(look: CaseLook, rule: Rule) -> Iterator[Found]:
    """Nobody answered within the acceptance limit: the law accepted the case (art. 32(4))."""
    acceptance = look.reading.acceptance
    if acceptance.deemed and acceptance.due is not None and not look.case.back_entry:
        yield found("", acceptance.due, look.case.received_by, due=_day(acceptance.due))


def delivery_over(look: CaseLook, rule: Rule) -> Iterator[Found]:
    """What was granted is not handed over within ten working days (art. 44)."""
    clock = look.reading.delivery
    if clock is not None and _is_late(clock):
        yield found("", clock.due or look.on, None, due=_day(clock.due), over=clock.days_over)


def supplement_late(look: CaseLook, rule: Rule) -> Iterator[Found]:
    """The gaps were told after the acceptance limit: it changes no date any more (art. 32(4))."""
    if not look.case.supplements:
        return
    first, acceptance = look.case.supplements[0], look.reading.acceptance
    if acceptance.deemed and acceptance.due is not None and first.requested_on > acceptance.due:
        facts: Facts = {"asked": first.requested_on.isoformat(), "due": _day(acceptance.due)}
        yield found("", first.requested_on, first.officer, **facts)


def promise_over_statutory(look: CaseLook, rule: Rule) -> Iterator[Found]:
    """The item promises more time than the law gives."""
    plan, start = look.case.plan, look.case.accepted_on or look.case.received_on
    if plan.promised is None:
        return
    promised, lawful = due(plan.promised, start, look.calendar).on, due(plan.statutory, start, look.calendar).on
    if promised is not None and lawful is not None and promised > lawful:
        facts: Facts = {"promised": promised.isoformat(), "due": lawful.isoformat()}
        yield found(f"{plan.item}/{plan.version}", start, None, **facts)

"""The rules about stopping the clock: ground, notice, length, and the moment at which it was stopped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from app.clock.light import ClockReading
from app.clock.limits import Limit, Unit, counted, due
from app.events.approval import Stopped
from app.events.file import Printed
from app.state import IssuedPaper, StopRun
from app.stop_grounds import stop_grounds
from app.supervision.look import CaseLook, Facts, Found, Stamp, found
from app.supervision.rule import Rule

NOTICE = "special_procedure"


def supplement_again(look: CaseLook, rule: Rule) -> Iterator[Found]:
    """More gaps were told although all of them must be told once."""
    for ordinal, run in enumerate(look.case.supplements[1:], start=2):
        yield found(str(ordinal), run.requested_on, run.officer, ordinal=ordinal, asked=run.requested_on.isoformat())


def stop_no_ground(look: CaseLook, rule: Rule) -> Iterator[Found]:
    """The ground is none that the law or the item names (art. 45)."""
    if look.item is None:
        return
    lawful = {ground.name for ground in stop_grounds(look.item)}
    for run in look.case.stops:
        if run.body.ground not in lawful:
            yield found(run.event, run.begin, run.officer, ground=run.body.ground, begin=run.begin.isoformat())


def _notices(look: CaseLook) -> Iterator[tuple[StopRun, IssuedPaper | None]]:
    """Yield each stop with its notice: those that stand, in their order."""
    papers = [paper for paper in look.case.papers if paper.template == NOTICE and not paper.is_void]
    for at, run in enumerate(look.case.stops):
        yield run, papers[at] if at < len(papers) else None


def stop_no_notice(look: CaseLook, rule: Rule) -> Iterator[Found]:
    """The applicant was never told in writing that the clock stands."""
    for run, paper in _notices(look):
        if paper is None:
            yield found(run.event, run.begin, run.officer, ground=run.body.ground, begin=run.begin.isoformat())


def stop_not_served(look: CaseLook, rule: Rule) -> Iterator[Found]:
    """The notice exists, yet it did not leave the printer in time: a stop for the file only."""
    begun = [stamp for stamp in look.stamps if stamp.kind == Stopped.KIND]
    limit = timedelta(minutes=rule["minutes"])
    for (run, paper), stamp in zip(_notices(look), begun, strict=False):
        if paper is None:
            continue
        printed = _printed(look, paper)
        is_late = printed.at - stamp.at > limit if printed is not None else look.on > run.begin
        if is_late:
            told = "never" if printed is None else "late"
            yield found(run.event, run.begin, run.officer, ground=run.body.ground, printed=told)


def _printed(look: CaseLook, paper: IssuedPaper) -> Stamp | None:
    return next((s for s in look.stamps if s.kind == Printed.KIND and s.notice == paper.notice), None)


def stop_too_long(look: CaseLook, rule: Rule) -> Iterator[Found]:
    """The clock stood longer than the notice said."""
    for run in look.case.stops:
        if run.body.expected_days <= 0:
            continue
        stood = look.calendar.count(run.begin, run.end or look.on)
        if stood > run.body.expected_days:
            facts: Facts = {"ground": run.body.ground, "told": run.body.expected_days, "stood": stood}
            yield found(run.event, run.begin, run.officer, **facts)


def stop_at_the_end(look: CaseLook, rule: Rule) -> Iterator[Found]:
    """The clock was stopped when a fifth of the time or less was left of the promise, or of the law."""
    clock = look.reading.promised or look.reading.statutory
    if clock is None:
        return
    for run in look.case.stops:
        left = _left(look, clock, run)
        if left is not None and left * rule["parts"] <= clock.limit.n:
            yield found(run.event, run.begin, run.officer, ground=run.body.ground, left=left)


def _left(look: CaseLook, clock: ClockReading, run: StopRun) -> int | None:
    """Return the days that were left on the day the stop began; None for an on-the-spot item, or once it was over."""
    if clock.limit.unit is Unit.ON_THE_SPOT or run.begin < clock.start:
        return None
    before = [stop for stop in clock.stops if stop.begin < run.begin and stop.end is not None and stop.end <= run.begin]
    ends = due(clock.limit, clock.start, look.calendar, before).on
    return None if ends is None or ends <= run.begin else counted(clock.limit.unit, run.begin, ends, look.calendar)


def supplement_at_the_end(look: CaseLook, rule: Rule) -> Iterator[Found]:
    """The gaps were told when less than a fifth of the acceptance limit was left: seen at once, told at the very last."""
    if not look.case.supplements:
        return
    first, limit = look.case.supplements[0], Limit(look.case.plan.acceptance_limit, Unit.WORKING_DAY)
    ends = due(limit, look.case.received_on, look.calendar).on
    if ends is None or first.requested_on > ends or limit.n < rule["parts"]:
        return  # later ones are told by another rule, and a limit of a few days has no last fifth
    left = look.calendar.count(first.requested_on, ends)
    if left * rule["parts"] < limit.n:
        yield found("", first.requested_on, first.officer, asked=first.requested_on.isoformat(), due=ends.isoformat())

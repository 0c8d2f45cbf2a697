"""补正 (条例 30): told once within seven working days; the reply clock begins when the mended application is there."""

from __future__ import annotations

from datetime import date

from app.clock.light import read_clock
from app.clock.limits import working_days
from app.desk import Desk
from app.disclosure import papers
from app.disclosure.clocks import MEND_WITHIN, PAY
from app.disclosure.days import check_day
from app.disclosure.going_on import begun, clause, done
from app.disclosure.receive import Outcome
from app.disclosure.table import DisclosureMove, DisclosureState
from app.errors import Refused
from app.events.disclosure import DisclosureDropped, DisclosureMended, DisclosureUnclear
from app.free_text import written
from app.ids import DisclosureId

MOST_DAYS = 60


def ask_mend(desk: Desk, named: DisclosureId, *, unclear: str, points: str, days: int) -> Outcome:
    """The applicant is told what is not clear; each line of `points` is one thing to mend. Refused after seven working days."""
    held = begun(desk, named, DisclosureMove.ASK_MEND, is_once=True)
    last = desk.calendar.nth_after(held.received.received_on, MEND_WITHIN)
    if desk.now().on > last:
        raise Refused("disclosure.mend_late", on=last.isoformat())
    if not 1 <= days <= MOST_DAYS:
        raise Refused("disclosure.mend_days", most=MOST_DAYS)
    why = clause(unclear, "disclosure.no_unclear")
    lines = tuple(line.strip().rstrip("。；;") for line in written(points).splitlines() if line.strip())
    if not lines:
        raise Refused("disclosure.no_points")
    notice = papers.issue_paper(desk, held, "disclosure_supplement", papers.supplement(desk, why, lines, days))
    return done(desk, named, DisclosureUnclear(named, notice.id, days, why, lines), notice)


def mend(desk: Desk, named: DisclosureId, *, wanted: str, received_on: date | None = None) -> Outcome:
    """What is asked for is clear now; the twenty working days begin with the day on which the supplement came in.

    Refused for a day to come, or before the applicant was told what to mend.
    """
    held = begun(desk, named, DisclosureMove.MEND)
    day = check_day(desk, received_on, "mended", not_before=held.unclear_on, since="unclear")
    return done(desk, named, DisclosureMended(named, day, clause(wanted, "disclosure.no_wanted")))


def drop(desk: Desk, named: DisclosureId, *, served_on: date | None = None) -> Outcome:
    """The application counts as given up: not mended (30), or not paid, when the period is over. Refused before.

    `served_on`: the day on which the applicant received the paper, from which the period runs.
    """
    held = begun(desk, named, DisclosureMove.DROP)
    is_unclear = held.state is DisclosureState.UNCLEAR
    told_on = held.unclear_on if is_unclear else held.charged_on
    day = check_day(desk, served_on, "served", not_before=told_on, since="unclear" if is_unclear else "charged")
    limit = working_days(held.unclear.days) if is_unclear and held.unclear is not None else PAY
    waited = read_clock(limit, day, desk.calendar, desk.now().on)
    if waited.due is None or desk.now().on <= waited.due:
        raise Refused("disclosure.drop_early", on=waited.due.isoformat() if waited.due else "")
    return done(desk, named, DisclosureDropped(named, "not_mended" if is_unclear else "not_paid", day))

"""补录: an outage is declared by two, and what was received on paper in it is entered with the times the paper says."""

from __future__ import annotations

from datetime import date, datetime

from app.act import Done, perform, read_case
from app.clock.limits import Limit, Unit, due
from app.desk import Desk
from app.errors import Refused
from app.events.supervision import BackEntered, OutageAsked, OutageClosed, OutageOpened
from app.free_text import written
from app.identity.text import check_text
from app.ids import CaseId, OutageId, uuid7
from app.notices.field_context import BEIJING
from app.officer import Role
from app.supervision.outage import Outage, OutageState
from app.supervision.rights import check_supervises
from app.supervision.rule import rule_book
from app.workflow import Action


def ask_outage(desk: Desk, *, first_at: datetime | None, last_at: datetime | None, reason: str) -> Outage:
    """A supervisor or lead says when the program could not be used. Raises Refused: no such post, times that cannot be."""
    check_supervises(desk.officer)
    if first_at is None or last_at is None or not first_at < last_at <= desk.now().at:
        raise Refused("outage.times")
    if not reason.strip():
        raise Refused("outage.no_reason")
    named = OutageId(uuid7())
    desk.record(None, OutageAsked(named, first_at, last_at, written(reason)))
    return desk.records.outage(named)


def open_outage(desk: Desk, named: OutageId) -> Outage:
    """A second person agrees; one of the two is a supervisor. Paper of that time may be entered for some working days.

    Raises Refused: oneself, neither of both a supervisor, no such post.
    """
    check_supervises(desk.officer)
    outage = desk.records.outage(named)
    if outage.asked_by == desk.officer.id:
        raise Refused("second.same_officer", officer=desk.officer.name)
    asker = next((one for one in desk.records.officers() if one.id == outage.asked_by), None)
    if not any(one is not None and one.has_role(Role.SUPERVISOR) for one in (desk.officer, asker)):
        raise Refused("supervision.not_supervisor", officer=desk.officer.name)
    until = due(Limit(rule_book().back_entry_days, Unit.WORKING_DAY), desk.now().on, desk.calendar).on
    desk.record(None, OutageOpened(named, until or desk.now().on))
    return desk.records.outage(named)


def close_outage(desk: Desk, named: OutageId) -> Outage:
    """Everything is entered; nothing more is taken for that time. Raises Refused."""
    check_supervises(desk.officer)
    desk.record(None, OutageClosed(named))
    return desk.records.outage(named)


def back_enter(
    desk: Desk,
    case_id: CaseId,
    *,
    outage: OutageId,
    claimed_at: datetime | None,
    paper: str,
    accepted_on: date | None = None,
    seen: str | None = None,
) -> Done:
    """The case was received on paper at `claimed_at`, and accepted on `accepted_on` where it was: its clocks count from then.

    Raises Refused: a time outside the outage, after the entry, or without the paper's mark.
    """
    case, held, on = read_case(desk, case_id, seen), desk.records.outage(outage), desk.now().on
    if held.state is not OutageState.OPEN:
        raise Refused("supervision.outage_state", outage_state=held.state.value)
    if claimed_at is None or not held.takes(claimed_at, on) or claimed_at > case.received_at:
        raise Refused("outage.claimed_outside", first=_told(held.first_at), last=_told(held.last_at))
    mark = check_text(paper)
    if not mark:
        raise Refused("outage.no_paper")
    claimed_on = claimed_at.astimezone(BEIJING).date()
    if accepted_on is not None:
        last = held.last_at.astimezone(BEIJING).date()
        if case.accepted_on is None or not claimed_on <= accepted_on <= min(last, case.accepted_on):
            raise Refused("outage.accepted_outside", first=claimed_on.isoformat(), last=last.isoformat())
    return perform(desk, case, Action.BACK_ENTER, BackEntered(outage, claimed_at, claimed_on, accepted_on, mark))


def _told(at: datetime) -> str:
    return at.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")


def parse_moment(text: str) -> datetime | None:
    """Return the time of the office that was typed as 2026-11-20 14:30 (or 202611201430); None when it is none."""
    digits = "".join(sign for sign in text if sign.isascii() and sign.isdigit())
    if len(digits) != 12:
        return None
    try:
        return datetime.strptime(digits, "%Y%m%d%H%M").replace(tzinfo=BEIJING)
    except ValueError:
        return None

"""听证通知 and 听证公告: time, place and chair, seven working days ahead, within twenty of the request (行政许可法 48)."""

from __future__ import annotations

import re
from datetime import date

from app.act import Done, perform, read_case
from app.clock.calendar import Calendar
from app.clock.hearing import hearing
from app.desk import Desk, Records
from app.errors import Refused
from app.events.hearing import HearingAnnounced, Party
from app.free_text import written
from app.identity.text import check_text
from app.ids import CaseId
from app.item import Hearing
from app.notices.issue import issue
from app.state import Case
from app.workflow import Action

_HOUR = re.compile(r"([01]?\d|2[0-3])[:：]([0-5]\d)")


def announce_hearing(
    desk: Desk,
    case_id: CaseId,
    *,
    step: str,
    held_on: date,
    hour: str,
    place: str,
    chair: str,
    subject: str,
    recorder: str = "",
    is_public: bool = True,
    seen: str | None = None,
) -> Done:
    """The 听证通知书 is issued, for a public hearing the 听证公告 too; a later announcement takes the place of this one.

    Raises Refused when the day is too near or too late, when nobody may want it, for an examiner in the chair, and
    without time, place, chair or subject.
    """
    case = read_case(desk, case_id, seen)
    body = HearingAnnounced(
        step,
        held_on,
        hour_of(hour),
        is_public,
        written(subject),
        written(place),
        check_text(chair),
        check_text(recorder),
    )
    if not (body.place and body.chair and body.subject):
        raise Refused("hearing.incomplete")
    check_day(case, held_on, desk.now().on, desk.calendar)
    if not (is_public or is_due(case)):
        raise Refused("hearing.not_asked", number=case.number)
    if squeezed(body.chair) in examiners(desk.records, case, desk.officer.name):
        raise Refused("hearing.chair_examined", chair=body.chair)
    skip = () if is_public else ("hearing_announcement",)
    return _tell_others(desk, perform(desk, case, Action.ANNOUNCE_HEARING, body, skip=skip))


def _tell_others(desk: Desk, done: Done) -> Done:
    """Issue the notice to every third party that was told of its right and did not waive it, beside the applicant's."""
    told = (run.body for run in done.case.hearing.told if run.wants is not False)
    names = dict.fromkeys(body.name for body in told if body.party is Party.THIRD_PARTY)
    more = tuple(issue(desk, done.case, "hearing_notice", {"受告知人": name}) for name in names)
    return done.joined(Done(desk.records.case(done.case.id), more)) if more else done


def hour_of(text: str) -> str:
    """Return a time of day as 9:30. Raises Refused("hearing.hour")."""
    found = _HOUR.fullmatch(text.strip())
    if found is None:
        raise Refused("hearing.hour")
    return f"{int(found[1])}:{found[2]}"


def check_day(case: Case, held_on: date, today: date, calendar: Calendar) -> None:
    """Raise Refused unless the day leaves seven working days from today and lies within twenty of the request."""
    limits = hearing(calendar, today, case.hearing.asked_on, held_on)
    if not calendar.is_working(held_on):
        raise Refused("hearing.no_working_day", on=held_on.isoformat())
    if limits.tell_by is not None and today > limits.tell_by:
        raise Refused("hearing.too_near", on=held_on.isoformat(), first=first_day(calendar, today).isoformat())
    last = limits.hold_by.on if limits.hold_by is not None else None
    if last is not None and held_on > last:
        raise Refused("hearing.too_late", on=held_on.isoformat(), last=last.isoformat())


def first_day(calendar: Calendar, today: date) -> date:
    """Return the first day on which a hearing announced today may be held: the seventh working day after it."""
    return calendar.nth_after(today, 7)


def is_due(case: Case) -> bool:
    """True when the item's law wants a hearing, or a party asked for one."""
    return case.plan.hearing is Hearing.ALWAYS or case.hearing.asked_on is not None


def examiners(records: Records, case: Case, acting: str) -> frozenset[str]:
    """Return the names of those who examined the case: none of them may take the chair (行政许可法 48)."""
    acted = {done.officer for done in case.finished} | {run.officer for run in case.hearing.told}
    names = {officer.name for officer in records.officers() if officer.id in acted}
    inspectors = {name for visit in case.visits for name in visit.inspectors}
    return frozenset(squeezed(name) for name in (*names, *inspectors, acting))


def squeezed(name: str) -> str:
    """Return a name without blanks: 王 芳 is 王芳."""
    return "".join(name.split())

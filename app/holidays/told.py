"""Which applicants have to hear that a date moved, and the letters and lists by which they do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.desk import Desk, Notice, Records
from app.errors import NotFound, Refused
from app.events.calendar import MovedDay, MovedTold
from app.holidays.moved_record import INSIDE, MovedRecord
from app.ids import CaseId, EventId
from app.notices.issue import issue
from app.officer import Officer, Role
from app.state import Case
from app.table_out import long_number
from app.wording import name_of

LETTER, LIST = "letter", "list"
NOTICE = "limit_moved"


def may_tell(officer: Officer) -> bool:
    """True for the supervisor: an administrator imports a table and takes no part in cases."""
    return officer.is_active and officer.has_role(Role.SUPERVISOR)


def print_letters(desk: Desk, named: EventId) -> tuple[Notice, ...]:
    """Every applicant who was not told has a letter with the old and the new dates, and it is on record. Raises Refused."""
    record = _record(desk, named)
    letters = []
    for case_id in record.waiting:
        case = desk.records.case(case_id)
        if case.applicant is not None:
            extra = {"变动原因": record.source, "变动": _rows(record, case_id)}
            letters.append(issue(desk, case, NOTICE, extra, subject=None))
    desk.record(None, MovedTold(record.id, LETTER, record.waiting))
    return tuple(letters)


def note_list(desk: Desk, named: EventId) -> None:
    """The applicants are told from a list that left the program. Raises Refused."""
    record = _record(desk, named)
    desk.record(None, MovedTold(record.id, LIST, record.waiting))


def _record(desk: Desk, named: EventId) -> MovedRecord:
    if not may_tell(desk.officer):
        raise Refused("holidays.may_not_tell", officer=desk.officer.name)
    found = next((one for one in desk.records.moved_records() if one.id == named), None)
    if found is None:
        raise NotFound("holidays.no_moved")
    if not found.waiting:
        raise Refused("holidays.all_told")
    return found


def sending_list(records: Records, moved: MovedRecord, language: str = "zh_CN") -> tuple[tuple[str, ...], ...]:
    """Return a row per date of the applicants who were not told: whom, where, which limit, old and new day."""
    waiting = frozenset(moved.waiting)
    cases: dict[CaseId, Case] = {case: records.case(case) for case in waiting}
    return tuple(
        _row(cases[line.case], line, language)
        for line in moved.lines
        if line.case in waiting and line.clock not in INSIDE
    )


def _row(case: Case, line: MovedDay, language: str) -> tuple[str, ...]:
    who = case.applicant
    person = (who.name, who.phone, who.address) if who is not None else ("", "", "")
    clock = name_of("holiday_clock", line.clock, language)
    days = (
        shown(line.before, is_provisional=line.was_provisional),
        shown(line.after, is_provisional=line.is_provisional),
    )
    return (long_number(line.number), *person, line.item, clock, *days)


def _rows(record: MovedRecord, case: CaseId) -> Sequence[dict[str, str]]:
    return [
        {
            "期限": name_of("holiday_clock", line.clock),
            "原日期": shown(line.before, is_provisional=line.was_provisional),
            "现日期": shown(line.after, is_provisional=line.is_provisional),
        }
        for line in record.lines
        if line.case == case and line.clock not in INSIDE
    ]


def shown(day: date | None, *, is_provisional: bool) -> str:
    """Return a day as it is told: a provisional one never without its mark (clock.md)."""
    if day is None:
        return "—"
    return f"{day.year}年{day.month}月{day.day}日" + ("（暂定）" if is_provisional else "")

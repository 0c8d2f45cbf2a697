"""Which applicants have to hear that a date moved, and the letters and lists by which they do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.clock.calendar import Calendar
from app.desk import Desk, Notice, Records
from app.errors import NotFound, Refused
from app.events.calendar import MovedDay, MovedTold
from app.holidays.held import TableStatus
from app.holidays.moved import Dates, dates_of
from app.holidays.moved_record import INSIDE, MovedRecord
from app.ids import CaseId, EventId
from app.notices.issue import issue
from app.officer import Officer, Role
from app.state import Case
from app.table_out import long_number
from app.wording import day_words, name_of

LETTER, LIST, WITHDRAWN = "letter", "list", "withdrawn"
NOTICE = "limit_moved"
ToTell = Mapping[CaseId, tuple[MovedDay, ...]]


def may_tell(officer: Officer) -> bool:
    """True for the supervisor: an administrator imports a table and takes no part in cases."""
    return officer.is_active and officer.has_role(Role.SUPERVISOR)


def print_letters(desk: Desk, named: EventId) -> tuple[Notice, ...]:
    """Every applicant who was not told has a letter with the old and the present dates, in the case's file. Raises Refused."""
    record, lines = _to_tell_now(desk, named)
    letters = []
    for case_id, days in lines.items():
        extra = {"变动原因": record.source, "变动": [_entry(day) for day in days]}
        letters.append(issue(desk, desk.records.case(case_id), NOTICE, extra))
    _note(desk, record, LETTER, lines)
    return tuple(letters)


def note_list(desk: Desk, named: EventId) -> None:
    """The applicants are told from a list that left the program. Raises Refused."""
    record, lines = _to_tell_now(desk, named)
    _note(desk, record, LIST, lines)


def _to_tell_now(desk: Desk, named: EventId) -> tuple[MovedRecord, ToTell]:
    if not may_tell(desk.officer):
        raise Refused("holidays.may_not_tell", officer=desk.officer.name)
    found = next((one for one in desk.records.moved_records() if one.id == named), None)
    if found is None:
        raise NotFound("holidays.no_moved")
    if not found.waiting:
        raise Refused("holidays.all_told")
    lines = to_tell(desk.records, found, desk.calendar, desk.now().on)
    if not lines:
        raise Refused("holidays.nothing_to_tell")
    return found, lines


def _note(desk: Desk, record: MovedRecord, way: str, told: Iterable[CaseId]) -> None:
    """Who hears of this change need not hear of the earlier ones: the letter has the day that was told before them."""
    cases = tuple(told)
    desk.record(None, MovedTold(record.id, way, cases))
    for one in _earlier(desk.records, record):
        of_both = tuple(case for case in cases if case in one.waiting)
        if of_both:
            desk.record(None, MovedTold(one.id, way, of_both))


def _earlier(records: Records, record: MovedRecord) -> tuple[MovedRecord, ...]:
    held = records.moved_records()  # the newest first
    return held[[one.id for one in held].index(record.id) + 1 :]


def to_tell(records: Records, record: MovedRecord, calendar: Calendar, on: date) -> ToTell:
    """Return what each applicant who waits has to hear: the day he was told last, and the day by the table of today.

    Cases that ended, clocks that do not run any more and days that are again what they were have nothing to tell.
    Raises Refused("holidays.superseded") for a change that a later one took the place of, or whose table was withdrawn.
    """
    if not record.waiting:
        return {}
    held = records.moved_records()
    later = {case for one in held[: [one.id for one in held].index(record.id)] for case in one.cases}
    waiting = [case for case in record.waiting if case not in later]
    if not waiting or _is_withdrawn(records, record):
        raise Refused("holidays.superseded", source=record.source)
    earlier = _earlier(records, record)
    found: dict[CaseId, tuple[MovedDay, ...]] = {}
    for case_id in waiting:
        case = records.case(case_id)
        days = _days_now(case, (record, *earlier), dates_of(case, calendar, on))
        if days and case.applicant is not None:
            found[case_id] = days
    return found


def _is_withdrawn(records: Records, record: MovedRecord) -> bool:
    """True when every table of this source was taken back, or not adopted: it is no reason any more."""
    if record.change == WITHDRAWN:
        return False
    of_source = [one.status for one in records.calendar_tables() if record.source in (one.source, one.origin)]
    is_gone = TableStatus.WITHDRAWN in of_source or TableStatus.DECLINED in of_source
    return is_gone and TableStatus.IN_FORCE not in of_source


def _days_now(case: Case, changes: Sequence[MovedRecord], now: Dates) -> tuple[MovedDay, ...]:
    days: list[MovedDay] = []
    for line in changes[0].lines:
        present = now.get((line.clock, line.step))
        if line.case != case.id or line.clock in INSIDE or present is None:
            continue
        first = _first_untold(line, changes)
        if present[0] != first.before:
            days.append(replace(first, after=present[0], is_provisional=present[1]))
    return tuple(days)


def _first_untold(line: MovedDay, changes: Sequence[MovedRecord]) -> MovedDay:
    """Return the oldest line of this date of which the applicant never heard: its old day is the one he knows."""
    found = line
    for change in changes[1:]:
        if line.case in change.told:
            break
        same = (one for one in change.lines if (one.case, one.clock, one.step) == (line.case, line.clock, line.step))
        found = next(same, found)
    return found


def sending_list(
    records: Records, moved: MovedRecord, calendar: Calendar, on: date, language: str = "zh_CN"
) -> tuple[tuple[str, ...], ...]:
    """Return a row per date of the applicants who were not told: whom, where, which limit, old and present day.

    Raises Refused("holidays.superseded").
    """
    lines = to_tell(records, moved, calendar, on)
    return tuple(_row(records.case(case), day, language) for case, days in lines.items() for day in days)


def _row(case: Case, line: MovedDay, language: str) -> tuple[str, ...]:
    who = case.applicant
    person = (who.name, who.phone, who.address) if who is not None else ("", "", "")
    clock = name_of("holiday_clock", line.clock, language)
    days = (
        shown(line.before, is_provisional=line.was_provisional),
        shown(line.after, is_provisional=line.is_provisional),
    )
    return (long_number(line.number), *person, line.item, clock, *days)


def _entry(line: MovedDay) -> dict[str, str]:
    return {
        "期限": name_of("holiday_clock", line.clock),
        "原日期": shown(line.before, is_provisional=line.was_provisional),
        "现日期": shown(line.after, is_provisional=line.is_provisional),
    }


def shown(day: date | None, *, is_provisional: bool) -> str:
    """Return a day as it is told: a provisional one never without its mark (clock.md)."""
    if day is None:
        return "—"
    return day_words(day) + ("（暂定）" if is_provisional else "")

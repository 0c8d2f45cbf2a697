"""When a date moves: it is on record, the applicant has a letter, and what was known on a day can be asked again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from office_day import DRAINAGE, LABOUR, OfficeDay
from published_notices import HEAD

from app.clock.light import Light
from app.errors import NotFound, Refused, Trouble
from app.holidays.as_known import AsKnown, as_known
from app.holidays.export import calendar_csv
from app.holidays.keep import import_table, withdraw_table
from app.holidays.moved_record import MovedRecord
from app.holidays.reading import read_table, read_text
from app.holidays.report import HolidayTable
from app.holidays.told import note_list, print_letters, sending_list
from app.ids import EventId
from app.state import Case
from app.withdrawing import withdraw

NOTICE = HEAD.format(year=2027, number="国办发明电〔2026〕9号") + (
    "一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n二、春节：2月5日（农历除夕、周五）至11日（周四）放假调休，共7天。"
    "1月31日（周日）、2月20日（周六）上班。\n三、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。\n国务院办公厅\n2026年12月10日"
)
DECEMBER = date(2026, 12, 14)


def table(office: OfficeDay) -> HolidayTable:
    calendar = office.store.setting(office.people["s1"]).calendar
    return read_text(NOTICE, "通知", calendar, None)


def imported(office: OfficeDay) -> tuple[Case, MovedRecord]:
    """A case of December, and what the notice of 2027 moved of it."""
    office.on(DECEMBER)
    case = office.accepted(LABOUR)
    office.do("s1", import_table, table(office))
    (record,) = records(office)
    return case, record


def records(office: OfficeDay) -> tuple[MovedRecord, ...]:
    found: tuple[MovedRecord, ...] = office.ask(lambda store: store.moved_records())
    return found


def listed(office: OfficeDay, record: MovedRecord) -> tuple[tuple[str, ...], ...]:
    setting = office.store.setting(office.people["s1"])
    found: tuple[tuple[str, ...], ...] = office.ask(sending_list, record, setting.calendar, setting.moment.on)
    return found


def test_what_a_table_moved_stays_on_record_with_its_source(office: OfficeDay) -> None:
    case, record = imported(office)
    assert (record.change, record.source, record.on, record.officer) == (
        "imported", "国办发明电〔2026〕9号", DECEMBER, "s1",
    )  # fmt: skip
    assert {line.number for line in record.lines} == {case.number} and record.cases == (case.id,) == record.waiting
    assert all(line.before != line.after or line.was_provisional for line in record.lines)
    assert office.store.check().faults == ()


def test_a_table_that_moves_nothing_makes_no_record(office: OfficeDay) -> None:
    office.on(DECEMBER)
    office.do("s1", import_table, table(office))
    assert records(office) == ()


def test_a_withdrawn_table_moves_them_back_and_that_is_another_record(office: OfficeDay) -> None:
    imported(office)
    (held,) = office.ask(lambda store: store.calendar_tables())
    office.do("s1", withdraw_table, held.id, reason="录错年份")
    assert [one.change for one in records(office)] == ["withdrawn", "imported"], "the newest first"


def test_every_applicant_has_one_letter_with_the_old_and_the_new_day(office: OfficeDay) -> None:
    case, record = imported(office)
    (letter,) = office.do("s1", print_letters, record.id)
    text = office.text_of(letter)
    moved = next(line for line in record.lines if line.clock == "statutory")
    assert moved.before is not None and moved.after is not None
    for words in (
        "办理期限变动告知书", "国办发明电〔2026〕9号", "法定期限",
        f"{moved.before.year}年{moved.before.month}月{moved.before.day}日（暂定）",
        f"{moved.after.year}年{moved.after.month}月{moved.after.day}日", "示例区某某服务有限公司",
    ):  # fmt: skip
        assert words in text
    (after,) = records(office)
    assert after.waiting == () and after.told == frozenset({case.id})
    with pytest.raises(Refused, match=r"holidays\.all_told"):
        office.do("s1", print_letters, record.id)
    assert office.store.check().faults == ()


def test_a_list_to_send_from_names_whom_to_tell(office: OfficeDay) -> None:
    _, record = imported(office)
    rows = listed(office, record)
    assert rows and all(row[1] == "示例区某某服务有限公司" and row[2] == "13800138000" for row in rows)
    assert rows[0][0].startswith("'") and {row[5] for row in rows} <= {"法定期限", "承诺期限", "送达期限"}
    office.do("s1", note_list, record.id)
    (after,) = records(office)
    assert after.waiting == () and listed(office, after) == ()


@pytest.mark.parametrize("verb", [print_letters, note_list])
def test_only_the_supervisor_tells_applicants(office: OfficeDay, verb: Any) -> None:
    _, record = imported(office)
    with pytest.raises(Refused, match=r"holidays\.may_not_tell"):
        office.do("m1", verb, record.id)
    with pytest.raises(NotFound, match=r"holidays\.no_moved"):
        office.do("s1", verb, EventId("none"))


def test_a_letter_stands_in_the_case_file_and_waits_to_be_printed(office: OfficeDay) -> None:
    case, record = imported(office)
    (letter,) = office.do("s1", print_letters, record.id)
    assert letter.case == case.id and letter.id in {one.notice for one in office.case(case.id).papers}
    assert letter.id in {one.id for one in office.ask(lambda store: store.unprinted(50))}
    assert office.store.check().faults == ()


def test_nobody_is_told_of_a_change_that_was_taken_back(office: OfficeDay) -> None:
    _, record = imported(office)
    (held,) = office.ask(lambda store: store.calendar_tables())
    office.do("s1", withdraw_table, held.id, reason="录错年份")
    for verb in (print_letters, note_list):
        with pytest.raises(Refused, match=r"holidays\.superseded"):
            office.do("s1", verb, record.id)
    with pytest.raises(Refused, match=r"holidays\.superseded"):
        listed(office, record)
    with pytest.raises(Refused, match=r"holidays\.nothing_to_tell"):  # he never heard of the first one
        office.do("s1", print_letters, records(office)[0].id)


def test_who_was_told_is_told_that_it_moved_back(office: OfficeDay) -> None:
    _, record = imported(office)
    office.do("s1", print_letters, record.id)
    (held,) = office.ask(lambda store: store.calendar_tables())
    office.do("s1", withdraw_table, held.id, reason="录错年份")
    (letter,) = office.do("s1", print_letters, records(office)[0].id)
    moved = next(line for line in record.lines if line.clock == "statutory")
    assert moved.before is not None
    assert f"{moved.before.year}年{moved.before.month}月{moved.before.day}日（暂定）" in office.text_of(letter)


def test_a_case_that_ended_has_no_letter(office: OfficeDay) -> None:
    case, record = imported(office)
    office.do("w1", withdraw, case.id, reason="不办了")
    with pytest.raises(Refused, match=r"holidays\.nothing_to_tell"):
        office.do("s1", print_letters, record.id)
    assert listed(office, record) == ()


# What was known on a day
def then(office: OfficeDay, case: Case, on: date) -> AsKnown:
    calendar = office.store.setting(office.people["s1"]).calendar
    found: AsKnown = office.ask(as_known, case.number, calendar, on)
    return found


def test_a_date_told_in_december_was_right_by_what_was_known_then(office: OfficeDay) -> None:
    office.on(date(2026, 12, 7))
    case = office.accepted(LABOUR)
    office.on(DECEMBER)
    office.do("s1", import_table, table(office))
    by = {line.clock: line for line in then(office, case, date(2026, 12, 9)).lines}
    assert by["statutory"].differs and by["statutory"].then.provisional
    now = by["statutory"].now
    assert now is not None and not now.provisional and now.due != by["statutory"].then.due
    same = {line.clock: line for line in then(office, case, DECEMBER).lines}
    assert not same["statutory"].differs, "from the day of the notice both are one"


def test_red_today_may_have_been_green_then(office: OfficeDay) -> None:
    case = office.accepted(DRAINAGE)
    (late,) = [line for line in then(office, case, date(2026, 12, 25)).lines if line.clock == "promised"]
    assert late.then.light is Light.RED and not late.differs
    assert then(office, case, date(2026, 10, 1)).lines == (), "it was not there yet"


def test_a_number_that_is_none_is_told(office: OfficeDay) -> None:
    calendar = office.store.setting(office.people["s1"]).calendar
    with pytest.raises(Trouble):
        office.ask(as_known, "000000202611029999000017", calendar, DECEMBER)


# Out and in again
@pytest.mark.parametrize("year", range(2012, 2027))
def test_a_year_that_was_written_out_is_read_in_as_it_was(office: OfficeDay, year: int) -> None:
    calendar = office.store.setting(office.people["s1"]).calendar
    back = read_table(calendar_csv(calendar, year), f"{year}.csv", calendar, None)
    wanted = {row.on: row for row in calendar.table.rows if row.on.year == year}
    assert {order.on: (order.is_working, order.name) for order in back.orders} == {
        on: (row.is_working, row.name) for on, row in wanted.items()
    }
    assert back.is_sound and back.years == (year,)


def test_a_year_that_is_not_out_has_nothing_to_write(office: OfficeDay) -> None:
    with pytest.raises(Refused, match=r"calendar\.not_published"):
        calendar_csv(office.store.setting(office.people["s1"]).calendar, 2031)

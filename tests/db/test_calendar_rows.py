"""The office's own holiday tables in the store: what is imported rules, what is asked waits, what was changed by hand is found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from office_day import OfficeDay, opened_office

from app.clock.calendar import Calendar, shipped
from app.errors import Refused
from app.events.calendar import OrderedDay
from app.holidays.held import HeldTable, TableStatus
from app.holidays.keep import (
    approve_local_days,
    ask_local_days,
    decline_local_days,
    foresee,
    import_table,
    withdraw_table,
)
from app.holidays.moved import MovedList, leaning, open_cases
from app.holidays.notice import read_notice
from app.holidays.report import HolidayTable

D = date.fromisoformat
TYPHOON = (OrderedDay(D("2026-11-16"), False, "台风停工"),)


def notice_of_2027(extra: str = "") -> HolidayTable:
    text = (
        "国务院办公厅关于2027年部分节假日安排的通知\n国办发明电〔2026〕9号\n一、元旦：1月1日至3日放假，共3天。1月9日（周六）上班。"
        f"\n二、国庆节：10月1日至7日放假。{extra}\n国务院办公厅\n2026年10月30日"
    )
    return read_notice(text, "通知.txt", shipped())


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeDay]:
    with opened_office(tmp_path) as made:
        yield made


def calendar(office: OfficeDay) -> Calendar:
    return office.store.setting(office.people["w1"]).calendar


def tables(office: OfficeDay) -> tuple[HeldTable, ...]:
    found: tuple[HeldTable, ...] = office.ask(lambda records: records.calendar_tables())
    return found


def test_an_imported_table_rules_for_every_reading_and_lists_what_moved(office: OfficeDay) -> None:
    office.on(D("2026-12-14"))
    case = office.accepted()
    before = office.ask(lambda records: leaning(open_cases(records), calendar(office), office.day))
    moved: MovedList = office.do("s1", import_table, notice_of_2027())
    assert before == 1 and moved.looked_at == 1
    line = next(line for line in moved.lines if line.clock == "statutory")
    assert line.number == case.number and line.was_provisional and not line.is_provisional
    assert line.before == shipped().nth_after(D("2026-12-14"), case.plan.statutory.n)
    assert line.after == calendar(office).nth_after(D("2026-12-14"), case.plan.statutory.n)
    assert calendar(office).published_through == 2027
    assert office.ask(lambda records: leaning(open_cases(records), calendar(office), office.day)) == 0
    assert office.store.check().faults == ()


def test_what_is_foreseen_is_what_happens(office: OfficeDay) -> None:
    office.on(D("2026-12-14"))
    office.accepted()
    foreseen = office.ask(foresee, notice_of_2027(), calendar(office), office.day)
    assert foreseen.changed == (D("2027-01-01"), D("2027-01-09"), *(date(2027, 10, n) for n in (1, 4, 5, 6, 7)))
    assert office.do("m1", import_table, notice_of_2027()) == foreseen.moved


def test_a_table_is_known_from_the_day_it_was_issued_and_never_from_the_future(office: OfficeDay) -> None:
    office.do("m1", import_table, notice_of_2027())
    assert tables(office)[0].known_from == D("2026-10-30")
    assert calendar(office).known_on(D("2026-10-29")).published_through == 2026
    later = read_notice("2027年5月4日放假。\n国务院办公厅\n2027年3月1日", "x", shipped())
    office.do("m1", import_table, later)
    assert tables(office)[1].known_from == office.day


AMENDED = "2027年10月8日放假。2027年10月7日上班。\n国务院办公厅\n2027年3月1日"


def test_single_days_without_a_notice_are_not_put_in_force_by_one_person(office: OfficeDay) -> None:
    """A list of one day moved due dates without the approver whom local days need."""
    office.do("m1", import_table, notice_of_2027())
    single = read_notice("2027年10月8日放假。", "x", calendar(office))
    with pytest.raises(Refused, match=r"holidays\.needs_approver"):
        office.do("m1", import_table, single)
    assert len(tables(office)) == 1


def test_an_amendment_rules_over_the_notice_before_it(office: OfficeDay) -> None:
    office.do("m1", import_table, notice_of_2027())
    office.do("m1", import_table, read_notice(AMENDED, "x", calendar(office)))
    assert calendar(office).is_working(D("2027-10-07")) and not calendar(office).is_working(D("2027-10-08"))


def test_only_supervisor_and_administrator_import_and_nothing_is_imported_twice(office: OfficeDay) -> None:
    with pytest.raises(Refused, match=r"holidays\.may_not"):
        office.do("w1", import_table, notice_of_2027())
    office.do("m1", import_table, notice_of_2027())
    with pytest.raises(Refused, match=r"holidays\.nothing_new"):
        office.do("m1", import_table, notice_of_2027())
    with pytest.raises(Refused, match=r"calendar\.unsound"):
        office.do("m1", import_table, notice_of_2027("2月30日放假。"))
    assert len(tables(office)) == 1


def test_local_days_wait_for_another_person(office: OfficeDay) -> None:
    office.on(D("2026-11-12"))
    case = office.accepted()
    asked = office.do("m1", ask_local_days, TYPHOON, source="池政办〔2026〕3号")
    assert calendar(office).is_working(TYPHOON[0].on)
    held = tables(office)[0]
    for who, code in (("m1", "second.same_officer"), ("w1", "holidays.may_not_approve")):
        with pytest.raises(Refused) as refused:
            office.do(who, approve_local_days, asked, sha256=held.sha256)
        assert refused.value.code == code
    with pytest.raises(Refused, match=r"holidays\.other_days"):
        office.do("s1", approve_local_days, asked, sha256="0")
    moved = office.do("s1", approve_local_days, asked, sha256=held.sha256)
    assert any(line.number == case.number and line.has_moved for line in moved.moved)
    assert calendar(office).name_of(TYPHOON[0].on) == "台风停工"
    assert calendar(office).source_of(TYPHOON[0].on) == "池政办〔2026〕3号"
    assert tables(office)[0].approver == "s1"
    with pytest.raises(Refused, match=r"holidays\.not_asked"):
        office.do("s1", approve_local_days, asked, sha256=held.sha256)
    assert office.store.check().faults == ()


def test_local_days_need_a_day_a_name_and_an_order(office: OfficeDay) -> None:
    nameless = (OrderedDay(D("2026-11-16"), False, " "),)
    for days, source, code in (((), "x", "no_days"), (TYPHOON, " ", "no_source"), (nameless, "x", "no_name")):
        with pytest.raises(Refused) as refused:
            office.do("m1", ask_local_days, days, source=source)
        assert refused.value.code == f"holidays.{code}"
    with pytest.raises(Refused, match=r"holidays\.may_not"):
        office.do("w1", ask_local_days, TYPHOON, source="x")


def test_declined_days_change_nothing(office: OfficeDay) -> None:
    asked = office.do("s1", ask_local_days, TYPHOON, source="x")
    with pytest.raises(Refused, match=r"second\.no_reason"):
        office.do("a1", decline_local_days, asked, reason=" ")
    office.do("a1", decline_local_days, asked, reason="没有停工令")
    assert tables(office)[0].status is TableStatus.DECLINED and calendar(office) == shipped()
    assert office.store.check().faults == ()


def test_a_withdrawn_table_rules_no_more(office: OfficeDay) -> None:
    office.on(D("2026-12-14"))
    office.accepted()
    there = office.do("m1", import_table, notice_of_2027())
    table = tables(office)[0].id
    with pytest.raises(Refused, match=r"second\.no_reason"):
        office.do("m1", withdraw_table, table, reason="")
    back = office.do("s1", withdraw_table, table, reason="导错文件")
    assert [(line.after, line.before) for line in back.lines] == [(line.before, line.after) for line in there.lines]
    assert calendar(office) == shipped() and tables(office)[0].status is TableStatus.WITHDRAWN
    with pytest.raises(Refused, match=r"holidays\.not_in_force"):
        office.do("m1", withdraw_table, table, reason="再撤")
    assert office.store.check().faults == ()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE calendar_table SET body = replace(body, '2027-10-07', '2027-10-08')",
        "UPDATE calendar_table SET status = 'withdrawn'",
        "UPDATE calendar_table SET approver = 'a1'",
        "DELETE FROM calendar_table",
        "INSERT INTO calendar_table SELECT 'x', kind, status, known_from, officer, at, approver, body, txn FROM calendar_table",
    ],
)
def test_a_table_changed_by_hand_is_found(office: OfficeDay, change: str) -> None:
    office.do("m1", import_table, notice_of_2027())
    with office.store._writer.begin() as connection:
        connection.execute(sa.text(change))
    assert "check.calendar" in {fault.code for fault in office.store.check().faults}


def test_the_journal_keeps_an_imported_table(office: OfficeDay) -> None:
    office.do("m1", import_table, notice_of_2027())
    with office.store._reader.begin() as connection:
        last = connection.execute(sa.text("SELECT max(txn) FROM commit_log")).scalar_one()
    journal = office.store._journal
    assert journal is not None
    record = next(one for one in journal.read() if one.txn == last)
    assert record.rows["calendar_table"][0]["status"] == "in_force"

"""A paper keeps the date it told; when a later table moves it, both are known and the recomputed one rules (clock.md)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from office_day import DRAINAGE, OfficeDay, gaps_of, opened_office

from app.approval.pause import ask_stop
from app.casefile import CaseFile, open_file
from app.clock.calendar import shipped
from app.explaining import explain_case
from app.holidays.keep import import_table, withdraw_table
from app.holidays.notice import read_notice
from app.second import sign
from app.state import Case
from app.supplementation.request import request_supplement
from app.told_dates import MovedDate, moved_dates

D = date.fromisoformat
NEXT_YEAR = "2027年元旦：1月1日至3日放假，共3天。\n国务院办公厅\n2026年10月30日"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeDay]:
    with opened_office(tmp_path) as made:
        made.on(D("2026-12-14"))
        yield made


def moved(office: OfficeDay, case: Case) -> tuple[MovedDate, ...]:
    told: CaseFile = office.ask(open_file, case.id)
    return moved_dates(told.case, told.notices, office.store.setting(office.people["w1"]).calendar)


def import_next_year(office: OfficeDay) -> None:
    office.do("m1", import_table, read_notice(NEXT_YEAR, "通知", shipped()))


def test_a_fresh_paper_tells_what_the_clock_says(office: OfficeDay) -> None:
    assert moved(office, office.accepted()) == ()


def test_a_table_that_arrives_later_moves_the_date_and_both_are_known(office: OfficeDay) -> None:
    case = office.accepted()
    import_next_year(office)
    (one,) = [m for m in moved(office, case) if m.field == "法定届满日期"]
    assert (one.told, one.now) == (D("2027-01-11"), D("2027-01-12"))
    assert one.title == "受理通知书" and one.number
    table = office.ask(lambda records: records.calendar_tables())[0]
    office.do("m1", withdraw_table, table.id, reason="导错")
    assert moved(office, case) == ()


def test_a_stop_after_the_paper_is_no_matter_of_the_table(office: OfficeDay) -> None:
    case = office.accepted(DRAINAGE)
    office.on(D("2026-12-15"))
    facts = {
        "step": case.open_steps[0],
        "ground": "检测",
        "expected_days": 10,
        "reason": "需检测水质",
        "payer": "本机关",
    }
    asked = office.do("h1", ask_stop, case.id, **facts)
    stopped = office.do("a1", sign, case.id, asked.events[0]).case
    assert stopped.open_stop is not None and moved(office, stopped) == ()
    explained = office.ask(explain_case, case.id, office.catalogue, shipped(), office.day)
    statutory = next(line.sheet for line in explained.lines if line.sheet.kind == "statutory")
    told = next(paper.number for paper in stopped.papers if paper.template == "special_procedure")
    assert told and any(
        told in line.text for line in statutory.lines
    )  # the stop names the notice that told the applicant


def test_the_term_of_a_supplement_moves_too(office: OfficeDay) -> None:
    case = office.received()
    done = office.do("w1", request_supplement, case.id, gaps=gaps_of(case))
    import_next_year(office)
    assert {m.field for m in moved(office, done.case)} == {"补正届满日期"}


def test_each_paper_keeps_the_version_of_the_table_it_was_counted_by(office: OfficeDay) -> None:
    def versions(case: Case) -> set[str]:
        told: CaseFile = office.ask(open_file, case.id)
        return {event.data["calendar"] for event in told.events if event.kind == "notice_issued"}

    before = office.accepted()
    import_next_year(office)
    after = office.accepted()
    assert versions(before) == {shipped().version}
    assert versions(after) == {office.store.setting(office.people["w1"]).calendar.version} != versions(before)
    assert office.store.check().faults == ()

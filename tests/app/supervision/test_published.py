"""An overdue explanation is published: masked, for ninety days, and nothing in it runs or names anybody."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from typing import Any

import pytest
from office_day import DRAINAGE, OfficeDay

from app.office import sample_office
from app.state import Case
from app.supervision.overdue import explain_overdue
from app.supervision.published import PUBLISHED_DAYS, Published, as_csv, as_html, heads, masked, published

LATE = date(2026, 11, 20)
SAID: dict[str, Any] = {
    "cause": "申请人张建国（13800138000）的检测报告 341702202611029999000017 迟到 <b>两天</b>",
    "unit": "排水科",
    "new_on": date(2026, 11, 27),
    "approver": "安批准",
}


def explained(office: OfficeDay) -> Case:
    case = office.accepted(DRAINAGE)
    office.on(LATE)
    done = office.do("c1", explain_overdue, case.id, **SAID)
    held: Case = done.case
    return held


def listed(office: OfficeDay, on: date = LATE, departments: tuple[str, ...] = ()) -> tuple[Published, ...]:
    found: tuple[Published, ...] = office.ask(published, sample_office(), on, departments)
    return found


def test_what_hangs_out_names_the_limit_the_cause_and_the_new_day_and_no_person(office: OfficeDay) -> None:
    case = explained(office)
    (one,) = listed(office)
    assert (one.number, one.limit, one.unit, one.new_on, one.explained_on, one.ended_on) == (
        case.number, "承诺办结期限", "排水科", date(2026, 11, 27), LATE, None,
    )  # fmt: skip
    assert case.applicant_name not in one.applicant and one.applicant.endswith("**")
    assert "13800138000" not in one.cause and "341702202611029999000017" not in one.cause
    assert one.cause.startswith("申请人张") and "检测报告 *** 迟到" in one.cause
    assert one.cells()[0].replace(" ", "") == case.number and one.cells()[-1] == "在办"


def test_a_free_text_names_neither_applicant_nor_agent(office: OfficeDay) -> None:
    case = explained(office)
    assert case.applicant is not None
    assert masked(f"{case.applicant.name}未到场", case) == f"{case.applicant.name[0]}**未到场"
    assert masked("2026年11月20日 第38号 12.5元", case) == "2026年11月20日 第38号 12.5元", "short numbers stay"


def test_it_hangs_out_for_ninety_days_and_not_before_its_day(office: OfficeDay) -> None:
    explained(office)
    assert listed(office, LATE + timedelta(days=PUBLISHED_DAYS))
    assert listed(office, LATE + timedelta(days=PUBLISHED_DAYS + 1)) == ()
    assert listed(office, LATE - timedelta(days=1)) == ()


def test_a_lead_publishes_the_own_department(office: OfficeDay) -> None:
    case = explained(office)
    assert listed(office, departments=(case.department,)) and listed(office, departments=("nobody",)) == ()


def test_a_case_nobody_explained_is_not_published(office: OfficeDay) -> None:
    office.accepted(DRAINAGE)
    assert listed(office) == ()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_page_stands_alone_and_nothing_of_it_runs(office: OfficeDay, language: str) -> None:
    explained(office)
    page = as_html("公示<script>", listed(office), LATE, language)
    assert "<script" not in page and "<b>" not in page and "&lt;b&gt;" in page
    assert "http" not in page and '<meta charset="utf-8">' in page
    assert all(f"<th>{word}</th>" in page for word in heads(language)) and "published." not in page


def test_the_table_has_a_row_a_case(office: OfficeDay) -> None:
    explained(office)
    rows = list(csv.reader(io.StringIO(as_csv(listed(office)).decode("utf-8-sig"))))
    assert len(rows) == 2 and tuple(rows[0]) == heads() and rows[1][3] != ""

"""现场核查通知: the party is told beforehand, by a paper with its own number; the record begins with what was told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from office_day import DRAINAGE, MONDAY, OfficeDay, opened_office

from app.approval.review import finish_step, record_visit
from app.approval.visit_notice import announce_visit
from app.errors import Refused
from app.state import Case
from app.wording import say_trouble

FACTS: dict[str, Any] = {
    "visit_on": MONDAY + timedelta(days=2), "hour": "9:30", "place": "示例区便民路18号", "matters": "排水口位置是否一致",
    "inspectors": ("何承办", "李勘验"), "certificates": ("示执001", "示执002"), "ready": "排水管网图",
}  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeDay]:
    with opened_office(tmp_path / "office") as day:
        yield day


def at_the_visit(office: OfficeDay) -> Case:
    case = office.accepted(DRAINAGE)
    office.do("h1", finish_step, case.id, step="审查", opinion="材料一致")
    return office.case(case.id)


def told(office: OfficeDay, case: Case, **changes: Any) -> Any:
    return office.do("h1", announce_visit, case.id, **{"step": case.step, **FACTS, **changes})


def test_the_party_is_told_when_where_and_by_whom(office: OfficeDay) -> None:
    case = at_the_visit(office)
    done = told(office, case)
    (paper,) = done.notices
    text = office.text_of(paper)
    assert paper.template == "site_visit_notice" and paper.number.endswith("核通〔2026〕1号")
    for words in (
        "2026年11月4日9时30分",
        "示例区便民路18号",
        "排水口位置是否一致",
        "何承办（证件号：示执001）、李勘验（证件号：示执002）",
    ):
        assert words in text
    assert "排水管网图" in text and "现场核查的时间计算在办理期限内" in text
    assert done.case.step == case.step and done.case.facts == case.facts


def test_a_later_notice_takes_the_place_of_the_one_before_and_the_record_follows(office: OfficeDay) -> None:
    case = at_the_visit(office)
    told(office, case)
    again = told(office, case, hour="14：00", visit_on=MONDAY + timedelta(days=3)).case
    assert again.visit_told is not None and again.visit_told.hour == "14:00"
    office.on(MONDAY + timedelta(days=3))
    facts = {name: FACTS[name] for name in ("place", "inspectors", "certificates")}
    done = office.do("h1", record_visit, case.id, step=case.step, visited_on=office.day, found="一致", **facts)
    assert [paper.template for paper in done.notices] == ["site_visit"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"inspectors": ("何承办",), "certificates": ("示执001",)}, "approval.two_inspectors"),
        ({"inspectors": ("何承办", "何承办")}, "approval.two_inspectors"),
        ({"certificates": ("示执001", " ")}, "approval.no_certificate"),
        ({"certificates": ("示执001",)}, "approval.no_certificate"),
        ({"place": " "}, "approval.visit_notice_incomplete"),
        ({"matters": ""}, "approval.visit_notice_incomplete"),
        ({"visit_on": MONDAY - timedelta(days=1)}, "approval.visit_notice_past"),
        ({"hour": "25:00"}, "hearing.hour"),
        ({"hour": ""}, "hearing.hour"),
        ({"step": "审查"}, "approval.step_not_running"),
    ],
)
def test_a_notice_that_would_mislead_is_refused_with_a_sentence(
    office: OfficeDay, changes: dict[str, Any], code: str
) -> None:
    case = at_the_visit(office)
    with pytest.raises(Refused) as refused:
        told(office, case, **changes)
    assert refused.value.code == code
    assert "{" not in say_trouble(refused.value)
    assert office.case(case.id) == case


def test_who_holds_no_post_of_the_step_tells_nobody(office: OfficeDay) -> None:
    case = at_the_visit(office)
    with pytest.raises(Refused):
        office.do("w1", announce_visit, case.id, step=case.step, **FACTS)

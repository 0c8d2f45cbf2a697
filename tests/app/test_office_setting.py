"""An office sets itself up: what is wrong is told at its place, and a paper carries the bodies of its own date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from decided import refused
from office_day import OfficeDay

from app.errors import Refused
from app.office import Remedy, new_office, office_of, sample_office
from app.office_setting import judge_office, set_office, table_of_office

OFFICE = sample_office()


def table(**changes: Any) -> dict[str, Any]:
    return {**table_of_office(OFFICE), **changes}


def departments(**changes: Any) -> list[dict[str, Any]]:
    held = table()["departments"]
    return [{**held[0], **changes}, *held[1:]]


def test_an_office_comes_back_from_its_table_as_it_was() -> None:
    assert office_of(table(), "office") == (OFFICE, ())
    later = Remedy(date(2027, 1, 1), "示例市人民政府", "https://fuyi.example/2", "示例市人民法院")
    changed = replace(OFFICE, departments=(replace(OFFICE.departments[0], later=(later,)), *OFFICE.departments[1:]))
    assert office_of(table_of_office(changed), "office") == (changed, ())


LATER = {"since": "2027-01-01", "review_body": "甲", "review_online": "乙", "court": "丙"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": " "}, "office.to_fill"),
        ({"departments": departments(phone="")}, "office.row_to_fill"),
        ({"departments": []}, "office.needs_department"),
        ({"division": "34170"}, "office.division"),
        ({"departments": departments(credit_code="11341702990000017X")}, "office.credit_code"),
        ({"departments": departments(short="示人社")}, "office.short_twice"),
        ({"departments": departments(code="rsj")}, "office.twice"),
        ({"departments": table()["departments"][1:]}, "office.department_gone"),
        ({"departments": departments(later=[{**LATER, "since": "明天"}])}, "office.later_day"),
        ({"departments": departments(later=[{**LATER, "review_online": ""}])}, "office.later_to_fill"),
        ({"hotline": "打电话"}, "office.phone"),
        ({"departments": departments(supervision_phone="无")}, "office.department_phone"),
        ({"query_address": "到大厅查询"}, "office.query_address"),
    ],
)  # fmt: skip
def test_a_fault_is_told_and_nothing_is_changed(office: OfficeDay, changes: dict[str, Any], code: str) -> None:
    assert judge_office(table(**changes), OFFICE)[0].code == code
    with pytest.raises(Refused) as caught:
        office.do("m1", set_office, table(**changes))
    assert caught.value.code == code
    assert office.store.setting(office.people["w1"]).office == OFFICE


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_new_hall_is_told_what_to_fill_and_never_by_the_words_of_a_file(language: str) -> None:
    fresh = new_office("某某县政务服务中心", "341702")
    faults = judge_office(table_of_office(fresh), fresh)
    told = [fault.say(language) for fault in faults]
    assert len(told) == 5 and not any(
        "toml" in one.lower() or "office" in one or "_" in one or "{" in one for one in told
    )
    if language == "zh_CN":
        assert "请填写“地址”，文书上要用。" in told
        assert "请在下方“进驻部门”中至少登记一个部门，事项才有办理机关。" in told
        row = judge_office(table(departments=departments(phone="")), OFFICE)[0]
        assert row.say() == "请填写进驻部门第 1 行的“办公电话”，文书上要用。"


def test_only_the_system_administrator_sets_the_office(office: OfficeDay) -> None:
    for who in ("w1", "c1", "a1", "s1"):
        with pytest.raises(Refused, match=r"staffing\.not_administrator"):
            office.do(who, set_office, table())


def test_a_new_name_stands_on_the_next_paper_and_not_on_those_that_were_issued(office: OfficeDay) -> None:
    before = office.accepted()
    office.do("m1", set_office, table(address="示例区新楼1号"))
    after = office.accepted("道路货物")
    texts = [office.text_of(office.ask(lambda r, c=c: r.notices(c.id))[0]) for c in (before, after)]
    assert "新楼1号" not in texts[0] and "新楼1号" in texts[1]
    assert office.store.check().faults == ()


def test_a_paper_carries_the_review_body_and_the_court_of_its_own_date(office: OfficeDay) -> None:
    """domain 1.7: the bodies are settings per department with effective dates."""
    day = office.day + timedelta(days=30)
    bodies = {"review_body": "示例市人民政府", "review_online": "https://fuyi.example/2", "court": "示例市铁路运输法院"}
    changed = [{**one, "later": [{"since": day.isoformat(), **bodies}]} for one in table()["departments"]]
    office.do("m1", set_office, table(departments=changed))
    early = office.store.setting(office.people["w1"]).office.departments[0]
    assert early.remedy(office.day).court == "示例区人民法院" and early.remedy(day).court == "示例市铁路运输法院"
    case = refused(office)
    paper = next(n for n in office.ask(lambda r: r.notices(case.id)) if n.template == "refusal")
    assert "示例区人民法院" in office.text_of(paper) and "铁路运输" not in office.text_of(paper)
    office.on(day)
    later = refused(office)
    paper = next(n for n in office.ask(lambda r: r.notices(later.id)) if n.template == "refusal")
    assert "示例市铁路运输法院" in office.text_of(paper)


@pytest.mark.parametrize("written", ["2027-03-01", "2027-3-1", "2027.3.1", "20270301", "2027年3月1日"])
def test_a_day_of_change_is_taken_however_it_is_written(written: str) -> None:
    read, faults = office_of(table(departments=departments(later=[{**LATER, "since": written}])), "office")
    assert faults == () and read.departments[0].later[0].since == date(2027, 3, 1)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_later_court_without_a_day_is_told_by_the_words_of_the_form(language: str) -> None:
    body = {**LATER, "since": "2027-13-01"}
    told = judge_office(table(departments=departments(later=[body])), OFFICE)[0].say(language)
    assert "later[" not in told and OFFICE.departments[0].name in told


@pytest.mark.parametrize("phone", ["0566-1234567", "（0566）123 4567 转 8", "0566－1234567分机8", "12345", "110、119"])
def test_a_telephone_is_taken_as_offices_write_it(phone: str) -> None:
    assert judge_office(table(hotline=phone), OFFICE) == ()


@pytest.mark.parametrize(
    "address", ["", "https://zwfw.example/public/progress", "http://10.0.0.8:8080/public/progress"]
)
def test_a_hall_without_a_public_page_leaves_its_address_empty(address: str) -> None:
    assert judge_office(table(query_address=address), OFFICE) == ()

"""期限计算说明 of a case: with its law, its stops and their notices, as a sheet in the ledger and as data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from office_day import DRAINAGE, LABOUR, ROAD, OfficeDay, catalogue_with, item_called, opened_office

from app.approval.review import finish_step
from app.catalogue import Catalogue
from app.clock.calendar import shipped
from app.errors import NotFound
from app.explaining import (
    Explained,
    explain_case,
    explain_item,
    explanation_out,
    explanation_paper,
    print_explanation,
    sheet_rows,
)
from app.limit_basis import bases_of_case, limit_bases, limit_basis
from app.state import Case

D = date.fromisoformat


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeDay]:
    with opened_office(tmp_path) as made:
        yield made


def told(office: OfficeDay, case: Case, language: str = "zh_CN") -> Explained:
    setting = office.store.setting(office.people["w1"])
    found: Explained = office.ask(explain_case, case.number, setting.catalogue, setting.calendar, office.day, language)
    return found


def text_of(explained: Explained, kind: str) -> str:
    line = next(line for line in explained.lines if line.sheet.kind == kind)
    return "\n".join(one.text for one in line.sheet.lines)


def test_every_clock_of_a_case_cites_its_law(office: OfficeDay) -> None:
    explained = told(office, office.accepted())
    assert [line.sheet.kind for line in explained.lines] == ["acceptance", "statutory", "promised", "step"]
    assert "行政许可法第三十二条" in text_of(explained, "acceptance")
    law = limit_basis(item_called(LABOUR))
    assert law is not None and f"行政许可法第四十二条，{law.cite()}" in text_of(explained, "statutory")
    assert explained.version == shipped().version


@pytest.mark.parametrize(
    ("item", "cited"),
    [
        ("道路货物", "行政许可法第四十二条，《中华人民共和国道路运输条例》第二十四条"),
        ("取水许可", "行政许可法第四十二条，《取水许可和水资源费征收管理条例》第十九条"),
        ("食品经营", "行政许可法第四十二条，《食品经营许可和备案管理办法》"),
        ("占用、挖掘", "《中华人民共和国行政许可法》第二十六条、第四十二条"),
        ("正式设立", "行政许可法第四十二条，《中华人民共和国民办教育促进法》第十七条"),
        ("出版物零售", "行政许可法第四十二条"),
        ("工伤认定", "《工伤保险条例》第二十条"),
    ],
)
def test_the_decision_s_limit_cites_the_article_that_sets_it(item: str, cited: str) -> None:
    assert limit_bases(item_called(item))["statutory"].startswith(cited)


def test_a_case_whose_item_is_not_here_still_cites_the_permit_law(office: OfficeDay) -> None:
    case = office.accepted()
    bases = bases_of_case(Catalogue(()), case.plan)
    assert bases["statutory"] == "行政许可法第四十二条" and "promised" not in bases


def test_a_case_is_found_by_its_number_or_id_and_a_wrong_one_is_not_found(office: OfficeDay) -> None:
    case = office.accepted()
    setting = office.store.setting(office.people["w1"])
    by_id = office.ask(explain_case, case.id, setting.catalogue, setting.calendar, office.day)
    assert by_id == told(office, case)
    with pytest.raises(NotFound):
        office.do("w1", print_explanation, "019a0000-0000-7000-8000-000000000000")


def test_the_explanation_is_english_where_the_program_is(office: OfficeDay) -> None:
    assert "Administrative Licensing Law, article 32" in text_of(told(office, office.accepted(), "en"), "acceptance")


def test_what_an_item_would_take_is_explained_before_anybody_applied() -> None:
    item = item_called(DRAINAGE)
    explained = explain_item(item, shipped(), D("2026-11-02"))
    assert explained.number == "" and explained.name == item.name
    assert [line.sheet.kind for line in explained.lines][:2] == ["statutory", "promised"]
    statutory = explained.lines[0].clock
    assert statutory.due == shipped().nth_after(D("2026-11-02"), item.statutory.n)


def test_the_data_say_the_same_as_the_screen(office: OfficeDay) -> None:
    explained = told(office, office.accepted())
    out = json.loads(json.dumps(explanation_out(explained)))
    assert (out["format"], out["number"], out["calendar"]) == (
        "yimen-explanation/1",
        explained.number,
        explained.version,
    )
    statutory = next(clock for clock in out["clocks"] if clock["kind"] == "statutory")
    assert (statutory["unit"], statutory["n"], statutory["start"]) == ("working_day", 20, "2026-11-02")
    assert statutory["due"] == "2026-11-30" and statutory["light"] == "green"
    kinds = [line["kind"] for line in statutory["explanation"]]
    assert kinds.count("counted") == 20 and kinds[0] == "rule" and "due" in kinds


def test_the_sheet_joins_ordinary_days_and_names_the_others(office: OfficeDay) -> None:
    rows = [row for row in sheet_rows(told(office, office.accepted())) if row["说明"]]
    titles = [row["期限"] for row in rows if row["期限"]]
    assert titles == ["受理期限", "法定办结期限", "承诺办结期限", "环节期限：审查"]
    assert {"期限": "", "日期": "2026-11-03 — 11-06", "说明": "第1日至第4日。"} in rows
    assert any(row["说明"] == "周六，不计入。" for row in rows)


def test_the_printed_sheet_lies_in_the_ledger(office: OfficeDay) -> None:
    case = office.accepted()
    (notice,) = office.do("w1", print_explanation, case.number)
    text = office.text_of(notice)
    assert notice.template == "limit_explanation" and notice.case is None
    for part in (case.number, "期限计算说明", "法定办结期限", "2026-11-30届满", shipped().version):
        assert part in text
    assert office.store.check().faults == ()


def test_a_file_of_it_is_marked_as_a_preview(office: OfficeDay) -> None:
    setting = office.store.setting(office.people["w1"])
    paper = explanation_paper(setting, told(office, office.accepted()))
    assert paper.pdf.startswith(b"%PDF") and paper.pages >= 1


def test_a_step_of_one_branch_is_begun_by_its_own_branch_alone(tmp_path: Path) -> None:
    first, police, building, *joint = item_called(ROAD).steps
    steps = (first, replace(first, name="城管复核"), police, replace(police, name="交管复核"), building, *joint)
    with opened_office(tmp_path, catalogue_with(ROAD, steps=steps)) as office:
        case = office.accepted(ROAD)
        office.on(D("2026-11-03"))
        for step in (first.name, police.name):
            office.do("h1", finish_step, case.id, step=step, opinion="同意")
        begun = {line.sheet.step: line.sheet.lines[1].text for line in told(office, case).lines}
    assert first.name in begun["城管复核"] and police.name not in begun["城管复核"]
    assert police.name in begun["交管复核"] and first.name not in begun["交管复核"]


def test_a_step_that_begins_on_the_day_of_acceptance_is_begun_by_the_step_before_it(office: OfficeDay) -> None:
    case = office.accepted()
    first, second = [step.name for step in case.plan.steps][:2]
    office.do("h1", finish_step, case.id, step=first, opinion="同意")
    begun = {line.sheet.step: line.sheet.lines[1].text for line in told(office, case).lines}
    assert "受理" in begun[first] and f"“{first}”环节办结" in begun[second]

"""The sample items, all 29 rows: between them they use every rule of the counter, and none is at fault."""

from __future__ import annotations

import re
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from app.catalogue import SAMPLE_FILES, sample_catalogue
from app.catalogue_lint import lint, lint_catalogue
from app.clock.calendar import shipped
from app.clock.limits import Limit, Unit
from app.item import ARTICLE_45, ApplicantKind, Approver, Hearing, Item, ItemKind, StepKind, StopKind
from app.office import sample_office

ITEMS = {file.removesuffix(".toml"): item for file, item in zip(SAMPLE_FILES, sample_catalogue().versions, strict=True)}


def test_no_sample_item_is_at_fault() -> None:
    assert lint_catalogue(sample_catalogue(), shipped(), sample_office()) == ()


def test_every_item_file_stands_in_the_table() -> None:
    folder = resources.files("resources") / "items"
    assert {f.name for f in folder.iterdir() if f.name.endswith(".toml")} == set(SAMPLE_FILES)


@pytest.mark.parametrize("item", ITEMS.values(), ids=ITEMS)
def test_the_codes_are_visibly_made_up(item: Item) -> None:
    assert item.code.basic[4:6] == "99"
    assert (len(item.code.basic), len(item.code.implement), len(item.code.business)) == (12, 31, 33)


@pytest.mark.parametrize("item", ITEMS.values(), ids=ITEMS)
def test_every_item_has_what_a_guide_and_a_notice_need(item: Item) -> None:
    assert item.conditions
    assert item.basis[0].cite().startswith("《")
    assert any(m.sample for m in item.materials)
    assert item.materials[0].required
    assert not item.materials[0].deferrable
    assert item.steps[-1].kind is StepKind.DECIDE
    assert item.other_body
    assert item.outcome.name
    assert item.acceptance.limit == {"个体工商户设立登记": 3, "公司设立登记": 3, "不动产转移登记": 0}.get(item.name, 5)
    assert item.acceptance.supplement == Limit(30, Unit.WORKING_DAY)


def test_an_item_is_decided_on_the_spot_by_one_officer() -> None:
    item = ITEMS["self_employed_registration"]
    assert item.is_on_the_spot
    assert item.same_officer
    assert (item.statutory, item.extension and item.extension.n) == (Limit(3, Unit.WORKING_DAY), 3)
    assert item.applicants == (ApplicantKind.NATURAL,)
    assert [name for name, other in ITEMS.items() if other.same_officer] == [
        "self_employed_registration",
        "company_registration",
    ]


def test_food_is_verified_on_site_inside_the_clock() -> None:
    item = ITEMS["food_business_licence"]
    assert [(s.kind, s.limit) for s in item.steps] == [
        (StepKind.REVIEW, 3),
        (StepKind.VISIT, 2),
        (StepKind.DECIDE, 2),
    ]
    assert item.stop_grounds == ()
    assert item.extension is not None
    assert (item.statutory.n, item.promised and item.promised.n, item.extension.n) == (10, 7, 5)
    assert [m.name for m in item.materials if m.obtainable_by_sharing] == ["营业执照"]
    assert len([m for m in item.materials if m.deferrable]) == 3


def test_labour_dispatch_is_for_bodies_and_may_be_extended_by_ten_days() -> None:
    item = ITEMS["labour_dispatch_licence"]
    assert item.applicants == (ApplicantKind.LEGAL,)
    assert item.extension is not None
    assert (item.statutory.n, item.promised and item.promised.n, item.extension.n) == (20, 12, 10)


def test_the_road_permit_goes_to_three_departments_side_by_side() -> None:
    item = ITEMS["road_occupation_permit"]
    assert [(s.branch, s.department) for s in item.steps if s.branch] == [
        ("城管", "cgj"),
        ("公安", "gaj"),
        ("住建", "zjj"),
    ]
    assert item.departments() == ("cgj", "gaj", "zjj")
    assert item.extension is not None
    assert (item.statutory.n, item.extension.n, item.extension.approver) == (45, 15, Approver.GOVERNMENT_HEAD)
    assert [fee.name for fee in item.fee] == ["城市道路占用费", "城市道路挖掘修复费"]
    assert all(fee.basis for fee in item.fee)


def test_drainage_may_wait_for_a_test() -> None:
    (ground,) = ITEMS["drainage_permit"].stop_grounds
    assert ground.name in ARTICLE_45
    assert ground.kind is StopKind.SPECIAL


def test_water_intake_stops_by_its_own_law_and_cannot_be_extended() -> None:
    item = ITEMS["water_intake_permit"]
    assert {g.name: g.kind for g in item.stop_grounds} == {
        "听证": StopKind.SPECIAL,
        "征求意见": StopKind.SPECIAL,
        "争议或者诉讼": StopKind.SUSPENSION,
    }
    assert {g.basis.law for g in item.stop_grounds} == {"取水许可和水资源费征收管理条例"}
    assert item.extension is None
    assert (item.statutory.n, item.hearing) == (45, Hearing.ON_REQUEST)


def test_light_trucks_need_no_permit() -> None:
    item = ITEMS["road_freight_licence"]
    (exemption,) = item.exempt_when
    assert "4500千克" in exemption.when
    assert exemption.basis.cite() == "《中华人民共和国道路运输条例》第二十四条"
    assert (item.statutory.unit, item.promised and item.promised.unit) == (Unit.CALENDAR_DAY, Unit.WORKING_DAY)


def test_work_injury_is_no_permit_and_waits_for_courts() -> None:
    item = ITEMS["work_injury_recognition"]
    assert item.kind is ItemKind.CONFIRMATION
    assert (item.statutory, item.promised) == (Limit(60, Unit.CALENDAR_DAY), Limit(30, Unit.CALENDAR_DAY))
    (ground,) = item.stop_grounds
    assert (ground.kind, ground.basis.article) == (StopKind.SUSPENSION, "第二十条")


def test_the_answers_choose_the_materials() -> None:
    item = ITEMS["work_injury_recognition"]
    injury = [m.name for m in item.materials_for(frozenset({"事故伤害"}))]
    illness = [m.name for m in item.materials_for(frozenset({"职业病"}))]
    assert "医疗诊断证明" in injury
    assert "医疗诊断证明" not in illness
    assert "职业病诊断证明书或者职业病诊断鉴定书" in illness
    assert "工伤认定申请表" in injury
    assert "工伤认定申请表" in illness


def test_the_samples_are_in_force_on_every_shipped_day() -> None:
    assert len(sample_catalogue().items(date(2012, 1, 1))) == len(SAMPLE_FILES)
    assert all(lint(item, shipped(), sample_office()) == () for item in sample_catalogue().items(date(2012, 1, 1)))


def test_every_row_of_the_sample_catalogue_has_a_test_of_what_is_special_in_it() -> None:
    """29 rows were chosen because each exercises another rule; the tests are named by their row."""
    here = Path(__file__).parent
    names = "".join(
        (here / name).read_text("utf-8") for name in ("test_special_rows.py", "test_special_rows_followed.py")
    )
    told = re.findall(r"def test_rows?_((?:\d+_)+)", names)
    assert {int(number) for one in told for number in one.strip("_").split("_")} == set(range(1, 30))

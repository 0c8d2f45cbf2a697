"""The rules an item must keep before it may be used: each is shown to fail when it is broken, with its sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from test_special_lint import BROKEN as SPECIAL

from app.catalogue import Catalogue, sample_catalogue
from app.catalogue_lint import lint, lint_catalogue
from app.clock.calendar import shipped
from app.clock.limits import Limit, Unit
from app.item import (
    Acceptance,
    Approver,
    Basis,
    ExtensionRule,
    Fee,
    Item,
    ItemCode,
    ItemKind,
    Material,
    MaterialForm,
    OutcomeKind,
    StepKind,
    StopGround,
)
from app.office import sample_office
from app.wording import sentences

SPOT, FOOD, LABOUR, ROAD, DRAINAGE, WATER, FREIGHT, INJURY = sample_catalogue().versions[:8]
PERMIT_LAW = Basis("中华人民共和国行政许可法", "第四十五条")


def codes(item: Item) -> set[str]:
    return {found.code for found in lint(item, shipped(), sample_office())}


def with_code(item: Item, basic: str = "", implement: str = "", business: str = "") -> Item:
    held = item.code
    return replace(
        item, code=ItemCode(basic or held.basic, implement or held.implement, business or implement or held.business)
    )


def with_material(item: Item, **changes: Any) -> Item:
    return replace(item, materials=(*item.materials, replace(Material("图纸", MaterialForm.COPY), **changes)))


def with_steps(item: Item, *changes: dict[str, Any]) -> Item:
    return replace(item, steps=tuple(replace(step, **change) for step, change in zip(item.steps, changes, strict=True)))


def by_agent(item: Item, answer: str) -> Item:
    first, *others = item.situations
    return replace(item, situations=(replace(first, needs_agent=(answer,)), *others))


def stopped_by(item: Item, name: str, basis: Basis = PERMIT_LAW) -> Item:
    return replace(item, stop_grounds=(StopGround(name, basis),))


BROKEN: list[tuple[str, Callable[[], Item]]] = [
    ("catalogue.basic_length", lambda: with_code(FOOD, basic="34019900300")),
    ("catalogue.new_basic", lambda: with_code(FOOD, basic="34019900300A")),
    ("catalogue.item_type", lambda: replace(FOOD, kind=ItemKind.CONFIRMATION)),
    ("catalogue.new_implement", lambda: with_code(FOOD, implement=FOOD.code.implement[:-1])),
    ("catalogue.implement_body", lambda: with_code(FOOD, implement="11341702990000017E4340199003000")),
    ("catalogue.implement_other_body", lambda: with_code(FOOD, implement=LABOUR.code.implement)),
    ("catalogue.implement_basic", lambda: with_code(FOOD, basic="340199004000")),
    ("catalogue.new_business", lambda: with_code(FOOD, business="1")),
    ("catalogue.old_basic", lambda: with_code(FOOD, basic="XK0000100Z"[:9] + "-")),
    ("catalogue.old_implement", lambda: with_code(FOOD, basic="XK00001000", implement="1")),
    ("catalogue.no_business_code", lambda: replace(FOOD, code=replace(FOOD.code, business=""))),
    ("catalogue.unknown_department", lambda: replace(FOOD, department="none")),
    ("catalogue.unknown_department", lambda: with_steps(FOOD, {"department": "none"}, {}, {})),
    ("catalogue.no_basis", lambda: replace(FOOD, basis=())),
    ("catalogue.fee_no_basis", lambda: replace(FOOD, fee=(Fee("工本费", 2000, None),))),
    ("catalogue.fee_no_amount", lambda: replace(FOOD, fee=(Fee("工本费", 0, PERMIT_LAW),))),
    ("catalogue.material_twice", lambda: replace(FOOD, materials=FOOD.materials + FOOD.materials[:1])),
    ("catalogue.no_such_agent_answer", lambda: by_agent(FOOD, "托人办理")),
    ("catalogue.agent_no_material", lambda: by_agent(FOOD, "本人办理")),
    ("catalogue.agent_in_person", lambda: replace(by_agent(FOOD, "委托代理"), in_person=True)),
    ("catalogue.fee_no_such_answer", lambda: replace(FOOD, fee=(Fee("工本费", 500, FOOD.basis[0], when="下雨"),))),
    ("catalogue.no_such_answer", lambda: with_material(FOOD, when="下雨")),
    ("catalogue.main_deferrable", lambda: with_material(FOOD, name="补充申请表", deferrable=True)),
    ("catalogue.needless_deferrable", lambda: with_material(FOOD, required=False, deferrable=True)),
    ("catalogue.needless_deferrable", lambda: with_material(FOOD, obtainable_by_sharing=True, deferrable=True)),
    ("catalogue.catch_all", lambda: with_material(FOOD, name="法律法规规定的其他材料")),
    ("catalogue.no_copies", lambda: with_material(FOOD, copies=0)),
    (
        "catalogue.all_deferrable",
        lambda: replace(FOOD, materials=tuple(replace(m, deferrable=True) for m in FOOD.materials)),
    ),
    ("catalogue.last_step", lambda: replace(FOOD, steps=FOOD.steps[:-1])),
    ("catalogue.last_step", lambda: replace(FOOD, steps=())),
    ("catalogue.last_step", lambda: with_steps(FOOD, {}, {"branch": "甲"}, {"branch": "乙"})),
    ("catalogue.decide_early", lambda: with_steps(FOOD, {"kind": StepKind.DECIDE}, {}, {})),
    ("catalogue.step_twice", lambda: with_steps(FOOD, {}, {"name": "审查"}, {})),
    ("catalogue.decide_post", lambda: with_steps(FOOD, {}, {}, {"post": "handler"})),
    ("catalogue.step_limit", lambda: with_steps(FOOD, {"limit": 0}, {}, {})),
    ("catalogue.lone_branch", lambda: with_steps(FOOD, {"branch": "甲"}, {}, {})),
    ("catalogue.same_officer", lambda: replace(FOOD, same_officer=True)),
    ("catalogue.spot_steps", lambda: replace(SPOT, steps=(replace(SPOT.steps[0], name="审查"), *SPOT.steps))),
    ("catalogue.spot_limit", lambda: with_steps(SPOT, {"limit": 1})),
    ("catalogue.spot_stop", lambda: stopped_by(SPOT, "检测")),
    ("catalogue.spot_number", lambda: replace(SPOT, promised=Limit(1, Unit.ON_THE_SPOT))),
    ("catalogue.promise_late", lambda: replace(FOOD, promised=Limit(11, Unit.WORKING_DAY))),
    ("catalogue.steps_late", lambda: with_steps(FOOD, {"limit": 4}, {}, {})),
    ("catalogue.never_stops", lambda: stopped_by(FOOD, "现场勘验")),
    ("catalogue.not_article_45", lambda: stopped_by(FOOD, "征求意见")),
    ("catalogue.not_a_permit", lambda: stopped_by(INJURY, "鉴定")),
    ("catalogue.acceptance_limit", lambda: replace(FOOD, acceptance=Acceptance(limit=6))),
    ("catalogue.extension_head", lambda: replace(FOOD, extension=ExtensionRule(5, Approver.GOVERNMENT_HEAD))),
    ("catalogue.extension_days", lambda: replace(FOOD, extension=ExtensionRule(11, Approver.AGENCY_HEAD))),
    ("catalogue.extension_days", lambda: replace(ROAD, extension=ExtensionRule(16, Approver.GOVERNMENT_HEAD))),
    ("catalogue.outcome_kind", lambda: replace(FOOD, outcome=replace(FOOD.outcome, kind=OutcomeKind.APPROVAL))),
]


@pytest.mark.parametrize(("code", "broken"), BROKEN, ids=[f"{n}-{code}" for n, (code, _) in enumerate(BROKEN)])
def test_a_broken_rule_is_found_and_worded(code: str, broken: Callable[[], Item]) -> None:
    found = [f for f in lint(broken(), shipped(), sample_office()) if f.code == code]
    assert found
    for language in ("zh_CN", "en"):
        assert found[0].say(language)
        assert "{" not in found[0].say(language)
    assert found[0].where in found[0].say()


def test_every_rule_has_a_test() -> None:
    rules = {code for code in sentences() if code.startswith("catalogue.")}
    elsewhere = {"catalogue.no_item", "catalogue.no_version", "catalogue.not_in_force", "catalogue.twice"}
    assert rules - elsewhere <= {code for code, _ in (*BROKEN, *SPECIAL)}


def test_codes_of_the_older_generation_are_in_order() -> None:
    old = replace(FOOD, code=ItemCode("XK00001000", "11341702990000017DXK0001", "11341702990000017DXK000101"))
    assert codes(old) == set()


@pytest.mark.parametrize("ground", ["现场勘验", "现场核查", "现场踏勘"])
def test_a_site_visit_never_stops_the_clock_whatever_law_is_cited(ground: str) -> None:
    assert codes(stopped_by(FOOD, ground, Basis("食品经营许可和备案管理办法", "第一条"))) == {"catalogue.never_stops"}


def test_consultation_stops_the_clock_only_by_the_items_own_law() -> None:
    assert codes(stopped_by(FREIGHT, "征求意见")) == {"catalogue.not_article_45"}
    assert codes(WATER) == set()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("卫生许可证", OutcomeKind.CERTIFICATE),
        ("营业执照", OutcomeKind.CERTIFICATE),
        ("关于同意设置的批复", OutcomeKind.APPROVAL),
        ("演出批文", OutcomeKind.APPROVAL),
        ("公函文", OutcomeKind.DOCUMENT),
        ("准予决定书", OutcomeKind.DOCUMENT),
    ],
)
def test_the_name_of_a_result_tells_its_kind(name: str, kind: OutcomeKind) -> None:
    for other in OutcomeKind:
        item = replace(FOOD, outcome=replace(FOOD.outcome, name=name, kind=other))
        assert ("catalogue.outcome_kind" in codes(item)) == (other is not kind)


def test_a_result_with_another_name_may_be_of_any_kind() -> None:
    assert codes(replace(FOOD, outcome=replace(FOOD.outcome, name="登记簿记载", kind=OutcomeKind.OTHER))) == set()


def test_a_version_that_stands_twice_is_told() -> None:
    found = lint_catalogue(Catalogue((FOOD, FOOD)), shipped(), sample_office())
    assert [f.code for f in found] == ["catalogue.twice"]
    assert lint_catalogue(Catalogue((FOOD, replace(FOOD, version=2))), shipped(), sample_office()) == ()


def test_all_faults_are_told_at_once() -> None:
    broken = replace(FOOD, basis=(), department="none", same_officer=True)
    assert codes(broken) == {"catalogue.unknown_department", "catalogue.no_basis", "catalogue.same_officer"}

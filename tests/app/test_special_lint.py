"""The rules that the special items must keep: each is shown to fail when it is broken, with its sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.catalogue import Catalogue, sample_catalogue
from app.catalogue_lint import lint, lint_catalogue
from app.clock.calendar import shipped
from app.item import Basis, Fee, Incomplete, Item, ItemKind, OutcomeKind, PermitKind, Relief, Silence, Situation
from app.office import sample_office

LAW = Basis("示例法", "第一条")


def called(part: str) -> Item:
    return next(i for i in sample_catalogue().versions if part in i.name)


COMPANY, ESTATE, FIRE, TOBACCO = called("公司设立"), called("不动产转移"), called("消防安全检查"), called("烟草")
PRINTING, DANCE, ALLOWANCE, CLUB = called("内部资料性"), called("娱乐场所"), called("最低生活保障"), called("社会团体")
SCHOOL, CARD = called("正式设立"), called("居民身份证")


def incomplete(item: Item, **changes: object) -> Item:
    return replace(item, acceptance=replace(item.acceptance, **changes))


def committing(when: str, *situations: Situation) -> Item:
    assert FIRE.commitment is not None
    return replace(FIRE, commitment=replace(FIRE.commitment, when=when), situations=situations or FIRE.situations)


def publicity(**changes: object) -> Item:
    steps = tuple(replace(s, **changes) if s.name == "公示" else s for s in ALLOWANCE.steps)
    return replace(ALLOWANCE, steps=steps)


BROKEN: list[tuple[str, Callable[[], Item]]] = [
    ("catalogue.told_on_the_spot", lambda: incomplete(ESTATE, limit=5)),
    ("catalogue.told_on_the_spot", lambda: incomplete(ESTATE, incomplete=Incomplete.SUPPLEMENT)),
    ("catalogue.told_on_the_spot", lambda: incomplete(COMPANY, incomplete=Incomplete.DECLINED)),
    ("catalogue.from_receipt", lambda: incomplete(COMPANY, incomplete=Incomplete.SUPPLEMENT)),
    ("catalogue.commitment_answer", lambda: committing("当场承诺")),
    ("catalogue.commitment_no_choice", lambda: committing("告知承诺", Situation("怎样办理？", ("告知承诺",)))),
    ("catalogue.commitment_spot", lambda: replace(COMPANY, commitment=FIRE.commitment, situations=FIRE.situations)),
    ("catalogue.quota_order", lambda: replace(COMPANY, quota=3)),
    ("catalogue.quota_order", lambda: replace(ESTATE, quota=3)),
    ("catalogue.silence_basis", lambda: replace(PRINTING, silence_basis=None)),
    ("catalogue.silence_basis", lambda: replace(TOBACCO, silence_basis=LAW)),
    ("catalogue.hearing_no_stop", lambda: replace(DANCE, stop_grounds=())),
    ("catalogue.credit_prefix", lambda: replace(CLUB, outcome=replace(CLUB.outcome, credit_code="513"))),
    (
        "catalogue.credit_prefix",
        lambda: replace(CLUB, outcome=replace(CLUB.outcome, name="登记簿记载", kind=OutcomeKind.OTHER)),
    ),
    ("catalogue.relief_no_less", lambda: replace(CARD, fee=(Fee("工本费", 2000, LAW, "", (Relief("低保", 2000, LAW),)),))),
    (
        "catalogue.least_no_publicity",
        lambda: replace(DANCE, steps=tuple(replace(s, least=1) if s.name == "审查" else s for s in DANCE.steps)),
    ),
    ("catalogue.least_too_long", lambda: publicity(least=4)),
    ("catalogue.stage_unknown", lambda: replace(SCHOOL, stage_of="1")),
    ("catalogue.permit_kind", lambda: replace(ESTATE, permit_kind=PermitKind.REGISTRATION)),
    ("catalogue.stage_unknown", lambda: replace(SCHOOL, stage_of=SCHOOL.code.business)),
]  # fmt: skip


@pytest.mark.parametrize(("code", "broken"), BROKEN, ids=[f"{n}-{code}" for n, (code, _) in enumerate(BROKEN)])
def test_a_broken_special_rule_is_found_and_worded(code: str, broken: Callable[[], Item]) -> None:
    item = broken()
    others = tuple(i for i in sample_catalogue().versions if i.code.business != item.code.business)
    found = [f for f in lint_catalogue(Catalogue((*others, item)), shipped(), sample_office()) if f.code == code]
    assert found
    assert found[0].where == item.name
    for language in ("zh_CN", "en"):
        assert item.name in found[0].say(language)
        assert "{" not in found[0].say(language)


@pytest.mark.parametrize("item", [COMPANY, ESTATE, FIRE, TOBACCO, PRINTING, DANCE, ALLOWANCE, CLUB, SCHOOL, CARD])
def test_a_special_item_as_it_ships_is_in_order(item: Item) -> None:
    assert lint(item, shipped(), sample_office()) == ()


def test_silence_that_is_late_needs_no_law() -> None:
    assert lint(replace(PRINTING, silence=Silence.LATE, silence_basis=None), shipped(), sample_office()) == ()


def test_every_permit_of_the_sample_says_its_category_and_nothing_else_has_one() -> None:
    items = sample_catalogue().versions
    assert [item.name for item in items if (item.kind is ItemKind.PERMIT) != (item.permit_kind is not None)] == []

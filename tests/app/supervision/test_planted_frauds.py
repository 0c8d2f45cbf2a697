"""Frauds planted among lawful cases: hard ones are all found, soft ones nearly all, lawful cases are left alone."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest
from invented_cases import RULE, drawn_hall
from lawful_cases import lawful_cases
from planted_frauds import HARD, LAWFUL, SOFT, Planted, found, plant

from app.ids import CaseId
from app.supervision.engine import hits_of_office
from app.supervision.rule import rule_book


def with_same_officer(year: Planted) -> Planted:
    """Let the planted accepter approve."""
    looks = [
        replace(look, case=replace(look.case, decided_by=look.case.accepted_by))
        if year.frauds.get(look.case.id) == "accepter_approves"
        else look
        for look in year.looks
    ]
    return replace(year, looks=looks, office=replace(year.office, cases=[look.case for look in looks]))


def judged(cases: int, frauds: int) -> tuple[Counter[str], Counter[str], set[CaseId], Planted]:
    """Return planted and found frauds by kind, and the lawful cases that were flagged."""
    year = with_same_officer(plant(cases, frauds))
    by_case: dict[CaseId, set[str]] = {}
    for hit in found(year):
        if hit.case is not None:
            by_case.setdefault(hit.case, set()).add(hit.rule)
    planted = Counter(year.frauds.values())
    caught = Counter(kind for case, kind in year.frauds.items() if kind in by_case.get(case, set()))
    flagged = {case for case in by_case if case.removesuffix("-first") not in year.frauds}
    return planted, caught, flagged, year


def report(cases: int, frauds: int) -> str:
    planted, caught, flagged, year = judged(cases, frauds)
    lines = [f"{kind}: {caught[kind]} of {planted[kind]}" for kind in (*HARD, *SOFT)]
    lines += [f"lawful, {kind}: {n}" for kind, n in sorted(year.lawful.items())]
    items = len({look.case.plan.item for look in year.looks})
    return "\n".join([*lines, f"items: {items}", f"false flags: {len(flagged)} of {cases - frauds} lawful cases"])


def check(cases: int, frauds: int) -> None:
    planted, caught, flagged, _ = judged(cases, frauds)
    assert {kind: caught[kind] for kind in HARD} == {kind: planted[kind] for kind in HARD}
    soft, all_soft = sum(caught[kind] for kind in SOFT), sum(planted[kind] for kind in SOFT)
    assert soft * 100 >= all_soft * 95
    assert len(flagged) * 100 <= cases - frauds, sorted(flagged)[:5]


def clerks_judged(halls: int, seed: int = 7) -> tuple[int, int, int, int]:
    """Of so many halls, return how many clerks who invent cases there are and were found, how many honest ones, and flagged."""
    chance = random.Random(seed)
    counted: Counter[str] = Counter()
    for _ in range(halls):
        look, honest, inventing = drawn_hall(chance, honest=8, invents=chance.randrange(1, 4))
        named = {hit.officer for hit in hits_of_office(look, rule_book()) if hit.rule == RULE}
        counted.update(inventing=len(inventing), found=len(inventing & named))
        counted.update(honest=len(honest), flagged=len(honest & named))
    return counted["inventing"], counted["found"], counted["honest"], counted["flagged"]


def check_clerks(halls: int) -> None:
    inventing, found, honest, flagged = clerks_judged(halls)
    print(f"{RULE}: {found} of {inventing} clerks who invent cases; false flags: {flagged} of {honest} honest clerks")
    assert found * 100 >= inventing * 95
    assert flagged * 100 <= honest


def test_of_twenty_halls_the_clerks_who_invent_cases_are_found_and_honest_ones_left_alone() -> None:
    check_clerks(20)


def test_of_a_thousand_cases_with_sixty_frauds_the_hard_ones_are_all_found() -> None:
    check(1000, 64)


def test_the_lawful_cases_are_of_many_items_ways_and_ends() -> None:
    found = lawful_cases(LAWFUL, random.Random(7))
    assert len({one.item.name for one in found}) >= 15
    kinds = {one.kind for one in found}
    assert {
        "granted",
        "refused",
        "withdrawn",
        "granted supplemented",
        "granted stopped",
        "refused supplemented",
    } <= kinds
    assert len({(one.item.name, one.case.decided_on, one.case.accepted_on, one.kind) for one in found}) > 150
    assert any(one.case.stops for one in found) and any(one.case.supplements for one in found)


@pytest.mark.full
@pytest.mark.timeout(600)
def test_of_ten_thousand_cases_with_five_hundred_frauds_the_hard_ones_are_all_found() -> None:
    print(report(10_000, 500))
    check(10_000, 500)
    check_clerks(300)

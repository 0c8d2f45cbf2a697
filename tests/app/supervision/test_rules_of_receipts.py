"""Receipts that nobody ever used: a clerk who invents cases is found, an honest one with quiet applicants is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from case_by_hand import MONDAY
from invented_cases import FETCHED, LATER, LOOKED, RATED, RULE, fetched, hall, rating, taken_in

from app.events.delivery import ServiceMethod
from app.ids import CaseId
from app.supervision.engine import Hit, hits_of_office
from app.supervision.look import OfficeLook, PublicLooks
from app.supervision.rule import rule_book

USUAL = [LOOKED] * 8 + [FETCHED] * 4 + [RATED] * 4 + [""] * 14
PEERS = {name: USUAL for name in ("w2", "w3", "w4")}
SILENT = [""] * 30


def found(look: OfficeLook) -> list[Hit]:
    return [hit for hit in hits_of_office(look, rule_book()) if hit.rule == RULE]


def test_a_clerk_none_of_whose_many_applicants_ever_came_or_asked() -> None:
    (hit,) = found(hall({"w1": SILENT, **PEERS}))
    assert hit.officer == "w1" and hit.case is None and hit.on == LATER
    assert dict(hit.facts) == {"cases": 30, "percent": 53}
    assert hit.key == f"receipts_unseen/w1 {LATER:%Y-%m}", "once a month and clerk"


def test_one_applicant_who_looked_fetched_or_rated_is_a_trace() -> None:
    for kind in (LOOKED, FETCHED, RATED):
        assert found(hall({"w1": [*SILENT, kind], **PEERS})) == []


def test_few_cases_few_colleagues_or_a_silent_trade_tell_nothing() -> None:
    assert found(hall({"w1": SILENT[1:], **PEERS})) == [], "fewer cases than the rule asks for"
    assert found(hall({"w1": SILENT, "w2": USUAL, "w3": USUAL})) == [], "two colleagues are no measure"
    seldom = {name: [LOOKED] * 7 + [""] * 23 for name in PEERS}
    assert found(hall({"w1": SILENT, **seldom})) == [], "seven of thirty should have been: too few to be sure"
    assert len(found(hall({"w1": [*SILENT, *[""] * 5], **seldom}))) == 1, (
        "of thirty-five more than eight should have been"
    )


def test_where_the_public_does_not_use_the_look_up_nobody_is_accused() -> None:
    offline = {name: [FETCHED] * 20 + [""] * 10 for name in PEERS}
    assert found(hall({"w1": SILENT, **offline})) == [], "the center tells of look-ups, of these cases there is none"
    assert found(hall({"w1": SILENT, **PEERS}, since=None)) == [], "no center ever told"
    one = {**offline, "w2": [LOOKED] * 5 + [FETCHED] * 15 + [""] * 10}
    assert found(hall({"w1": SILENT, **one})) == [], "five look-ups among a hundred and twenty cases"
    two = {**offline, "w2": [LOOKED] * 6 + [FETCHED] * 14 + [""] * 10}
    assert len(found(hall({"w1": SILENT, **two}))) == 1


def test_what_is_young_older_than_the_look_ups_or_declared_is_not_counted() -> None:
    traces = {"w1": SILENT, **PEERS}
    assert len(found(hall(traces, on=MONDAY + timedelta(days=15)))) == 1
    assert found(hall(traces, on=MONDAY + timedelta(days=14))) == [], "there was no time to ask"
    assert found(hall(traces, since=MONDAY + timedelta(days=1))) == [], "nobody counted then"
    look = hall(traces)
    assert found(replace(look, declared=frozenset({CaseId("w1-0")}))) == [], "typed in after an outage"


def test_a_trace_that_the_clerk_could_have_made_himself_is_none() -> None:
    look = hall({"w1": SILENT, **PEERS})
    case = next(one for one in look.cases if one.received_by == "w1")
    others = [one for one in look.cases if one is not case]
    own = rating(case, channel="paper")
    assert len(found(replace(look, ratings=(*look.ratings, own)))) == 1, "a paper form that he entered about himself"
    box = rating(case, channel="paper", entered="w2")
    assert found(replace(look, ratings=(*look.ratings, box))) == [], "a colleague emptied the box"
    unseen = fetched(case, is_checked=False)
    assert len(found(replace(look, cases=(*others, unseen)))) == 1, "nobody showed who he is"
    posted = fetched(case, method=ServiceMethod.POST)
    assert len(found(replace(look, cases=(*others, posted)))) == 1


def test_cases_that_were_never_accepted_are_nobodys() -> None:
    look = hall({"w1": SILENT, **PEERS})
    cases = [replace(one, accepted_on=None) if one.received_by == "w1" else one for one in look.cases]
    assert found(replace(look, cases=cases)) == []
    assert found(OfficeLook((), (), look.calendar, LATER, public=PublicLooks(MONDAY))) == []
    assert taken_in("w1", 1).number != taken_in("w2", 1).number

"""A hall of clerks of whom some invent cases: whose applicants leave a trace, and how often, drawn by chance."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from case_by_hand import DRAINAGE, MONDAY
from seeded_cases import CALENDAR, walked

from app.events.delivery import Served, ServiceMethod
from app.ids import CaseId, OfficerId
from app.state import Case
from app.supervision.look import OfficeLook, PublicLooks, RatingHeld
from app.workflow import Action

LOOKED, FETCHED, RATED = "looked", "fetched", "rated"
LATER = MONDAY + timedelta(days=50)
RULE = "receipts_unseen"


@lru_cache(maxsize=1)
def _one() -> Case:
    return walked(DRAINAGE, (Action.ACCEPT, 0))


def taken_in(clerk: str, n: int, on: date = MONDAY) -> Case:
    """Return a case that this clerk took in and accepted on a day."""
    case = _one()
    number = f"{sum(map(ord, clerk)):06}{n:018}"
    who = OfficerId(clerk)
    return replace(case, id=CaseId(f"{clerk}-{n}"), number=number, received_by=who, accepted_by=who, accepted_on=on)


def fetched(case: Case, *, method: ServiceMethod = ServiceMethod.COLLECT, is_checked: bool = True) -> Case:
    """Return the case with its result served."""
    return replace(case, served=Served(method, LATER, ("grant",), is_identity_checked=is_checked), served_on=LATER)


def rating(case: Case, *, channel: str = "pad", entered: str = "") -> RatingHeld:
    """Return a rating of the case's clerk."""
    who = case.received_by
    at = case.received_at + timedelta(days=1)
    return RatingHeld(case.id, at, at.date(), "origin", channel, 5, who, OfficerId(entered or who))


def hall(
    traces: Mapping[str, Sequence[str]], *, since: date | None = MONDAY, on: date = LATER, accepted: date = MONDAY
) -> OfficeLook:
    """Return the office with these clerks: a word for each case tells which trace its applicant left ("" for none)."""
    cases, ratings, numbers = [], [], set()
    for clerk, kinds in traces.items():
        for n, kind in enumerate(kinds):
            case = taken_in(clerk, n, accepted)
            case = fetched(case) if kind == FETCHED else case
            ratings += [rating(case)] if kind == RATED else []
            numbers |= {case.number} if kind == LOOKED else set()
            cases.append(case)
    public = PublicLooks(since, frozenset(numbers)) if since is not None else PublicLooks()
    return OfficeLook(tuple(cases), (), CALENDAR, on, is_training=True, ratings=tuple(ratings), public=public)


def drawn_hall(chance: random.Random, honest: int, invents: int) -> tuple[OfficeLook, set[OfficerId], set[OfficerId]]:
    """Return an office by chance, its honest clerks and those who invent. The public of each honest one has habits of its own."""
    traces: dict[str, list[str]] = {}
    for n in range(honest):
        habit = chance.uniform(0.15, 0.6)
        size = chance.randrange(20, 90)
        traces[f"honest{n}"] = [_left(chance) if chance.random() < habit else "" for _ in range(size)]
    for n in range(invents):
        traces[f"invents{n}"] = [""] * chance.randrange(40, 80)
    look = hall(traces)
    clerks = {case.received_by for case in look.cases}
    return look, {one for one in clerks if one.startswith("honest")}, {one for one in clerks if one.startswith("inv")}


def _left(chance: random.Random) -> str:
    return chance.choice((LOOKED, LOOKED, FETCHED, RATED))

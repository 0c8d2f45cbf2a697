"""Lawful cases of every kind: items, paths, lengths, stops, supplements, refusals and ends drawn by chance, no limit ever broken."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from case_by_hand import do, received
from seeded_cases import PAPERS, after, with_paper

from app.catalogue import sample_catalogue
from app.clock.limits import Unit
from app.item import Hearing, Item, StepKind
from app.state import Case, CaseState, ClockFact
from app.workflow import Action

A = Action
ENDS = ("granted", "granted", "granted", "refused", "withdrawn")


@dataclass(frozen=True)
class Lawful:
    """A case that breaks no rule, the item it is of, and what is special about it."""

    kind: str
    item: Item
    case: Case


def lawful_items() -> tuple[Item, ...]:
    """Return the sample items that run in working days, step after step."""
    return tuple(item for item in sample_catalogue().versions if _is_plain(item))


def _is_plain(item: Item) -> bool:
    is_counted = item.promised is not None and item.promised.unit is Unit.WORKING_DAY and item.promised.n >= 5
    has_steps = len(item.steps) > 1 and not any(s.branch or s.kind is StepKind.PUBLICITY for s in item.steps)
    return is_counted and has_steps and item.hearing is not Hearing.ALWAYS and not item.two_level


def lawful_cases(count: int, chance: random.Random) -> list[Lawful]:
    """Return so many different lawful cases, every item and every end among them."""
    items = lawful_items()
    return [_drawn(items[n % len(items)], ENDS[n % len(ENDS)], chance) for n in range(count)]


class _Walk:
    """A case that goes on day by day."""

    def __init__(self, item: Item) -> None:
        self.case, self.day = received(item.name)[0], 0

    def act(self, action: Action) -> None:
        """Act today, with the paper that belongs to it."""
        step = next(iter(self.case.open_steps), None)
        self.case = do(self.case, action, step, after(self.day)).case
        if action in PAPERS:
            self.case = with_paper(self.case, PAPERS[action], after(self.day))


def _drawn(item: Item, end: str, chance: random.Random) -> Lawful:
    walk, told = _Walk(item), [end]
    walk.day = chance.randrange(walk.case.plan.acceptance_limit)  # the last day is left to the rules that look at it
    if chance.random() < 0.25:
        told.append("supplemented")
        walk.act(A.REQUEST_SUPPLEMENT)
        walk.day += chance.randrange(1, 12)
        walk.act(A.RECEIVE_SUPPLEMENT)
        walk.day += chance.randrange(walk.case.plan.acceptance_limit + 1)
    walk.act(A.ACCEPT)
    if chance.random() < 0.2:
        told.append("stopped")
        walk.act(A.STOP)
        walk.day += chance.randrange(1, 6)  # five working days were told
        walk.act(A.RESUME)
    _steps(walk, end, chance)
    return Lawful(" ".join(told), item, _closed(walk.case))


def _steps(walk: _Walk, end: str, chance: random.Random) -> None:
    """End each step within its limit: on its last day as often as not."""
    while walk.case.open_steps:
        planned = walk.case.plan.step(walk.case.open_steps[0])
        walk.day += planned.limit if chance.random() < 0.4 else chance.randrange(planned.limit + 1)
        if planned.kind is StepKind.DECIDE:
            walk.act({"granted": A.GRANT, "refused": A.REFUSE, "withdrawn": A.WITHDRAW}[end])
            return
        if planned.kind is StepKind.VISIT:
            walk.act(A.RECORD_VISIT)
        if end == "withdrawn" and chance.random() < 0.5:
            walk.act(A.WITHDRAW)
            return
        walk.act(A.FINISH_STEP)


def _closed(case: Case) -> Case:
    """Hand over what was decided, so that the file is at its end."""
    if case.decided_on is None or case.served_on is not None:
        return case
    facts = (*case.facts, ClockFact(case.decided_on, "delivered"))
    return replace(case, state=CaseState.DELIVERED, served_on=case.decided_on, facts=facts)

"""What a case takes over from its item when it begins, and keeps for life."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.clock.ledger import StandardStep
from app.clock.limits import Limit, Unit
from app.item import Hearing, Incomplete, Item, ItemKind, OutcomeKind, PermitKind, Silence, StepKind
from app.post import Post

MOST_DAYS = 1_000
"""No limit of an item is longer, in whatever unit (app.item_reading)."""


@dataclass(frozen=True)
class PlannedStep:
    """One step between acceptance and decision; steps with a `branch` run side by side, `least` is a publicity's."""

    name: str
    kind: StepKind
    department: str
    post: Post
    limit: int
    branch: str | None = None
    least: int = 0


@dataclass(frozen=True)
class Plan:
    """The item's rules as they stood when the case began (design: a case keeps the version it began with).

    `stage_of`: the item whose grant must come first, "" for none; `by_commitment`: the applicant chose 告知承诺.
    """

    item: str
    version: int
    name: str
    kind: ItemKind
    department: str
    statutory: Limit
    promised: Limit | None
    acceptance_limit: int
    supplement: Limit
    steps: tuple[PlannedStep, ...]
    same_officer: bool = False
    needs_certificate: bool = True
    has_visit: bool = False
    outcome: str = ""
    hearing: Hearing = Hearing.NONE
    two_level: bool = False
    incomplete: Incomplete = Incomplete.SUPPLEMENT
    from_receipt: bool = False
    silence: Silence = Silence.LATE
    stage_of: str = ""
    by_commitment: bool = False
    permit_kind: PermitKind | None = None

    @property
    def is_on_the_spot(self) -> bool:
        """True when the case is decided at the counter by the officer who took it."""
        return self.same_officer and self.promised is not None and self.promised.unit is Unit.ON_THE_SPOT

    def can_be_reckoned(self) -> bool:
        """True when every limit is one that an item may have: of another one no clock finds the end."""
        limits = [limit.n for limit in (self.statutory, self.promised, self.supplement) if limit is not None]
        told = (*limits, self.acceptance_limit, *(n for step in self.steps for n in (step.limit, step.least)))
        return all(0 <= n <= MOST_DAYS for n in told)

    def step(self, name: str) -> PlannedStep:
        """Return the step called `name`; KeyError when the plan has none."""
        for step in self.steps:
            if step.name == name:
                return step
        raise KeyError(name)

    def groups(self) -> tuple[tuple[PlannedStep, ...], ...]:
        """Return the steps in order; neighbours that carry a branch form one parallel group."""
        groups: list[list[PlannedStep]] = []
        for step in self.steps:
            if step.branch is not None and groups and groups[-1][-1].branch is not None:
                groups[-1].append(step)
            else:
                groups.append([step])
        return tuple(tuple(group) for group in groups)


def plan_of(item: Item, by_commitment: bool = False) -> Plan:
    """Return the plan that a case of `item` starts with; by commitment it is decided at the counter after signing."""
    steps = tuple(
        PlannedStep(s.name, s.kind, s.department or item.department, Post(s.post), s.limit, s.branch, s.least)
        for s in item.steps
    )
    plan = Plan(
        item=item.code.business,
        version=item.version,
        name=item.name,
        kind=item.kind,
        department=item.department,
        statutory=item.statutory,
        promised=item.promised,
        acceptance_limit=item.acceptance.limit,
        supplement=item.acceptance.supplement,
        steps=steps,
        same_officer=item.same_officer and item.is_on_the_spot,
        needs_certificate=item.outcome.kind == OutcomeKind.CERTIFICATE,
        has_visit=any(s.kind == StepKind.VISIT for s in item.steps),
        outcome=item.outcome.name,
        hearing=item.hearing,
        two_level=item.two_level,
        incomplete=item.acceptance.incomplete,
        from_receipt=item.acceptance.from_receipt,
        silence=item.silence,
        stage_of=item.stage_of or "",
        permit_kind=item.permit_kind,
    )
    return _committed(plan) if by_commitment and item.commitment is not None else plan


def _committed(plan: Plan) -> Plan:
    """What was promised is looked into afterwards (国办发〔2020〕42号): only the decision is left, on the spot."""
    last = replace(plan.steps[-1], post=Post.WINDOW, limit=0)
    spot = Limit(0, Unit.ON_THE_SPOT)
    return replace(plan, steps=(last,), promised=spot, same_officer=True, has_visit=False, by_commitment=True)


def standard_steps(plan: Plan) -> tuple[StandardStep, ...]:
    """Return the steps as the clock reads them."""
    return tuple(
        StandardStep(s.name, "window" if s.post is Post.WINDOW else "department", s.department, s.limit, s.branch)
        for s in plan.steps
    )

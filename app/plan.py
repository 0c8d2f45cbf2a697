"""What a case takes over from its item when it begins, and keeps for life."""

from __future__ import annotations

from dataclasses import dataclass

from app.clock.ledger import StandardStep
from app.clock.limits import Limit
from app.item import Hearing, Item, ItemKind, OutcomeKind, StepKind
from app.post import Post


@dataclass(frozen=True)
class PlannedStep:
    """One step between acceptance and decision; steps with a `branch` run side by side."""

    name: str
    kind: StepKind
    department: str
    post: Post
    limit: int
    branch: str | None = None


@dataclass(frozen=True)
class Plan:
    """The item's rules as they stood when the case began (design: a case keeps the version it began with)."""

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


def plan_of(item: Item) -> Plan:
    """Return the plan that a case of `item` starts with."""
    steps = tuple(
        PlannedStep(s.name, s.kind, s.department or item.department, Post(s.post), s.limit, s.branch)
        for s in item.steps
    )
    return Plan(
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
    )


def standard_steps(plan: Plan) -> tuple[StandardStep, ...]:
    """Return the steps as the clock reads them."""
    return tuple(
        StandardStep(s.name, "window" if s.post is Post.WINDOW else "department", s.department, s.limit, s.branch)
        for s in plan.steps
    )

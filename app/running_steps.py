"""Which steps of a case run now: read by the clock's own flow, so that screen, rights and step clocks never differ."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.clock.steps import Flow
from app.plan import Plan, standard_steps
from app.state import Case, ClockFact

_NO_DAY = date.min  # which steps run does not depend on the day


def running_steps(plan: Plan, facts: Iterable[ClockFact] = ()) -> tuple[str, ...]:
    """Return the steps that run after these facts, in the order of the plan; the first group when there are none."""
    return tuple(run.step.name for run in _flow(plan, facts).runs if run.is_running)


def return_targets(case: Case, step: str) -> tuple[str, ...]:
    """Return the steps to which `step` may be sent back 退回: those that ended before it began, nearest last."""
    if step not in case.open_steps:
        return ()
    here = set(case.open_steps)
    return tuple(
        s.name for s in case.plan.steps if s.name != step and s.name not in here and _leads(case, step, s.name)
    )


def _leads(case: Case, step: str, to: str) -> bool:
    flow = _flow(case.plan, case.facts)
    flow.send_back(step, to, case.received_on)
    return any(run.step.name == to and run.is_running for run in flow.runs)


def _flow(plan: Plan, facts: Iterable[ClockFact]) -> Flow:
    known = tuple(facts)
    flow = Flow(standard_steps(plan), known[0].on if known else _NO_DAY)
    for fact in known:
        if fact.type == "step_finished":
            flow.finish(fact.step, fact.on)
        elif fact.type == "step_returned":
            flow.send_back(fact.step, fact.to, fact.on)
    return flow

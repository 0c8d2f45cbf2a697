"""Cases brought to the point at which a paper is made of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from case_by_hand import DRAINAGE, LABOUR, MONDAY, do, received

from app.item import StepKind
from app.state import Case
from app.workflow import Action

STOPPED_ON = MONDAY + timedelta(days=2)
RESUMED_ON = MONDAY + timedelta(days=9)


def accepted(part: str = DRAINAGE) -> Case:
    return do(received(part)[0], Action.ACCEPT).case


def stopped(part: str = DRAINAGE) -> Case:
    return do(accepted(part), Action.STOP, on=STOPPED_ON).case


def at_the_decision(part: str = LABOUR) -> Case:
    case = accepted(part)
    while all(case.plan.step(name).kind is not StepKind.DECIDE for name in case.open_steps):
        name = case.open_steps[0]
        if case.plan.step(name).kind is StepKind.VISIT:
            case = do(case, Action.RECORD_VISIT, name).case
        case = do(case, Action.FINISH_STEP, name).case
    return case


def decided(action: Action, part: str = LABOUR, **changes: Any) -> Case:
    case = do(at_the_decision(part), action).case
    assert case.decision is not None
    return replace(case, decision=replace(case.decision, **changes))

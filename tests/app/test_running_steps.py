"""Which steps run, and where one may be sent back to: serial steps, branches, branches of several steps."""

from __future__ import annotations

from dataclasses import replace

import pytest
from case_by_hand import DRAINAGE, LABOUR, MONDAY, ROAD, do, item_called, received
from hypothesis import given
from hypothesis import strategies as st

from app.item import StepKind
from app.plan import Plan, PlannedStep, plan_of, standard_steps
from app.post import Post
from app.running_steps import return_targets, running_steps
from app.state import Case, ClockFact
from app.workflow import Action


def step(name: str, branch: str | None = None) -> PlannedStep:
    return PlannedStep(name, StepKind.REVIEW, "zjj", Post.HANDLER, 3, branch)


def plan(*steps: PlannedStep) -> Plan:
    return replace(plan_of(item_called(LABOUR)), steps=steps)


def finished(*names: str) -> tuple[ClockFact, ...]:
    return tuple(ClockFact(MONDAY, "step_finished", step=name) for name in names)


def returned(name: str, to: str) -> ClockFact:
    return ClockFact(MONDAY, "step_returned", step=name, to=to)


SERIAL = plan(step("a"), step("b"), step("c"))
JOINT = plan(step("a"), step("b1", "b"), step("c1", "c"), step("d"))
DEEP = plan(step("b1", "b"), step("b2", "b"), step("c1", "c"), step("d"))


@pytest.mark.parametrize(
    ("given_plan", "facts", "running"),
    [
        (SERIAL, (), ("a",)),
        (SERIAL, finished("a"), ("b",)),
        (SERIAL, finished("a", "b", "c"), ()),
        (SERIAL, (*finished("a"), returned("b", "a")), ("a",)),
        (SERIAL, (*finished("a", "b"), returned("c", "a")), ("a",)),
        (SERIAL, (*finished("a", "b"), returned("c", "a"), *finished("a")), ("b",)),
        (JOINT, finished("a"), ("b1", "c1")),
        (JOINT, finished("a", "c1"), ("b1",)),
        (JOINT, finished("a", "c1", "b1"), ("d",)),
        (JOINT, (*finished("a", "c1", "b1"), returned("d", "b1")), ("b1",)),
        (JOINT, (*finished("a", "c1", "b1"), returned("d", "b1"), *finished("b1")), ("d",)),
        (JOINT, (*finished("a", "c1"), returned("b1", "a")), ("a",)),
        (JOINT, (*finished("a", "c1"), returned("b1", "a"), *finished("a")), ("b1", "c1")),
        (DEEP, (), ("b1", "c1")),
        (DEEP, finished("b1"), ("b2", "c1")),
        (DEEP, finished("b1", "c1"), ("b2",)),
        (DEEP, (*finished("b1"), returned("b2", "b1")), ("b1", "c1")),
        (DEEP, finished("b1", "c1", "b2"), ("d",)),
    ],
)
def test_the_steps_run_as_the_plan_and_the_facts_say(
    given_plan: Plan, facts: tuple[ClockFact, ...], running: tuple[str, ...]
) -> None:
    assert running_steps(given_plan, facts) == running


def accepted(of: Plan, *facts: ClockFact) -> Case:
    case = do(received()[0], Action.ACCEPT).case
    return replace(case, plan=of, facts=(*case.facts, *facts), open_steps=running_steps(of, facts))


@pytest.mark.parametrize(
    ("given_plan", "facts", "name", "targets"),
    [
        (SERIAL, (), "a", ()),
        (SERIAL, finished("a", "b"), "c", ("a", "b")),
        (SERIAL, finished("a"), "c", ()),
        (JOINT, finished("a"), "b1", ("a",)),
        (JOINT, finished("a", "b1", "c1"), "d", ("a", "b1", "c1")),
        (DEEP, finished("b1"), "b2", ("b1",)),
        (DEEP, finished("b1"), "c1", ()),
    ],
)
def test_a_step_is_sent_back_only_to_what_ended_before_it(
    given_plan: Plan, facts: tuple[ClockFact, ...], name: str, targets: tuple[str, ...]
) -> None:
    assert return_targets(accepted(given_plan, *facts), name) == targets


@given(st.data())
def test_any_way_through_the_steps_ends_at_the_last_and_never_runs_two_groups_at_once(data: st.DataObject) -> None:
    part = data.draw(st.sampled_from([LABOUR, DRAINAGE, ROAD]))
    case = do(received(part)[0], Action.ACCEPT).case
    groups = [{one.name for one in group} for group in case.plan.groups()]
    for _ in range(12):
        assert any(set(case.open_steps) <= group for group in groups)
        name = data.draw(st.sampled_from(case.open_steps))
        kind = case.plan.step(name).kind
        if kind is StepKind.DECIDE:
            assert case.open_steps == (name,)
            if not data.draw(st.booleans()):
                break
        goes_back = return_targets(case, name) and (kind is StepKind.DECIDE or data.draw(st.integers(0, 3)) == 0)
        if kind is StepKind.VISIT and not case.visits:
            case = do(case, Action.RECORD_VISIT, name).case
        case = do(case, Action.RETURN_STEP if goes_back else Action.FINISH_STEP, name).case
    assert case.open_steps


def test_a_step_of_the_window_is_the_windows_time() -> None:
    owners = {one.name: one.owner for one in standard_steps(plan_of(item_called("个体工商户")))}
    assert owners == {"核准": "window"}
    assert {one.owner for one in standard_steps(plan_of(item_called(DRAINAGE)))} == {"department"}

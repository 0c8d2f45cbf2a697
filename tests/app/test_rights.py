"""Who may do what: every row of the table against the reviewed list tests/data/rights.csv, and what no post allows."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from case_by_hand import DRAINAGE, FIRST, ROAD, SPOT, do, received
from test_workflow import the_walk

from app.errors import Refused
from app.ids import EventId, OfficerId
from app.officer import EVERY_DEPARTMENT, Appointment, Officer, Role
from app.passage import Passage, PassageState
from app.people import check, may, may_second
from app.post import Post
from app.state import Case, CaseState, Folder
from app.workflow import ROWS, STEP_POST, Action, Row, find_row

LIST = Path(__file__).parents[1] / "data" / "rights.csv"
CAN, CANNOT = "yes", "-"
OF_SPECIAL_ITEMS = (Action.SIGN_COMMITMENT, Action.ACKNOWLEDGE_GRANT)


def officer(post: Post, department: str, name: str = "someone") -> Officer:
    return Officer(OfficerId(name), "某某", (Appointment(department, post),))


def line_of(found: Row, kind: str) -> tuple[str, ...]:
    return (found.state.value, found.action.value, "+".join(found.when), kind)


def measured() -> dict[tuple[str, ...], tuple[str, ...]]:
    """(state, action, conditions, step kind) → may each post of the department do it, and who signs too."""
    lines: dict[tuple[str, ...], tuple[str, ...]] = {}
    for case in [None, *the_walk().cases.values()]:
        is_other = case is not None and case.plan.name != received(DRAINAGE)[0].plan.name and bool(case.open_steps)
        for action in OF_SPECIAL_ITEMS if is_other else Action:  # one item's posts suffice for all the rest
            for step in (case.open_steps if case else ()) or (None,):
                given = on_its_way(case) if case and action is Action.RECEIVE_FOLDER else case
                given = offered(case) if case and action is Action.WITHDRAW_OFFER else given
                found = find_row(given, action, step)
                if found is not None:
                    kind = case.plan.step(step).kind.value if case and step and found.post == STEP_POST else ""
                    lines[line_of(found, kind)] = _allowed(found, given, step)
    return lines


def on_its_way(case: Case) -> Case:
    """The same case with its folder handed over to its own department."""
    return replace(case, folder=Folder(case.department, "0001", case.received_on, case.department, is_sent=True))


def offered(case: Case) -> Case:
    """The same case while it is offered to another center."""
    return replace(case, passage=Passage(EventId("offer"), 341700, PassageState.OFFERED))


def _allowed(found: Row, case: Case | None, step: str | None) -> tuple[str, ...]:
    department = case.department if case else "scjg"
    posts = tuple(
        CAN if may(officer(post, department), found.action, case, department=department, step=step) else CANNOT
        for post in Post
    )
    return (*posts, found.second.value if found.second else CANNOT)


def reviewed() -> dict[tuple[str, ...], tuple[str, ...]]:
    with LIST.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))[1:]
    return {tuple(line[:4]): tuple(line[4:]) for line in lines}


def test_the_rights_are_those_of_the_reviewed_list() -> None:
    """opencrvs 8531, 12186, 12662: a button without the right, a right without the button."""
    assert measured() == reviewed()


def test_the_reviewed_list_has_every_row_of_the_table() -> None:
    listed = {line[:3] for line in reviewed()}
    assert {line_of(r, "")[:3] for r in ROWS} - listed == {
        line_of(r, "")[:3]
        for r in ROWS
        if r.action in (Action.GRANT, Action.ACKNOWLEDGE_RENEWAL) and "no_certificate" in r.when
    }


@pytest.mark.parametrize("post", list(Post))
def test_a_post_in_another_department_gives_no_right(post: Post) -> None:
    stranger = officer(post, "nowhere")
    for case in the_walk().cases.values():
        assert [a for a in Action if may(stranger, a, case)] == []
    assert not may(stranger, Action.RECEIVE, None, department="scjg")


@pytest.mark.parametrize("role", list(Role))
def test_account_roles_handle_no_cases(role: Role) -> None:
    account = Officer(OfficerId("s1"), "监察", (), (role,))
    for case in the_walk().cases.values():
        assert [a for a in Action if may(account, a, case)] == []


def test_a_closed_account_can_do_nothing() -> None:
    closed = replace(officer(Post.WINDOW, EVERY_DEPARTMENT), is_active=False)
    with pytest.raises(Refused, match=r"people\.closed_account"):
        check(closed, Action.RECEIVE, None, department="scjg")


def to_decision(part: str) -> Case:
    case = do(received(part)[0], Action.ACCEPT).case
    while case.open_steps and case.plan.step(case.open_steps[0]).kind.value != "decide":
        step = case.open_steps[0]
        if case.plan.step(step).kind.value == "visit":
            case = do(case, Action.RECORD_VISIT, step).case
        case = do(case, Action.FINISH_STEP, step).case
    return case


def test_the_officer_who_accepted_may_not_decide() -> None:
    case = to_decision(DRAINAGE)
    accepter = officer(Post.APPROVER, case.department, FIRST)
    assert may(officer(Post.APPROVER, case.department), Action.GRANT, case)
    for action in (Action.GRANT, Action.REFUSE):
        assert not may(accepter, action, case)
        with pytest.raises(Refused, match=r"people\.accepter_decides"):
            check(accepter, action, case)


def test_an_on_the_spot_item_may_be_accepted_and_decided_by_one_officer() -> None:
    case = to_decision(SPOT)
    assert may(officer(Post.WINDOW, case.department, FIRST), Action.GRANT, case)


def test_a_branch_belongs_to_its_own_department() -> None:
    case = do(received(ROAD)[0], Action.ACCEPT).case
    police = officer(Post.HANDLER, "gaj")
    assert may(police, Action.FINISH_STEP, case, step="公安交管审查")
    assert not may(police, Action.FINISH_STEP, case, step="城管审查")


def test_nobody_signs_his_own_asking() -> None:
    case = do(received(DRAINAGE)[0], Action.ACCEPT).case
    approver = officer(Post.APPROVER, case.department, "a1")
    assert may_second(approver, Action.EXTEND, case, OfficerId("h1"))
    assert not may_second(approver, Action.EXTEND, case, OfficerId("a1"))
    assert not may_second(officer(Post.HANDLER, case.department), Action.EXTEND, case, OfficerId("h1"))


def test_a_stop_inside_a_branch_is_signed_by_that_department_or_the_lead() -> None:
    case = do(received(ROAD)[0], Action.ACCEPT).case
    asked_by = OfficerId("h1")
    assert may_second(officer(Post.APPROVER, "gaj"), Action.STOP, case, asked_by, "公安交管审查")
    assert may_second(officer(Post.APPROVER, case.department), Action.STOP, case, asked_by, "公安交管审查")
    assert not may_second(officer(Post.APPROVER, "gaj"), Action.STOP, case, asked_by, "城管审查")


def test_the_decision_is_not_for_the_reviewers() -> None:
    case = to_decision(DRAINAGE)
    for post in (Post.WINDOW, Post.HANDLER, Post.CHECKER, Post.LEAD, Post.CERTIFIER, Post.ARCHIVIST):
        assert not may(officer(post, case.department), Action.GRANT, case)
    assert case.state is CaseState.IN_PROGRESS

"""A handler's and a checker's day: opinions, visits, returns, parallel branches, drafts."""

from __future__ import annotations

from datetime import date

from approval_hands import OpenDesk, act, opened, wait_for_form, write
from office_day import DRAINAGE, LABOUR, ROAD
from PySide6.QtCore import Qt

from ui.approval.page import ApprovalPage


def test_a_step_ends_with_an_opinion_by_keyboard(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    case = desk.accepted(LABOUR)
    opened(desk, case, "finish")
    desk.press(Qt.Key.Key_Return)
    assert desk.focus().objectName() == "approval.opinion"
    desk.type_text("fuhe tiaojian, tongyi")
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.case(case.id).open_steps == ("现场核查",))
    done = desk.case(case.id).finished[-1]
    assert (done.step, done.officer, done.opinion) == ("审查", "h1", "fuhe tiaojian, tongyi")


def test_a_step_without_an_opinion_is_not_ended(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    case = desk.accepted(LABOUR)
    page = opened(desk, case, "finish")
    desk.press(Qt.Key.Key_F12)
    assert page.form is not None
    assert "意见" in page.form.fields["opinion"].message()
    assert desk.focus().objectName() == "approval.opinion"
    assert desk.case(case.id).open_steps == ("审查",)


def test_a_phrase_is_picked_by_key_and_gone_on_with(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    case = desk.accepted(LABOUR)
    page = opened(desk, case, "finish")
    page.focus_form()
    desk.press(Qt.Key.Key_F4)
    desk.press(Qt.Key.Key_1)
    assert page.form is not None
    before = page.form.text("opinion")
    assert before.startswith("经审查")
    desk.type_text("!")
    assert page.form.text("opinion") == before + "!"


def test_a_visit_is_recorded_with_two_names_before_the_step_ends(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    case = desk.finish(desk.accepted(LABOUR), "审查")
    page = opened(desk, case, "visit")
    page.focus_form()
    for name, text in (
        ("place", "bianminlu 8"),
        ("certificate1", "W001"),
        ("found", "yu shenqing yizhi"),
        ("party", "wu yiyi"),
    ):
        write(desk, f"approval.visit.{name}", text)
    desk.press(Qt.Key.Key_F12)
    assert page.form is not None
    desk.wait(lambda: page.form is not None and "两名" in page.form.fields["inspector2"].message())
    write(desk, "approval.visit.inspector2", "chen")
    write(desk, "approval.visit.certificate2", "W002")
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.case(case.id).visits)
    visit = desk.case(case.id).visits[0]
    assert (visit.inspectors, visit.certificates) == (("何承办", "chen"), ("W001", "W002"))
    assert desk.notices(case)[-1].template == "site_visit"
    wait_for_form(desk, page, "finish")
    write(desk, "approval.opinion", "shishi yizhi")
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.case(case.id).open_steps == ("决定",))


def test_a_step_is_sent_back_with_a_reason_and_the_clock_runs_on(open_desk: OpenDesk) -> None:
    desk = open_desk("c1")
    case = desk.accepted(DRAINAGE)
    for step in ("审查", "现场踏勘"):
        case = desk.finish(case, step)
    page = opened(desk, case, "finish")
    desk.press(Qt.Key.Key_F8)
    wait_for_form(desk, page, "return")
    desk.press(Qt.Key.Key_F12)
    assert page.form is not None
    assert "理由" in page.form.fields["reason"].message()
    write(desk, "approval.return.reason", "que shuizhi baogao")
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.case(case.id).open_steps == ("现场踏勘",))
    assert desk.case(case.id).stops == ()
    desk.wait(lambda: page.list.task() is None)


def test_esc_leaves_a_form_and_keeps_what_it_said(open_desk: OpenDesk) -> None:
    desk = open_desk("c1")
    case = desk.accepted(DRAINAGE)
    for step in ("审查", "现场踏勘"):
        case = desk.finish(case, step)
    page = opened(desk, case, "finish")
    desk.press(Qt.Key.Key_F8)
    write(desk, "approval.return.reason", "que baogao")
    desk.press(Qt.Key.Key_Escape)
    wait_for_form(desk, page, "finish")
    desk.press(Qt.Key.Key_F8)
    assert page.form is not None
    assert page.form.text("reason") == "que baogao"


def test_each_department_sees_its_own_branch_and_the_joint_state(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    case = desk.accepted(ROAD)
    page = opened(desk, case, "finish")
    desk.wait(lambda: len(page.list._found.steps) == 3)
    desk.finish(case, "住建审查")
    desk.wait(lambda: len(page.list._found.steps) == 2)
    desk.wait(lambda: "已办结" in page.summary.facts.texts().get("住建审查", ""))
    assert "办理中" in page.summary.facts.texts()["城管审查"]


def test_the_joint_step_goes_on_when_the_last_branch_is_done(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    case = desk.accepted(ROAD)
    for step in ("住建审查", "城管审查"):
        case = desk.finish(case, step)
    opened(desk, case, "finish")
    write(desk, "approval.opinion", "tongyi")
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.case(case.id).open_steps == ("审核",))


def test_an_opinion_survives_a_lock(open_desk: OpenDesk) -> None:
    """osTicket 635: a time-out eats the form; here every field is a draft within a second."""
    desk = open_desk("h1")
    case = desk.accepted(LABOUR)
    opened(desk, case, "finish")
    write(desk, "approval.opinion", "ban ju hua")
    desk.window.deck.forget()
    desk.window.go("approval")
    again = desk.page()
    assert isinstance(again, ApprovalPage)
    wait_for_form(desk, again, "finish")
    desk.wait(lambda: again.form is not None and again.form.text("opinion") == "ban ju hua")


def test_what_another_officer_does_meanwhile_is_told_and_nothing_is_overwritten(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    case = desk.accepted(LABOUR)
    page = opened(desk, case, "finish")
    page.form.fields["opinion"].set_text("一")  # type: ignore[union-attr]
    found = page._found
    desk.store._listeners.clear()
    desk.finish(case, "审查")
    page.acting.confirm(page.form, found)  # type: ignore[arg-type]
    desk.wait(lambda: "有了变动" in desk.problem())
    assert len(desk.case(case.id).finished) == 1


def test_the_list_begins_with_what_is_over(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    fresh = desk.accepted(LABOUR, "示例区新案有限公司")
    desk.on(date(2026, 11, 9))
    old = desk.accepted(LABOUR, "示例区老案有限公司")
    desk.on(date(2026, 11, 23))
    page = opened(desk)
    desk.wait(lambda: len(page.list._found.steps) == 2)
    assert [task.case.id for task in page.list._found.steps] == [old.id, fresh.id]
    assert page.list.urgency() == (2, "bad")


def test_a_step_of_another_post_is_not_on_my_list(open_desk: OpenDesk) -> None:
    desk = open_desk("c1")
    desk.accepted(LABOUR)
    page = opened(desk)
    desk.settle()
    assert page.list.task() is None
    assert [action.key_sequence for action in page.actions() if action.is_in_bar] == []


def test_acts_that_are_not_open_say_why(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    page = opened(desk, desk.accepted(LABOUR), "finish")
    assert act(page, "F7").is_enabled, "art. 45 holds for every permit, listed or not"
    assert "退回" in act(page, "F8").why
    assert act(page, "F10").is_enabled

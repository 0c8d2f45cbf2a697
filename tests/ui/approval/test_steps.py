"""A handler's and a checker's day: opinions, visits, returns, parallel branches, drafts."""

from __future__ import annotations

import threading
from datetime import date
from typing import Any

import pytest
from approval_hands import CTRL, OpenDesk, act, opened, wait_for_form, write
from office_day import DRAINAGE, LABOUR, ROAD
from PySide6.QtCore import Qt

from app.approval.pause import ask_stop
from app.approval.queries import Dossier, StepTask, dossier
from app.case_reading import reading
from app.clock.light import Light
from app.item import StepKind
from app.second import sign
from ui.approval.page import ApprovalPage
from ui.widgets.case_model import SECOND_ROLE


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


def test_no_key_acts_on_the_case_before_while_the_next_one_is_fetched(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F12 right after ↓: what the officer has not seen yet is not decided, nor the one before it once more."""
    desk = open_desk("h1")
    first = desk.accepted(LABOUR, "甲公司")
    other = desk.accepted(LABOUR, "乙公司")
    page = opened(desk, first, "finish")
    write(desk, "approval.opinion", "同意")
    gate = threading.Event()

    def slow(*args: Any) -> Dossier:
        gate.wait(5)
        return dossier(*args)

    monkeypatch.setattr("ui.approval.page.dossier", slow)
    page.list.select(other.id)
    desk.press(Qt.Key.Key_F12)
    gate.set()
    wait_for_form(desk, page, "finish")
    assert desk.case(first.id).finished == () and desk.case(other.id).finished == ()
    assert page.form is not None and not page.form.is_touched()
    page.list.select(first.id)
    desk.wait(lambda: page.form is not None and page.form.text("opinion") == "同意")


def test_after_a_step_the_cursor_stays_with_the_case_whose_next_step_is_mine(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    desk.accepted(LABOUR, "甲公司")
    case = desk.accepted(LABOUR, "乙公司")
    desk.accepted(LABOUR, "丙公司")
    page = opened(desk, case, "finish")
    write(desk, "approval.opinion", "同意")
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.case(case.id).open_steps == ("现场核查",))
    desk.settle()
    desk.wait(lambda: (task := page.list.task()) is not None and task.case.id == case.id)
    wait_for_form(desk, page, "visit")


def test_after_a_step_that_goes_to_another_the_cursor_goes_to_the_next_row(open_desk: OpenDesk) -> None:
    desk = open_desk("c1")
    for name in ("甲公司", "乙公司", "丙公司"):
        case = desk.accepted(DRAINAGE, name)
        while desk.case(case.id).plan.step(desk.case(case.id).open_steps[0]).kind is not StepKind.CHECK:
            desk.finish(desk.case(case.id), desk.case(case.id).open_steps[0])
    page = opened(desk)
    desk.wait(lambda: page.list.steps.model_.rowCount() == 3)
    rows = [page.list.steps.model_.row_value(row).case.id for row in range(3)]  # type: ignore[union-attr]
    page.list.select(rows[1])
    wait_for_form(desk, page, "finish")
    desk.wait(lambda: page._found is not None and page._found.case.id == rows[1])
    write(desk, "approval.opinion", "同意")
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: page.list.steps.model_.rowCount() == 2)
    task = page.list.task()
    assert task is not None
    assert task.case.id == rows[2]


def test_the_list_tells_item_and_number_of_two_cases_of_one_name(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    case = desk.accepted(LABOUR)
    page = opened(desk, case)
    cell = page.list.steps.model_.index(0, 1)
    assert cell.data(SECOND_ROLE) == f"{case.number[-4:]} {case.plan.name}"
    assert case.number[-4:] in cell.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_stop_from_the_due_day_of_a_step_leaves_it_red_and_the_screen_says_why(open_desk: OpenDesk) -> None:
    """clock.md: a stop that begins on or after the due date changes nothing, a breach survives."""
    desk = open_desk("h1")
    desk.on(date(2026, 11, 2))
    case = desk.accepted(DRAINAGE)
    now = reading(desk.case(case.id), desk.setting().calendar, date(2026, 11, 2))
    due = now.steps[0].clock.due
    assert due is not None
    desk.on(due)
    asked = desk.act(
        "h1", ask_stop, case.id, step="审查", ground="检测", expected_days=10, reason="需对水质检测", payer="本机关"
    )
    desk.act("a1", sign, case.id, asked.case.pending[-1].event)
    desk.on(date(2026, 11, 23))
    page = opened(desk, case)
    desk.wait(lambda: "环节为何不停" in page.summary.facts.texts())
    task = page.list.task()
    assert isinstance(task, StepTask)
    assert task.light is Light.RED
    assert task.whole is not None
    assert task.whole.light is Light.PAUSED
    assert "到期当日或以后开始的暂停不改变环节期限" in page.summary.facts.texts()["环节为何不停"]


def test_what_was_written_stands_in_the_form_again_after_an_undo(open_desk: OpenDesk) -> None:
    """Ctrl+Z took the review back, and the opinion with it: it had to be written again."""
    desk = open_desk("h1")
    case = desk.accepted(LABOUR)
    page = opened(desk, case, "finish")
    desk.press(Qt.Key.Key_Return)
    desk.type_text("fuhe tiaojian")
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.case(case.id).open_steps == ("现场核查",))
    desk.wait(desk.window.actionbar.result.can_undo)
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.wait(lambda: desk.case(case.id).open_steps == ("审查",))
    desk.wait(lambda: page.form is not None and page.form.key == "finish")
    assert page.form is not None
    assert page.form.text("opinion") == "fuhe tiaojian"

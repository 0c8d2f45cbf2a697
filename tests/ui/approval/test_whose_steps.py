"""AB岗 and 改派 on the approval page: mine, those I stand in for, all; a step goes to a named officer by keys."""

from __future__ import annotations

from datetime import date

from approval_hands import CTRL, OpenDesk, act, opened, write
from office_day import INJURY
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from worked_desk import WorkedDesk

from app.approval.queries import StepTask, Whose
from app.correcting import ask_correction
from app.ids import OfficerId
from app.officer import EVERY_DEPARTMENT, Appointment, Officer
from app.post import Post
from app.staffing import set_officer
from app.stand_ins import set_stand_in
from ui.approval.page import ApprovalPage

DAY = date(2026, 11, 23)
H2 = OfficerId("h2")


def rows(page: ApprovalPage) -> list[StepTask]:
    model = page.list.steps.model_
    return [task for at in range(model.rowCount()) if isinstance(task := model.row_value(at), StepTask)]


def covered(desk: WorkedDesk, absent: str, stand_in: str) -> None:
    desk.act("m1", set_stand_in, OfficerId(absent), OfficerId(stand_in), first_on=DAY, last_on=DAY)


def test_an_officer_with_only_own_steps_has_no_choice_to_make(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    case = desk.accepted(INJURY)
    page = opened(desk, case)
    assert page.list.whose.isHidden() and [task.case.id for task in rows(page)] == [case.id]


def test_a_stand_in_does_the_absent_officer_s_step_from_a_list_of_its_own(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    held = Officer(H2, "周核", (Appointment(EVERY_DEPARTMENT, Post.CHECKER),))
    desk.act("m1", set_officer, held)
    covered(desk, "c1", "h1")
    case = desk.accepted("道路货物")
    step = case.open_steps[0]
    case = desk.finish(case, step)
    while case.plan.step(case.open_steps[0]).post is Post.HANDLER:
        case = desk.finish(case, case.open_steps[0])
    page = opened(desk)
    desk.wait(lambda: page.list.whose.isVisible())
    assert rows(page) == []
    desk.press(Qt.Key.Key_H, CTRL)
    assert page.list.whose.code() == Whose.COVERED.value
    (task,) = rows(page)
    assert (task.covered, task.is_mine) == ("c1", False)
    desk.wait(lambda: page.form is not None)
    assert page.summary.facts.texts()["代岗"] == "代陈审核办理，文书和档案注明"
    write(desk, "approval.opinion", "同意。")
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: len(desk.case(case.id).finished) > len(case.finished))
    events = desk.store.ask(lambda records: records.events(case.id))
    done = [e for e in events if e.kind == "step_finished"][-1]
    assert (done.officer, done.acting_for) == ("h1", "c1")


def test_a_lead_gives_a_step_to_a_named_officer(open_desk: OpenDesk) -> None:
    desk = open_desk("c1")
    desk.act("m1", set_officer, Officer(H2, "周承办", (Appointment(EVERY_DEPARTMENT, Post.HANDLER),)))
    case = desk.accepted(INJURY)
    page = opened(desk)
    desk.wait(lambda: page.list.whose.isVisible())
    desk.press(Qt.Key.Key_H, CTRL, times=2)
    assert page.list.whose.code() == Whose.ALL.value
    desk.wait(lambda: page.form is not None)
    assert act(page, "Ctrl+I").text == "改派"
    desk.press(Qt.Key.Key_I, CTRL)
    desk.wait(lambda: desk.window.deck.panel() is not None)
    handler = desk.window.findChild(QComboBox, "approval.assign.handler")
    assert handler is not None
    assert [handler.itemData(at) for at in range(handler.count())] == ["h1", "h2"]
    desk.press(Qt.Key.Key_F12)
    assert desk.case(case.id).assigned == ()
    handler.setCurrentIndex(1)
    write(desk, "approval.assign.reason", "何承办出差")
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.case(case.id).assigned != ())
    assert [(one.step, one.handler) for one in desk.case(case.id).assigned] == [(case.open_steps[0], "h2")]


def test_who_is_no_lead_reassigns_nothing(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    page = opened(desk, desk.accepted(INJURY))
    assert "Ctrl+I" not in {action.key_sequence for action in page.actions()}


def test_a_correction_waits_with_its_values_and_its_very_paper(open_desk: OpenDesk) -> None:
    desk = open_desk("c1")
    case = desk.accepted(INJURY, "王小明")
    desk.act("w1", ask_correction, case.id, values={"applicant.name": "王晓明"}, reason="录错，已核对身份证")
    page = opened(desk, case, "sign")
    desk.wait(lambda: page.split.paper.page_count() > 0)
    assert "王晓明" in page.split.paper.accessibleDescription()
    told = page.form.told.accessibleName() + "".join(  # type: ignore[union-attr]
        label.text()
        for label in page.form.told.findChildren(object)
        if hasattr(label, "text")  # type: ignore[union-attr]
    )
    assert "王小明 → 王晓明" in told
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.case(case.id).applicant_name == "王晓明")

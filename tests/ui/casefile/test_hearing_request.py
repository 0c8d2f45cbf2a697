"""听证申请 handed in at the window: the clerk puts it on file, and the twenty days run (行政许可法 47)."""

from __future__ import annotations

from casefile_hands import act_and_wait, on_file, story
from decided_cases import FREIGHT
from delivery_hands import F, panel, write
from PySide6.QtCore import Qt
from window_gates import cut_when_settled
from worked_desk import WorkedDesk

from app.events.hearing import Party
from app.hearing.tell import tell_hearing
from app.state import Case
from ui.casefile.hearing_panel import HearingPanel

CTRL = Qt.KeyboardModifier.ControlModifier


def told(desk: WorkedDesk) -> Case:
    """An accepted case whose applicant was told of the right to a hearing."""
    case = desk.accepted(FREIGHT)
    found: Case = desk.act(
        "h1", tell_hearing, case.id, step=case.open_steps[0], party=Party.APPLICANT, name=case.applicant_name,
        facts="查明的事实", planned="拟不予许可",
    ).case  # fmt: skip
    return found


def keys(desk: WorkedDesk) -> list[str]:
    return [action.key_sequence for action in desk.page().actions()]


def test_the_clerk_records_the_request_and_the_twenty_days_run(desk: WorkedDesk) -> None:
    case = told(desk)
    page = on_file(desk, case)
    desk.press(F.Key_H, CTRL)
    opened = panel(desk)
    assert isinstance(opened, HearingPanel) and "2026-11-30 前（含当日）可要求" in opened.told.edit.currentText()
    desk.press(F.Key_F12)
    assert "请记录申请" in opened._problem.text()
    write(desk, "casefile.hearing.statement", "当面递交书面听证申请")
    act_and_wait(desk, F.Key_F12, lambda: desk.case(case.id).hearing.asked_on is not None)
    (run,) = desk.case(case.id).hearing.told
    assert run.wants and run.asked_on == desk.clock().on
    desk.wait(lambda: any("听证" in title for title in story(page)))
    desk.wait(lambda: "已登记" in desk.window.actionbar.result.text())


def test_a_waiver_is_recorded_and_then_nobody_is_awaited(desk: WorkedDesk) -> None:
    case = told(desk)
    on_file(desk, case)
    desk.press(F.Key_H, CTRL)
    opened = panel(desk)
    assert isinstance(opened, HearingPanel)
    opened.wants.setFocus()
    desk.press(F.Key_Down)
    write(desk, "casefile.hearing.statement", "书面放弃")
    act_and_wait(desk, F.Key_F12, lambda: desk.case(case.id).hearing.unanswered == ())
    assert desk.case(case.id).hearing.asked_on is None


def test_the_key_is_there_only_once_somebody_was_told(desk: WorkedDesk) -> None:
    case = desk.accepted(FREIGHT)
    on_file(desk, case)
    assert "Ctrl+H" not in keys(desk)


def test_the_acts_still_stand_on_a_low_screen(desk: WorkedDesk) -> None:
    case = told(desk)
    on_file(desk, case)
    assert "Ctrl+H" in keys(desk)
    assert cut_when_settled(desk.window, desk.qtbot) == [] and desk.window.width() == 1366

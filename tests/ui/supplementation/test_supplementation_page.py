"""The page 补正补齐 by keyboard, on a real store: received line by line, accepted at once, a second time with leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from office_day import DRAINAGE, LABOUR, ROAD, WATER, application_for
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from window_gates import cut_when_settled, unnamed
from worked_desk import WorkedDesk, worked_desk

from app.acceptance.receive import receive
from app.events.acceptance import MaterialState
from app.state import CaseState
from app.supplementation.queries import Matter
from app.training import PASSWORD
from ui.page import PageAction
from ui.pages import PAGES
from ui.style import sizes, theme, ui_font
from ui.supplementation.page import SupplementationPage
from ui.widgets.case_model import SECOND_ROLE

CTRL = Qt.KeyboardModifier.ControlModifier
MONDAY, NEXT_MONDAY, TODAY = date(2026, 11, 9), date(2026, 11, 16), date(2026, 11, 23)


@pytest.fixture
def desk(qtbot: QtBot, profile: Path, tmp_path: Path) -> Iterator[WorkedDesk]:
    pages = [entry for entry in PAGES if entry.key == "supplementation"]
    with worked_desk(qtbot, profile, tmp_path / "devices", "w1", pages) as one:
        yield one


def opened(desk: WorkedDesk, case_id: str = "") -> SupplementationPage:
    """Show the window and put the cursor on a case."""
    desk.show()
    page = desk.page()
    assert isinstance(page, SupplementationPage)
    desk.settle()
    if case_id:
        desk.wait(lambda: page.list.select(case_id))
    page.first_focus()
    return page


def act(page: SupplementationPage, key: str) -> PageAction:
    return next(action for action in page.actions() if action.key_sequence == key)


def state(desk: WorkedDesk, case_id: object) -> CaseState:
    return desk.case(case_id).state  # type: ignore[arg-type]


def test_the_most_urgent_case_is_under_the_cursor(desk: WorkedDesk) -> None:
    desk.on(MONDAY)
    deemed = desk.received(DRAINAGE, "示例区安居物业有限公司")
    desk.on(TODAY)
    desk.awaiting(LABOUR)
    page = opened(desk)
    desk.wait(lambda: page.list.line() is not None)
    line = page.list.line()
    assert line is not None
    assert (line.matter, line.case.id) == (Matter.DEEMED, deemed.id)
    assert "视为受理" in page.detail.advice.text()


def test_what_came_in_is_received_line_by_line_and_the_case_accepted_at_once(desk: WorkedDesk) -> None:
    case = desk.awaiting(LABOUR)
    page = opened(desk, case.id)
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_1, times=2)
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: state(desk, case.id) is CaseState.RECEIVED)
    desk.wait(lambda: (line := page.list.line()) is not None and line.matter is Matter.COMPLETE)
    desk.wait(lambda: act(page, "F12").is_enabled)
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: state(desk, case.id) is CaseState.IN_PROGRESS)
    desk.wait(lambda: len(desk.printed()) == 2)
    assert [notice.template for notice in desk.notices(case)][-2:] == ["supplement_receipt", "acceptance"]
    assert desk.problem() == ""


def test_a_partial_supplement_leaves_the_case_waiting_for_the_rest(desk: WorkedDesk) -> None:
    case = desk.awaiting(LABOUR, count=3)
    page = opened(desk, case.id)
    page.detail.focus_gaps()
    desk.press(Qt.Key.Key_1)
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: len(desk.case(case.id).supplements[0].received) == 1)
    after = desk.case(case.id)
    assert after.state is CaseState.AWAITING_SUPPLEMENT
    assert after.supplements[0].outstanding() == (case.materials[2].name,)
    desk.wait(lambda: [row.is_earlier for row in page.detail.table.model_.rows()] == [True, True, False])


def test_nothing_marked_is_told_in_a_sentence(desk: WorkedDesk) -> None:
    case = desk.awaiting(LABOUR)
    opened(desk, case.id)
    desk.press(Qt.Key.Key_F7)
    desk.wait(desk.problem)
    assert "至少标记一项" in desk.problem()


def test_all_lines_are_marked_by_one_key_and_a_remark_is_kept_with_its_line(desk: WorkedDesk) -> None:
    case = desk.awaiting(LABOUR)
    page = opened(desk, case.id)
    page.detail.focus_gaps()
    desk.press(Qt.Key.Key_A, CTRL)
    page.detail.note.setFocus()
    desk.type_text("fuyinjian")
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: state(desk, case.id) is CaseState.RECEIVED)
    lines = desk.case(case.id).supplements[0].received[0].lines
    assert [(line.is_mended, line.note) for line in lines] == [(True, "fuyinjian"), (True, "")]


def test_marks_survive_a_window_that_was_closed(desk: WorkedDesk) -> None:
    """osTicket 635, qualix 105: a time-out eats the form; here every mark is a draft within a second."""
    case = desk.awaiting(LABOUR)
    page = opened(desk, case.id)
    page.detail.focus_gaps()
    desk.press(Qt.Key.Key_1)
    desk.wait(lambda: desk.store.ask(lambda records: records.drafts(desk.officer.id)))
    desk.window.deck.forget()
    desk.window.go("supplementation")
    again = desk.page()
    assert isinstance(again, SupplementationPage) and again is not page
    desk.wait(lambda: again.list.select(case.id) and again._is_opened)
    desk.wait(lambda: list(again.detail.table.came().values()) == [True, False])


def test_a_second_supplement_needs_the_lead_on_the_same_desk(desk: WorkedDesk) -> None:
    case = desk.supplemented(LABOUR)
    opened(desk, case.id)
    desk.press(Qt.Key.Key_F8)
    panel = desk.window.deck.panel()
    assert panel is not None
    desk.press(Qt.Key.Key_F12)
    assert panel.findChild(type(panel._problem), "supplementation.second.problem").text()  # type: ignore[union-attr]
    _type_into(desk, "supplementation.second.fault", "gaizhang cuo")
    _type_into(desk, "supplementation.second.remedy", "chong gai")
    panel.why.edit.setFocus()  # type: ignore[attr-defined]
    desk.type_text("yi du zhi hou you bian")
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.case(case.id).pending)
    desk.wait(lambda: desk.window.deck.panel() is not panel)
    _type_into(desk, "supplementation.sign.officer", "c1")
    _type_into(desk, "supplementation.sign.password", PASSWORD)
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: state(desk, case.id) is CaseState.AWAITING_SUPPLEMENT)
    run = desk.case(case.id).supplements[-1]
    assert (run.request.ordinal, run.officer) == (2, "c1")
    desk.wait(lambda: desk.window.deck.panel() is None)
    assert desk.notices(case)[-1].template == "supplement_request"


def test_a_wrong_word_of_the_lead_is_told_in_the_panel_and_nothing_happens(desk: WorkedDesk) -> None:
    case = desk.supplemented(LABOUR)
    page = opened(desk, case.id)
    page._again()
    _type_into(desk, "supplementation.second.fault", "a")
    _type_into(desk, "supplementation.second.remedy", "b")
    panel = desk.window.deck.panel()
    panel.why.edit.setFocus()  # type: ignore[union-attr]
    desk.type_text("c")
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.window.deck.panel() not in (None, panel))
    _type_into(desk, "supplementation.sign.officer", "c1")
    _type_into(desk, "supplementation.sign.password", "guess")
    desk.press(Qt.Key.Key_F12)
    signing = desk.window.deck.panel()
    assert signing is not None
    desk.wait(lambda: "密码" in signing._problem.text())
    assert state(desk, case.id) is CaseState.RECEIVED
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.window.deck.panel() is None)
    assert len(desk.case(case.id).pending) == 1


def test_lapse_is_offered_only_when_the_time_is_over_and_says_from_when(desk: WorkedDesk) -> None:
    desk.on(date(2026, 9, 7))
    case = desk.awaiting(LABOUR)
    desk.on(date(2026, 9, 14))
    page = opened(desk, case.id)
    button = act(page, "F9")
    assert not button.is_enabled and "起可办" in button.why
    desk.on(TODAY)
    page.refresh({"cases"})
    desk.wait(lambda: (line := page.list.line()) is not None and line.matter is Matter.LAPSABLE)
    desk.press(Qt.Key.Key_F9)
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: state(desk, case.id) is CaseState.LAPSED)
    desk.wait(lambda: page.list.line() is None)
    assert desk.notices(case)[-1].template == "termination"


def test_deemed_acceptance_is_acknowledged_by_one_key(desk: WorkedDesk) -> None:
    desk.on(MONDAY)
    case = desk.received(DRAINAGE)
    desk.on(TODAY)
    page = opened(desk, case.id)
    assert not act(page, "F8").is_enabled
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: desk.case(case.id).is_deemed)
    assert desk.case(case.id).accepted_on == MONDAY
    assert desk.notices(case)[-1].template == "deemed_acceptance"


def test_deferred_materials_have_a_list_of_their_own(desk: WorkedDesk) -> None:
    case = desk.accepted(ROAD, deferred="交通组织方案")
    page = opened(desk)
    assert page.list.line() is None
    desk.wait(lambda: page.list.select(case.id))
    assert page.list.choice.code() == "deferred"
    page.detail.focus_gaps()
    desk.press(Qt.Key.Key_1)
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: desk.case(case.id).deferred == ())
    desk.wait(lambda: page.list.line() is None)
    assert desk.notices(case)[-1].template == "supplement_receipt"


def test_the_count_in_the_navigation_warns_of_what_is_over(desk: WorkedDesk) -> None:
    desk.on(MONDAY)
    desk.received(WATER)
    desk.on(TODAY)
    desk.awaiting(LABOUR)
    page = opened(desk)
    desk.wait(lambda: page.list.urgency() == (2, "bad"))


def test_a_case_that_lacks_materials_goes_on_at_the_acceptance_page(desk: WorkedDesk) -> None:
    page = opened(desk)
    went: list[tuple[str, object]] = []
    object.__setattr__(page._around, "go", lambda key, subject: went.append((key, subject)))
    application = application_for(LABOUR)
    lines = (replace(application.materials[0], state=MaterialState.MISSING), *application.materials[1:])
    case = desk.act("w1", receive, replace(application, materials=lines)).case
    desk.wait(lambda: page.list.select(case.id))
    assert act(page, "F12").text == "到受理页办理"
    page._accept()
    assert went == [("acceptance", case.number)]


def test_every_input_of_the_page_has_its_names(desk: WorkedDesk) -> None:
    page = opened(desk)
    for edit in page.findChildren(QLineEdit):
        assert edit.objectName() and edit.accessibleName()
    for name in ("supplementation.list", "supplementation.gaps", "supplementation.choice"):
        assert page.findChild(QWidget, name) is not None


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_items_of_the_list_are_read_whole_in_every_size(desk: WorkedDesk, scale: float) -> None:
    """First day at the counter: which of the two waits was not to be read, the item was cut."""
    case = desk.awaiting(WATER)
    theme().apply(scale=scale)
    table = opened(desk, case.id).list.table
    desk.settle()
    index = table.model_.index(0, 1)
    item = str(index.data(SECOND_ROLE))
    assert case.plan.name in item and case.plan.name in str(index.data(Qt.ItemDataRole.ToolTipRole))
    wide = QFontMetrics(ui_font(sizes().small)).horizontalAdvance(item)
    assert wide <= table.columnWidth(1) - 8


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("screen", [(1366, 768), (1920, 1080)])
def test_nothing_is_cut(desk: WorkedDesk, screen: tuple[int, int], scale: float) -> None:
    case = desk.awaiting(LABOUR, "示例区一个名称相当长的人力资源服务有限责任公司", count=3)
    page = opened(desk, case.id)
    theme().apply(scale=scale)
    desk.window.resize(*screen)
    assert cut_when_settled(page, desk.qtbot) == []
    assert (desk.window.width(), desk.window.height()) == screen


def test_every_interactive_part_has_a_name(desk: WorkedDesk) -> None:
    page = opened(desk, desk.awaiting(LABOUR).id)
    assert unnamed(QAccessible.queryAccessibleInterface(page)) == []


def _type_into(desk: WorkedDesk, name: str, text: str) -> None:
    edit = desk.window.findChild(QWidget, name)
    assert edit is not None
    desk.wake()
    edit.setFocus()
    desk.type_text(text)

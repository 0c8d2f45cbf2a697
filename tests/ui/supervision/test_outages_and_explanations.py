"""停机补录 and 逾期说明 by keys on a real store: declared by two, entered by the window, explained once by the lead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from delivery_hands import F, act, words_of
from office_day import DRAINAGE
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot
from supervision_hands import FREIGHT, on_supervision
from window_gates import cut_when_settled, unnamed
from worked_desk import WorkedDesk

from app.notices.field_context import BEIJING
from app.supervision.back_entry import ask_outage, back_enter, open_outage, parse_moment
from app.supervision.outage import Outage, OutageState
from app.training import PASSWORD
from ui.casefile.page import CaseFilePage
from ui.style import theme
from ui.supervision.outage_section import OutageSection
from ui.supervision.page import SupervisionPage

CTRL = Qt.KeyboardModifier.ControlModifier


def on_outages(desk: WorkedDesk) -> tuple[SupervisionPage, OutageSection]:
    page = on_supervision(desk)
    section = page.section("outages")
    assert isinstance(section, OutageSection)
    desk.settle()
    return page, section


def opened(desk: WorkedDesk) -> Outage:
    asked = desk.act(
        "c1", ask_outage, first_at=parse_moment("202611190800"), last_at=parse_moment("202611201800"), reason="断电"
    )
    found: Outage = desk.act("s1", open_outage, asked.id)
    return found


def open_case(desk: WorkedDesk, number: str) -> CaseFilePage:
    desk.show()
    desk.window.go("casefile", number)
    page = desk.page()
    assert isinstance(page, CaseFilePage)
    desk.wait(lambda: page.file() is not None)
    return page


def test_an_outage_is_declared_and_signed_on_the_same_desk_by_keys(desk: WorkedDesk):
    _, section = on_outages(desk)
    desk.press(F.Key_F5)
    desk.wait(lambda: desk.focus().objectName() == "supervision.outage.first")
    desk.type_text("2026-11-19 08:00")
    desk.press(F.Key_Return)
    desk.type_text("2026-11-30 18:00")
    desk.press(F.Key_Return)
    desk.type_text("断电")
    desk.press(F.Key_F12)
    panel = desk.window.deck.panel()
    assert panel is not None
    desk.wait(lambda: "结束不能晚于现在" in panel._problem.text())
    section._panel.last.set_text("2026-11-20 18:00")  # type: ignore[union-attr]
    desk.press(F.Key_F12)
    desk.wait(lambda: (held := section.outage()) is not None and held.state is OutageState.ASKED)
    assert section.lines.entries()[0].title == "11-19 08:00 至 11-20 18:00"
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.focus().objectName() == "supervision.outage.second.officer")
    desk.type_text("c1")
    desk.press(F.Key_Return)
    desk.type_text(PASSWORD)
    desk.press(F.Key_F12)
    desk.wait(lambda: (held := section.outage()) is not None and held.state is OutageState.OPEN)
    desk.press(F.Key_F8)
    desk.wait(lambda: (held := section.outage()) is not None and held.state is OutageState.CLOSED)
    assert "已关闭" in section.lines.entries()[0].note


def test_the_supervisor_signs_what_a_lead_declared(desk: WorkedDesk):
    desk.act(
        "c1", ask_outage, first_at=parse_moment("202611190800"), last_at=parse_moment("202611201800"), reason="断电"
    )
    page, section = on_outages(desk)
    desk.wait(lambda: section.outage() is not None)
    assert act(page, "F12").text == "复核同意"
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.window.deck.panel() is not None)
    desk.press(F.Key_F12)
    desk.wait(lambda: (held := section.outage()) is not None and held.state is OutageState.OPEN)


def test_the_window_enters_what_the_paper_says_and_both_times_are_shown(open_desk: Callable[[str], WorkedDesk]):
    desk = open_desk("w1")
    outage = opened(desk)
    case = desk.received(FREIGHT, "周八")
    page = open_case(desk, case.number)
    desk.press(F.Key_B, CTRL)
    desk.wait(lambda: desk.focus().objectName() == "casefile.back.outage")
    desk.press(F.Key_Return)
    desk.type_text("2026-11-19 09:30")
    desk.press(F.Key_Return)
    desk.type_text("A-7")
    desk.press(F.Key_F12)
    desk.wait(lambda: (held := page.file()) is not None and held.case.back_entry is not None)
    back = desk.case(case.id).back_entry
    assert back is not None and back.outage == outage.id and back.paper == "A-7"
    assert back.claimed_at.astimezone(BEIJING).hour == 9 and back.claimed_on == date(2026, 11, 19)
    assert "Ctrl+B" not in [one.key_sequence for one in page.actions()], "once"


def test_a_supervisor_sees_the_entries_of_an_outage(desk: WorkedDesk):
    outage = opened(desk)
    case = desk.received(FREIGHT, "周八")
    desk.act("w1", back_enter, case.id, outage=outage.id, claimed_at=parse_moment("202611190930"), paper="A-7")
    _, section = on_outages(desk)
    desk.wait(lambda: section.entries.model_.rowCount() == 1)
    row = [section.entries.model_.index(0, at).data() for at in range(6)]
    assert row[1] == "2026-11-19 09:30" and row[2].startswith("2026-11-23") and row[3] == "—" and row[5] == "A-7"


def test_without_an_open_outage_the_window_is_told_what_to_do(open_desk: Callable[[str], WorkedDesk]):
    desk = open_desk("w1")
    case = desk.received(FREIGHT, "周八")
    open_case(desk, case.number)
    desk.press(F.Key_B, CTRL)
    desk.wait(lambda: "没有可以补录的停机时段" in desk.problem())


def test_the_lead_explains_an_overdue_case_once_by_keys(open_desk: Callable[[str], WorkedDesk]):
    desk = open_desk("c1")
    desk.on(date(2026, 11, 2))
    case = desk.accepted(DRAINAGE, "陈二")
    desk.on(date(2026, 11, 23))
    page = open_case(desk, case.number)
    assert act(page, "Ctrl+U").text == "逾期说明"
    desk.press(F.Key_U, CTRL)
    desk.wait(lambda: desk.focus().objectName() == "casefile.overdue.unit")
    desk.press(F.Key_Return)
    desk.type_text("20261130")
    desk.press(F.Key_Return)
    desk.type_text("安批准")
    desk.press(F.Key_Return)
    desk.press(F.Key_F12)
    panel = desk.window.deck.panel()
    assert panel is not None
    desk.wait(lambda: "逾期原因" in desk.problem() or "逾期原因" in panel._problem.text())
    desk.type_text("检测报告迟到")
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.case(case.id).overdue is not None)
    desk.wait(lambda: len(desk.printed()) == 1)
    words = words_of(desk.printed()[0].read_bytes())
    assert "逾期办理说明" in words and "检测报告迟到" in words and "2026年11月30日" in words
    desk.settle()
    assert "Ctrl+U" not in [one.key_sequence for one in page.actions()]


@pytest.mark.parametrize("screen", [(1366, 768), (1920, 1080)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_word_is_cut_and_every_widget_has_a_name(
    desk: WorkedDesk, qtbot: QtBot, screen: tuple[int, int], scale: float
):
    opened(desk)
    theme().apply(scale=scale)
    page, section = on_outages(desk)
    desk.window.resize(*screen)
    assert cut_when_settled(desk.window, qtbot) == []
    assert unnamed(QAccessible.queryAccessibleInterface(page)) == []
    section.declare()
    panel = desk.window.deck.panel()
    assert panel is not None and cut_when_settled(panel, qtbot) == []

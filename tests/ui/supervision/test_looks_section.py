"""查询留痕 by keys on a real store: the list is masked, F8 shows one query on record, Enter opens the finding or the case."""

from __future__ import annotations

from pathlib import Path

import pytest
from delivery_hands import F, act
from office_day import DRAINAGE
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot
from supervision_hands import on_supervision
from window_gates import cut_when_settled, unnamed
from worked_desk import WorkedDesk

from app.casefile import reveal
from app.events.office import Looked
from app.looking import SEARCHED, note_look_up
from app.supervision.scan import scan
from ui.casefile.page import CaseFilePage
from ui.supervision.inquiry_section import InquirySection
from ui.supervision.looks_section import LooksSection
from ui.supervision.page import SupervisionPage

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def looked(desk: WorkedDesk, times: int = 1) -> None:
    """The window looks for persons: once without work after, and so many times in a case that it took in."""
    desk.act("h1", note_look_up, SEARCHED, "陈二", 3)
    case = desk.accepted(DRAINAGE, "陈二")
    for _ in range(times):
        desk.act("w1", reveal, case.id)


def on_looks(desk: WorkedDesk, rows: int) -> tuple[SupervisionPage, LooksSection]:
    page = on_supervision(desk)
    section = page.section("looks")
    assert isinstance(section, LooksSection)
    desk.wait(lambda: len(section.lines()) == rows)
    return page, section


def test_a_query_is_masked_until_it_is_read_on_record(desk: WorkedDesk) -> None:
    looked(desk)
    _, section = on_looks(desk, 2)
    assert [line.shown for line in section.lines()][1] == "陈**"
    desk.press(F.Key_F4)
    desk.press(F.Key_End)
    desk.press(F.Key_F8)
    desk.wait(lambda: "陈二" in desk.window.actionbar.result.text())
    told = [e for e in desk.store.ask(lambda records: records.office_events()) if e.kind == Looked.KIND]
    assert (told[-1].officer, told[-1].data["what"]) == ("s1", "look_up_read")


def test_enter_opens_the_case_that_was_worked_on(desk: WorkedDesk) -> None:
    looked(desk)
    page, section = on_looks(desk, 2)
    section.table.setFocus()
    assert act(page, "F12").text == "打开办件"
    assert page.clock_subject() == section.lines()[0].held.number
    desk.press(F.Key_Return)
    desk.wait(lambda: isinstance(desk.page(), CaseFilePage))


def test_enter_opens_the_finding_and_what_nothing_followed_opens_nothing(desk: WorkedDesk) -> None:
    looked(desk, 22)
    desk.act("s1", scan)
    page, section = on_looks(desk, 23)
    desk.press(F.Key_F3)
    assert desk.focus().objectName() == "supervision.looks.officer"
    section.follows.set_code("not_followed")
    desk.wait(lambda: len(section.lines()) == 1)
    assert not act(page, "F12").is_enabled and "没有办理" in act(page, "F12").why
    desk.press(F.Key_F3, SHIFT)
    assert len(section.lines()) == 23
    section.follows.set_code("found")
    section.table.setFocus()
    desk.press(F.Key_F12)
    found = page.current()
    assert isinstance(found, InquirySection)
    desk.wait(lambda: (line := found.line()) is not None and line.inquiry.rule == "looked_often")


def test_another_month_is_one_key_away_and_an_empty_one_says_so(desk: WorkedDesk) -> None:
    looked(desk)
    page, section = on_looks(desk, 2)
    desk.press(F.Key_PageUp, CTRL)
    desk.wait(lambda: section.lines() == ())
    assert not act(page, "F8").is_enabled and "没有这样的查询" in act(page, "F9").why
    desk.press(F.Key_PageDown, CTRL)
    desk.wait(lambda: len(section.lines()) == 2)


def test_what_leaves_is_masked(desk: WorkedDesk, tmp_path: Path) -> None:
    looked(desk)
    _, section = on_looks(desk, 2)
    file = tmp_path / "查询留痕.csv"
    section.taking_out.write(str(file), {"csv": section.table_bytes}, 1)
    desk.wait(file.is_file)
    text = file.read_text("utf-8-sig")
    assert "陈**" in text and "陈二" not in text


@pytest.mark.parametrize("screen", [(1366, 768), (1920, 1080)])
def test_no_word_is_cut_and_every_widget_has_a_name(desk: WorkedDesk, qtbot: QtBot, screen: tuple[int, int]) -> None:
    looked(desk)
    page, section = on_looks(desk, 2)
    desk.window.resize(*screen)
    assert cut_when_settled(desk.window, qtbot) == []
    assert unnamed(QAccessible.queryAccessibleInterface(page)) == []
    section.clear_secrets()
    assert section.lines() == ()

"""The page 案卷交接 by keys, at real desks of two departments and a real center between them."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdf
import pytest
from folders_hands import DeskWindow
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from three_departments import REVIEW, DepartmentDesk, settle

from app.custody import folder_of
from app.folder import hand_over_folder, receive_folder
from app.state import Case
from ui.folders.lines_model import COPIES, REMARK
from ui.folders.page import FoldersPage
from ui.widgets.empty import EmptyState

WindowAt = Callable[[DepartmentDesk], DeskWindow]
Desks = tuple[DepartmentDesk, DepartmentDesk, DepartmentDesk]
K = Qt.Key


def text_of(pdf: bytes) -> str:
    return "".join("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


def primary(page: FoldersPage) -> tuple[str, bool, str]:
    action = next(one for one in page.actions() if one.key_sequence == "F12")
    return action.text, action.is_enabled, action.why


def scan(window: DeskWindow, number: str) -> None:
    """A scanner gives the number to the window, whatever has the cursor."""
    window.window.wedge.scanned.emit(number)
    window.settle()
    window.settle()


def sent(window: DepartmentDesk) -> Case:
    """A case accepted at the window whose folder is on its way to the examining department."""
    from app.folder import folder_lines

    case = window.accepted()
    lines = window.store.ask(folder_lines, case)
    done: Case = window.act(hand_over_folder, case.id, to=REVIEW, lines=lines).case
    return done


def test_a_folder_is_handed_over_with_its_sheet_and_received_line_by_line(desks: Desks, window_at: WindowAt) -> None:
    at_window, at_review, _ = desks
    case = at_window.accepted()
    settle(at_window)
    one = window_at(at_window)
    page = one.folders()
    assert primary(page) == ("移交并打印转移单", True, "")  # nothing is to be received: what is due is shown
    assert page.detail.to.code() == REVIEW
    one.press(K.Key_F6)
    one.type_text("2")  # over the count of the first line
    one.press(K.Key_Return)
    one.settle()
    one.press(K.Key_F12)
    one.wait(lambda: folder_of(at_window.case(case.id)).is_sent)
    one.settle()
    assert one.problem() == ""
    one.wait(one.printed)
    sheet = text_of(one.printed()[0].read_bytes())
    number = at_window.case(case.id).number
    for said in ("物料转移单", "示例区城市管理局", "窗口0001", "李晓梅", "移交人签名", "接收人签名", number):
        assert said in sheet, said
    settle(at_window, at_review)
    assert folder_of(at_review.case(case.id)).lines[0].copies == 2
    two = window_at(at_review)
    two.window.go("casefile")
    page = two.folders()
    scan(two, number)
    assert two.page() is page and primary(page) == ("接收案卷", True, "")
    table = page.detail.lines
    assert two.focus() is table and table.model_.checks
    two.press(K.Key_Space)  # the first line is not in the folder
    assert table.model_.index(0, REMARK).data() == "缺失"
    two.press(K.Key_Down)
    two.type_text("3")
    two.press(K.Key_F12)  # what is being typed counts
    two.wait(lambda: folder_of(at_review.case(case.id)).desk == "0002")
    found = folder_of(at_review.case(case.id))
    assert [(d.copies, d.name) for d in found.differences] == [(0, found.lines[0].name), (3, found.lines[1].name)]
    assert two.problem() == ""


def test_offline_the_desk_without_the_folder_is_not_offered_the_step_and_is_told_who_holds_it(
    desks: Desks, window_at: WindowAt
) -> None:
    at_window, at_review, _ = desks
    case = at_window.accepted()
    settle(at_window, at_review)
    two = window_at(at_review)
    assert "folders" in two.page_keys()
    two.window.go("casefile", case.number)
    two.settle()
    two.settle()
    told = two.page().header.custody  # type: ignore[attr-defined]
    at_review.go_offline()
    two.wait(lambda: "还在窗口 0001" in told.text() and "案卷交接" in told.text())
    at_review.act(receive_folder, case.id)
    two.wait(lambda: "由本窗口保管" in told.text())


def test_a_folder_on_its_way_is_taken_back_by_the_desk_that_sent_it(desks: Desks, window_at: WindowAt) -> None:
    at_window, _, _ = desks
    case = sent(at_window)
    one = window_at(at_window)
    page = one.folders()
    one.press(K.Key_F3)
    one.type_text(case.number)
    one.press(K.Key_Return)
    one.wait(lambda: page.listing.list_code() == "sent")
    one.settle()
    assert primary(page) == ("收回案卷", True, "")
    one.press(K.Key_F12)
    one.wait(lambda: not folder_of(at_window.case(case.id)).is_sent)
    assert folder_of(at_window.case(case.id)).desk == "0001"
    one.wait(lambda: any("案卷已收回，由本窗口保管" in label.text() for label in one.window.findChildren(QLabel)))


@pytest.mark.parametrize(
    ("typed", "told"), [("12345", "24"), ("341702202611230009000013", "编号"), ("不是编号", "编号")]
)
def test_what_is_no_number_of_a_case_here_is_told_at_the_field(
    desks: Desks, window_at: WindowAt, typed: str, told: str
) -> None:
    one = window_at(desks[0])
    page = one.folders()
    one.press(K.Key_F3)
    page.listing.number.set_text(typed)
    QTest.keyClick(page.listing.number.edit, K.Key_Return)
    one.settle()
    one.settle()
    assert page.listing.number.message() and one.problem() == ""


def test_every_line_of_a_folder_is_as_high_as_its_words_whatever_the_width(desks: Desks, window_at: WindowAt) -> None:
    """The lines to receive stood far apart: their heights were those of a narrower column."""
    at_window, at_review, _ = desks
    sent(at_window)
    settle(at_window, at_review)
    two = window_at(at_review)
    table = two.folders().detail.lines
    for width in (1000, 1600, 1366):
        two.window.resize(width, 768)
        two.settle()
        stood = [table.rowHeight(row) for row in range(table.model_.rowCount())]
        table.resizeRowsToContents()
        assert stood and stood == [table.rowHeight(row) for row in range(table.model_.rowCount())]


def test_a_count_that_cannot_be_changes_nothing(desks: Desks, window_at: WindowAt) -> None:
    sent(desks[0])
    settle(desks[0], desks[1])
    two = window_at(desks[1])
    model = two.folders().detail.lines.model_
    before = model.lines()
    for wrong in ("-1", "x", "99999", "１"):
        assert not model.setData(model.index(0, COPIES), wrong)
    assert model.lines() == before and model.rowCount() > 2


def test_a_desk_without_a_center_has_no_such_page(desks: Desks) -> None:
    from dataclasses import replace

    from ui.pages import pages_for

    alone = replace(desks[0].me(), seat=None)
    assert "folders" not in [entry.key for entry in pages_for(alone)]


def test_an_empty_page_says_what_to_do_next_and_f1_tells_its_keys(desks: Desks, window_at: WindowAt) -> None:
    one = window_at(desks[0])
    page = one.folders()
    shown = [state for state in page.findChildren(EmptyState) if state.isVisible()]
    assert shown and all(len([w for w in state.findChildren(QLabel) if w.text()]) == 2 for state in shown)
    one.press(K.Key_F1)
    told = {label.text() for label in one.window.help.findChildren(QLabel)}
    keys = [action.key_sequence for action in page.actions()]
    assert page.title in told and set(keys) <= told and len(keys) == len(set(keys))
    assert all(action.why for action in page.actions() if not action.is_enabled)

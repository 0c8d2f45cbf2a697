"""A list of any length: windows of 256 rows, asked for once, held few."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui_gallery import ROWS, Show

from ui.widgets.case_model import WINDOW_ROWS, WINDOWS_KEPT, CaseModel, Column
from ui.widgets.case_table import CaseTable

NAME = Column("名称", str)


@pytest.fixture
def table(show: Show) -> CaseTable:
    columns = [
        Column("时限", lambda row: str(row[4]), 8, light=lambda row: str(row[3])),
        Column("申请人", lambda row: str(row[1])),
    ]
    made = CaseTable("list", "待办", columns, key=lambda row: row[0])
    show(made)
    return made


def test_enter_opens_the_case_under_the_cursor(table: CaseTable):
    table.show_rows(ROWS)
    opened: list[object] = []
    table.opened.connect(opened.append)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == [ROWS[1]]


def test_the_cursor_tells_what_it_is_on(table: CaseTable):
    picked: list[object] = []
    table.picked.connect(picked.append)
    table.show_rows(ROWS)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert picked[-2:] == [ROWS[0], ROWS[1]]


def test_a_fresh_list_keeps_the_cursor_on_the_same_case(table: CaseTable):
    table.show_rows(ROWS)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Down)
    table.show_rows((("9", "新来的", "", "green", "9 天", ""), *ROWS))
    assert table.row_value() == ROWS[2]


def test_an_empty_list_tells_that_nothing_is_picked(table: CaseTable):
    picked: list[object] = []
    table.show_rows(ROWS)
    table.picked.connect(picked.append)
    table.show_rows(())
    assert picked[-1] is None


def test_a_light_is_told_in_words(table: CaseTable):
    table.show_rows(ROWS)
    spoken = [table.model_.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(4)]
    assert spoken == ["正常 5 天", "临近 1 天", "超期 2 天", "暂停 听证"]


def test_a_million_rows_ask_for_what_is_in_sight_only(table: CaseTable):
    """open-zaak 1574: 62,000 cases took 2 to 9 s a list."""
    asked: list[int] = []
    table.show_count(1_000_000, asked.append)
    table.viewport().repaint()
    assert set(asked) == {0}
    table.scrollToBottom()
    table.viewport().repaint()
    assert len(asked) <= 3
    assert max(asked) == 999_999 // WINDOW_ROWS


def test_a_window_is_asked_for_once_and_shown_when_it_comes():
    model, asked = CaseModel([NAME]), []
    model.show_count(1000, asked.append)
    assert [model.index(300, 0).data(), model.index(301, 0).data()] == ["…", "…"]
    assert asked == [1]
    model.show_window(1, [f"案{n}" for n in range(256, 512)])
    assert model.index(300, 0).data() == "案300"


def test_few_windows_are_held():
    """Whatever is scrolled through, memory does not grow with it."""
    model = CaseModel([NAME])
    model.show_count(1_000_000, lambda _: None)
    for window in range(WINDOWS_KEPT + 40):
        model.show_window(window, ["x"] * WINDOW_ROWS)
    assert model.windows_held() == WINDOWS_KEPT


def test_a_list_that_is_here_is_wholly_held():
    model = CaseModel([NAME])
    rows = [str(number) for number in range(WINDOWS_KEPT * WINDOW_ROWS + 700)]
    model.show_rows(rows)
    assert model.index(len(rows) - 1, 0).data() == rows[-1]


def test_the_row_under_the_cursor_is_told_when_it_has_come(table: CaseTable):
    picked: list[object] = []
    table.show_count(10, lambda _: None)
    table.picked.connect(picked.append)
    table.show_window(0, [ROWS[0]] * 10)
    assert picked == [ROWS[0]]


def test_a_list_that_grows_keeps_cursor_and_place(table: CaseTable):
    asked: list[int] = []
    table.show_count(300, asked.append)
    table.setCurrentIndex(table.model_.index(299, 0))
    top = table.verticalScrollBar().value()
    table.grow(5000)
    assert table.model_.rowCount() == 5000
    assert table.currentIndex().row() == 299 and table.verticalScrollBar().value() == top
    table.grow(10)
    assert table.model_.rowCount() == 5000, "a list never shrinks by growing"


def test_a_window_that_was_cut_short_is_asked_for_anew_when_the_list_goes_on():
    asked: list[int] = []
    model = CaseModel([NAME])
    model.show_count(10, asked.append)
    model.show_window(0, [("甲", "")] * 10)
    model.grow(20)
    assert model.row_value(15) is None and asked == [0]


def test_a_list_shown_anew_keeps_the_cursor_as_far_down_as_it_stood(table: CaseTable):
    table.show_count(5000, lambda _: None)
    table.setCurrentIndex(table.model_.index(1000, 0))
    above = 1000 - table.verticalScrollBar().value()
    rows = [(f"{at}", f"某{at}", "", "green", "3 天") for at in range(WINDOW_ROWS)]
    table.renew(5001, lambda _: None, {3: rows}, 1001)
    assert table.currentIndex().row() == 1001
    assert 1001 - table.verticalScrollBar().value() == above
    assert table.row_value() == rows[1001 - 3 * WINDOW_ROWS]
    assert 1001 in table.rows_in_sight()

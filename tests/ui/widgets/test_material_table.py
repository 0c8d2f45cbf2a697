"""The checklist by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from ui_gallery import MATERIALS, Hall, Show

from ui.widgets.material_model import Mark, MaterialRow, mark_tone
from ui.widgets.material_table import MaterialTable


@pytest.fixture
def table(show: Show) -> MaterialTable:
    made = MaterialTable("m", "材料清单")
    made.show_rows(MATERIALS)
    show(made)
    return made


def press(table: MaterialTable, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(table, key)


def test_digits_set_marks_and_the_cursor_moves_down_by_itself(table: MaterialTable):
    press(table, Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_2, Qt.Key.Key_4)
    assert list(table.marks().values()) == [Mark.RECEIVED, Mark.DEFERRED, Mark.MISSING, Mark.ELECTRONIC]
    assert table.currentIndex().row() == 3


def test_what_the_catalogue_does_not_let_be_deferred_is_refused_by_name(table: MaterialTable):
    told: list[str] = []
    table.refused.connect(told.append)
    press(table, Qt.Key.Key_3)
    assert told == ["“申请书（法定格式）”不在容缺目录内"]
    assert table.marks()["form"] is Mark.MISSING
    assert table.currentIndex().row() == 0


def test_space_goes_through_what_is_allowed(table: MaterialTable):
    seen = []
    for _ in range(4):
        seen.append(table.marks()["form"])
        press(table, Qt.Key.Key_Space)
    assert seen == [Mark.MISSING, Mark.RECEIVED, Mark.ELECTRONIC, Mark.MISSING]


def test_ctrl_a_takes_in_all_that_is_required_and_missing(table: MaterialTable):
    press(table, Qt.Key.Key_Down, Qt.Key.Key_3)
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert list(table.marks().values()) == [Mark.RECEIVED, Mark.DEFERRED, Mark.RECEIVED, Mark.MISSING]
    assert table.missing() == []


def test_missing_lists_the_required_materials_that_are_not_in(table: MaterialTable):
    press(table, Qt.Key.Key_1)
    assert [row.key for row in table.missing()] == ["id", "place"]


def test_every_change_is_told_once(table: MaterialTable):
    told: list[int] = []
    table.marked.connect(lambda: told.append(1))
    press(table, Qt.Key.Key_1)
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(told) == 2


def test_a_draft_brings_its_marks_back(table: MaterialTable):
    table.show_rows(MATERIALS, {"id": "deferred", "place": "received"})
    assert table.marks() == {
        "form": Mark.MISSING,
        "id": Mark.DEFERRED,
        "place": Mark.RECEIVED,
        "name": Mark.MISSING,
    }


def test_a_missing_optional_material_worries_nobody():
    optional = MaterialRow("x", "照片", is_required=False)
    assert mark_tone(Mark.MISSING, optional) == "plain"
    assert mark_tone(Mark.MISSING, MATERIALS[0]) == "warn"


def test_a_long_name_breaks_into_lines_and_no_row_is_hidden(table: MaterialTable, qtbot: QtBot):
    table.window().resize(440, 480)
    qtbot.waitUntil(lambda: table.rowHeight(2) > table.rowHeight(0))
    rows = sum(table.rowHeight(row) for row in range(len(MATERIALS)))
    qtbot.waitUntil(lambda: table.viewport().height() >= rows)
    assert table.columnWidth(1) < 300


def test_the_page_follows_the_cursor_of_the_table(hall: Hall):
    page = hall.form()
    hall.window.resize(1366, 620)
    page.materials.setFocus()
    press(page.materials, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)
    column = page.split.column
    place = page.materials.visualRect(page.materials.currentIndex()).center()
    assert column.viewport().rect().contains(page.materials.viewport().mapTo(column.viewport(), place))


def test_rows_are_low_again_when_the_window_is_wide_again(table: MaterialTable, qtbot: QtBot):
    low = table.rowHeight(0)
    for width in (440, 1400, 500, 1400):
        table.window().resize(width, 480)
        qtbot.wait(20)
    qtbot.waitUntil(lambda: [table.rowHeight(row) for row in range(len(MATERIALS))] == [low] * len(MATERIALS))
    assert table.height() < 6 * low + 20

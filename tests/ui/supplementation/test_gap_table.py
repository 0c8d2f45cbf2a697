"""The lines of a 补正 by keyboard, alone: digits, Space, Ctrl+A, what came before, what a barcode must not change."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.supplementation.gap_model import MARK, NUMBER, WHAT, Came, GapModel, GapRow, came_word
from ui.supplementation.gap_table import GapTable

ROWS = (
    GapRow("公司章程", "未盖章", "加盖公章后重交"),
    GapRow("营业执照", "已过期", "提交有效的执照", is_earlier=True),
    GapRow("经营场所的使用证明（自有的提交产权证明，租用的提交租赁协议及出租方的产权证明）", "缺第二页", "补齐"),
)


@pytest.fixture
def table(qtbot: QtBot) -> GapTable:
    one = GapTable("test.gaps", "补正内容")
    qtbot.addWidget(one)
    one.resize(500, 300)
    one.show_rows(ROWS)
    one.show()
    return one


def test_the_cursor_begins_at_the_first_open_line(qtbot: QtBot) -> None:
    one = GapTable("test.gaps", "补正内容")
    qtbot.addWidget(one)
    one.show_rows((GapRow("甲", is_earlier=True), GapRow("乙")))
    assert one.currentIndex().row() == 1


def test_digits_mark_and_go_down(table: GapTable) -> None:
    QTest.keyClick(table, Qt.Key.Key_1)
    assert (table.came()["公司章程"], table.currentIndex().row()) == (True, 1)
    table.setCurrentIndex(table.model_.index(0, WHAT))
    QTest.keyClick(table, Qt.Key.Key_2)
    assert table.came()["公司章程"] is False


def test_space_goes_to_and_fro(table: GapTable) -> None:
    for expected in (True, False, True):
        QTest.keyClick(table, Qt.Key.Key_Space)
        assert table.came()["公司章程"] is expected


def test_what_came_earlier_is_not_marked_again(table: GapTable) -> None:
    table.setCurrentIndex(table.model_.index(1, WHAT))
    QTest.keyClick(table, Qt.Key.Key_2)
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert table.model_.marks() == (Came.NOW, Came.EARLIER, Came.NOW)
    assert "营业执照" not in table.came()


def test_a_double_click_marks_too(table: GapTable, qtbot: QtBot) -> None:
    place = table.visualRect(table.model_.index(2, WHAT)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.model_.mark(2) is Came.NOW


def test_a_barcode_typed_into_the_table_changes_nothing(table: GapTable) -> None:
    """zxing 134, scangon 3: what a scanner types must not end up as marks."""
    before = table.scan_snapshot()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_1):
        QTest.keyClick(table, key)
    table.take_back(before)
    assert table.scan_snapshot() == before
    assert table.model_.marks() == (Came.NOT, Came.EARLIER, Came.NOT)


def test_every_mark_tells_itself_in_a_word(table: GapTable) -> None:
    model = table.model_
    spoken = model.data(model.index(0, WHAT), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "公司章程 问题：未盖章　要求：加盖公章后重交 未补来"
    assert model.data(model.index(1, MARK)) == "此前已收"
    assert model.data(model.index(2, NUMBER)) == "3"
    assert len({came_word(came) for came in Came}) == len(Came)


def test_marks_of_a_draft_are_shown_again(qtbot: QtBot) -> None:
    one = GapTable("test.gaps", "补正内容")
    qtbot.addWidget(one)
    one.show_rows(ROWS, {"公司章程": True, "别的": True})
    assert one.came() == {"公司章程": True, ROWS[2].material: False}


def test_the_table_is_as_high_as_its_lines(table: GapTable) -> None:
    inner = table.horizontalHeader().height() + sum(table.rowHeight(row) for row in range(3))
    assert table.height() >= inner
    wide = table.rowHeight(2)
    table.resize(260, 300)
    assert table.rowHeight(2) > wide


def test_a_list_without_lines_marks_nothing(qtbot: QtBot) -> None:
    model = GapModel()
    model.show_rows((), {})
    model.mark_all()
    assert (model.came(), model.rowCount()) == ({}, 0)
    one = GapTable("test.gaps", "补正内容")
    qtbot.addWidget(one)
    one.show_rows(())
    QTest.keyClick(one, Qt.Key.Key_1)
    assert one.came() == {}


def test_every_change_is_told_once(table: GapTable, qtbot: QtBot) -> None:
    told: list[int] = []
    table.marked.connect(lambda: told.append(1))
    QTest.keyClick(table, Qt.Key.Key_1)
    QTest.keyClick(table, Qt.Key.Key_1)  # the line that came earlier
    assert len(told) == 1

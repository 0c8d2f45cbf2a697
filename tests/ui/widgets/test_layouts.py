"""Layouts that give way instead of cutting words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from ui_gallery import Show

from ui.style import em, theme
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.field import Field
from ui.widgets.layouts import FieldGrid, FlowLayout, ScrollColumn
from ui.widgets.split import PreviewSplit


def row_of(count: int, width: int, *, aligns_right: bool = False) -> tuple[QWidget, FlowLayout, list[QLabel]]:
    holder = QWidget()
    flow = FlowLayout(holder, gap=10, aligns_right=aligns_right)
    labels = []
    for number in range(count):
        label = QLabel(f"{number}")
        label.setFixedSize(100, 20)
        flow.addWidget(label)
        labels.append(label)
    holder.resize(width, 200)
    return holder, flow, labels


def places(labels: list[QLabel]) -> list[tuple[int, int]]:
    return [(label.x(), label.y()) for label in labels]


@pytest.mark.parametrize(("width", "height"), [(430, 20), (320, 50), (210, 50), (100, 110), (40, 110)])
def test_a_row_breaks_where_the_width_ends(qapp: object, width: int, height: int):
    _holder, flow, _labels = row_of(4, width)
    assert flow.heightForWidth(width) == height


def test_the_row_fills_from_the_left_or_the_right(show: Show):
    left, _left_flow, labels = row_of(3, 400)
    right, _right_flow, others = row_of(3, 400, aligns_right=True)
    show(left, right, width=420)
    assert labels[0].x() == 0
    assert others[-1].geometry().right() == right.width() - 1
    assert [y for _, y in places(labels)] == [0, 0, 0]


def test_what_is_hidden_takes_no_room(qapp: object):
    _holder, flow, labels = row_of(3, 400)
    labels[1].hide()
    assert flow.sizeHint() == QSize(210, 20)
    assert flow.minimumSize() == QSize(100, 20)


def test_items_can_be_taken_out_again(qapp: object):
    _holder, flow, labels = row_of(2, 400)
    taken = flow.takeAt(0)
    assert taken is not None
    assert taken.widget() is labels[0]
    assert flow.count() == 1
    assert flow.itemAt(5) is None
    assert flow.takeAt(5) is None


def grid_of(count: int, columns: int = 2) -> tuple[FieldGrid, list[Field]]:
    grid = FieldGrid(columns)
    fields = [Field(f"第{number}项", f"f{number}") for number in range(count)]
    for field in fields:
        grid.add(field)
    return grid, fields


def test_fields_stand_side_by_side_while_there_is_room(show: Show, qtbot: QtBot):
    grid, fields = grid_of(4)
    window = show(grid, width=2 * 16 * em() + 60)
    qtbot.waitUntil(lambda: fields[0].y() == fields[1].y())
    assert fields[2].y() > fields[0].y()
    window.resize(16 * em() + 60, 600)
    qtbot.waitUntil(lambda: fields[1].y() > fields[0].y())
    assert {field.x() for field in fields} == {0}


def test_a_wide_field_takes_two_columns(show: Show, qtbot: QtBot):
    grid = FieldGrid(2)
    one, two, wide = Field("一", "one"), Field("二", "two"), Field("三", "three")
    for field, span in ((one, 1), (two, 1), (wide, 2)):
        grid.add(field, span)
    show(grid, width=900)
    qtbot.waitUntil(lambda: wide.width() > one.width() + two.width())


def test_large_type_costs_a_column(show: Show, qtbot: QtBot):
    grid, fields = grid_of(2)
    show(grid, width=800)
    qtbot.waitUntil(lambda: fields[0].y() == fields[1].y())
    theme().apply(scale=2.0)
    grid.resize(grid.width() - 1, grid.height())
    qtbot.waitUntil(lambda: fields[1].y() > fields[0].y())


def test_a_grid_never_forces_its_card_wider_than_one_field(qapp: object):
    grid, fields = grid_of(6, columns=3)
    assert grid.minimumSizeHint().width() == max(field.minimumSizeHint().width() for field in fields)


def test_a_grid_can_be_emptied_and_filled_anew(show: Show):
    grid, _ = grid_of(3)
    grid.clear()
    field = Field("新", "new")
    grid.add(field)
    show(grid)
    assert field.isVisible()


def test_what_gets_the_focus_comes_into_view(show: Show, qtbot: QtBot):
    column = ScrollColumn()
    edits = [QLineEdit() for _ in range(40)]
    for edit in edits:
        column.add(edit)
    show(column, height=300)
    edits[-1].setFocus(Qt.FocusReason.TabFocusReason)
    for edit in edits:
        edit.setFocus(Qt.FocusReason.TabFocusReason)
    column.ensureWidgetVisible(edits[-1])
    place = edits[-1].mapTo(column.viewport(), edits[-1].rect().center())
    assert column.viewport().rect().contains(place)
    assert column.horizontalScrollBar().maximum() == 0


def test_cards_stay_at_the_top(show: Show, qtbot: QtBot):
    column = ScrollColumn()
    card = Card("申请人", step=2, note="可读卡")
    column.add(card)
    column.add_stretch()
    show(column, height=700)
    qtbot.waitUntil(lambda: card.height() < 200)
    assert card.y() < 40


def test_the_note_of_a_card_wraps_instead_of_widening_it(qapp: object):
    card = Card("选择事项", step=1, note="示例区市场监督管理局 · 341700001 · 承诺 5 个工作日 · 即办件 · 可容缺受理")
    assert card.minimumSizeHint().width() < 300
    card.set_note("短", "warn")
    card.set_title("事项")
    texts = [label.text() for label in card.findChildren(QLabel)]
    assert texts == ["1", "事项", "短"] or set(texts) == {"1", "事项", "短"}


def test_the_paper_gives_way_to_the_form_on_a_narrow_window(show: Show, qtbot: QtBot):
    split = PreviewSplit("page")
    split.column.add(Card("申请人"))
    window = show(split, width=1300)
    qtbot.waitUntil(lambda: split.pane.isVisible())
    assert split.column.width() > split.pane.width()
    window.resize(700, 480)
    qtbot.waitUntil(lambda: not split.pane.isVisible())
    qtbot.waitUntil(lambda: split.column.width() > 600)


def test_the_paper_comes_after_the_form_in_the_tab_order(show: Show):
    split = PreviewSplit("page")
    field = Field("姓名", "name")
    split.column.add(field)
    show(split, width=1300)
    field.edit.setFocus()
    field.edit.window().focusNextChild()
    assert split.paper.hasFocus()


def test_the_pane_says_which_paper_and_which_printer(qapp: object):
    split = PreviewSplit("page")
    split.set_title("送达回证")
    split.set_pill("预览", "warn")
    split.set_foot("HP M405 · 一式两份")
    texts = {label.text() for label in split.pane.findChildren(QLabel)}
    assert {"送达回证", "预览", "HP M405 · 一式两份"} <= texts
    split.set_foot("")
    assert split._foot.isHidden()


def test_an_empty_page_says_what_to_do_next(show: Show):
    state = EmptyState("inbox", "没有等待补正的办件", "扫描条码即可打开")
    show(state)
    assert state._title.isVisible()
    state.show_text("没有找到", "换一个姓名试试")
    assert (state._title.text(), state._hint.text()) == ("没有找到", "换一个姓名试试")


def test_a_button_in_a_card_keeps_its_place_in_the_head(show: Show):
    card, button = Card("材料清单"), QPushButton("全部已收")
    card.add_to_head(button)
    show(card, width=600)
    assert button.geometry().right() > card.width() * 0.8

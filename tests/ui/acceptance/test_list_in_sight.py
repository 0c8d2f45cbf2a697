"""At 1366×768 the head and the first lines of the material list are in sight while an applicant is typed."""

from __future__ import annotations

import pytest
from counter_clerk import FOOD, LABOUR, PHONE, Clerk
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTableView, QWidget
from real_desk import RealDesk

from ui.acceptance.materials_card import FIRST_LINES
from ui.style import theme

Key = Qt.Key


def bottom_in_view(clerk: Clerk, part: QWidget, y: int) -> int:
    """Return how far below the edge of the view this place of a widget lies; 0 or less is in sight."""
    view = clerk.page.split.column.viewport()
    return part.mapTo(view, QPoint(0, y)).y() - view.height()


def lines_are_in_sight(clerk: Clerk) -> bool:
    table = clerk.page.sheet.materials.list
    bottom = table.horizontalHeader().height() + sum(table.rowHeight(row) for row in range(FIRST_LINES))
    return bottom_in_view(clerk, table, bottom) <= 0


def is_in_sight(clerk: Clerk, part: QWidget) -> bool:
    view = clerk.page.split.column.viewport()
    top = part.mapTo(view, QPoint(0, 0)).y()
    return top >= 0 and top + part.height() <= view.height()


def cursor_is_in_sight(clerk: Clerk, part: QWidget) -> bool:
    """True when the field, or of a list the row with the cursor, is in sight."""
    if not isinstance(part, QTableView):
        return is_in_sight(clerk, part)
    row = part.visualRect(part.currentIndex())
    return bottom_in_view(clerk, part.viewport(), row.bottom()) <= 0


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_list_is_seen_from_the_choice_of_the_item_to_the_last_field_of_a_body(
    desk: RealDesk, clerk: Clerk, look: str
) -> None:
    theme().apply(look)
    assert (desk.window.width(), desk.window.height()) == (1366, 768)
    clerk.choose(LABOUR, 1)
    for field, text in (
        ("id", "113417029900000333"),
        ("name", "示例区某某服务|有限公司"),
        ("representative", "张建国"),
        ("phone", PHONE),
        ("address", "示例区便民路8号"),
    ):
        clerk.write(f"acceptance.{field}", text)
        desk.wait(lambda: lines_are_in_sight(clerk))
        assert is_in_sight(clerk, desk.focus()), field


def test_a_natural_person_needs_no_scrolling_at_all(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose(FOOD, 2, 2)
    clerk.read_card()
    desk.type_text(PHONE)
    desk.settle()
    assert lines_are_in_sight(clerk) and clerk.page.split.column.verticalScrollBar().value() == 0


def test_an_open_question_is_never_scrolled_away(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose(LABOUR)
    desk.type_text("113417029900000333")
    desk.settle()
    assert is_in_sight(clerk, clerk.page.sheet.items.situations)
    clerk.answer(1)
    desk.press(Key.Key_Return)
    desk.wait(lambda: lines_are_in_sight(clerk))


def test_f6_brings_the_whole_list_into_sight_where_it_fits(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose(FOOD, 2, 2)
    desk.press(Key.Key_F6)
    desk.wait(lambda: is_in_sight(clerk, clerk.page.sheet.materials))


def test_at_the_largest_type_the_cursor_is_in_sight_wherever_enter_sends_it(desk: RealDesk, clerk: Clerk) -> None:
    theme().apply(scale=2.0)
    clerk.choose(FOOD)
    desk.settle()
    seen = []
    for _ in range(6):
        desk.wait(lambda: cursor_is_in_sight(clerk, desk.focus()))
        seen.append(desk.focus().objectName())
        desk.press(Key.Key_Return)
        desk.settle()
    assert len(set(seen)) > 3

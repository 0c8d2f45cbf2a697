"""The page in every size of type and screen: nothing cut, everything named, nothing opens beside the window."""

from __future__ import annotations

import pytest
from counter_clerk import CTRL, LABOUR, SPOT, Clerk
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from real_desk import RealDesk
from window_gates import cut_when_settled, unnamed

from ui.style import theme


def filled(clerk: Clerk) -> None:
    clerk.natural()
    clerk.page.sheet.applicant.show_recent(
        "该申请人 2026-11-20 已申请过本事项（审查，341702202611209999000010），请核对是否重复"
    )
    clerk.row(1)
    clerk.desk.type_text("5")
    clerk.desk.type_text("第二页没有签名")


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("screen", [(1366, 768), (1920, 1080)])
def test_nothing_is_cut(desk: RealDesk, clerk: Clerk, screen: tuple[int, int], scale: float) -> None:
    filled(clerk)
    theme().apply(scale=scale)
    desk.window.resize(*screen)
    assert cut_when_settled(desk.window, desk.qtbot) == []
    assert (desk.window.width(), desk.window.height()) == screen
    area = clerk.page.split.column
    assert area.widget().width() <= area.viewport().width()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("key", [Qt.Key.Key_F8, Qt.Key.Key_F9, Qt.Key.Key_F10, Qt.Key.Key_F12])
def test_nothing_is_cut_in_a_panel(desk: RealDesk, clerk: Clerk, key: Qt.Key, scale: float) -> None:
    clerk.natural(*((SPOT, 2) if key == Qt.Key.Key_F12 else ()))
    if key != Qt.Key.Key_F8:
        clerk.all_in()
    if key == Qt.Key.Key_F10:
        clerk.row(4)
        desk.type_text("3")
    theme().apply(scale=scale)
    desk.press(key)
    assert cut_when_settled(clerk.panel(), desk.qtbot) == []
    assert desk.window.width() == 1366
    assert clerk.stray_windows() == []


def test_every_widget_of_the_page_and_its_panels_is_named(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose(LABOUR, 1)
    desk.press(Qt.Key.Key_G, CTRL)
    assert unnamed(QAccessible.queryAccessibleInterface(desk.window)) == []
    desk.press(Qt.Key.Key_G, CTRL)
    clerk.natural()
    for key in (Qt.Key.Key_F8, Qt.Key.Key_F9):
        desk.press(key)
        assert unnamed(QAccessible.queryAccessibleInterface(desk.window)) == []
        desk.press(Qt.Key.Key_Escape)


def test_the_paper_can_be_read_aloud(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.all_in()
    clerk.preview()
    assert "受理通知书" in clerk.page.split.paper.accessibleDescription()


def test_the_help_sheet_tells_every_key_of_the_page(desk: RealDesk, clerk: Clerk) -> None:
    keys = [action.key_sequence for action in clerk.page.actions()]
    assert {"F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F11", "F12"} <= set(keys)
    assert len(keys) == len(set(keys))
    assert all(action.text for action in clerk.page.actions())


def test_the_title_pill_names_the_paper_that_would_be_printed(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    pill = clerk.page.split._pill
    assert pill.text() == "补正材料告知书"
    clerk.all_in()
    assert pill.text() == "受理通知书"
    desk.press(Qt.Key.Key_F9)
    assert pill.text() == "", "which paper it will be depends on the ground"
    desk.press(Qt.Key.Key_Right)
    assert pill.text() == "不受理告知书"
    desk.press(Qt.Key.Key_Escape)
    assert pill.text() == "受理通知书"


def test_the_help_sheet_tells_the_keys_of_the_material_list_and_the_list_what_may_follow(
    desk: RealDesk, clerk: Clerk
) -> None:
    told = [key for key, _, _ in desk.window.keys.groups(clerk.page)[0][1]]
    assert {"1 … 5", "空格", "Ctrl+A"} <= set(told)
    clerk.choose("spjyxk", 2, 2)
    model = clerk.page.sheet.materials.list.list_model
    names = [str(model.index(row, 1).data()) for row in range(model.rowCount())]
    deferrable = [model.material(row).may_defer for row in range(model.rowCount())]
    assert [("（可容缺）" in name) for name in names] == deferrable
    assert any(deferrable)

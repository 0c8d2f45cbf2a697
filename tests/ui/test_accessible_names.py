"""Every interactive widget has an accessible name and an object name; the focus can be seen on each of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from ui_gallery import Hall
from window_gates import unnamed

from ui.style import THEMES, theme

KINDS = (QPushButton, QLineEdit, QPlainTextEdit, QComboBox, QCheckBox, QAbstractItemView)


@pytest.mark.parametrize("key", ["form", "list", "casefile"])
def test_every_interactive_widget_is_named(hall: Hall, qtbot: QtBot, key: str):
    hall.window.go(key)
    qtbot.wait(1)
    assert unnamed(QAccessible.queryAccessibleInterface(hall.window)) == []


def test_panel_help_and_lock_are_named_too(hall: Hall, qtbot: QtBot):
    hall.list().open_panel()
    hall.window.show_help()
    assert unnamed(QAccessible.queryAccessibleInterface(hall.window)) == []
    hall.window.lock()
    assert unnamed(QAccessible.queryAccessibleInterface(hall.window)) == []


def test_every_widget_that_takes_the_focus_has_an_object_name(hall: Hall):
    for key in ("form", "list"):
        hall.window.go(key)
        takers = [w for w in hall.window.findChildren(QWidget) if isinstance(w, KINDS) and w.isVisible()]
        assert len(takers) > 5
        assert [
            type(w).__name__ for w in takers if w.focusPolicy() != Qt.FocusPolicy.NoFocus and not w.objectName()
        ] == []


def test_a_field_is_named_by_its_label_without_the_mnemonic_and_described_by_its_message(hall: Hall):
    field = hall.form().id_number
    assert field.edit.accessibleName() == "身份证号"
    assert field.label.buddy() is field.edit
    assert field.edit.accessibleDescription() == "男 · 1990-03-07 出生 · 36 周岁"


def test_table_cells_are_read_aloud_with_their_state(hall: Hall):
    table = hall.form().materials
    index = table.model_.index(0, 1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "申请书（法定格式） 已收"
    cases = hall.list().cases
    assert cases.model_.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "临近 1 天"


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize("name", THEMES)
def test_the_focus_is_seen_on_every_kind_of_widget(hall: Hall, qtbot: QtBot, name: str):
    theme().apply(name)
    page = hall.form()
    button = hall.window.actionbar.findChild(QPushButton, "action.F12")
    ghost = hall.window.findChild(QPushButton, "navigation.lock")
    item = hall.window.findChild(QPushButton, "navigation.form")
    assert button is not None and ghost is not None and item is not None
    chosen = page.kind.focusProxy()
    widgets = [page.name.edit, page.note.edit, page.document.edit, page.materials, button, ghost, item, chosen]
    for widget in widgets:
        hall.window.setFocus()
        page.day.edit.setFocus()
        qtbot.wait(1)
        before = picture(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.wait(1)
        assert widget.hasFocus(), widget.objectName()
        assert picture(widget) != before, f"the focus on {widget.objectName()} cannot be seen"

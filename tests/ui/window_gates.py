"""Gates that any page can be put through: no word is cut, no interactive widget is without a name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

from ui.style import sizes, ui_font
from ui.widgets.case_model import LIGHT_ROLE
from ui.widgets.case_table import CaseTable, light_room, light_text

Role = QAccessible.Role
INTERACTIVE = {
    Role.PushButton, Role.EditableText, Role.CheckBox, Role.ComboBox, Role.List, Role.Table, Role.RadioButton,
    Role.Slider, Role.Tree, Role.Button,
}  # fmt: skip


def needed(widget: QWidget) -> tuple[int, int]:
    """Return the least width, and the least height at the present width, at which nothing is cut."""
    width = widget.minimumSizeHint().width()
    if isinstance(widget, QLabel) and widget.wordWrap():
        return 1, widget.heightForWidth(widget.width())
    return width, widget.minimumSizeHint().height()


def cut(root: QWidget) -> list[str]:
    """Return the words that are cut, each with what it has and what it needs."""
    found = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, (QLabel, QPushButton)) or not widget.text() or not widget.isVisible():
            continue
        width, height = needed(widget)
        is_free = widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored
        if (widget.width() < width and not is_free) or widget.height() < height - 1:
            found.append(f"{widget.text()}: {widget.width()}x{widget.height()} needs {width}x{height}")
    return found + cut_lights(root)


def cut_lights(root: QWidget) -> list[str]:
    """Return the lights in lists whose word or days are cut: nobody sees how long there is."""
    metrics, found = QFontMetrics(ui_font(sizes().base, is_bold=True)), []
    for table in root.findChildren(CaseTable):
        model = table.model()
        for row, column in product(range(min(model.rowCount(), 30)), range(model.columnCount())):
            index = model.index(row, column)
            if not table.isVisible() or table.isColumnHidden(column) or not index.data(LIGHT_ROLE):
                continue
            text, room = light_text(index), light_room(table.visualRect(index)).width()
            if metrics.horizontalAdvance(text) > room:
                found.append(f"{table.objectName()}: {text}: {room} needs {metrics.horizontalAdvance(text)}")
    return found


def cut_when_settled(root: QWidget, qtbot: QtBot) -> list[str]:
    """Return what is still cut when the layouts have come to rest."""
    for _ in range(20):
        qtbot.wait(5)
        if not cut(root):
            return []
    return cut(root)


def unnamed(interface: QAccessibleInterface) -> list[str]:
    """Return the interactive nodes of a tree that a screen reader could not tell apart."""
    found = []
    is_hidden = interface.state().invisible
    if interface.role() in INTERACTIVE and not interface.text(QAccessible.Text.Name) and not is_hidden:
        found.append(f"{interface.role()} {interface.object().objectName() if interface.object() else ''}")
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None:
            found += unnamed(child)
    return found


class _Shown(QObject):
    """Notes every named part that is shown as a window: only windows and pop-ups are windows."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            is_own = watched.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.Dialog)
            if watched.objectName() and not is_own:
                self.names.append(watched.objectName())
        return False


@contextmanager
def shown_as_windows() -> Iterator[list[str]]:
    """Give the names of the parts that were shown as a window of their own meanwhile: each takes the keys away."""
    spy, app = _Shown(), QApplication.instance()
    assert app is not None
    app.installEventFilter(spy)
    try:
        yield spy.names
    finally:
        app.removeEventFilter(spy)

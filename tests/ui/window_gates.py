"""Gates that any page can be put through: no word is cut, no interactive widget is without a name."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

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

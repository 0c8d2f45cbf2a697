"""What every form of the program does with the keyboard: Enter goes to the next field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget

from ui.widgets.growing import GrowingEdit

_SINGLE = (QLineEdit, QComboBox, QCheckBox, QAbstractItemView, GrowingEdit)


def is_enter(event: QKeyEvent) -> bool:
    """True for Enter of either block without a modifier."""
    plain = Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.KeypadModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (event.modifiers() & ~plain)


class Form(QWidget):
    """Enter in a single-line input goes to the next input, passing over buttons; after the last one `finished_by_enter` is called."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Enter."""
        focus = QApplication.focusWidget()
        if is_enter(event) and isinstance(focus, _SINGLE) and self.isAncestorOf(focus):
            following = self._next_input(focus)
            if following is None:
                self.finished_by_enter()
            else:
                following.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def finished_by_enter(self) -> None:
        """What Enter in the last input does; a page does nothing, a panel confirms."""

    def _next_input(self, focus: QWidget) -> QWidget | None:
        """Return the input after `focus` in reading order, None after the last.

        The focus chain of Qt is never asked: PySide lets each widget of it hold the next one, so that one that is
        deleted takes the wrappers of all behind it along, and the program falls over a dead object.
        """
        inputs = self.findChildren(QWidget)
        behind = inputs[inputs.index(focus) + 1 :]
        return next((one for one in behind if self._takes_focus(one)), None)

    def _takes_focus(self, one: QWidget) -> bool:
        has_tab = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus) and one.focusProxy() is None
        is_input = not isinstance(one, QPushButton) or one.isCheckable()
        return has_tab and is_input and one.isVisibleTo(self) and one.isEnabled()

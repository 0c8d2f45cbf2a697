"""What every form of the program does with the keyboard: Enter goes to the next field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget

_SINGLE = (QLineEdit, QComboBox, QCheckBox, QAbstractItemView)


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
        one = focus.nextInFocusChain()
        while one is not focus and one is not None:
            if self._takes_focus(one):
                return one if self._is_after(focus, one) else None
            one = one.nextInFocusChain()
        return None

    def _takes_focus(self, one: QWidget) -> bool:
        has_tab = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus) and one.focusProxy() is None
        is_input = not isinstance(one, QPushButton) or one.isCheckable()
        return has_tab and is_input and one.isVisibleTo(self) and one.isEnabled() and self.isAncestorOf(one)

    def _is_after(self, focus: QWidget, one: QWidget) -> bool:
        """True unless the focus chain has come round to the form's first input."""
        chain: list[QWidget] = []
        widget: QWidget | None = self.nextInFocusChain()
        while widget is not None and widget is not self:
            chain.append(widget)
            widget = widget.nextInFocusChain()
        return one in chain and focus in chain and chain.index(one) > chain.index(focus)

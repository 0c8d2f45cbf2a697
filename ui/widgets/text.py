"""Text on the screen: always plain text, so that a name like <b> is shown as it was typed."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_MNEMONIC = re.compile(r"\s?\(&\w\)|&")


def without_mnemonic(label: str) -> str:
    """Return a label as it is read aloud: 身份证号(&I) becomes 身份证号."""
    return _MNEMONIC.sub("", label)


def set_state(widget: QWidget, **properties: str | None) -> None:
    """Set dynamic properties and restyle the widget, only when one really changes (polishing is dear)."""
    has_changed = False
    for name, value in properties.items():
        if (widget.property(name) or None) != value:
            widget.setProperty(name, value)
            has_changed = True
    if has_changed:
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def name_widget(widget: QWidget, object_name: str, accessible_name: str) -> None:
    """Give an interactive widget the two names that tests, support and screen readers know it by."""
    widget.setObjectName(object_name)
    widget.setAccessibleName(without_mnemonic(accessible_name))


class Text(QLabel):
    """A label: `role` h1, h2, strong, field, muted, small, key, pill …; `tone` ok, warn, bad.

    With `wraps` a long sentence breaks into lines instead of widening its card (or being cut at 1366×768).
    """

    def __init__(
        self, text: str = "", role: str | None = None, tone: str | None = None, *, wraps: bool = False
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        if role is not None:
            self.setProperty("role", role)
        if tone is not None:
            self.setProperty("tone", tone)
        if wraps:
            self.setWordWrap(True)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
            self.setMinimumWidth(1)

    def show_text(self, text: str, tone: str | None = None) -> None:
        """Show another text in a tone (None: the plain one)."""
        if self.text() != text:
            self.setText(text)
        set_state(self, tone=tone)


def drop(widget: QWidget) -> None:
    """Take a widget out of its window for good; it keeps its parent until then.

    A child that is taken from its parent while it is shown becomes a window for a moment, and takes the keyboard along.
    """
    widget.hide()
    widget.setObjectName("")
    widget.deleteLater()

"""A card: a numbered step of a page, or one subject of a case."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.style import sizes, theme
from ui.widgets.text import Text

LONG = 20  # signs of a title that stand in one line on every card


class Card(QFrame):
    """`Card("申请人", step=2)`; fill it by `add(widget)`; the right side of its head takes a note or a widget."""

    def __init__(self, title: str = "", *, step: int | None = None, note: str = "") -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._column = QVBoxLayout(self)
        self._head = QHBoxLayout()
        self._head.setSpacing(10)
        self._title = Text(title, role="h2")
        self._note = Text(note, role="muted", wraps=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if step is not None:
            number = Text(str(step), role="step")
            number.setAlignment(Qt.AlignmentFlag.AlignCenter)
            number.setMinimumSize(22, 22)
            self._head.addWidget(number, 0, Qt.AlignmentFlag.AlignVCenter)
        if title:
            self._head.addWidget(self._title)
            self._head.addWidget(self._note, 1)
            self._column.addLayout(self._head)
        theme().changed.connect(self._fit)
        self._fit()

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget below what the card has."""
        self._column.addWidget(widget, stretch)

    def add_layout(self, layout: QLayout) -> None:
        """Put a row of widgets below what the card has."""
        self._column.addLayout(layout)

    def add_to_head(self, widget: QWidget) -> None:
        """Put a pill, a choice or a button at the right end of the head."""
        self._head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_title(self, title: str) -> None:
        """Show another title; a long one, as names of items have, breaks into lines and does not widen the card."""
        is_long = len(title) > LONG
        self._title.setText(title)
        self._title.setWordWrap(is_long)
        self._title.setMinimumWidth(1 if is_long else 0)
        self._head.setStretchFactor(self._title, 4 if is_long else 0)

    def set_note(self, text: str, tone: str | None = None) -> None:
        """Show a note at the right of the head; it wraps where the card is narrow."""
        self._note.show_text(text, tone)

    def _fit(self) -> None:
        pad = sizes().pad
        self._column.setContentsMargins(pad, pad - 4, pad, pad - 4)
        self._column.setSpacing(8)

"""A choice with its label above and the room of a message line below, so that it stands in a row with fields."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.style import em, sizes
from ui.widgets.text import Text


class Labelled(QWidget):
    """`Labelled("办理方式(&Y)", choice)`."""

    def __init__(self, label: str, widget: QWidget) -> None:
        super().__init__()
        self.label = Text(label, role="field")
        self.label.setBuddy(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, em(sizes().small) + 3)
        column.setSpacing(3)
        column.addWidget(self.label)
        column.addWidget(widget)
        self.setFocusProxy(widget)

"""What is being done just now, in a word beside a thin bar that runs without end; hidden while nothing takes long."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from ui.widgets.text import Text

BAR_WIDTH, BAR_HEIGHT = 72, 4


class BusyLine(QWidget):
    """`show_doing("正在打印")` shows it, `show_doing("")` hides it; it takes no room from what stands beside it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._bar = QProgressBar()
        self._bar.setObjectName(f"{name}.bar")
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(BAR_WIDTH, BAR_HEIGHT)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._text = Text("", role="small")
        self._text.setObjectName(f"{name}.text")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text)
        self.setVisible(False)

    def show_doing(self, words: str) -> None:
        """Say what is being done, nothing when nothing is."""
        self._text.show_text(words)
        self.setAccessibleName(words)
        self._bar.setAccessibleName(words)
        self._bar.setRange(0, 0 if words else 1)  # a bar without an end runs; hidden it must not
        self.setVisible(bool(words))

    def text(self) -> str:
        """Return what it says, "" while it is hidden."""
        return "" if self.isHidden() else self._text.text()

"""What a page shows when there is nothing to show: a calm sentence and what to do next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui import icons
from ui.style import sizes, tokens
from ui.widgets.text import Text


class EmptyState(QWidget):
    """`EmptyState("inbox", "没有待办的补正", "申请人补齐材料后，扫描条码即可打开办件")`."""

    def __init__(self, icon_name: str = "", title: str = "", hint: str = "") -> None:
        super().__init__()
        self._icon_name = icon_name
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = Text(title, role="h2", wraps=True)
        self._hint = Text(hint, role="muted", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(1)
        for label in (self._icon, self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(1)
        self._tint()

    def show_text(self, title: str, hint: str = "") -> None:
        """Show another sentence and hint."""
        self._title.setText(title)
        self._hint.setText(hint)

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon anew with the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._tint()

    def _tint(self) -> None:
        is_there = bool(self._icon_name) and icons.is_there(self._icon_name)
        self._icon.setVisible(is_there)
        if is_there:
            self._icon.setPixmap(icons.pixmap(self._icon_name, tokens().line_strong, sizes().icon * 2))

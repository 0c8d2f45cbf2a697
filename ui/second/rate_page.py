"""The five levels, all alike, none chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from app.ratings.levels import Level
from ui.second.pages import ScreenPage
from ui.widgets.text import drop, name_widget

translate = QCoreApplication.translate


class RatePage(ScreenPage):
    """The five levels, all alike, none chosen; `rated(score)` by touch."""

    rated = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.column.addStretch(1)
        self.add_text("screentitle", translate("SecondScreen", "请评价本次服务"))
        self._item = self.add_text("screenvalue")
        self.column.addStretch(1)
        self._row = QHBoxLayout()
        self._row.setSpacing(16)
        self.column.addLayout(self._row)
        self.column.addStretch(1)
        self._note = self.add_text("screenquiet")
        self.column.addStretch(1)
        self.buttons: list[QPushButton] = []

    def show_levels(self, item: str, levels: Sequence[Level], language: str, seconds: int) -> None:
        """Ask anew; nothing is chosen."""
        for old in self.buttons:
            self._row.removeWidget(old)
            drop(old)
        self.buttons = [self._button(level, language) for level in levels]
        self._item.show_text(item)
        note = translate("SecondScreen", "评价自愿，不影响办理；{n} 秒内未选择即为未评价")
        self._note.show_text(note.format(n=seconds))

    def _button(self, level: Level, language: str) -> QPushButton:
        button = QPushButton(level.name(language))
        button.setProperty("role", "screenlevel")
        name_widget(button, f"second.score.{level.score}", level.name(language))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        button.clicked.connect(lambda: self.rated.emit(level.score))
        self._row.addWidget(button, 1)
        return button

"""Facts of a case in two aligned columns: a quiet word, and what it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.style import em
from ui.widgets.text import Text

Fact = tuple[str, str] | tuple[str, str, str]


class Facts(QWidget):
    """`show_facts([("事项", "道路占用"), ("期限", "2026-12-01", "warn")])`; an empty fact is left out.

    With `columns` 2 the facts stand side by side while there is room for 18 characters each.
    """

    def __init__(self, name: str, *, columns: int = 1) -> None:
        super().__init__()
        self.setObjectName(name)
        self._columns = columns
        self._laid = 0
        self._shown = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(4)
        self._lines: list[tuple[Text, Text]] = []

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these facts, in this order; the widgets are used again."""
        shown = [fact for fact in facts if fact[1]]
        while len(self._lines) < len(shown):
            self._lines.append(self._line())
        for at, (word, value) in enumerate(self._lines):
            is_shown = at < len(shown)
            word.setVisible(is_shown)
            value.setVisible(is_shown)
            if is_shown:
                fact = shown[at]
                word.show_text(fact[0])
                value.show_text(fact[1], fact[2] if len(fact) > 2 else None)
        self._shown = len(shown)
        self._lay(self._fitting())

    def texts(self) -> dict[str, str]:
        """Return word → value of what is shown."""
        return {word.text(): value.text() for word, value in self._lines[: self._shown]}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lose or gain a column with the width."""
        super().resizeEvent(event)
        if self._fitting() != self._laid:
            self._lay(self._fitting())

    def _fitting(self) -> int:
        return max(1, min(self._columns, self.width() // (16 * em())))

    def _lay(self, columns: int) -> None:
        """Fill column by column, so that each is read downward."""
        self._laid = columns
        for word, value in self._lines:
            self._grid.removeWidget(word)  # and Qt deletes its item: one left behind would keep an old height
            self._grid.removeWidget(value)
        for column in range(self._columns):
            self._grid.setColumnStretch(2 * column + 1, 1 if column < columns else 0)
        rows = -(-self._shown // columns)
        for at, (word, value) in enumerate(self._lines[: self._shown]):
            column, row = divmod(at, max(1, rows))
            self._grid.addWidget(word, row, 2 * column, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(value, row, 2 * column + 1, Qt.AlignmentFlag.AlignTop)

    def _line(self) -> tuple[Text, Text]:
        word, value = Text("", role="muted"), Text("", wraps=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (word, value):
            label.setParent(self)
        return word, value

"""The lines of a 补正材料告知书 as a model: what was asked, and whether it has come in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt, Signal

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
NUMBER, WHAT, MARK = range(3)


class Came(StrEnum):
    """What became of a line: here now, not here, or received on an earlier visit."""

    NOW = "now"
    NOT = "not"
    EARLIER = "earlier"


@dataclass(frozen=True)
class GapRow:
    """One line: the material, what is wrong with it, how to mend it."""

    material: str
    fault: str = ""
    remedy: str = ""
    is_earlier: bool = False

    def detail(self) -> str:
        """Return fault and remedy in one text."""
        fault = translate("GapTable", "问题：{text}").format(text=self.fault) if self.fault else ""
        remedy = translate("GapTable", "要求：{text}").format(text=self.remedy) if self.remedy else ""
        return "　".join(part for part in (fault, remedy) if part)


def came_word(came: Came) -> str:
    """Return the word of a mark."""
    return {
        Came.NOW: translate("GapTable", "已补来"),
        Came.NOT: translate("GapTable", "未补来"),
        Came.EARLIER: translate("GapTable", "此前已收"),
    }[came]


class GapModel(QAbstractTableModel):
    """Rows and marks; `marked()` follows every change by the officer."""

    marked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[GapRow, ...] = ()
        self._marks: list[Came] = []

    def show_rows(self, rows: Sequence[GapRow], came: Mapping[str, bool]) -> None:
        """Show other lines, those in `came` marked as they were."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._marks = [
            Came.EARLIER if row.is_earlier else Came.NOW if came.get(row.material) else Came.NOT for row in rows
        ]
        self.endResetModel()

    def rows(self) -> tuple[GapRow, ...]:
        """Return every line."""
        return self._rows

    def mark(self, row: int) -> Came:
        """Return the mark of a line."""
        return self._marks[row]

    def came(self) -> dict[str, bool]:
        """Return material → came in now, for the lines that are still open."""
        pairs = zip(self._rows, self._marks, strict=True)
        return {row.material: mark is Came.NOW for row, mark in pairs if mark is not Came.EARLIER}

    def set_mark(self, row: int, is_in: bool) -> None:
        """Mark one open line."""
        if self._marks[row] is not Came.EARLIER:
            self._marks[row] = Came.NOW if is_in else Came.NOT
            self.dataChanged.emit(self.index(row, 0), self.index(row, MARK))
            self.marked.emit()

    def mark_all(self) -> None:
        """Mark every open line as here."""
        for row, mark in enumerate(self._marks):
            if mark is Came.NOT:
                self._marks[row] = Came.NOW
        self.dataChanged.emit(self.index(0, 0), self.index(max(0, len(self._rows) - 1), MARK))
        self.marked.emit()

    def put_back(self, marks: Sequence[Came]) -> None:
        """Take marks back as they were (after a barcode was typed into the table)."""
        if list(marks) != self._marks:
            self._marks = list(marks)
            self.dataChanged.emit(self.index(0, 0), self.index(max(0, len(self._rows) - 1), MARK))
            self.marked.emit()

    def marks(self) -> tuple[Came, ...]:
        """Return every mark, in order."""
        return tuple(self._marks)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Number, what was asked, mark."""
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the word above a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignHCenter if section == NUMBER else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            translate("GapTable", "序号"),
            translate("GapTable", "材料与补正要求"),
            translate("GapTable", "状态"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text and the words read aloud of one cell."""
        if not index.isValid():
            return None
        row, mark = self._rows[index.row()], self._marks[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (str(index.row() + 1), row.material, came_word(mark))[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.material} {row.detail()} {came_word(mark)}"
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == NUMBER:
            return int(Qt.AlignmentFlag.AlignCenter)
        return None

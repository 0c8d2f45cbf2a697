"""The list of a folder as a model: what the list says, and what is counted here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from app.events.custody import Difference, FolderLine
from app.folder import MOST_COUNT
from app.notices.phrases import word
from ui.style import tokens

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
NUMBER, NAME, FORM, COPIES, PAGES, REMARK = range(6)
COUNTS = (COPIES, PAGES)


@dataclass(frozen=True)
class Counted:
    """A line of the list, and what was counted: copies, pages, and what is to be said about it."""

    line: FolderLine
    copies: int
    pages: int
    remark: str = ""

    @property
    def is_different(self) -> bool:
        """True when something is not as the list says."""
        return (self.copies, self.pages) != (self.line.copies, self.line.pages) or bool(self.remark.strip())

    def as_line(self) -> FolderLine:
        """Return the line with what was counted: the list is being written."""
        return replace(self.line, copies=self.copies, pages=self.pages)

    def difference(self) -> Difference:
        """Return what is not as the list says."""
        return Difference(self.line.name, self.copies, self.pages, self.remark)


def counted(lines: Sequence[FolderLine]) -> list[Counted]:
    """Return the lines as the list has them."""
    return [Counted(line, line.copies, line.pages) for line in lines]


class LinesModel(QAbstractTableModel):
    """`show_lines(lines, checks)`: `checks` when the list is checked, else it is being written. `edited()` after a change."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Counted] = []
        self.checks = False

    def show_lines(self, lines: Sequence[Counted], *, checks: bool) -> None:
        """Show another list."""
        self.beginResetModel()
        self._lines, self.checks = list(lines), checks
        self.endResetModel()

    def lines(self) -> tuple[Counted, ...]:
        """Return every line as it was counted."""
        return tuple(self._lines)

    def toggle_missing(self, row: int) -> None:
        """Say that a line of the list is not in the folder, or that it is after all."""
        if not self.checks:
            return
        held = self._lines[row]
        is_there = held.copies > 0
        given = (
            replace(held, copies=0, pages=0)
            if is_there
            else replace(held, copies=held.line.copies, pages=held.line.pages)
        )
        self._put(row, given)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Number, name, form, copies, pages, remark."""
        return 0 if parent.isValid() else 6

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the word above a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_side(section))
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        copies, pages = translate("FolderLines", "份数"), translate("FolderLines", "页数")
        if self.checks:
            copies, pages = translate("FolderLines", "实收份数"), translate("FolderLines", "实收页数")
        number, name = translate("FolderLines", "序号"), translate("FolderLines", "材料、文书")
        return (number, name, translate("FolderLines", "形式"), copies, pages, translate("FolderLines", "核对"))[
            section
        ]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what one cell shows, is edited as, and is read aloud as."""
        if not index.isValid():
            return None
        held, column = self._lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(held, index.row(), column)
        if role == Qt.ItemDataRole.EditRole:
            return {COPIES: str(held.copies), PAGES: str(held.pages or ""), REMARK: held.remark}.get(column, "")
        if role == Qt.ItemDataRole.ForegroundRole and self.checks and held.is_different:
            return QColor(tokens().warn)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_side(column))
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            shown = (self._shown(held, index.row(), at) for at in range(6))
            return " ".join(text for text in shown if text)
        return None

    def _shown(self, held: Counted, row: int, column: int) -> str:
        form = word("forms", held.line.form)
        pages = str(held.pages) if held.pages else "—"
        return (str(row + 1), held.line.name, form, str(held.copies), pages, self.told(held))[column]

    def told(self, held: Counted) -> str:
        """Return in words how a line compares with the list."""
        if not self.checks:
            return ""
        if not held.is_different:
            return translate("FolderLines", "相符")
        what = ""
        if held.copies == 0:
            what = translate("FolderLines", "缺失")
        elif (held.copies, held.pages) != (held.line.copies, held.line.pages):
            what = translate("FolderLines", "清单 {copies} 份 {pages} 页").format(
                copies=held.line.copies, pages=held.line.pages or "—"
            )
        return "；".join(part for part in (what, held.remark) if part)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Counts can be typed; remarks where the list is checked."""
        usual = super().flags(index)
        may_edit = index.column() in COUNTS or (self.checks and index.column() == REMARK)
        return usual | Qt.ItemFlag.ItemIsEditable if may_edit else usual

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed; a count that is none changes nothing."""
        held, text = self._lines[index.row()], str(value).strip()
        if index.column() == REMARK:
            self._put(index.row(), replace(held, remark=text))
            return True
        number = int(text or "0") if (text or "0").isascii() and (text or "0").isdigit() else -1
        if not 0 <= number <= MOST_COUNT:
            return False
        name = "copies" if index.column() == COPIES else "pages"
        self._put(index.row(), replace(held, copies=number) if name == "copies" else replace(held, pages=number))
        return True

    def put_back(self, lines: Sequence[Counted]) -> None:
        """Take changes back (a barcode was typed into the table)."""
        if list(lines) != self._lines:
            self._lines = list(lines)
            self._tell(0, len(self._lines) - 1)

    def _put(self, row: int, given: Counted) -> None:
        self._lines[row] = given
        self._tell(row, row)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(max(0, last), REMARK))
        self.edited.emit()


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column in (NAME, REMARK) else Qt.AlignmentFlag.AlignHCenter
    return side | Qt.AlignmentFlag.AlignVCenter

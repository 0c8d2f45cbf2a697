"""The material checklist as a model: frozen rows, one mark per row, rules of what a mark may be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt, Signal

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
NUMBER, NAME, FORM, COPIES, MARK = range(5)


class Mark(StrEnum):
    """What became of a material at the window; the digits 1 to 4 set them in this order."""

    RECEIVED = "received"
    MISSING = "missing"
    DEFERRED = "deferred"
    ELECTRONIC = "electronic"


@dataclass(frozen=True)
class MaterialRow:
    """One material as the item's catalogue asks for it; `key` is handed back with its mark."""

    key: str
    name: str
    form: str = ""
    copies: int = 1
    is_required: bool = True
    may_defer: bool = False
    is_electronic: bool = False
    note: str = ""


def mark_word(mark: Mark) -> str:
    """Return the word of a mark."""
    return {
        Mark.RECEIVED: translate("MaterialTable", "已收"),
        Mark.MISSING: translate("MaterialTable", "未收"),
        Mark.DEFERRED: translate("MaterialTable", "容缺"),
        Mark.ELECTRONIC: translate("MaterialTable", "电子"),
    }[mark]


def mark_tone(mark: Mark, row: MaterialRow) -> str:
    """Return the tone of a mark: a missing optional material worries nobody."""
    if mark is Mark.MISSING:
        return "warn" if row.is_required else "plain"
    return "accent" if mark is Mark.DEFERRED else "ok"


class MaterialModel(QAbstractTableModel):
    """Rows and their marks; `marked()` follows every change, `refused(sentence)` a mark that is not allowed."""

    marked = Signal()
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[MaterialRow, ...] = ()
        self._marks: list[Mark] = []

    def show_rows(self, rows: Sequence[MaterialRow], marks: Mapping[str, str] | None = None) -> None:
        """Show other materials; what has no mark yet is missing."""
        self.beginResetModel()
        self._rows = tuple(rows)
        given = marks or {}
        self._marks = [Mark(given.get(row.key, Mark.MISSING)) for row in self._rows]
        self.endResetModel()

    def material(self, row: int) -> MaterialRow:
        """Return the material of a row."""
        return self._rows[row]

    def mark(self, row: int) -> Mark:
        """Return the mark of a row."""
        return self._marks[row]

    def marks(self) -> dict[str, Mark]:
        """Return key → mark of every material."""
        return {row.key: mark for row, mark in zip(self._rows, self._marks, strict=True)}

    def missing(self) -> list[MaterialRow]:
        """Return the required materials that are not in."""
        pairs = zip(self._rows, self._marks, strict=True)
        return [row for row, mark in pairs if row.is_required and mark is Mark.MISSING]

    def set_mark(self, row: int, mark: Mark) -> bool:
        """Set one mark; False, with the reason told, when the catalogue does not allow it."""
        material = self._rows[row]
        if mark is Mark.DEFERRED and not material.may_defer:
            self.refused.emit(translate("MaterialTable", "“{name}”不在容缺目录内").format(name=material.name))
            return False
        self._put({row: mark})
        return True

    def cycle(self, row: int) -> None:
        """Go to the next mark that is allowed; from 未收 the first is 已收, which is what a clerk means by Space."""
        order = [Mark.MISSING, Mark.RECEIVED, Mark.DEFERRED, Mark.ELECTRONIC]
        at = order.index(self._marks[row])
        for step in range(1, len(order)):
            mark = order[(at + step) % len(order)]
            if mark is not Mark.DEFERRED or self._rows[row].may_defer:
                self._put({row: mark})
                return

    def receive_required(self) -> None:
        """Mark every required material that is missing as received."""
        self._put(
            {
                at: Mark.ELECTRONIC if row.is_electronic else Mark.RECEIVED
                for at, row in enumerate(self._rows)
                if row.is_required and self._marks[at] is Mark.MISSING
            }
        )

    def put_back(self, marks: Sequence[Mark]) -> None:
        """Take marks back as they were (after a barcode was typed into the table)."""
        self._put({at: mark for at, mark in enumerate(marks) if at < len(self._marks) and self._marks[at] != mark})

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of materials."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Number, name, form, copies, mark."""
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the word above a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignHCenter if section in (NUMBER, COPIES) else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            translate("MaterialTable", "序号"),
            translate("MaterialTable", "材料名称"),
            translate("MaterialTable", "形式"),
            translate("MaterialTable", "份数"),
            translate("MaterialTable", "状态"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, mark and the words read aloud of one cell."""
        if not index.isValid():
            return None
        row, mark = self._rows[index.row()], self._marks[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            optional = "" if row.is_required else translate("MaterialTable", "（非必收）")
            later = translate("MaterialTable", "（可容缺）") if row.may_defer else ""
            return (str(index.row() + 1), row.name + optional + later, row.form, str(row.copies), mark_word(mark))[
                index.column()
            ]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name} {mark_word(mark)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.note or None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (NUMBER, COPIES):
            return int(Qt.AlignmentFlag.AlignCenter)
        return None

    def _put(self, marks: Mapping[int, Mark]) -> None:
        if not marks:
            return
        for row, mark in marks.items():
            self._marks[row] = mark
            self.dataChanged.emit(self.index(row, 0), self.index(row, MARK))
        self.marked.emit()

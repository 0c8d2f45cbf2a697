"""Rows of an item's list as a model: every cell is text, a number, a choice or yes/no at its place in the row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ui.catalogue.columns import Choices, GridColumn, Kind
from ui.catalogue.paths import Table, at, put

Index = QModelIndex | QPersistentModelIndex
_MONEY = re.compile(r"(\d{1,8})(?:[.．](\d{1,2}))?")
YES, NO = "✓", ""


class GridModel(QAbstractTableModel):
    """`show_rows(rows)`, `rows()`; one empty row stands behind the last, and typing into it makes a new one."""

    edited = Signal()

    def __init__(self, columns: Sequence[GridColumn]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._rows: list[Table] = []

    def show_rows(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = [dict(row) for row in rows]
        self.endResetModel()

    def show_choices(self, path: str, choices: Choices) -> None:
        """Offer other choices in a column; what stands in its cells stays."""
        self.columns = tuple(replace(c, choices=choices) if c.path == path else c for c in self.columns)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.columns) - 1))

    def rows(self) -> list[Table]:
        """Return the rows that say anything."""
        return [dict(row) for row in self._rows if row]

    def row_of(self, n: int) -> int:
        """Return where the n-th row that says anything stands; behind the last where there are fewer."""
        said = [at for at, row in enumerate(self._rows) if row]
        return said[n - 1] if 0 < n <= len(said) else len(self._rows)

    def remove(self, row: int) -> None:
        """Take a row out."""
        if 0 <= row < len(self._rows):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._rows[row]
            self.endRemoveRows()
            self.edited.emit()

    def move(self, row: int, by: int) -> bool:
        """Change places with the row above or below."""
        other = row + by
        if not (0 <= row < len(self._rows) and 0 <= other < len(self._rows)):
            return False
        self._rows[row], self._rows[other] = self._rows[other], self._rows[row]
        self.dataChanged.emit(self.index(min(row, other), 0), self.index(max(row, other), len(self.columns) - 1))
        self.edited.emit()
        return True

    def toggle(self, index: Index) -> None:
        """Turn yes into no and no into yes."""
        column = self.columns[index.column()]
        self.setData(index, not self._flag(index.row(), column))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the rows, and the empty one."""
        return 0 if parent.isValid() else len(self._rows) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the word above a column."""
        is_word = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.columns[section].title if is_word else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be edited; yes/no by Space."""
        base = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return base if self.columns[index.column()].kind is Kind.FLAG else base | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell as it is shown, edited or read aloud."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and column.kind in (Kind.FLAG, Kind.NUMBER):
            return int(Qt.AlignmentFlag.AlignCenter)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._shown(index.row(), column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title} {self._shown(index.row(), column)}"
        if role == Qt.ItemDataRole.EditRole:
            value = self._value(index.row(), column)
            return value if column.kind is Kind.CHOICE else self._shown(index.row(), column)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed or chosen; what is no number stays as it was typed, and the lint says so."""
        column, at_row = self.columns[index.column()], index.row()
        read = _read(column, value)
        if at_row == len(self._rows):
            if read in (None, ""):
                return False
            self.beginInsertRows(QModelIndex(), at_row + 1, at_row + 1)
            self._rows.append({})
            self.endInsertRows()
        put(self._rows[at_row], column.path, read)
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True

    def _value(self, row: int, column: GridColumn) -> Any:
        return at(self._rows[row], column.path) if row < len(self._rows) else None

    def _flag(self, row: int, column: GridColumn) -> bool:
        value = self._value(row, column)
        return column.default if value is None else bool(value)

    def _shown(self, row: int, column: GridColumn) -> str:
        value = self._value(row, column)
        if column.kind is Kind.FLAG:
            return (YES if self._flag(row, column) else NO) if row < len(self._rows) else NO
        if value is None:
            return ""
        if column.kind is Kind.CHOICE:
            return dict(column.choices).get(str(value), str(value))
        if column.kind is Kind.TEXTS:
            return "、".join(map(str, value)) if isinstance(value, list) else str(value)
        if column.kind is Kind.MONEY and isinstance(value, int):
            return f"{value // 100}.{value % 100:02d}" if value % 100 else str(value // 100)
        return str(value)


def _read(column: GridColumn, value: Any) -> Any:
    if column.kind is Kind.FLAG:
        return None if bool(value) == column.default else bool(value)
    text = str(value or "").strip()
    if column.kind is Kind.NUMBER and text.isascii() and text.isdigit():
        return int(text)
    if column.kind is Kind.TEXTS:
        return [part.strip() for part in re.split(r"[、,，;；\n]", text) if part.strip()]
    money = _MONEY.fullmatch(text) if column.kind is Kind.MONEY else None
    if money:
        return int(money[1]) * 100 + int((money[2] or "0").ljust(2, "0"))
    return text

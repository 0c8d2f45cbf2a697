"""A list of any length held by windows: 256 rows at a time, fetched by key, 24 windows kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.widgets.light import light_word

Index = QModelIndex | QPersistentModelIndex
LIGHT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 2
SECOND_ROLE = int(Qt.ItemDataRole.UserRole) + 7
# Qt asks for a dozen more with every cell it paints: fonts, colours, ticks.
ANSWERED = frozenset(
    {
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.ToolTipRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
        int(Qt.ItemDataRole.TextAlignmentRole),
        LIGHT_ROLE,
        ROW_ROLE,
        SECOND_ROLE,
    }
)
WINDOW_ROWS = 256
WINDOWS_KEPT = 24  # 6,000 rows to go back over without asking, some 5 MB


@dataclass(frozen=True)
class Column:
    """One column: its word, the text of a row, its width in characters (0 = takes the rest).

    With `light` the cell shows the light code it returns, and the text beside it as the detail. With `second` each row
    has two lines, and the cell says that beneath its text.
    """

    title: str
    text: Callable[[Any], str]
    characters: int = 0
    is_right: bool = False
    light: Callable[[Any], str] | None = None
    second: Callable[[Any], str] | None = None


class CaseModel(QAbstractTableModel):
    """Rows that are here are shown, rows that are not are asked for once and shown as `…` until they come."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._count = 0
        self._windows: OrderedDict[int, tuple[Any, ...]] = OrderedDict()
        self._asked: set[int] = set()
        self._want: Callable[[int], object] | None = None

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show a list that is wholly here."""
        self.beginResetModel()
        self._want = None
        self._count = len(rows)
        self._asked.clear()
        self._windows = OrderedDict(
            (at // WINDOW_ROWS, tuple(rows[at : at + WINDOW_ROWS])) for at in range(0, len(rows), WINDOW_ROWS)
        )
        self.endResetModel()

    def show_count(self, count: int, want: Callable[[int], object]) -> None:
        """Show a list of `count` rows; `want(window)` is called for a window of 256 rows that comes into sight."""
        self.beginResetModel()
        self._count = count
        self._want = want
        self._windows.clear()
        self._asked.clear()
        self.endResetModel()

    def grow(self, count: int) -> None:
        """The list that is fetched by windows goes on: it has `count` rows by now, what is shown stays where it is."""
        if count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._windows.pop(self._count // WINDOW_ROWS, None)  # it was the last and had not all of its rows
            self._count = count
            self.endInsertRows()

    def renew(self, count: int, want: Callable[[int], object], windows: Mapping[int, Sequence[Any]]) -> None:
        """Show the list as it is now, with these windows of it at once; the rest is asked for when it comes into sight."""
        is_other = count != self._count
        if is_other:
            self.beginResetModel()
        self._count, self._want = count, want
        self._asked.clear()
        self._windows = OrderedDict((number, tuple(rows)) for number, rows in windows.items())
        if is_other:
            self.endResetModel()
        elif count:
            self.dataChanged.emit(self.index(0, 0), self.index(count - 1, len(self.columns) - 1))

    def show_window(self, window: int, rows: Sequence[Any]) -> None:
        """Take one window of rows that was asked for."""
        self._asked.discard(window)
        self._windows[window] = tuple(rows)
        self._windows.move_to_end(window)
        while self._want is not None and len(self._windows) > WINDOWS_KEPT:
            self._windows.popitem(last=False)
        first = window * WINDOW_ROWS
        last = min(first + len(rows), self._count) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def row_value(self, row: int) -> Any | None:
        """Return the frozen value of a row, None while it is on its way."""
        if not 0 <= row < self._count:
            return None
        window, at = divmod(row, WINDOW_ROWS)
        rows = self._windows.get(window)
        if rows is None:
            if self._want is not None and window not in self._asked:
                self._asked.add(window)
                self._want(window)
            return None
        return rows[at] if at < len(rows) else None

    def windows_held(self) -> int:
        """Return how many windows are in memory."""
        return len(self._windows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of rows of the whole list."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the word above a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.is_right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, light and spoken words of one cell."""
        if role not in ANSWERED or not index.isValid():
            return None
        column = self.columns[index.column()]
        value = self.row_value(index.row())
        if role == Qt.ItemDataRole.TextAlignmentRole and column.is_right:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if value is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            is_whole = role == Qt.ItemDataRole.ToolTipRole and column.second is not None
            return self._words(column, value, is_spoken=is_whole or role == Qt.ItemDataRole.AccessibleTextRole)
        if role == SECOND_ROLE:
            return column.second(value) if column.second else None
        if role == LIGHT_ROLE:
            return column.light(value) if column.light else None
        return value if role == ROW_ROLE else None

    @staticmethod
    def _words(column: Column, value: Any, *, is_spoken: bool) -> str:
        text = column.text(value)
        if is_spoken and column.light is not None:
            return f"{light_word(column.light(value))} {text}".strip()
        if is_spoken and column.second is not None:
            return f"{text} {column.second(value)}".strip()
        return text

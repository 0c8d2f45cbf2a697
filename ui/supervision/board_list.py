"""The rows of the board on the screen: a list of any length, painted as on paper, walked by keys, read aloud."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.supervision.line import BoardLine
from ui.style import Sizes, sizes, theme, tokens
from ui.supervision.board_paint import paint_row, screen_measure
from ui.supervision.board_rows import HeadRow, Row
from ui.widgets.text import name_widget

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
HEAD_ROLE = int(Qt.ItemDataRole.UserRole) + 2
Entry = BoardLine | HeadRow


class _Model(QAbstractListModel):
    """The entries; the words of a line are made when it comes into sight."""

    def __init__(self, make: Callable[[BoardLine], Row]) -> None:
        super().__init__()
        self.entries: tuple[Entry, ...] = ()
        self._make = make
        self._made: dict[int, Row] = {}

    def show(self, entries: Sequence[Entry]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self.entries, self._made = tuple(entries), {}
        self.endResetModel()

    def row(self, at: int) -> Row:
        """Return the row at a place with its words."""
        entry = self.entries[at]
        if isinstance(entry, HeadRow):
            return entry
        if at not in self._made:
            self._made[at] = self._make(entry)
        return self._made[at]

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many entries there are."""
        return len(self.entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are passed over."""
        is_head = index.isValid() and isinstance(self.entries[index.row()], HeadRow)
        return Qt.ItemFlag.NoItemFlags if is_head else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a row; a screen reader gets the whole of it."""
        if not index.isValid():
            return None
        if role == HEAD_ROLE:  # asked of every entry when the list is laid out: no words are made for that
            return isinstance(self.entries[index.row()], HeadRow)
        row = self.row(index.row())
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.spoken()
        return row.title if role == Qt.ItemDataRole.DisplayRole else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self._measured: tuple[Sizes, QSize, QSize] | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        held, now = self._measured, sizes()
        if held is None or held[0] is not now:  # twenty thousand rows are asked for it one by one
            measure = screen_measure()
            self._measured = held = now, QSize(400, round(measure.head)), QSize(400, round(measure.row))
        return held[1] if index.data(HEAD_ROLE) else held[2]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        paint_row(painter, rect, tokens(), index.data(ROW_ROLE), screen_measure(), is_current=is_current)


class BoardList(QListView):
    """`show_entries(lines and headings)`; `picked(line)` follows the cursor, `opened(line)` Enter.

    The case under the cursor stays there when the list comes anew.
    """

    picked = Signal(object)
    opened = Signal(object)

    def __init__(self, name: str, label: str, make: Callable[[BoardLine], Row]) -> None:
        super().__init__()
        name_widget(self, name, label)
        self.model_ = _Model(make)
        self.setModel(self.model_)
        self.setItemDelegate(_Delegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda _: self._open())
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries."""
        before = self.line()
        self.setUniformItemSizes(not any(isinstance(entry, HeadRow) for entry in entries))
        self.model_.show(entries)
        cases = [at for at, entry in enumerate(entries) if isinstance(entry, BoardLine)]
        if not cases:
            self.picked.emit(None)
            return
        same = next((at for at in cases if before is not None and _case(entries[at]) == before.fact.case), cases[0])
        self.setCurrentIndex(self.model_.index(same, 0))
        if same == cases[0]:
            self.scrollToTop()

    def line(self) -> BoardLine | None:
        """Return the case under the cursor."""
        at = self.currentIndex().row()
        entry = self.model_.entries[at] if 0 <= at < len(self.model_.entries) else None
        return entry if isinstance(entry, BoardLine) else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell what the cursor is on."""
        super().currentChanged(current, previous)
        self.picked.emit(self.line())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
            return
        super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Three cases."""
        return QSize(320, round(3 * screen_measure().row))

    def _open(self) -> None:
        line = self.line()
        if line is not None:
            self.opened.emit(line)


def _case(entry: Entry) -> str:
    return entry.fact.case if isinstance(entry, BoardLine) else ""

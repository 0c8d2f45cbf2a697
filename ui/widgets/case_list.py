"""A narrow list of cases: two lines each, with the light of the clock that presses; Up and Down walk, Enter opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.style import em, sizes, theme, tokens, ui_font
from ui.widgets.light import light_colour, light_word, paint_light
from ui.widgets.text import name_widget

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class CaseEntry:
    """One line: `key` is handed back; `light` is a code of the clock ("" = none), `left` the days; `note` the state."""

    key: Any
    title: str
    detail: str = ""
    light: str = ""
    left: str = ""
    note: str = ""

    def told(self) -> str:
        """Return light and days in words."""
        return " ".join(part for part in (light_word(self.light) if self.light else "", self.left) if part)

    def spoken(self) -> str:
        """Return the entry as it is read aloud."""
        return " ".join(part for part in (self.title, self.told(), self.detail, self.note) if part)


class _EntryModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[CaseEntry, ...] = ()

    def show_entries(self, entries: Sequence[CaseEntry]) -> None:
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        return {
            int(Qt.ItemDataRole.DisplayRole): entry.title,
            int(Qt.ItemDataRole.ToolTipRole): entry.spoken(),
            int(Qt.ItemDataRole.AccessibleTextRole): entry.spoken(),
            ENTRY_ROLE: entry,
        }.get(int(role))


class _EntryDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, em() + em(sizes().small) + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: CaseEntry = index.data(ENTRY_ROLE)
        rect: QRect = option.rect.adjusted(2, 1, -2, -1)  # type: ignore[attr-defined]
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        if is_current:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens().selection))
            painter.drawRoundedRect(rect, 6, 6)
        inner = rect.adjusted(10, 6, -10, -6)
        head = QRect(inner.x(), inner.y(), inner.width(), em())
        foot = QRect(inner.x(), head.bottom() + 3, inner.width(), em(sizes().small))
        quiet = tokens().text if is_current else tokens().muted
        head.setRight(head.right() - self._light(painter, head, entry, is_current=is_current))
        self._line(painter, head, entry.title, sizes().base, tokens().text, is_bold=True)
        foot.setRight(foot.right() - self._note(painter, foot, entry.note, quiet))
        self._line(painter, foot, entry.detail, sizes().small, quiet)
        painter.restore()

    @staticmethod
    def _light(painter: QPainter, rect: QRect, entry: CaseEntry, *, is_current: bool) -> int:
        """Draw light and days at the right edge and return the width they take."""
        if not entry.light:
            return 0
        font = ui_font(sizes().small, is_bold=True)
        width = QFontMetrics(font).horizontalAdvance(entry.told())
        side = max(9, round(em() * 0.5))
        painter.setFont(font)
        painter.setPen(QColor(tokens().text if is_current else light_colour(entry.light)))
        painter.drawText(rect, RIGHT, entry.told())
        box = QRect(rect.right() - width - side - 6, rect.center().y() - side // 2, side, side)
        paint_light(painter, box, entry.light)
        return width + side + 16

    @staticmethod
    def _note(painter: QPainter, rect: QRect, note: str, colour: str) -> int:
        if not note:
            return 0
        font = ui_font(sizes().small)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(rect, RIGHT, note)
        return QFontMetrics(font).horizontalAdvance(note) + 12

    @staticmethod
    def _line(painter: QPainter, rect: QRect, text: str, points: float, colour: str, *, is_bold: bool = False) -> None:
        font = ui_font(points, is_bold=is_bold)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, LEFT, shown)


class CaseList(QListView):
    """`show_entries([CaseEntry(…)])`; `picked(key)` follows the cursor (None: the list is empty), `opened(key)` Enter.

    What was picked stays picked when a fresh list still holds its key.
    """

    picked = Signal(object)
    opened = Signal(object)

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        name_widget(self, name, label)
        self._model = _EntryModel()
        self._is_filling = False
        self.setModel(self._model)
        self.setItemDelegate(_EntryDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def show_entries(self, entries: Sequence[CaseEntry]) -> None:
        """Show other cases; `picked` follows only when the case under the cursor is another one."""
        before, row = self.key(), self.currentIndex().row()
        self._is_filling = True
        self._model.show_entries(entries)
        keys = [entry.key for entry in entries]
        if keys:
            at = keys.index(before) if before in keys else min(max(row, 0), len(keys) - 1)
            self.setCurrentIndex(self._model.index(at, 0))
        self._is_filling = False
        if self.key() != before or not keys:
            self.picked.emit(self.key())

    def entries(self) -> tuple[CaseEntry, ...]:
        """Return what is shown."""
        return self._model.entries

    def key(self) -> Any:
        """Return the key under the cursor, None while there is none."""
        row = self.currentIndex().row()
        return self._model.entries[row].key if 0 <= row < len(self._model.entries) else None

    def pick(self, key: object) -> bool:
        """Put the cursor on this case; False when it is not in the list."""
        for row, entry in enumerate(self._model.entries):
            if entry.key == key:
                self.setCurrentIndex(self._model.index(row, 0))
                return True
        return False

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell what the cursor is on."""
        super().currentChanged(current, previous)
        if not self._is_filling:
            self.picked.emit(self.key())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Four cases."""
        return QSize(160, 4 * (em() + em(sizes().small) + 16))

    def _open(self, row: int) -> None:
        if 0 <= row < len(self._model.entries):
            self.opened.emit(self._model.entries[row].key)

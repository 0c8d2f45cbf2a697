"""The story of a case: what happened, when, by whom, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.style import em, sizes, tokens, ui_font
from ui.widgets.text import name_widget
from ui.widgets.tones import paint_shape, tone_colours

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True)
class TimelineEntry:
    """One happening: `when` and `who` in words, what happened, its detail; `tone` ok, warn, bad, accent or plain."""

    title: str
    when: str
    who: str = ""
    detail: str = ""
    tone: str = "plain"
    key: Any = None

    def spoken(self) -> str:
        """Return the entry as it is read aloud."""
        return " ".join(part for part in (self.when, self.title, self.who, self.detail) if part)


class _TimelineModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[TimelineEntry, ...] = ()

    def show_entries(self, entries: Sequence[TimelineEntry]) -> None:
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
            int(Qt.ItemDataRole.AccessibleTextRole): entry.spoken(),
            ENTRY_ROLE: entry,
        }.get(int(role))


class _TimelineDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 400
        entry: TimelineEntry = index.data(ENTRY_ROLE)
        aside = em(sizes().small) if self._is_stacked(entry, width) else 0
        return QSize(width, self._head_height(entry, width) + aside + self._detail_height(entry, width) + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: TimelineEntry = index.data(ENTRY_ROLE)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens().selection))
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), 6, 6)
        self._rail(painter, rect, entry.tone, is_last=index.row() == index.model().rowCount() - 1)
        text = rect.adjusted(self._indent(), 6, -10, -4)
        painter.setFont(ui_font(sizes().base, is_bold=True))
        painter.setPen(QColor(tokens().text))
        head = self._head_height(entry, rect.width())
        painter.drawText(QRect(text.x(), text.y(), self._title_width(rect.width(), entry), head), WRAP, entry.title)
        painter.setFont(ui_font(sizes().small))
        painter.setPen(QColor(tokens().muted))
        if self._is_stacked(entry, rect.width()):
            painter.drawText(text.adjusted(0, head, 0, 0), WRAP, self._aside(entry))
            head += em(sizes().small)
        else:
            painter.drawText(text, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, self._aside(entry))
        painter.drawText(text.adjusted(0, head + 2, 0, 4), WRAP, entry.detail)
        painter.restore()

    @staticmethod
    def _rail(painter: QPainter, rect: QRect, tone: str, *, is_last: bool) -> None:
        ink, fill = tone_colours(tone)
        side = em()
        disc = QRectF(rect.x() + 10, rect.y() + 7, side, side)
        painter.setPen(QPen(QColor(tokens().line), 2))
        x = disc.center().x()
        if not is_last:
            painter.drawLine(int(x), int(disc.bottom()), int(x), rect.bottom() + 8)
        painter.setPen(QPen(QColor(ink), 1.4))
        painter.setBrush(QColor(fill))
        painter.drawEllipse(disc)
        inset = side * 0.3
        paint_shape(painter, disc.adjusted(inset, inset, -inset, -inset), tone)

    @staticmethod
    def _indent() -> int:
        return em() + 24

    @staticmethod
    def _aside(entry: TimelineEntry) -> str:
        return "   ".join(part for part in (entry.who, entry.when) if part)

    def _is_stacked(self, entry: TimelineEntry, width: int) -> bool:
        aside = QFontMetrics(ui_font(sizes().small)).horizontalAdvance(self._aside(entry))
        title = QFontMetrics(ui_font(sizes().base, is_bold=True)).horizontalAdvance(entry.title)
        return min(title, 10 * em()) + aside + 16 > width - self._indent() - 10

    def _title_width(self, width: int, entry: TimelineEntry) -> int:
        aside = QFontMetrics(ui_font(sizes().small)).horizontalAdvance(self._aside(entry)) + 16
        room = max(80, width - self._indent() - 10)
        return room if self._is_stacked(entry, width) else room - aside

    def _head_height(self, entry: TimelineEntry, width: int) -> int:
        metrics = QFontMetrics(ui_font(sizes().base, is_bold=True))
        box = QRect(0, 0, self._title_width(width, entry), 10_000)
        return max(em(), metrics.boundingRect(box, WRAP, entry.title).height())

    def _detail_height(self, entry: TimelineEntry, width: int) -> int:
        if not entry.detail:
            return 0
        box = QRect(0, 0, max(80, width - self._indent() - 10), 10_000)
        return QFontMetrics(ui_font(sizes().small)).boundingRect(box, WRAP, entry.detail).height() + 2


class Timeline(QListView):
    """`show_entries([TimelineEntry(…)])`; Up and Down walk, Enter or a double click tells `opened(entry)`."""

    opened = Signal(object)

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        name_widget(self, name, label)
        self._model = _TimelineModel()
        self.setModel(self._model)
        self.setItemDelegate(_TimelineDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.activated.connect(lambda index: self.opened.emit(self._model.entries[index.row()]))

    def show_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Show another story."""
        self._model.show_entries(entries)

    def entries(self) -> tuple[TimelineEntry, ...]:
        """Return what is shown."""
        return self._model.entries

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the entries to the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

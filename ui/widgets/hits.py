"""The list beneath a search edit: two lines and a note per hit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGraphicsDropShadowEffect,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.style import em, sizes, tokens, ui_font
from ui.widgets.text import name_widget

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
ROWS_SHOWN = 7
LEAST_CHARACTERS = 26  # beneath a narrow field: a name, a number, a telephone and an address say who it is


@dataclass(frozen=True)
class Hit:
    """One line to choose from: `key` is handed back, the rest is shown."""

    key: Any
    title: str
    detail: str = ""
    note: str = ""


class HitModel(QAbstractListModel):
    """The hits of one query."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: tuple[Hit, ...] = ()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show other hits."""
        self.beginResetModel()
        self._hits = tuple(hits)
        self.endResetModel()

    def hit(self, row: int) -> Hit | None:
        """Return the hit of a row, None outside."""
        return self._hits[row] if 0 <= row < len(self._hits) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of hits."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title to show, the whole line to read aloud."""
        hit = self.hit(index.row())
        if hit is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(part for part in (hit.title, hit.detail, hit.note) if part)
        return None


class HitDelegate(QStyledItemDelegate):
    """Paints title and detail below one another, the note at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines and air."""
        return QSize(120, em() + em(sizes().small) + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one hit."""
        model = index.model()
        hit = model.hit(index.row()) if isinstance(model, HitModel) else None
        if hit is None:
            return
        colours = tokens()
        rect: QRect = option.rect.adjusted(4, 1, -4, -1)  # type: ignore[attr-defined]
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        if is_current:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selection))
            painter.drawRoundedRect(rect, 6, 6)
        inner = rect.adjusted(10, 6, -10, -6)
        small = ui_font(sizes().small)
        note_width = QFontMetrics(small).horizontalAdvance(hit.note) + 16 if hit.note else 0
        lines = inner.adjusted(0, 0, -note_width, 0)
        self._line(painter, lines, hit.title, sizes().base, colours.text, is_bold=True)
        self._line(painter, lines.adjusted(0, em(), 0, 0), hit.detail, sizes().small, self._quiet(is_current))
        painter.setFont(small)
        painter.setPen(QColor(self._quiet(is_current)))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, hit.note)
        painter.restore()

    @staticmethod
    def _quiet(is_current: bool) -> str:
        return tokens().text if is_current else tokens().muted

    @staticmethod
    def _line(painter: QPainter, rect: QRect, text: str, points: float, colour: str, *, is_bold: bool = False) -> None:
        font = ui_font(points, is_bold=is_bold)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)


class HitPopup(QFrame):
    """The list, laid over the window `popup_drop` px beneath its edit; the focus stays in the edit."""

    picked = Signal(object)

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setProperty("role", "popup")
        self.setObjectName(f"{name}.popup")
        self.model = HitModel()
        self._list = QListView()
        name_widget(self._list, f"{name}.hits", label)
        self._list.setModel(self.model)
        self._list.setItemDelegate(HitDelegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setUniformItemSizes(True)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(lambda index: self.picked.emit(self.model.hit(index.row())))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 6, 4, 6)
        column.addWidget(self._list)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(28)
        shadow.setOffset(0, 8)
        shadow.setColor(QColor(0, 0, 0, 60))
        self.setGraphicsEffect(shadow)
        self.hide()

    def show_beneath(self, edit: QWidget) -> None:
        """Lay the list beneath `edit`, within its window."""
        window = edit.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        corner = edit.mapTo(window, QPoint(0, edit.height() + sizes().popup_drop))
        row = HitDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
        wanted = min(ROWS_SHOWN, self.model.rowCount()) * row + 18
        room = max(2 * row, window.height() - corner.y() - 8)
        wide = max(edit.width(), min(LEAST_CHARACTERS * em(), window.width() - corner.x() - 8))
        self.setGeometry(QRect(corner, QSize(wide, min(wanted, room))))
        self.show()
        self.raise_()

    def select(self, row: int) -> None:
        """Make a row the current one, within bounds."""
        last = self.model.rowCount() - 1
        if last >= 0:
            index = self.model.index(max(0, min(row, last)))
            self._list.setCurrentIndex(index)
            self._list.scrollTo(index)

    def row(self) -> int:
        """Return the current row, -1 for none."""
        return self._list.currentIndex().row()

    def current(self) -> Hit | None:
        """Return the current hit."""
        return self.model.hit(self.row())

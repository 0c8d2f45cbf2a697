"""The lines of a 补正 by keyboard: 1 已补来, 2 未补来, Space the other, Ctrl+A all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.style import em, sizes, theme, tokens, ui_font
from ui.supplementation.gap_model import MARK, NUMBER, WHAT, Came, GapModel, GapRow, came_word
from ui.widgets.ends import goes_to_end
from ui.widgets.text import name_widget
from ui.widgets.tones import paint_pill

Index = QModelIndex | QPersistentModelIndex
WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)
TONES = {Came.NOW: "ok", Came.NOT: "warn", Came.EARLIER: "plain"}


class _GapDelegate(QStyledItemDelegate):
    """Paints the material bold with fault and remedy beneath it, and the mark as a pill."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        model = index.model()
        if not isinstance(model, GapModel):
            return
        rect: QRect = option.rect  # type: ignore[attr-defined]
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(rect, QColor(tokens().selection))
        if index.column() == MARK:
            mark = model.mark(index.row())
            paint_pill(painter, rect.adjusted(4, 0, 0, 0), came_word(mark), TONES[mark])
            return
        self._paint_words(painter, rect.adjusted(8, 6, -8, -4), model.rows()[index.row()])

    @staticmethod
    def _paint_words(painter: QPainter, rect: QRect, row: GapRow) -> None:
        painter.save()
        bold, small = ui_font(sizes().base, is_bold=True), ui_font(sizes().small)
        painter.setFont(bold)
        painter.setPen(QColor(tokens().text))
        painter.drawText(rect, WRAP, row.material)
        head = QFontMetrics(bold).boundingRect(rect, WRAP, row.material).height()
        painter.setFont(small)
        painter.setPen(QColor(tokens().muted))
        painter.drawText(rect.adjusted(0, head + 2, 0, 40), WRAP, row.detail())
        painter.restore()

    def height(self, row: GapRow, width: int) -> int:
        """Return the height of one line at `width` px."""
        room = QRect(0, 0, max(80, width - 16), 10_000)
        head = QFontMetrics(ui_font(sizes().base, is_bold=True)).boundingRect(room, WRAP, row.material).height()
        detail = row.detail()
        below = QFontMetrics(ui_font(sizes().small)).boundingRect(room, WRAP, detail).height() + 2 if detail else 0
        return head + below + 14


class GapTable(QTableView):
    """`show_rows(rows, came)`, then `came()`; `marked()` follows every change. As high as its rows."""

    marked = Signal()

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        name_widget(self, name, label)
        self.model_ = GapModel()
        self._delegate = _GapDelegate(self)
        self.setModel(self.model_)
        self.setItemDelegateForColumn(WHAT, self._delegate)
        self.setItemDelegateForColumn(MARK, self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setVisible(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.model_.marked.connect(self.marked)
        self.model_.modelReset.connect(self._fit)
        self.doubleClicked.connect(lambda index: self._toggle(index.row()))
        theme().changed.connect(self._fit)
        self._fit()

    def show_rows(self, rows: Sequence[GapRow], came: Mapping[str, bool] | None = None) -> None:
        """Show the lines of another case, with the marks of a draft."""
        self.model_.show_rows(rows, came or {})
        still_open = [at for at, row in enumerate(rows) if not row.is_earlier]
        if rows:
            self.setCurrentIndex(self.model_.index(still_open[0] if still_open else 0, WHAT))

    def came(self) -> dict[str, bool]:
        """Return material → came in now, for the open lines."""
        return self.model_.came()

    def scan_snapshot(self) -> object:
        """Return what a barcode typed into the table would change (see ui.wedge)."""
        return self.model_.marks(), self.currentIndex().row()

    def take_back(self, snapshot: Any) -> None:
        """Undo what a barcode changed."""
        marks, row = snapshot
        self.model_.put_back(marks)
        self.setCurrentIndex(self.model_.index(row, WHAT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark by digits, Space and Ctrl+A."""
        if goes_to_end(self, event):
            return
        row, key = self.currentIndex().row(), event.key()
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.model_.mark_all()
        elif row >= 0 and key in (Qt.Key.Key_1, Qt.Key.Key_2):
            self.model_.set_mark(row, key == Qt.Key.Key_1)
            if row + 1 < self.model_.rowCount():
                self.setCurrentIndex(self.model_.index(row + 1, WHAT))
        elif row >= 0 and key == Qt.Key.Key_Space:
            self._toggle(row)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Fit the rows to another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the lines anew."""
        super().resizeEvent(event)
        self._fit_rows()

    def sizeHint(self) -> QSize:
        """Return the room of all rows."""
        return QSize(400, self.height())

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which every column can be read."""
        return QSize(self.columnWidth(NUMBER) + self.columnWidth(MARK) + 9 * em(), self.height())

    def _toggle(self, row: int) -> None:
        self.model_.set_mark(row, self.model_.mark(row) is Came.NOT)

    def _fit(self) -> None:
        header = self.horizontalHeader()
        base, small = QFontMetrics(ui_font(sizes().small, is_bold=True)), QFontMetrics(ui_font(sizes().small))
        for column in (NUMBER, MARK):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        number = str(self.model_.headerData(NUMBER, Qt.Orientation.Horizontal))
        self.setColumnWidth(NUMBER, small.horizontalAdvance(number) + 24)
        self.setColumnWidth(MARK, max(base.horizontalAdvance(came_word(came)) for came in Came) + em() + 44)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        self._fit_rows()

    def _fit_rows(self) -> None:
        height = self.horizontalHeader().sizeHint().height() + 4
        for at, row in enumerate(self.model_.rows()):
            self.setRowHeight(at, self._delegate.height(row, self.columnWidth(WHAT)))
            height += self.rowHeight(at)
        if height != self.height():
            self.setFixedHeight(height)

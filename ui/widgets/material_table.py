"""The material checklist by keyboard: 1 已收, 2 未收, 3 容缺, 4 电子, Space goes on, Ctrl+A all required in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.style import em, sizes, theme, tokens, ui_font
from ui.widgets.ends import goes_to_end
from ui.widgets.material_model import (
    COPIES,
    FORM,
    MARK,
    NAME,
    NUMBER,
    Index,
    Mark,
    MaterialModel,
    MaterialRow,
    mark_tone,
    mark_word,
)
from ui.widgets.text import name_widget
from ui.widgets.tones import paint_pill

DIGITS = {
    Qt.Key.Key_1: Mark.RECEIVED,
    Qt.Key.Key_2: Mark.MISSING,
    Qt.Key.Key_3: Mark.DEFERRED,
    Qt.Key.Key_4: Mark.ELECTRONIC,
}


class MarkDelegate(QStyledItemDelegate):
    """Paints a mark as a pill with a shape and a word."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one mark."""
        model = index.model()
        if not isinstance(model, MaterialModel):
            return
        mark = model.mark(index.row())
        rect: QRect = option.rect  # type: ignore[attr-defined]
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(rect, QColor(tokens().selection))
        paint_pill(painter, rect.adjusted(4, 0, 0, 0), mark_word(mark), mark_tone(mark, model.material(index.row())))


class MaterialTable(QTableView):
    """`show_rows(rows, marks)`, then `marks()` and `missing()`; `marked()` follows every change.

    The cursor moves down by itself after a digit or Space; Enter goes to the next field. The table is as high as its
    rows, so that the page scrolls and no row hides in an inner scroll area.
    """

    marked = Signal()
    refused = Signal(str)
    _fitted: object = None
    _is_fitting = True  # until the table is made: Qt lays it out while it is being built

    def __init__(self, name: str, label: str, model: MaterialModel | None = None) -> None:
        super().__init__()
        name_widget(self, name, label)
        self.model_ = model if model is not None else MaterialModel()
        self.setModel(self.model_)
        self.model_.setParent(self)  # it ends with the table, and with it what listens to it
        self.setItemDelegateForColumn(MARK, MarkDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setVisible(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.model_.marked.connect(self.marked)
        self.model_.refused.connect(self.refused)
        for changed in (self.model_.modelReset, self.model_.dataChanged, self.model_.layoutChanged):
            changed.connect(self._unfit)
        self.model_.modelReset.connect(self._fit)
        theme().changed.connect(self._fit)
        self._is_fitting = False
        self._fit()

    def show_rows(self, rows: Sequence[MaterialRow], marks: Mapping[str, str] | None = None) -> None:
        """Show the materials of an item, with the marks of a draft."""
        self.model_.show_rows(rows, marks)
        if rows:
            self.setCurrentIndex(self.model_.index(0, NAME))
        self.marked.emit()

    def marks(self) -> dict[str, Mark]:
        """Return key → mark of every material."""
        return self.model_.marks()

    def missing(self) -> list[MaterialRow]:
        """Return the required materials that are not in."""
        return self.model_.missing()

    def receive_required(self) -> None:
        """Mark every required material that is missing as received (Ctrl+A)."""
        self.model_.receive_required()

    def scan_snapshot(self) -> object:
        """Return what a barcode typed into the table would change (see ui.wedge)."""
        return tuple(self.model_.marks().values()), self.currentIndex().row()

    def take_back(self, snapshot: Any) -> None:
        """Undo what a barcode changed."""
        marks, row = snapshot
        self.model_.put_back(marks)
        self.setCurrentIndex(self.model_.index(row, NAME))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set marks by digits and Space."""
        row = self.currentIndex().row()
        key = Qt.Key(event.key())
        if goes_to_end(self, event):
            return
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.receive_required()
        elif row >= 0 and key in DIGITS:
            if self.model_.set_mark(row, DIGITS[key]):
                self._down(row)
        elif row >= 0 and key == Qt.Key.Key_Space:
            self.model_.cycle(row)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Bring the current row into view of the page that scrolls around the table."""
        super().currentChanged(current, previous)
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        inner = area.widget() if isinstance(area, QScrollArea) else None
        if isinstance(area, QScrollArea) and inner is not None and inner.isAncestorOf(self) and self.hasFocus():
            place = self.viewport().mapTo(inner, self.visualRect(current).center())
            area.ensureVisible(place.x(), place.y(), 0, 2 * em())

    def changeEvent(self, event: QEvent) -> None:
        """Fit the columns to another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self._fit()

    def updateGeometries(self) -> None:
        """Fit the rows to the columns as they have come to lie."""
        super().updateGeometries()
        if not self._is_fitting:
            self._is_fitting = True
            self._fit_rows()
            self._is_fitting = False

    def sizeHint(self) -> QSize:
        """Return the room of all rows."""
        return QSize(400, self.height())

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which every column can be read."""
        return QSize(self._fixed_width() + 8 * em(), self.height())

    def _down(self, row: int) -> None:
        if row + 1 < self.model_.rowCount():
            self.setCurrentIndex(self.model_.index(row + 1, NAME))

    def _fixed_width(self) -> int:
        return sum(self.columnWidth(column) for column in (NUMBER, FORM, COPIES, MARK))

    def _fit(self) -> None:
        header = self.horizontalHeader()
        small = QFontMetrics(ui_font(sizes().small))
        base = QFontMetrics(ui_font(sizes().base))
        for column in (NUMBER, FORM, COPIES, MARK):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            word = str(self.model_.headerData(column, Qt.Orientation.Horizontal))
            self.setColumnWidth(column, small.horizontalAdvance(word) + 24)
        forms = [self.model_.material(row).form for row in range(self.model_.rowCount())]
        widest = max((base.horizontalAdvance(form) for form in forms), default=0)
        self.setColumnWidth(FORM, max(self.columnWidth(FORM), min(widest + 20, 9 * em())))
        marks = max(base.horizontalAdvance(mark_word(mark)) for mark in Mark)
        self.setColumnWidth(MARK, marks + 2 * em() + 24)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self._fit_rows()

    def _unfit(self) -> None:
        """Other words need other heights."""
        self._fitted = None

    def _fit_rows(self) -> None:
        """Give each row the height of its words; Qt asks at every step of a layout, mostly for what is already so."""
        widths = tuple(self.columnWidth(column) for column in range(self.model_.columnCount()))
        wanted = (widths, self.model_.rowCount(), em(), sizes().gap, self.horizontalHeader().sizeHint().height())
        if wanted == self._fitted:
            return
        self._fitted = wanted
        least = em() + (10 if sizes().gap < 16 else 16)
        height = self.horizontalHeader().sizeHint().height() + 4
        for row in range(self.model_.rowCount()):
            self.setRowHeight(row, max(least, self.sizeHintForRow(row) + 6))
            height += self.rowHeight(row)
        if height != self.height():
            self.setFixedHeight(height)

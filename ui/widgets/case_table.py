"""A table of cases: one row a case, lights with words, Enter opens; a million rows cost no more than thirty."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.state import Case
from ui.style import em, sizes, theme, tokens, ui_font
from ui.widgets.case_model import LIGHT_ROLE, SECOND_ROLE, CaseModel, Column, Index
from ui.widgets.ends import goes_to_end
from ui.widgets.light import light_colour, light_word, paint_light
from ui.widgets.text import name_widget


def light_text(index: Index) -> str:
    """Return the word of a cell's light and what stands beside it."""
    parts = (light_word(index.data(LIGHT_ROLE)), str(index.data() or ""))
    return " ".join(part for part in parts if part)


def light_room(rect: QRect) -> QRect:
    """Return where in its cell the text of a light stands: behind the shape."""
    return rect.adjusted(_light_side() + 14, 0, -4, 0)


def _light_side() -> int:
    return max(10, round(em() * 0.6))


class LightDelegate(QStyledItemDelegate):
    """Paints shape, word and detail of a light, and a second line beneath a text; other cells as usual."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one light."""
        code = index.data(LIGHT_ROLE)
        if not code:
            self._paint_text(painter, option, index)
            return
        rect: QRect = option.rect  # type: ignore[attr-defined]
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(rect, QColor(tokens().selection))
        side = _light_side()
        paint_light(painter, QRect(rect.x() + 6, rect.center().y() - side // 2 + 1, side, side), code)
        font = ui_font(sizes().base, is_bold=True)
        painter.setFont(font)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.setPen(QColor(tokens().text if is_selected else light_colour(code)))
        text, room = light_text(index), light_room(rect)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def _paint_text(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        second = index.data(SECOND_ROLE)
        if not second:
            super().paint(painter, option, index)
            return
        rect: QRect = option.rect  # type: ignore[attr-defined]
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        if is_selected:
            painter.fillRect(rect, QColor(tokens().selection))
        high = em() + em(sizes().small)
        room = QRect(rect.x() + 4, rect.center().y() - high // 2, rect.width() - 8, em())
        quiet = tokens().text if is_selected else tokens().muted
        for text, points, colour in (
            (str(index.data() or ""), sizes().base, tokens().text),
            (second, sizes().small, quiet),
        ):
            font = ui_font(points)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
            room.translate(0, em())
        painter.restore()


class CaseTable(QTableView):
    """`CaseTable("approval.list", "待办", [Column("申请人", lambda row: row.name, 6), …])`.

    `show_rows(rows)` for a list that is here; `show_count(count, want)` and `show_window(number, rows)` for one that
    is fetched by windows. `picked(row)` follows the cursor, `opened(row)` Enter or a double click. What was picked
    stays picked when a fresh list holds a row with the same `key(row)`; else the cursor goes to a row of the same
    matter (`near(row)`, its next step), else to the row that has come into its place.
    """

    picked = Signal(object)
    opened = Signal(object)

    def __init__(
        self,
        name: str,
        label: str,
        columns: Sequence[Column],
        *,
        key: Callable[[Any], object] | None = None,
        near: Callable[[Any], object] | None = None,
    ) -> None:
        super().__init__()
        name_widget(self, name, label)
        self._key = key
        self._near = near
        self._columns = tuple(columns)
        self.model_ = CaseModel(self._columns)
        self.setModel(self.model_)
        self.model_.setParent(self)  # it ends with the table, and with it what listens to it
        self.setItemDelegate(LightDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.verticalHeader().setVisible(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        theme().changed.connect(self._fit)
        self._fit()

    def show_rows(self, rows: Sequence[Any], *, is_other: bool = False) -> None:
        """Show a list that is wholly here; `is_other`: not a fresh state of the list before, so it begins at the top."""
        before = None if is_other else self.row_value()
        at = self._place(before, self.currentIndex().row(), rows) if before is not None else 0
        self.model_.show_rows(rows)
        if rows:
            self.setCurrentIndex(self.model_.index(at, 0))
        else:
            self.picked.emit(None)

    def _place(self, before: Any, at: int, rows: Sequence[Any]) -> int:
        for key in (self._key_of, self._near):
            wanted = key(before) if key is not None else None
            found = next((n for n, row in enumerate(rows) if key is not None and key(row) == wanted), None)
            if found is not None:
                return found
        return max(0, min(at, len(rows) - 1))

    def show_count(self, count: int, want: Callable[[int], object]) -> None:
        """Show a list of `count` rows that is fetched by windows of 256."""
        self.model_.show_count(count, want)
        if count:
            self.setCurrentIndex(self.model_.index(0, 0))

    def grow(self, count: int) -> None:
        """The list goes on behind what is known of it."""
        self.model_.grow(count)

    def renew(self, count: int, want: Callable[[int], object], windows: Mapping[int, Sequence[Any]], row: int) -> None:
        """Show the list as it is now with the cursor on `row`, as far down in sight as it stood before."""
        above = self.currentIndex().row() - self.verticalScrollBar().value()
        self.model_.renew(count, want, windows)
        if count:
            self.setCurrentIndex(self.model_.index(row, 0))
            self.verticalScrollBar().setValue(row - above)
        self.picked.emit(self.row_value())

    def rows_in_sight(self) -> range:
        """Return the rows that can be seen now."""
        first = max(0, self.verticalScrollBar().value())
        height = max(1, self.verticalHeader().defaultSectionSize())
        return range(first, min(self.model_.rowCount(), first + self.viewport().height() // height + 2))

    def show_window(self, window: int, rows: Sequence[Any]) -> None:
        """Take one window of rows; the row under the cursor is told when it has come."""
        had_row = self.row_value() is not None
        self.model_.show_window(window, rows)
        if not had_row and self.row_value() is not None:
            self.picked.emit(self.row_value())

    def row_value(self) -> Any | None:
        """Return the row under the cursor."""
        return self.model_.row_value(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().row())
            return
        if not goes_to_end(self, event):
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell what the cursor is on."""
        super().currentChanged(current, previous)
        if current.row() != previous.row() or not previous.isValid():
            self.picked.emit(self.model_.row_value(current.row()))

    def changeEvent(self, event: QEvent) -> None:
        """Fit the rows to another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self._fit()

    def sizeHint(self) -> QSize:
        """Return room for a dozen rows."""
        return QSize(640, 13 * self.verticalHeader().defaultSectionSize())

    def minimumSizeHint(self) -> QSize:
        """Four rows, or two of two lines; columns beyond the width are reached by the horizontal bar."""
        rows = 3 if any(column.second for column in self._columns) else 5
        return QSize(240, rows * self.verticalHeader().defaultSectionSize())

    def _open(self, row: int) -> None:
        value = self.model_.row_value(row)
        if value is not None:
            self.opened.emit(value)

    def _key_of(self, row: Any | None) -> object:
        if row is None:
            return None
        return self._key(row) if self._key is not None else row

    def _fit(self) -> None:
        header = self.horizontalHeader()
        character = QFontMetrics(ui_font(sizes().base)).horizontalAdvance("中")
        small = QFontMetrics(ui_font(sizes().small))
        for at, column in enumerate(self._columns):
            if column.characters:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
                word = small.horizontalAdvance(column.title) + 24
                self.setColumnWidth(at, max(word, column.characters * character + 20))
            else:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(5 * character)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        second = em(sizes().small) if any(column.second for column in self._columns) else 0
        self.verticalHeader().setDefaultSectionSize(em() + second + (12 if sizes().gap < 16 else 18))


def item_and_tail(case: Case) -> str:
    """Return the end of a case's number and its item: two cases of one name are told apart at a glance."""
    return f"{case.number[-4:]} {case.plan.name}"

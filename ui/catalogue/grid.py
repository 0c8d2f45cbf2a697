"""A small sheet for one list of an item: type to edit, Space for yes/no, Ctrl+Delete takes a row out, Alt+↑↓ moves it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
)

from ui.catalogue.columns import GridSpec, Kind
from ui.catalogue.grid_editors import CellEditors
from ui.catalogue.grid_model import GridModel
from ui.catalogue.paths import Table
from ui.style import em, sizes, theme, ui_font
from ui.widgets.text import name_widget

Index = QModelIndex | QPersistentModelIndex
MOST_ROWS = 9


class RecordGrid(QTableView):
    """`show_rows(rows)`, `rows()`; `edited()` follows every change. As high as its rows, nine at most."""

    edited = Signal()

    def __init__(self, spec: GridSpec, page: str = "catalogue") -> None:
        super().__init__()
        self.spec = spec
        name_widget(self, f"{page}.{spec.path}", spec.title)
        self.model_ = GridModel(spec.columns)
        self.setModel(self.model_)
        self.model_.setParent(self)  # it ends with the table, and with it what listens to it
        self.setItemDelegate(CellEditors(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.DoubleClicked | trigger.EditKeyPressed)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().setVisible(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(self._on_double_clicked)
        self.model_.edited.connect(self.edited)
        for signal in (self.model_.modelReset, self.model_.rowsInserted, self.model_.rowsRemoved):
            signal.connect(lambda *_: self._fit())
        theme().changed.connect(self._fit)
        self._fit()

    def show_rows(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Show the rows of another item."""
        self.model_.show_rows(rows)
        self.setCurrentIndex(self.model_.index(0, 0))

    def rows(self) -> list[Table]:
        """Return the rows that say anything."""
        return self.model_.rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space turns yes into no, Enter goes to the next cell, Ctrl+Delete takes the row out, Alt+arrows move it."""
        index, key, modifiers = self.currentIndex(), event.key(), event.modifiers()
        is_flag = index.isValid() and self.model_.columns[index.column()].kind is Kind.FLAG
        if is_flag and key == Qt.Key.Key_Space:
            self.model_.toggle(index)
        elif key == Qt.Key.Key_Delete and modifiers & Qt.KeyboardModifier.ControlModifier:
            self.model_.remove(index.row())
        elif key == Qt.Key.Key_Delete and index.isValid() and not is_flag:
            self.model_.setData(index, "")
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and modifiers & Qt.KeyboardModifier.AltModifier:
            by = 1 if key == Qt.Key.Key_Down else -1
            if self.model_.move(index.row(), by):
                self.setCurrentIndex(self.model_.index(index.row() + by, index.column()))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on(index)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the room of all rows."""
        return QSize(480, self.height())

    def minimumSizeHint(self) -> QSize:
        """The columns beyond the width are reached by the bar."""
        return QSize(260, self.height())

    def _go_on(self, index: QModelIndex) -> None:
        last = index.column() + 1 >= self.model_.columnCount()
        row, column = (index.row() + 1, 0) if last else (index.row(), index.column() + 1)
        self.setCurrentIndex(self.model_.index(min(row, self.model_.rowCount() - 1), column))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if self.model_.columns[index.column()].kind is Kind.FLAG:
            self.model_.toggle(index)

    def _fit(self) -> None:
        header = self.horizontalHeader()
        character = QFontMetrics(ui_font(sizes().base)).horizontalAdvance("中")
        small = QFontMetrics(ui_font(sizes().small))
        for at, column in enumerate(self.spec.columns):
            is_rest = not column.characters
            mode = QHeaderView.ResizeMode.Stretch if is_rest else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(at, mode)
            if not is_rest:
                width = max(small.horizontalAdvance(column.title) + 24, column.characters * character + 16)
                self.setColumnWidth(at, width)
        header.setMinimumSectionSize(4 * character)
        row = em() + (12 if sizes().gap < 16 else 16)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row)
        shown = min(MOST_ROWS, self.model_.rowCount())
        self.setFixedHeight(header.sizeHint().height() + shown * row + 2 * self.frameWidth() + 4)

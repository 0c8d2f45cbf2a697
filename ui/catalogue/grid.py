"""A small sheet for one list of an item: type or F2 to edit, Space for yes/no, Ctrl+Delete takes a row out, Alt+↑↓ moves it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QLineEdit, QTableView

from ui.catalogue.columns import Choices, GridSpec, Kind
from ui.catalogue.grid_editors import CellEditors
from ui.catalogue.grid_model import GridModel
from ui.catalogue.paths import Table
from ui.style import em, sizes, theme, ui_font
from ui.widgets.text import name_widget

Index = QModelIndex | QPersistentModelIndex
MOST_ROWS = 9
_PLACE = re.compile(r"\[(\d+)\](?:\.(\w+(?:\.\w+)*))?$")
REST_CHARACTERS = 10  # the column that takes the rest is never narrower: it holds what the row is about


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
        """Show other rows; a cursor that is here stays in its cell: the same list comes back when it was saved."""
        at = self.currentIndex() if self.hasFocus() else QModelIndex()
        row, column = max(0, at.row()), max(0, at.column())
        self.model_.show_rows(rows)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(
            self.model_.index(min(row, self.model_.rowCount() - 1), column),
            flag.ClearAndSelect if self.hasFocus() else flag.Clear,
        )

    def rows(self) -> list[Table]:
        """Return the rows that say anything."""
        return self.model_.rows()

    def show_choices(self, path: str, choices: Choices) -> None:
        """Offer other choices in a column."""
        self.model_.show_choices(path, choices)

    def go_to_place(self, place: str) -> None:
        """Put the cursor on the cell that a finding names: `materials[2].form` is the form in the second row; else here."""
        self.setFocus()
        match = _PLACE.search(place)
        if match is not None:
            columns = [column.path for column in self.spec.columns]
            row = self.model_.row_of(int(match[1]))
            self.go_to(row, columns.index(match[2]) if match[2] in columns else 0)

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell, the empty row behind the last when there is no such row."""
        self.setFocus()
        self.setCurrentIndex(self.model_.index(min(row, self.model_.rowCount() - 1), column))

    def event(self, event: QEvent) -> bool:
        """F2 in a sheet edits the cell, as in every spreadsheet; what F2 means on the page waits until the cursor leaves."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_F2 and not event.modifiers() and self.currentIndex().isValid():
                event.accept()
                return True
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A word that an input method hands over whole, without composing it in the cell first, stands in the cell whole."""
        is_whole = bool(event.commitString()) and not event.preeditString()
        is_editing = self.state() == QAbstractItemView.State.EditingState
        super().inputMethodEvent(event)
        editor = self.viewport().findChild(QLineEdit)
        if is_whole and not is_editing and editor is not None:  # Qt opens the cell for it and drops the word
            QApplication.sendEvent(editor, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cell under the cursor stands out while the cursor is here, and only then."""
        super().focusInEvent(event)
        self.selectionModel().select(self.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """See `focusInEvent`."""
        super().focusOutEvent(event)
        self.clearSelection()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._share_width()

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
        header.setMinimumSectionSize(4 * self._character())
        row = em() + (12 if sizes().gap < 16 else 16)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row)
        self._share_width()

    def _character(self) -> int:
        return QFontMetrics(ui_font(sizes().base)).horizontalAdvance("中")

    def _share_width(self) -> None:
        """Give every column its width; when they are wider than the sheet, the bar beneath has a room of its own."""
        small, character = QFontMetrics(ui_font(sizes().small)), self._character()
        widths = [
            max(small.horizontalAdvance(column.title) + 24, (column.characters or REST_CHARACTERS) * character + 16)
            for column in self.spec.columns
        ]
        rest = [at for at, column in enumerate(self.spec.columns) if not column.characters]
        beside = self.verticalScrollBar().sizeHint().width() if self.model_.rowCount() > MOST_ROWS else 0
        spare = self.width() - 2 * self.frameWidth() - beside - sum(widths)
        for at in rest:
            widths[at] += max(0, spare // len(rest))
        for at, width in enumerate(widths):
            if self.columnWidth(at) != width:
                self.setColumnWidth(at, width)
        self._fit_height(has_bar=spare < 0)

    def _fit_height(self, *, has_bar: bool) -> None:
        shown = min(MOST_ROWS, self.model_.rowCount())
        bar = self.horizontalScrollBar().sizeHint().height() if has_bar else 0
        rows = shown * self.verticalHeader().defaultSectionSize()
        height = self.horizontalHeader().sizeHint().height() + rows + bar + 2 * self.frameWidth() + 4
        if height != self.height() or height != self.maximumHeight():
            self.setFixedHeight(height)

"""The list of a folder by keyboard: type a number over a count, Space says that a line is missing, Enter goes down."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.folders.lines_model import COPIES, COUNTS, FORM, NAME, NUMBER, PAGES, REMARK, Index, LinesModel
from ui.style import em, sizes, theme, ui_font
from ui.widgets.ends import goes_to_end
from ui.widgets.text import name_widget

LONGEST_REMARK = 200


class _CellEditors(QStyledItemDelegate):
    """A count is four digits at most, a remark a line."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the editor of one cell, named after its column."""
        edit = super().createEditor(parent, option, index)
        if isinstance(edit, QLineEdit):
            edit.setMaxLength(4 if index.column() in COUNTS else LONGEST_REMARK)
        word = str(index.model().headerData(index.column(), Qt.Orientation.Horizontal))
        name_widget(edit, f"folders.lines.{('copies', 'pages', 'remark')[index.column() - COPIES]}", word)
        return edit


class LinesTable(QTableView):
    """`model_.show_lines(…)`; the cursor begins on the first count."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        name_widget(self, name, label)
        self.model_ = LinesModel()
        self.setModel(self.model_)
        self.model_.setParent(self)  # it ends with the table, and with it what listens to it
        self.setItemDelegate(_CellEditors(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().setVisible(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.model_.modelReset.connect(self._begin)
        self.model_.dataChanged.connect(lambda *_: self.resizeRowsToContents())
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.resizeRowsToContents)
        self.horizontalHeader().sectionResized.connect(self._on_width)
        theme().changed.connect(self._fit)
        self._fit()

    def _on_width(self) -> None:
        """A name that has another width has another height, once all columns have theirs."""
        self._later.start(0)

    def finish_edit(self) -> None:
        """Take what is being typed before an act reads the list."""
        if self.state() == QAbstractItemView.State.EditingState:
            self.setFocus()  # the editor gives what it has when it loses the cursor

    def scan_snapshot(self) -> object:
        """Return what a barcode typed into the table would change (see ui.wedge)."""
        return self.model_.lines(), self.currentIndex().row(), self.currentIndex().column()

    def take_back(self, snapshot: Any) -> None:
        """Undo what a barcode changed."""
        lines, row, column = snapshot
        self.model_.put_back(lines)
        self.setCurrentIndex(self.model_.index(row, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space: missing or there; Enter: one line down; digits and words begin an entry."""
        at, key = self.currentIndex(), event.key()
        if goes_to_end(self, event):
            return
        if key == Qt.Key.Key_Space and at.isValid() and at.column() != REMARK:
            self.model_.toggle_missing(at.row())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at.isValid():
            below = min(at.row() + 1, self.model_.rowCount() - 1)
            self.setCurrentIndex(self.model_.index(below, at.column()))
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Four lines, every count in sight."""
        return QSize(24 * em(), 5 * (em() + 14))

    def _begin(self) -> None:
        self._fit()
        if self.model_.rowCount():
            self.setCurrentIndex(self.model_.index(0, COPIES))

    def _fit(self) -> None:
        header, metrics = self.horizontalHeader(), QFontMetrics(ui_font(sizes().small, is_bold=True))
        for column in (NUMBER, FORM, COPIES, PAGES):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            text = str(self.model_.headerData(column, Qt.Orientation.Horizontal))
            room = metrics.horizontalAdvance(text) + 24
            self.setColumnWidth(column, max(room, 6 * em()) if column == FORM else room)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(REMARK, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(REMARK, 9 * em())
        self.setColumnHidden(REMARK, not self.model_.checks)
        self.resizeRowsToContents()

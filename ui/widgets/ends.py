"""Home and End in a table of whole rows: the first and the last row, where Qt would go to the first and last cell."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView


def goes_to_end(view: QTableView, event: QKeyEvent) -> bool:
    """Go to the first row by Home, to the last by End; False for every other key."""
    rows = view.model().rowCount()
    if event.key() not in (Qt.Key.Key_Home, Qt.Key.Key_End) or not rows:
        return False
    column = max(0, view.currentIndex().column())
    view.setCurrentIndex(view.model().index(0 if event.key() == Qt.Key.Key_Home else rows - 1, column))
    return True

"""A page in two: the work list on the left, the case under the cursor on the right."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.style import sizes, theme


class WorkList(QWidget):
    """`WorkList(card_with_the_list, detail)`: the list takes `share` of the width, never more than `most` px."""

    def __init__(self, listing: QWidget, detail: QWidget, *, share: float = 0.42, most: int = 640) -> None:
        super().__init__()
        self.listing = QWidget()
        self._share = share
        self._most = most
        self._column = QVBoxLayout(self.listing)
        self._column.addWidget(listing, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.listing)
        row.addWidget(detail, 1)
        theme().changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """A list that can still be read beside a narrow detail."""
        return QSize(480, 200)

    def _fit(self) -> None:
        page = sizes().page
        self._column.setContentsMargins(page, page - 4, 0, page - 4)
        self.listing.setFixedWidth(max(260, min(round(self.width() * self._share), self._most)))

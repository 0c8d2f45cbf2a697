"""A combo box with an arrow of our own, that the wheel cannot change in passing."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox

from ui.style import tokens


class Combo(QComboBox):
    """Down opens it, letters choose; a long choice never widens the card."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def fit_words(self) -> None:
        """Be as wide as the longest choice: Qt counts in the width of an X, other signs take more or less."""
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(self.itemText(at)) for at in range(self.count())), default=0)
        self.setMinimumContentsLength(-(-widest // max(1, metrics.horizontalAdvance("X"))))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling past must not change an answer."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box as the sheet says, then the arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens().muted), 1.6))
        x, y = self.width() - 19.0, self.height() / 2 - 2
        painter.drawPolyline(QPolygonF([QPointF(x, y), QPointF(x + 4.5, y + 4.5), QPointF(x + 9, y)]))

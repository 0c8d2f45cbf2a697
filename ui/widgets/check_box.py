"""A box with a tick: what is chosen is told by a shape, never by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from ui.style import tokens


class CheckBox(QCheckBox):
    """Space ticks it, Enter goes on to the next field."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box as the sheet says, then the tick."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens().on_primary), max(1.8, box.width() / 8)))
        places = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.31))
        points = [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in places]
        painter.drawPolyline(QPolygonF(points))

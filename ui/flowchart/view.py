"""The chart on the screen: fits the width, keeps its text readable, tells its steps to a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.flowchart.chart import Chart
from app.flowchart.places import Places
from ui.flowchart.paint import paint
from ui.style import theme, tokens

SMALLEST = 0.62  # of the natural size: below it nobody reads the limits
LARGEST = 1.35


class FlowChartView(QWidget):
    """`show_chart(chart)`; put it into a scroll area: it asks for the height that its width needs."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._chart: Chart | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self.update)

    def show_chart(self, chart: Chart | None) -> None:
        """Show this chart, or nothing."""
        self._chart = chart
        self.setAccessibleName(chart.title if chart else "")
        self.setAccessibleDescription("；".join(_told(chart)) if chart else "")
        self._fit()
        self.update()

    def chart(self) -> Chart | None:
        """Return the chart in sight."""
        return self._chart

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return self._chart is not None

    def heightForWidth(self, width: int) -> int:
        """Return the height at this width."""
        if self._chart is None:
            return 0
        places = Places(self._chart)
        return round(places.height * min(LARGEST, max(SMALLEST, width / places.width)))

    def sizeHint(self) -> QSize:
        """Ask for the natural size."""
        if self._chart is None:
            return QSize(0, 0)
        places = Places(self._chart)
        return QSize(round(places.width), round(places.height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the width needs."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart."""
        if self._chart is not None:
            painter = QPainter(self)
            paint(painter, QRectF(self.rect()), tokens(), self._chart)

    def _fit(self) -> None:
        self.setMinimumHeight(self.heightForWidth(max(self.width(), 1)))
        places = Places(self._chart) if self._chart else None
        self.setMinimumWidth(round(places.width * SMALLEST) if places else 0)


def _told(chart: Chart) -> list[str]:
    ordered = sorted(chart.nodes, key=lambda node: (node.row, node.lane))
    return [" ".join((chart.lanes[n.lane], n.text.replace("\n", " "), n.limit)).strip() for n in ordered]

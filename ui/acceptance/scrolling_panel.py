"""A panel whose fields scroll when they would take more than a third of the window: the form stays in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QWidget

from ui.widgets.layouts import FieldGrid, ScrollColumn
from ui.widgets.panels import BarPanel

SHARE_OF_WINDOW = 0.34


class Room(ScrollColumn):
    """As high as its content, up to a share of the window."""

    def sizeHint(self) -> QSize:
        """Return the height of the content, bounded."""
        most = round(self.window().height() * SHARE_OF_WINDOW)
        return QSize(400, min(self.widget().sizeHint().height() + 2, most))

    def minimumSizeHint(self) -> QSize:
        """Return a size that always leaves the buttons in sight."""
        return QSize(super().minimumSizeHint().width(), 60)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the content when a field comes or goes."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)


class ScrollingPanel(BarPanel):
    """A BarPanel; `add(field, span)` puts the field into the part that scrolls."""

    def __init__(self, name: str, title: str, *, confirm: str, note: str = "", icon_name: str = "check") -> None:
        super().__init__(name, title, confirm=confirm, note=note, icon_name=icon_name)
        self._room = Room()
        self._room.setObjectName(f"{name}.room")
        self._inner = FieldGrid(3)
        self._room.add(self._inner)
        self._column.replaceWidget(self.grid, self._room)
        self.grid.deleteLater()
        self.grid = self._inner

    def add(self, field: QWidget, span: int = 1) -> None:
        """Put a field into the panel; the first one gets the focus."""
        self._inner.add(field, span)
        self._first = self._first or field

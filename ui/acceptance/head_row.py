"""What stands at the right of a card's head: it breaks into rows where the card is narrow or the text is large."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.layouts import FlowLayout


class HeadRow(QWidget):
    """Widgets from the right edge, in reading order."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        flow = FlowLayout(self, gap=10, aligns_right=True)
        for widget in widgets:
            flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

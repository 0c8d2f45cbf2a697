"""A page in two: the form in a column that scrolls, the paper beside it while there is room."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.style import em, sizes, theme
from ui.widgets.layouts import ScrollColumn
from ui.widgets.paper_view import PaperView
from ui.widgets.pill import Pill
from ui.widgets.text import Text

translate = QCoreApplication.translate
FORM_CHARACTERS = 34
PAPER_CHARACTERS = 22


class PreviewSplit(QWidget):
    """`split.column.add(card)` on the left; `split.paper` on the right, gone where the window is too narrow for both.

    The pane is a third of the width; its head says which paper it is (`set_title`, `set_pill`), its foot which printer.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.column = ScrollColumn()
        self.column.setObjectName(f"{name}.column")
        self.paper = PaperView(f"{name}.paper", translate("PreviewSplit", "文书预览"))
        self._title = Text(translate("PreviewSplit", "文书预览"), role="h2")
        self._pill = Pill()
        self._foot = Text("", role="small", wraps=True)
        self._foot.hide()
        self.pane = QWidget()
        self._pane_column = QVBoxLayout(self.pane)
        self._pane_column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        self._pane_column.addLayout(head)
        card = QFrame()
        card.setProperty("role", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(6, 6, 6, 6)
        inner.addWidget(self.paper)
        self._pane_column.addWidget(card, 1)
        self._pane_column.addWidget(self._foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.column, 1)
        row.addWidget(self.pane)
        theme().changed.connect(self._fit)
        self._fit()

    def set_title(self, text: str) -> None:
        """Show what the pane holds."""
        self._title.setText(text)

    def set_pill(self, text: str, tone: str | None = None) -> None:
        """Show which notice the present state would produce."""
        self._pill.show_text(text, tone)

    def set_foot(self, text: str) -> None:
        """Show printer and copies beneath the paper."""
        self._foot.setText(text)
        self._foot.setVisible(bool(text))

    def minimumSizeHint(self) -> QSize:
        """The form alone must fit; the paper gives way."""
        return QSize(self.column.minimumSizeHint().width(), 160)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width, or give it all to the form."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the paper after the form in the tab order, whenever the cards were added."""
        super().showEvent(event)
        takers = [
            widget
            for widget in self.column.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        ]
        if takers and takers[-1].window() is self.paper.window():
            QWidget.setTabOrder(takers[-1], self.paper)

    def _fit(self) -> None:
        size = sizes()
        self._pane_column.setContentsMargins(8, size.page - 4, size.page, size.page - 4)
        character = em()
        is_roomy = self.width() >= (FORM_CHARACTERS + PAPER_CHARACTERS) * character * 0.8
        self.pane.setVisible(is_roomy)
        self.pane.setFixedWidth(max(300, min(round(self.width() * 0.37), 720)))

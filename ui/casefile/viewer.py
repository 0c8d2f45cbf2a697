"""A paper, a scan or an explanation, opened within the page; Esc goes back to where one came from."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget

from ui.widgets.buttons import ActionButton
from ui.widgets.card import Card
from ui.widgets.paper_view import Pages, PaperView
from ui.widgets.pill import Pill
from ui.widgets.text import name_widget

translate = QCoreApplication.translate


class Viewer(Card):
    """`show_pages(title, pages)`, `show_text(title, text)`; `closed()` follows Esc or the button."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(" ")
        self.pill = Pill()
        self._back = ActionButton(translate("CaseFile", "返回"), key="Esc", is_ghost=True)
        self._back.setObjectName("casefile.viewer.back")
        self._back.clicked.connect(self.closed)
        self.paper = PaperView("casefile.paper", translate("CaseFile", "文书或扫描件"))
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        name_widget(self.lines, "casefile.explanation", translate("CaseFile", "期限计算说明"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.paper)
        self._stack.addWidget(self.lines)
        self.add_to_head(self.pill)
        self.add_to_head(self._back)
        self.add(self._stack, 1)

    def show_waiting(self, title: str) -> None:
        """Show that something is being opened."""
        self.set_title(title)
        self.pill.show_text("")
        self.paper.show_nothing(translate("CaseFile", "正在打开…"))
        self._stack.setCurrentWidget(self.paper)

    def show_pages(self, title: str, pages: Pages, pill: str = "", tone: str | None = None) -> None:
        """Show a paper or a scan."""
        self.set_title(title)
        self.pill.show_text(pill, tone)
        self.paper.show_paper(pages)
        self._stack.setCurrentWidget(self.paper)

    def show_text(self, title: str, text: str) -> None:
        """Show an explanation."""
        self.set_title(title)
        self.pill.show_text("")
        self.lines.setPlainText(text)
        self._stack.setCurrentWidget(self.lines)

    def forget(self) -> None:
        """Let go of what was shown."""
        self.paper.show_nothing("")
        self.lines.clear()

    def focus_content(self) -> None:
        """Put the cursor on what is shown, so that the arrows scroll it."""
        self._stack.currentWidget().setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

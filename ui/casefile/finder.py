"""The search box of the file: one line, hits below it while typing, a sentence only when nothing is found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.style import sizes, theme
from ui.widgets.hits import Hit
from ui.widgets.search import SearchEdit
from ui.widgets.text import Text

translate = QCoreApplication.translate


class Finder(QWidget):
    """`query_changed(text)` → `show_hits(hits)` → `chosen(hit)`; `tell(sentence)` says what is wrong with the query."""

    query_changed = Signal(str)
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        label = translate("CaseFile", "查找(&S)")
        self.edit = SearchEdit("casefile.search", label)
        self.edit.setPlaceholderText(translate("CaseFile", "编号、姓名、拼音首字母、证件号后几位、电话"))
        self.label = Text(label, role="field")
        self.label.setBuddy(self.edit)
        self._message = Text("", role="small", wraps=True)
        self._message.setObjectName("casefile.search.message")
        self._message.hide()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.label)
        row.addWidget(self.edit, 1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2)
        self._column.addLayout(row)
        self._column.addWidget(self._message)
        self.edit.query_changed.connect(self._on_query)
        self.edit.chosen.connect(self.chosen)
        theme().changed.connect(self._fit)
        self._fit()

    def show_hits(self, hits: Sequence[Hit], *, none: str = "") -> None:
        """Show the hits; `none` is the sentence told when a query finds nothing."""
        self.edit.show_hits(hits)
        is_vain = not hits and bool(self.edit.query().strip())
        self.tell(none if is_vain else "", "warn")

    def tell(self, sentence: str, tone: str | None = None) -> None:
        """Say something beneath the box; an empty sentence takes the line away."""
        self._message.show_text(sentence, tone if sentence else None)
        self._message.setVisible(bool(sentence))
        self.edit.setAccessibleDescription(sentence)

    def message(self) -> str:
        """Return what stands beneath the box."""
        return self._message.text()

    def clear(self) -> None:
        """Empty the box: the case is open."""
        self.edit.show_choice("")
        self.tell("")

    def _on_query(self, text: str) -> None:
        if not text:
            self.tell("")
        self.query_changed.emit(text)

    def _fit(self) -> None:
        page = sizes().page
        self._column.setContentsMargins(page, page - 4, page, 0)

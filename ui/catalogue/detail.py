"""The right side of the catalogue: sheet or editor, the flow chart, the faults of a draft, what its source said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal

from app.finding import Finding
from app.flowchart.chart import Chart
from app.item import Item
from app.item_drafts import in_words
from app.office import Office
from app.wording import name_of
from ui.catalogue.editor import ItemEditor
from ui.catalogue.sheet import ItemSheet
from ui.flowchart.view import FlowChartView
from ui.widgets.card import Card
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable
from ui.widgets.empty import EmptyState
from ui.widgets.layouts import ScrollColumn
from ui.widgets.text import Text

translate = QCoreApplication.translate
MOST_FAULTS = 8


class View(StrEnum):
    """What is in sight."""

    NOTHING = "nothing"
    SHEET = "sheet"
    EDIT = "edit"


class Detail(ScrollColumn):
    """`show_item(…)`, `show_draft(…)`, `show_findings(…)`; `edited()` and `fault_chosen(field)` come from the officer."""

    edited = Signal()
    fault_chosen = Signal(str)

    def __init__(self, language: str, office: Office) -> None:
        super().__init__()
        self._language = language
        self._view = View.NOTHING
        self._has_chart = False
        self.empty = EmptyState("book-open", translate("Catalogue", "选择一个事项"), "")
        self.sheet = ItemSheet(language)
        self.editor = ItemEditor(language, office)
        self.chart = FlowChartView("catalogue.chart")
        self.chart_card = Card()
        self.chart_card.add(self.chart)
        self.faults = CaseTable(
            "catalogue.faults",
            translate("Catalogue", "待改正"),
            [Column(translate("Catalogue", "问题"), lambda fault: fault_words(fault, language))],
        )
        self.faults.hide()
        self.verdict = Card(translate("Catalogue", "检查"))
        self.verdict.add(self.faults)
        self.source = Text("", wraps=True, role="muted")
        self.source_card = Card(translate("Catalogue", "原清单所载"))
        self.source_card.add(self.source)
        for widget in (self.empty, self.verdict, self.source_card, self.chart_card, self.sheet, self.editor):
            self.add(widget)
        self.add_stretch()
        self.editor.edited.connect(self.edited)
        self.faults.opened.connect(lambda fault: self.fault_chosen.emit(fault.field))
        self._show(View.NOTHING)

    def show_office(self, office: Office) -> None:
        """The office was changed: its departments are offered from now on."""
        self.editor.show_office(office)

    def show_nothing(self) -> None:
        """Show that nothing is chosen."""
        self.chart.show_chart(None)
        self._show(View.NOTHING)

    def show_item(self, item: Item, office: Office, chart: Chart) -> None:
        """Show an item in force."""
        self.sheet.show_item(item, office)
        self.chart.show_chart(chart)
        self._show(View.SHEET)

    def show_draft(self, table: dict[str, Any], source: Mapping[str, str], *, is_fixed: bool) -> None:
        """Show a draft; one that waits for the second officer cannot be changed."""
        self.editor.show_table(table)
        self.editor.show_findings(())
        self.editor.setEnabled(not is_fixed)
        self.source.show_text(source_words(source, self._language))
        self.chart.show_chart(None)
        self._show(View.EDIT)

    def show_findings(self, findings: Sequence[Finding], chart: Chart | None) -> None:
        """Tell what keeps the draft from being published; Enter on a line goes to the field."""
        self.faults.show_rows(tuple(findings))
        shown = min(MOST_FAULTS, max(1, len(findings)))
        row = self.faults.verticalHeader().defaultSectionSize()
        self.faults.setFixedHeight(row * shown + self.faults.horizontalHeader().sizeHint().height() + 6)
        note = translate("Catalogue", "{n} 处待改正").format(n=len(findings)) if findings else ""
        self.verdict.set_note(note or translate("Catalogue", "齐全，可以提交发布"), "warn" if findings else "ok")
        self.faults.setVisible(bool(findings))
        self.editor.show_findings([(one.field, fault_words(one, self._language)) for one in findings])
        self.chart.show_chart(chart)
        self._show(self._view)

    def go_to(self, field: str) -> None:
        """Put the cursor where a fault lies, and that place into sight."""
        if self.is_chart():
            self.toggle_chart()
        near = self.editor.focus_on(field)
        if near is not None:
            self.ensureWidgetVisible(near, 0, 48)

    def toggle_chart(self) -> None:
        """Show the flow chart in place of sheet or editor, and back."""
        self._has_chart = not self._has_chart
        self._show(self._view)

    def view(self) -> View:
        """Return what is in sight."""
        return self._view

    def is_chart(self) -> bool:
        """True while the flow chart stands in place of the sheet."""
        return self._has_chart and self.chart.chart() is not None

    def _show(self, view: View) -> None:
        self._view = view
        self.empty.setVisible(view is View.NOTHING)
        self.chart_card.setVisible(self.is_chart() and view is not View.NOTHING)
        self.sheet.setVisible(view is View.SHEET and not self.is_chart())
        self.editor.setVisible(view is View.EDIT and not self.is_chart())
        self.verdict.setVisible(view is View.EDIT)
        self.source_card.setVisible(view is View.EDIT and bool(self.source.text()) and not self.is_chart())


def fault_words(fault: Finding, language: str) -> str:
    """Return a fault's sentence without the item's name: that stands above, and a long one would hide what is wrong."""
    return in_words(replace(fault, where=translate("Catalogue", "本事项")), language).say(language)


def source_words(source: Mapping[str, str], language: str) -> str:
    """Return what the imported row said, a line a column, by the column's name."""
    return "\n".join(f"{name_of('column', name, language)}：{text}" for name, text in source.items())

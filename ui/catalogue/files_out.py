"""The flow chart or the report of an import as a file: where to, and the bytes written there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from app.flowchart.chart import Chart
from app.item_import.report import Imported
from ui.flowchart import files
from ui.saving import ask_where, write_out

if TYPE_CHECKING:
    from ui.page import Page

translate = QCoreApplication.translate


class FilesOut(QObject):
    """`choose(chart)` asks for a name; `write(chart, name)` writes .svg or .pdf by its ending."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def choose(self, chart: Chart) -> None:
        """Ask where to; the window stays alive meanwhile."""
        title, kinds = translate("Catalogue", "导出流程图"), ("PDF (*.pdf)", "SVG (*.svg)")
        ask_where(
            self._page, "catalogue.export", title, kinds, f"{chart.title}.pdf", lambda name: self.write(chart, name)
        )

    def write(self, chart: Chart, name: str) -> None:
        """Write the chart."""
        made = files.svg(chart) if name.lower().endswith(".svg") else files.pdf(chart)
        write_out(self._page, name, made)


class ReportOut(QObject):
    """`choose_report(imported)` asks for a name; `write_report(imported, name)` writes a text table."""

    def __init__(self, page: Page, language: str) -> None:
        super().__init__(page)
        self._page = page
        self._language = language

    def choose_report(self, imported: Imported) -> None:
        """Ask where to; the window stays alive meanwhile."""
        title = translate("Catalogue", "另存导入报告")
        suggested = f"{Path(imported.origin).stem} {translate('Catalogue', '导入报告')}.csv"
        ask_where(
            self._page, "catalogue.import.file", title, ("CSV (*.csv)",), suggested,
            lambda name: self.write_report(imported, name),
        )  # fmt: skip

    def write_report(self, imported: Imported, name: str) -> None:
        """Write every row with what became of it and why."""
        write_out(self._page, name, imported.table(self._language))

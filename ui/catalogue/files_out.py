"""The flow chart or the report of an import as a file: where to, and the bytes written there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog

from app.flowchart.chart import Chart
from app.item_import.report import Imported
from ui.flowchart import files

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
        dialog = QFileDialog(self._page, translate("Catalogue", "导出流程图"))
        dialog.setObjectName("catalogue.export")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(["PDF (*.pdf)", "SVG (*.svg)"])
        dialog.selectFile(f"{chart.title}.pdf")
        dialog.fileSelected.connect(lambda name: self.write(chart, name))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

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
        dialog = QFileDialog(self._page, translate("Catalogue", "另存导入报告"))
        dialog.setObjectName("catalogue.import.file")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(["CSV (*.csv)"])
        title = translate("Catalogue", "导入报告")
        dialog.selectFile(f"{Path(imported.origin).stem} {title}.csv")
        dialog.fileSelected.connect(lambda name: self.write_report(imported, name))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write_report(self, imported: Imported, name: str) -> None:
        """Write every row with what became of it and why."""
        write_out(self._page, name, imported.table(self._language))


def write_out(page: Page, name: str, made: bytes) -> None:
    """Write the file; a folder that takes none is told in a sentence."""
    try:
        Path(name).write_bytes(made)
    except OSError as fault:
        told = translate("Catalogue", "“{file}”写不进去：{detail}。请换一个文件夹。")
        page.problem_told.emit(told.format(file=name, detail=fault.strerror or ""))
        return
    page.result_told.emit(translate("Catalogue", "已导出：{file}").format(file=name), None)

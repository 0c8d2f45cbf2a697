"""The flow chart as a file: where to, and the bytes written there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog

from app.flowchart.chart import Chart
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
        """Write the file; a folder that takes none is told in a sentence."""
        made = files.svg(chart) if name.lower().endswith(".svg") else files.pdf(chart)
        try:
            Path(name).write_bytes(made)
        except OSError as fault:
            told = translate("Catalogue", "“{file}”写不进去：{detail}。请换一个文件夹。")
            self._page.problem_told.emit(told.format(file=name, detail=fault.strerror or ""))
            return
        self._page.result_told.emit(translate("Catalogue", "已导出：{file}").format(file=name), None)

"""A list from outside becomes drafts: read in the limited child, reported row by row, kept only when the officer says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit

from app.errors import Refused
from app.item_import.keep import keep_imported
from app.item_import.reading import Surroundings as ImportSurroundings
from app.item_import.reading import read_list
from app.item_import.report import Imported
from ui.catalogue.files_out import ReportOut
from ui.surroundings import Surroundings
from ui.widgets.buttons import ActionButton
from ui.widgets.panels import BarPanel
from ui.widgets.text import name_widget

if TYPE_CHECKING:
    from ui.page import Page

translate = QCoreApplication.translate
REPORT_LINES = 9


def read_file(path: Path, around: ImportSurroundings, language: str) -> tuple[Imported, str]:
    """Return what became of every row of a file, and its report in words. Raises Refused with a sentence."""
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise Refused("command.no_file", file=str(path), detail=fault.strerror or "") from fault
    imported = read_list(data, path.name, around)
    return imported, "\n".join(imported.lines(language))  # worded here: ten thousand lines would hold the window up


class ReportPanel(BarPanel):
    """The report of a list before anything is kept; Ctrl+E (the button) keeps it as a file for those who complete the list."""

    file_wanted = Signal()

    def __init__(self, imported: Imported, told: str) -> None:
        super().__init__(
            "catalogue.import",
            translate("Catalogue", "导入 {file}").format(file=imported.origin),
            confirm=translate("Catalogue", "收为草稿"),
            icon_name="inbox",
        )
        self.report = QPlainTextEdit()
        name_widget(self.report, "catalogue.import.report", translate("Catalogue", "导入报告"))
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setPlainText(told)
        self.report.setFixedHeight(self.report.fontMetrics().lineSpacing() * REPORT_LINES + 16)
        self.add(self.report, span=3)
        export = ActionButton(translate("Catalogue", "另存报告"), key="Ctrl+E", icon_name="download")
        export.setObjectName("catalogue.import.export")
        export.clicked.connect(self.file_wanted)
        self.add_act(export)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+E keeps the report."""
        if event.key() == Qt.Key.Key_E and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.file_wanted.emit()
            return
        super().keyPressEvent(event)


class Importing(QObject):
    """`choose()` asks for a file, `take(name)` reads it; `kept()` when its rows lie in the drawer."""

    kept = Signal()

    def __init__(self, page: Page, around: Surroundings) -> None:
        super().__init__(page)
        self._page = page
        self._around = around
        self.files = ReportOut(page, around.language)

    def choose(self) -> None:
        """Ask for a file; the window stays alive meanwhile."""
        dialog = QFileDialog(self._page, translate("Catalogue", "导入事项清单"))
        dialog.setObjectName("catalogue.files")
        dialog.setNameFilter(translate("Catalogue", "事项清单 (*.xlsx *.csv *.toml)"))
        dialog.fileSelected.connect(self.take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, name: str) -> None:
        """Read the file off the window's thread and show the report."""
        setting = self._around.setting()
        around = ImportSurroundings(setting.office, setting.catalogue)
        self._page.noted.emit(translate("Catalogue", "正在读取 {file}").format(file=Path(name).name))
        self._around.work.paper(self._page, read_file, self._on_read, Path(name), around, self._around.language)

    def _on_read(self, found: tuple[Imported, str]) -> None:
        self._page.noted.emit("")
        imported, told = found
        panel = ReportPanel(imported, told)
        panel.confirmed.connect(lambda: self._keep(panel, imported))
        panel.file_wanted.connect(lambda: self.files.choose_report(imported))
        self._page.panel_wanted.emit(panel)

    def _keep(self, panel: ReportPanel, imported: Imported) -> None:
        self._around.work.do(
            self._page, keep_imported, lambda keys: self._on_kept(panel, len(keys), len(imported.kept)), imported
        )

    def _on_kept(self, panel: ReportPanel, count: int, of: int) -> None:
        panel.close_panel()
        told = translate("Catalogue", "已收为草稿 {n} 项").format(n=count)
        if count < of:
            told += translate("Catalogue", "；{n} 项的草稿已有人修改，未覆盖").format(n=of - count)
        self._page.result_told.emit(told, None)
        self.kept.emit()

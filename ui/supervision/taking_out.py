"""Taking a list out of the program: as PDF, picture or workbook, or onto paper; it is on record that it was done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog

from app.supervision.board import note_export
from ui.page import Page
from ui.surroundings import Surroundings

translate = QCoreApplication.translate
Makers = Mapping[str, Callable[[], bytes]]
FILTERS = {"pdf": "PDF (*.pdf)", "png": "PNG (*.png)", "xlsx": "Excel (*.xlsx)"}


class TakingOut(QObject):
    """`choose(title, makers, cases)` asks for a name; `write(name, makers, cases)` writes what its ending says."""

    def __init__(self, page: Page, around: Surroundings) -> None:
        super().__init__(page)
        self._page = page
        self._around = around

    def choose(self, title: str, makers: Makers, cases: int) -> None:
        """Ask where to; the window stays alive meanwhile."""
        dialog = QFileDialog(self._page, translate("Supervision", "导出"))
        dialog.setObjectName("supervision.export")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([FILTERS[kind] for kind in makers])
        dialog.selectFile(f"{title}.{next(iter(makers))}")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(_kind(chosen)))
        dialog.fileSelected.connect(lambda name: self.write(name, makers, cases))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, name: str, makers: Makers, cases: int) -> None:
        """Write the file after the export is on record; a folder that takes none is told in a sentence."""
        kind = Path(name).suffix.lower().lstrip(".")
        make = makers.get(kind)
        if make is None:
            told = translate("Supervision", "“{file}”的类型不能导出，请用 {kinds}。")
            self._page.problem_told.emit(told.format(file=Path(name).name, kinds="、".join(makers)))
            return
        what = f"supervision_{kind}"
        self._around.work.do(self._page, note_export, lambda _: self._write(Path(name), make), what, cases)

    def print_it(self, title: str, make: Callable[[], bytes], cases: int) -> None:
        """Print the list as it is shown after that is on record."""

        def hand_over(_: object) -> None:
            told = translate("Supervision", "已打印：{title}").format(title=title)
            self._around.devices.print_pdf(self._page, make(), title, 1, lambda _: self._around.result(told, None))

        self._around.work.do(self._page, note_export, hand_over, "supervision_print", cases)

    def _write(self, file: Path, make: Callable[[], bytes]) -> None:
        try:
            file.write_bytes(make())
        except OSError as fault:
            told = translate("Supervision", "“{file}”写不进去：{detail}。请换一个文件夹。")
            self._page.problem_told.emit(told.format(file=str(file), detail=fault.strerror or ""))
            return
        self._page.result_told.emit(translate("Supervision", "已导出：{file}").format(file=str(file)), None)


def _kind(chosen: str) -> str:
    return next((kind for kind, words in FILTERS.items() if words == chosen), "pdf")

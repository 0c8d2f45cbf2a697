"""Ctrl+O: an issued paper as a file, for the applicant or another system: the stored PDF, or OFD (beta)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from app.desk import Notice
from app.errors import Refused
from app.notices.paper_out import FileKind, take_paper_out
from ui.page import Page, PageAction
from ui.saving import ask_where
from ui.surroundings import Surroundings

translate = QCoreApplication.translate


class PaperOut(QObject):
    """`choose(notice)` asks for a name; `write(notice, name)` writes what its ending says."""

    def __init__(self, page: Page, around: Surroundings) -> None:
        super().__init__(page)
        self._page = page
        self._around = around

    def action(self, notice: Notice) -> PageAction:
        """Return the key that takes this paper out."""
        text = translate("CaseFile", "导出文书")
        return PageAction("Ctrl+O", text, "download", lambda: self.choose(notice), is_in_bar=False)

    def choose(self, notice: Notice) -> None:
        """Ask where to; the window stays alive meanwhile."""
        kinds = ("PDF (*.pdf)", translate("CaseFile", "OFD（测试版）(*.ofd)"))
        title, suggested = translate("CaseFile", "导出文书"), f"{notice.title}{notice.number}.pdf"
        ask_where(self._page, "casefile.export", title, kinds, suggested, lambda name: self.write(notice, name))

    def write(self, notice: Notice, name: str) -> None:
        """Write the file once it is on record; a name of another kind or a full disk is told in a sentence."""
        path = Path(name)
        kind = path.suffix.lower().lstrip(".")
        if kind not in list(FileKind):
            told = translate("CaseFile", "“{file}”的类型不能导出，请用 pdf、ofd。").format(file=path.name)
            self._page.problem_told.emit(told)
            return
        self._around.work.do(self._page, take_paper_out, lambda data: self._keep(path, data), notice.id, FileKind(kind))

    def _keep(self, path: Path, data: bytes) -> None:
        told = translate("CaseFile", "已导出：{file}").format(file=str(path))
        self._around.work.paper(self._page, _write, lambda _: self._page.result_told.emit(told, None), path, data)


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as fault:
        raise Refused("paper_out.not_written", file=str(path), detail=fault.strerror or "") from fault

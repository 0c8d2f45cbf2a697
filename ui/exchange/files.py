"""Files of the page: a batch that is given out, an answer or a batch that comes in; read and written off the window's thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog

from app.desk import Desk
from app.errors import Refused
from app.exchange.batch import Batch
from app.exchange.files import MOST_BYTES
from app.exchange.sending import take_answer
from app.exchange.taking import take_batch
from ui.saving import ask_where
from ui.surroundings import Surroundings

if TYPE_CHECKING:
    from ui.exchange.page import ExchangePage

translate = QCoreApplication.translate


def read_file(path: Path) -> bytes:
    """Return the bytes of a file. Raises Refused("exchange.file_…") for one that cannot be read or is too large."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as fault:
        raise Refused("exchange.file_unopened", file=str(path), detail=fault.strerror or "") from fault
    if len(data) > MOST_BYTES:
        raise Refused("exchange.file_large", most=MOST_BYTES // (1024 * 1024))
    return data


def answered(desk: Desk, path: Path) -> tuple[Batch, int]:
    """Take the answer that lies in a file."""
    return take_answer(desk, read_file(path))


def taken(desk: Desk, path: Path) -> Batch:
    """Take the batch that lies in a file."""
    return take_batch(desk, read_file(path))


class Files(QObject):
    """Asks for a name, then works off the window's thread."""

    def __init__(self, page: ExchangePage, around: Surroundings) -> None:
        super().__init__(page)
        self._page, self._around = page, around

    def choose_answer(self) -> None:
        """The platform's list of rows that it sent back."""
        dialog = self._dialog("exchange.answer", translate("Exchange", "导入平台回执"))
        dialog.setNameFilter(translate("Exchange", "平台回执 (*.csv)"))
        dialog.fileSelected.connect(self.take_answer)
        dialog.open()

    def take_answer(self, name: str) -> None:
        """Take an answer."""
        self._around.work.do(self._page, answered, self._page.on_answered, Path(name))

    def choose_batch(self) -> None:
        """A batch of another office."""
        dialog = self._dialog("exchange.take", translate("Exchange", "接收外来批次"))
        dialog.setNameFilter(translate("Exchange", "批次文件 (*.json *.xml *.zip)"))
        dialog.fileSelected.connect(self.take_batch)
        dialog.open()

    def take_batch(self, name: str) -> None:
        """Take a batch."""
        self._around.work.do(self._page, taken, self._page.on_taken, Path(name))

    def choose_place(self, suggested: str, data: bytes) -> None:
        """Where a file is to be written."""
        title = translate("Exchange", "保存文件")
        unsaved = translate("Exchange", "文件“{file}”还没有保存；批次在册，按 F9 再保存")
        ask_where(
            self._page, "exchange.save", title, (), suggested, lambda name: self.write(name, data),
            lambda: self._page.problem_told.emit(unsaved.format(file=suggested)),
        )  # fmt: skip

    def write(self, name: str, data: bytes) -> None:
        """Write a file; a folder that takes none is told in a sentence."""

        def job() -> str:
            try:
                Path(name).write_bytes(data)
            except OSError as fault:
                raise Refused("exchange.file_unwritten", file=name, detail=fault.strerror or "") from fault
            return name

        told = translate("Exchange", "已保存：{file}")
        self._around.work.paper(self._page, job, lambda at: self._page.result_told.emit(told.format(file=at), None))

    def _dialog(self, name: str, title: str) -> QFileDialog:
        dialog = QFileDialog(self._page, title)
        dialog.setObjectName(name)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

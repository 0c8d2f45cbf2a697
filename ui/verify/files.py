"""Papers and key lists as files: chosen, dropped or written; read off the window's thread."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog

from app.desk import Desk, Records
from app.errors import Refused
from app.intake.paper_look import PAPER_LIMITS, SeenPaper, look_at_paper
from app.verify.checking import check_text
from app.verify.keeping import own_list, trust_keys
from app.verify.paper_file import Judged, beside, judge, known_bytes
from app.verify.verdict import Answer
from ui.saving import ask_where, write_out
from ui.surroundings import Surroundings

if TYPE_CHECKING:
    from ui.verify.page import VerifyPage

translate = QCoreApplication.translate
SLOT = "check"


def checked_text(records: Records, text: str) -> Answer:
    """Return what a code says at this desk."""
    return check_text(text, records.public_keys(), records)


@dataclass(frozen=True)
class Brought:
    """A file that was brought: its bytes and their SHA-256."""

    data: bytes
    sha256: str


def brought(path: Path) -> Brought:
    """Return a file. Raises Refused("verify.bad_file") for one that cannot be read."""
    data = _read(path)
    return Brought(data, hashlib.sha256(data).hexdigest())


def judged(records: Records, seen: SeenPaper) -> Judged:
    """Return what the code of a file says at this desk."""
    return judge(seen, records.public_keys(), records)


def trusted_file(desk: Desk, path: Path) -> int:
    """Return how many keys of the list in a file are new here."""
    return len(trust_keys(desk, _read(path).decode("utf-8", "replace")))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(PAPER_LIMITS.image_bytes + 1)
    except (OSError, ValueError) as fault:
        raise Refused("verify.bad_file", file=str(path), detail=getattr(fault, "strerror", "") or str(fault)) from fault


class Files(QObject):
    """`choose_paper()`, `choose_keys()` and `export_keys()` ask for a name; the page takes what was read."""

    def __init__(self, page: VerifyPage, around: Surroundings) -> None:
        super().__init__(page)
        self._page = page
        self._around = around

    def take(self, name: str) -> None:
        """Check a paper: read and looked at beside the records thread, which answers for its code in between."""
        work, page = self._around.work, self._page

        def look(file: Brought, known: Answer | None) -> None:
            if known is not None:
                page.show_answer(known)
            else:
                work.paper_latest(page, SLOT, look_at_paper, lambda seen: tell(file, seen), file.data)

        def tell(file: Brought, seen: SeenPaper) -> None:
            work.ask_latest(page, SLOT, judged, lambda found: lay_beside(file, found), seen)

        def lay_beside(file: Brought, found: Judged) -> None:
            if found.stored is None:
                page.show_answer(found.answer)
            else:
                work.paper_latest(page, SLOT, beside, page.show_answer, found.answer, file.data, found.stored)

        def ask(file: Brought) -> None:
            work.ask_latest(page, SLOT, known_bytes, lambda known: look(file, known), file.sha256)

        work.paper_latest(page, SLOT, brought, ask, Path(name))

    def choose_paper(self) -> None:
        """Ctrl+O: a paper as PDF or picture."""
        dialog = self._dialog("verify.files", translate("Verify", "打开文书"))
        dialog.setNameFilter(translate("Verify", "文书 (*.pdf *.png *.jpg *.jpeg)"))
        dialog.fileSelected.connect(self._page.take_file)
        dialog.open()

    def choose_keys(self) -> None:
        """F8: the key list of another office."""
        dialog = self._dialog("verify.trust", translate("Verify", "导入公钥清单"))
        dialog.setNameFilter(translate("Verify", "公钥清单 (*.keys *.txt)"))
        dialog.fileSelected.connect(self.trust)
        dialog.open()

    def trust(self, name: str) -> None:
        """Import the list of another office."""
        self._around.work.do(self._page, trusted_file, self._on_trusted, Path(name))

    def _on_trusted(self, count: int) -> None:
        self._page.result_told.emit(translate("Verify", "已导入 {n} 个公钥").format(n=count), None)

    def export_keys(self) -> None:
        """F7: the list of this desk's keys, for other offices."""
        kinds, title = (translate("Verify", "公钥清单 (*.keys *.txt)"),), translate("Verify", "导出公钥清单")
        ask_where(self._page, "verify.export", title, kinds, "yimen.keys", self.write_keys)

    def write_keys(self, name: str) -> None:
        """Write the list; a folder that takes none is told in a sentence."""
        self._around.work.ask(self._page, own_list, lambda text: write_out(self._page, name, text.encode()))

    def _dialog(self, name: str, title: str) -> QFileDialog:
        dialog = QFileDialog(self._page, title)
        dialog.setObjectName(name)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

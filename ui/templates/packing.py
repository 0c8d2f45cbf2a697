"""Packs of papers: one is chosen, read in the limited child and reported before anything is kept; others are written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit

from app.desk import Records
from app.errors import Refused
from app.intake.open_pack import MOST_BYTES
from app.templates.packs import ENDING, Pack, keep_pack, make_pack, read_signed
from app.verify.keys import PublicKey
from ui.saving import ask_where, write_out
from ui.surroundings import Surroundings
from ui.widgets.panels import BarPanel
from ui.widgets.text import name_widget

if TYPE_CHECKING:
    from ui.page import Page

translate = QCoreApplication.translate
REPORT_LINES = 7


def _known(records: Records) -> tuple[PublicKey, ...]:
    return records.public_keys()


def read_file(path: Path) -> bytes:
    """Return a file's bytes, one more than may be at most. Raises Refused with a sentence."""
    try:
        with path.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as fault:
        raise Refused("command.no_file", file=str(path), detail=fault.strerror or "") from fault


def report_lines(pack: Pack, language: str) -> list[str]:
    """Return what is in a pack, paper by paper, with what is to be mended in each."""
    lines = [translate("Templates", "签发单位：{office}（签名有效）").format(office=pack.office)]
    for paper in pack.papers:
        faults = len(paper.judged.findings)
        state = translate("Templates", "{n} 处待改正").format(n=faults) if faults else translate("Templates", "齐全")
        lines.append(f"《{paper.title}》 {state}")
        lines += [f"　　{fault.say(language)}" for fault in paper.judged.findings]
    if pack.left_out:
        names = "、".join(pack.left_out)
        lines.append(translate("Templates", "本程序没有的文书，未导入：{names}").format(names=names))
    return lines


class PackPanel(BarPanel):
    """The report of a pack before anything is kept."""

    def __init__(self, pack: Pack, language: str) -> None:
        super().__init__(
            "templates.import",
            translate("Templates", "导入 {file}").format(file=pack.origin),
            confirm=translate("Templates", "收为草稿"),
            note=translate("Templates", "同一文书原有的草稿将被替换；发布仍须两人"),
            icon_name="inbox",
        )
        self.report = QPlainTextEdit()
        name_widget(self.report, "templates.import.report", translate("Templates", "导入报告"))
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setPlainText("\n".join(report_lines(pack, language)))
        self.report.setFixedHeight(self.report.fontMetrics().lineSpacing() * REPORT_LINES + 16)
        self.add(self.report, span=3)


class Packing(QObject):
    """`choose()` asks for a pack, `take(name)` reads it; `choose_out(keys)` asks where to write one; `kept()` follows."""

    kept = Signal()

    def __init__(self, page: Page, around: Surroundings) -> None:
        super().__init__(page)
        self._page = page
        self._around = around

    def choose(self) -> None:
        """Ask for a pack; the window stays alive meanwhile."""
        dialog = QFileDialog(self._page, translate("Templates", "导入模板包"))
        dialog.setObjectName("templates.files")
        dialog.setNameFilter(translate("Templates", "模板包 (*.ympack)"))
        dialog.fileSelected.connect(self.take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, name: str) -> None:
        """Read the pack off the window's thread and show the report."""
        self._page.noted.emit(translate("Templates", "正在读取 {file}").format(file=Path(name).name))
        self._around.work.ask(self._page, _known, lambda known: self._read(Path(name), known))

    def _read(self, path: Path, known: tuple[PublicKey, ...]) -> None:
        setting = self._around.setting()

        def read() -> Pack:
            return read_signed(read_file(path), path.name, known, setting.moment.on, setting.own_papers)

        self._around.work.paper(self._page, read, self._on_read)

    def _on_read(self, pack: Pack) -> None:
        self._page.noted.emit("")
        panel = PackPanel(pack, self._around.language)
        panel.confirmed.connect(lambda: self._keep(panel, pack))
        self._page.panel_wanted.emit(panel)

    def _keep(self, panel: PackPanel, pack: Pack) -> None:
        self._around.work.do(self._page, keep_pack, lambda keys: self._on_kept(panel, len(keys)), pack)

    def _on_kept(self, panel: PackPanel, count: int) -> None:
        panel.close_panel()
        self._page.result_told.emit(translate("Templates", "已收为草稿 {n} 份").format(n=count), None)
        self.kept.emit()

    def choose_out(self, keys: tuple[str, ...], title: str) -> None:
        """Ask where to; the window stays alive meanwhile."""
        kinds = (translate("Templates", "模板包 (*.ympack)"),)
        place = translate("Templates", "导出模板包")
        ask_where(self._page, "templates.export", place, kinds, f"{title}{ENDING}", lambda name: self.write(keys, name))

    def write(self, keys: tuple[str, ...], name: str) -> None:
        """Make the pack and write it; a folder that takes none is told in a sentence."""
        self._around.work.do(self._page, make_pack, lambda data: write_out(self._page, name, data), keys)

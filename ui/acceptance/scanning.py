"""Scans of the materials: from the camera (F5) or a file (Ctrl+O), opened in the limited child, kept at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.acceptance.form import Scan
from app.acceptance.hand_in import keep_scans
from app.acceptance.scans import Found, opened, read_files
from app.devices.ports import Capture
from ui.acceptance.sheet import Sheet
from ui.devices.hub import Devices
from ui.work import Work

translate = QCoreApplication.translate


class Scanning(QObject):
    """`capture()` and `choose_files()` add scans to the line the cursor is on; `noted(text)` says how many came."""

    noted = Signal(str)

    def __init__(self, page: QWidget, sheet: Sheet, work: Work, devices: Devices) -> None:
        super().__init__(page)
        self._page = page
        self._sheet = sheet
        self._work = work
        self._devices = devices
        self._dialog: QFileDialog | None = None

    def capture(self) -> None:
        """Take what the camera has."""
        if self._sheet.item is None:
            return
        material = self._sheet.materials.current()
        self._devices.capture(self._page, lambda found: self._open(found, material))

    def choose_files(self) -> None:
        """Ask for files; the window stays alive meanwhile."""
        if self._sheet.item is None:
            return
        dialog = QFileDialog(self._page, translate("Scanning", "导入扫描件"))
        dialog.setObjectName("acceptance.files")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(translate("Scanning", "扫描件 (*.jpg *.jpeg *.png *.pdf)"))
        dialog.filesSelected.connect(self.take_files)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_files(self, names: list[str]) -> None:
        """Read these files and add them to the line the cursor is on."""
        material = self._sheet.materials.current()
        paths = tuple(Path(name) for name in names)
        self._work.paper(self._page, read_files, lambda found: self._open(found, material), paths)

    def _open(self, found: tuple[Capture, ...], material: str) -> None:
        self._work.paper(self._page, opened, lambda files: self._keep(files, material), found)

    def _keep(self, files: tuple[Found, ...], material: str) -> None:
        self._work.do(self._page, keep_scans, self._on_kept, files, material)

    def _on_kept(self, scans: tuple[Scan, ...]) -> None:
        self._sheet.keep(scans=(*self._sheet.form().scans, *scans))
        self.noted.emit(translate("Scanning", "已添加扫描件 {n} 份").format(n=len(scans)))

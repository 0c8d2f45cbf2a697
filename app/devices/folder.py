"""Devices that work by files: a folder a camera's own program saves to, a folder that takes the printed papers."""

from __future__ import annotations

import os
import re
from pathlib import Path

from app.devices.ports import Capture, DeviceState, PrintJob
from app.errors import DeviceTrouble

PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp", ".pdf")
LARGEST_FILE = 40 * 1024 * 1024
_UNSAFE = re.compile(r"[^\w\u4e00-\u9fff-]+")


def files_in(folder: Path) -> list[Path]:
    """Return the plain files of a folder, oldest first; none when it is gone (a stick was pulled out)."""
    try:
        entries = [entry for entry in folder.iterdir() if entry.is_file() and not entry.name.startswith(".")]
        return sorted(entries, key=lambda entry: (entry.stat().st_mtime_ns, entry.name))
    except OSError:
        return []


def read_bytes(path: Path, device: str) -> bytes:
    """Return the bytes of a file; DeviceTrouble when it is too large, empty or gone meanwhile."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise DeviceTrouble("device.file_too_large", name=path.name, megabytes=LARGEST_FILE // 1024 // 1024)
        data = path.read_bytes()
    except OSError as fault:
        raise DeviceTrouble("device.unplugged", device=device) from fault
    if not data:
        raise DeviceTrouble("device.file_empty", name=path.name)
    return data


def set_aside(path: Path) -> None:
    """Move a file that was taken into `taken/` beside it, so that it is not taken twice; nothing is deleted."""
    taken = path.parent / "taken"
    try:
        taken.mkdir(exist_ok=True)
        goal, number = taken / path.name, 2
        while goal.exists():
            goal = taken / f"{path.stem}-{number}{path.suffix}"
            number += 1
        path.replace(goal)
    except OSError as fault:
        raise DeviceTrouble("device.unplugged", device="camera") from fault


class FolderCamera:
    """Pictures and PDFs that appear in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def state(self) -> DeviceState:
        """Ready while the folder is there."""
        return DeviceState.READY if self._folder.is_dir() else DeviceState.ABSENT

    def capture(self) -> tuple[Capture, ...]:
        """Return the new files, oldest first, and set them aside."""
        if not self._folder.is_dir():
            raise DeviceTrouble("device.unplugged", device="camera")
        found = [path for path in files_in(self._folder) if path.suffix.lower() in PICTURES]
        if not found:
            raise DeviceTrouble("device.no_picture", folder=str(self._folder))
        captures = tuple(Capture(path.name, read_bytes(path, "camera")) for path in found)
        for path in found:
            set_aside(path)
        return captures


class FolderPrinter:
    """A printer that keeps the paper as a file: 0001-受理通知书.pdf, written whole or not at all."""

    def __init__(self, folder: Path, name: str = "folder") -> None:
        self._folder = folder
        self._name = name

    def state(self) -> DeviceState:
        """Ready while the folder can be made."""
        is_there = self._folder.is_dir() or self._folder.parent.is_dir()
        return DeviceState.READY if is_there else DeviceState.ABSENT

    def print_pdf(self, pdf: bytes, title: str, copies: int = 1) -> PrintJob:
        """Write the bytes, fsynced, under the next number."""
        if not self._folder.parent.is_dir():
            raise DeviceTrouble("device.unplugged", device="printer")
        try:
            self._folder.mkdir(exist_ok=True)
            number = 1 + max((int(path.name[:4]) for path in self._printed()), default=0)
            goal = self._folder / f"{number:04d}-{_UNSAFE.sub('_', title)[:60] or 'paper'}.pdf"
            draft = goal.with_suffix(".part")
            with draft.open("wb") as file:
                file.write(pdf)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(goal)
        except OSError as fault:
            raise DeviceTrouble("printer.refused", printer=self._name, reason=fault.strerror or "") from fault
        return PrintJob(id=goal.name, printer=self._name, copies=copies)

    def _printed(self) -> list[Path]:
        return [path for path in files_in(self._folder) if path.name[:4].isascii() and path.name[:4].isdigit()]

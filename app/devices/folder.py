"""Devices that work by files: a folder a camera's own program saves to, a folder that takes the printed papers."""

from __future__ import annotations

import errno
import os
import re
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from app.devices.ports import Capture, DeviceState, PrintJob, PrintRole
from app.errors import DeviceTrouble

PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp", ".pdf")
LARGEST_FILE = 40 * 1024 * 1024
MOST_AT_ONCE = 50
OWN_FILES = (".json", ".state", ".part", ".tmp")
_UNSAFE = re.compile(r"[^\w\u4e00-\u9fff-]+")
FULL = (errno.ENOSPC, errno.EDQUOT)
LOOK_AGAIN_SECONDS, PATIENCE_SECONDS = 0.25, 5.0
_ENDS = {  # how a whole file of a kind ends, within its last bytes
    ".jpg": b"\xff\xd9",
    ".jpeg": b"\xff\xd9",
    ".png": b"IEND",
    ".pdf": b"%%EOF",
}
_TAIL = 64 * 1024


def files_in(folder: Path) -> list[Path]:
    """Return the plain files of a folder, oldest first; none when it is gone (a stick was pulled out)."""
    found: list[tuple[int, str, Path]] = []
    try:
        for entry in folder.iterdir():
            if not entry.name.startswith("."):
                found += _dated(entry)
    except OSError:
        return []
    return [path for _, _, path in sorted(found)]


def _dated(entry: Path) -> list[tuple[int, str, Path]]:
    """Return a plain file with its time; a file that went away meanwhile is no reason to lose the others."""
    try:
        return [(entry.stat().st_mtime_ns, entry.name, entry)] if entry.is_file() else []
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


def numbered(folder: Path, title: str, suffix: str) -> Path:
    """Return the next name in a folder: 0001-受理通知书.pdf."""
    names = [path.name for path in files_in(folder)]
    number = 1 + max((int(name[:4]) for name in names if name[:4].isascii() and name[:4].isdigit()), default=0)
    return folder / f"{number:04d}-{_UNSAFE.sub('_', title)[:60] or 'paper'}{suffix}"


def write_whole(goal: Path, data: bytes) -> None:
    """Write a file whole and fsynced, or not at all. Raises OSError."""
    draft = goal.with_suffix(".part")
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(goal)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise


@dataclass(frozen=True)
class _Looked:
    """A file as it was a moment ago, and since when it has been so."""

    path: Path
    size: int
    changed: int
    since: float = field(compare=False, default=0.0)


class FolderCamera:
    """Pictures and PDFs that appear in a folder: taken whole, once, oldest first.

    A file that is still being written stays for the next time; so does one that cannot be taken (empty, too large),
    which is told when nothing else is there. What is no picture is left alone.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[Path, _Looked] = {}
        self._told: set[str] = set()

    def state(self) -> DeviceState:
        """Ready while the folder is there; looks at its files, so that F5 need not wait to see them rest."""
        self._look(self._pictures())
        return DeviceState.READY if self._folder.is_dir() else DeviceState.ABSENT

    def has_new(self) -> bool:
        """True when pictures lie in the folder."""
        return bool(self._pictures())

    def capture(self) -> tuple[Capture, ...]:
        """Return the new files, oldest first, and set them aside.

        Raises DeviceTrouble: "device.no_folder", "device.no_picture", "device.other_files" (nothing but other kinds),
        "device.still_writing", "device.file_too_large", "device.file_empty".
        """
        if not self._folder.is_dir():
            raise DeviceTrouble("device.no_folder", folder=str(self._folder))
        found = self._pictures()
        if not found:
            raise self._nothing()
        taken = self._taken(found)
        for _, path in taken:
            set_aside(path)
        return tuple(capture for capture, _ in taken)

    def _pictures(self) -> list[Path]:
        return [path for path in files_in(self._folder) if path.suffix.lower() in PICTURES][:MOST_AT_ONCE]

    def _nothing(self) -> DeviceTrouble:
        """Tell of a file of another kind once; it may lie there for good."""
        names = {path.name for path in files_in(self._folder) if not path.name.endswith(OWN_FILES)}
        others, self._told = sorted(names - self._told), names
        if others:
            return DeviceTrouble("device.other_files", name=others[-1], kinds="JPG、PNG、PDF")
        return DeviceTrouble("device.no_picture", folder=str(self._folder))

    def _taken(self, found: list[Path]) -> list[tuple[Capture, Path]]:
        whole, writing = self._settled(found)
        taken, troubles = [], []
        for path in whole:
            try:
                taken.append((Capture(path.name, read_bytes(path, "camera")), path))
            except DeviceTrouble as told:
                troubles.append(told)
        if not taken and writing:
            raise DeviceTrouble("device.still_writing", name=writing[0].name)
        if not taken:
            raise troubles[0] if troubles else DeviceTrouble("device.no_picture", folder=str(self._folder))
        return taken

    def _settled(self, found: list[Path]) -> tuple[list[Path], list[Path]]:
        """Return the files that nobody writes any more, and those that somebody does."""
        before = self._known
        seen = self._look(found)
        if any(before.get(path) != looked for path, looked in seen.items()):
            time.sleep(LOOK_AGAIN_SECONDS)
            before, seen = seen, self._look(found)
        whole: list[Path] = []
        writing: list[Path] = []
        for path, looked in seen.items():
            rested = time.monotonic() - looked.since
            is_whole = looked == before.get(path) and (
                rested > PATIENCE_SECONDS or not looked.size or _is_ended(looked)
            )
            (whole if is_whole else writing).append(path)
        return whole, writing

    def _look(self, paths: list[Path]) -> dict[Path, _Looked]:
        """Return the files as they are now, and remember since when each has been so."""
        seen: dict[Path, _Looked] = {}
        for path in paths:
            try:
                told = path.stat()
            except OSError:
                continue
            looked = _Looked(path, told.st_size, told.st_mtime_ns, time.monotonic())
            known = self._known.get(path)
            seen[path] = known if known == looked and known is not None else looked
        self._known = seen
        return seen


def _is_ended(looked: _Looked) -> bool:
    """True when the file ends as its kind does; a copy from a slow stick has its full size long before its end."""
    end = _ENDS.get(looked.path.suffix.lower())
    if end is None or looked.size > LARGEST_FILE:
        return True
    try:
        with looked.path.open("rb") as file:
            file.seek(max(0, looked.size - _TAIL))
            return end in file.read()
    except OSError:
        return False


class FolderPrinter:
    """A printer that keeps the paper as a file: 0001-受理通知书.pdf, written whole or not at all."""

    def __init__(self, folder: Path, name: str = "folder") -> None:
        self._folder = folder
        self._name = name

    def state(self) -> DeviceState:
        """Ready while the folder can be made."""
        is_there = self._folder.is_dir() or self._folder.parent.is_dir()
        return DeviceState.READY if is_there else DeviceState.ABSENT

    def print_pdf(self, pdf: bytes, title: str, copies: int = 1, role: PrintRole = PrintRole.NOTICE) -> PrintJob:
        """Write the bytes, fsynced, under the next number."""
        if not self._folder.parent.is_dir():
            raise DeviceTrouble("device.unplugged", device="printer")
        try:
            self._folder.mkdir(exist_ok=True)
            goal = numbered(self._folder, title, ".pdf")
            write_whole(goal, pdf)
        except OSError as fault:
            is_full = fault.errno in FULL
            raise DeviceTrouble(
                "printer.disk_full" if is_full else "printer.no_folder", printer=self._name, folder=str(self._folder)
            ) from fault
        return PrintJob(id=goal.name, printer=self._name, copies=copies, file=str(goal))

"""Files that are kept for a while, as they lie in a folder of the profile: of which day each is, and which cannot be judged.

Links are never followed and never removed; neither is a file from the future, whose age nobody can know.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from app.finding import Finding, finding
from app.retention.outlook import Thing
from app.retention.rules import KEY
from db.desk.now import OFFICE_ZONE

TOMORROW = timedelta(days=1)
OPEN_MARKS = (".~lock.{name}#", "~${name}")  # what LibreOffice, and what WPS and Office, lay beside an open file
FRESH = timedelta(days=2)  # an older mark was left behind by a program that was broken off
SHOWN = "%Y-%m-%d %H:%M"


@dataclass(frozen=True)
class FoundFile:
    """A file past which its folder was not followed through a link; `also` goes with it (the checksum of a backup)."""

    path: Path
    real_folder: Path
    thing: Thing
    also: tuple[Path, ...] = ()

    def is_still_there(self) -> bool:
        """True while the path leads to the plain file that was found, through no link that was put in meanwhile."""
        try:
            is_plain = stat.S_ISREG(self.path.lstat().st_mode)
            return is_plain and self.path.parent.resolve() == self.real_folder
        except OSError:
            return False


@dataclass(frozen=True)
class Found:
    """The files of a folder, and a sentence for everything that is left alone."""

    files: tuple[FoundFile, ...] = ()
    held: tuple[Finding, ...] = ()


def files_below(root: Path, today: date) -> Found:
    """Return the plain files in a folder and the folders in it."""
    if root.is_symlink():
        return Found((), (finding("retention.link", KEY, name=root.name),))
    if not root.is_dir():
        return Found()
    files: list[FoundFile] = []
    held: list[Finding] = []
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            held.append(finding("retention.not_readable", KEY, folder=folder.name))
            continue
        for entry in entries:
            _sort(entry, folder, today, (files, held, waiting))
    return Found(tuple(files), tuple(held))


def _sort(
    entry: os.DirEntry[str], folder: Path, today: date, to: tuple[list[FoundFile], list[Finding], list[Path]]
) -> None:
    """Put an entry to the files, to what is left alone, or to the folders that are still to be looked into."""
    files, held, waiting = to
    path = folder / entry.name
    if entry.is_symlink():
        held.append(finding("retention.link", KEY, name=f"{folder.name}/{entry.name}"))
    elif entry.is_dir(follow_symlinks=False):
        waiting.append(path)
    elif entry.is_file(follow_symlinks=False):
        one = found_file(path, today)
        if isinstance(one, Finding):
            held.append(one)
        elif one is not None:
            files.append(one)


def found_file(path: Path, today: date) -> FoundFile | Finding | None:
    """Return a file with its day, why it cannot be judged, or None when it went away meanwhile.

    Its day is the later of its last writing and of its coming into this place: a copy may bring an old date along.
    """
    try:
        told = path.lstat()
        at = max(told.st_mtime, told.st_ctime)
    except OSError:
        return None
    on = _day(at)
    if on is None or on > today + TOMORROW:
        shown = "?" if on is None else str(on)
        return finding("retention.future", KEY, name=f"{path.parent.name}/{path.name}", at=shown)
    return FoundFile(path, path.parent.resolve(), Thing(path.name, on, told.st_size))


def is_open_elsewhere(path: Path, today: date) -> bool:
    """True when an office program says that it has the file open."""
    for mark in OPEN_MARKS:
        try:
            on = _day(path.with_name(mark.format(name=path.name)).lstat().st_mtime)
        except OSError:
            continue
        if on is not None and on > today - FRESH:
            return True
    return False


def _day(at: float) -> date | None:
    try:
        return datetime.fromtimestamp(at, OFFICE_ZONE).date()
    except (OverflowError, ValueError, OSError):
        return None


def plain_files(folder: Path) -> Iterator[Path]:
    """Yield the plain files of one folder by name; none when it is not there, is a link or cannot be read."""
    if folder.is_symlink():
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    yield from (folder / entry.name for entry in entries if entry.is_file(follow_symlinks=False))

"""What a sweep takes away lies in `going/` until the sweep is on record: a kill in between leaves nothing half.

    going/<sweep>/<kind>.<days>.<before>/<n>-<bytes>

Each file comes there in one step. Only then is the sweep recorded, and only then are they gone for good; what a kill left
there is put on record by the next sweep, unless it was, and then removed.
"""

from __future__ import annotations

import contextlib
import errno
import re
import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.durable import sync_folder
from app.events.keeping import SweptKind
from app.finding import Finding, finding
from app.ids import uuid7
from app.retention.outlook import before
from app.retention.rules import KEY, Kept
from db.desk.kept_files import FoundFile, is_open_elsewhere

GOING = "going"
_SWEEP = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_PLACE = re.compile(rf"({'|'.join(kind.value for kind in Kept)})\.(\d{{1,4}})\.(\d{{4}}-\d\d-\d\d)")
_FILE = re.compile(r"\d+-(\d+)")
SHARING_VIOLATION = 32  # Windows: another program has the file open


@dataclass
class Going:
    """One sweep on its way: `take` moves a file here, `kinds` counts what came."""

    profile: Path
    today: date
    sweep: str = field(default_factory=uuid7)
    held: list[Finding] = field(default_factory=list)
    _taken: int = 0

    @property
    def folder(self) -> Path:
        """Return where this sweep's files lie."""
        return self.profile / GOING / self.sweep

    def take(self, kind: Kept, days: int, found: FoundFile) -> bool:
        """Take a file away from its place; False, with a sentence in `held`, when it cannot be."""
        if not found.is_still_there():
            return False
        if is_open_elsewhere(found.path, self.today):
            self.held.append(finding("retention.in_use", KEY, name=_shown(found.path)))
            return False
        try:
            self._taken += 1
            _move(found.path, self._place(kind, days) / f"{self._taken}-{found.thing.size}")
            for other in found.also:
                with contextlib.suppress(FileNotFoundError):
                    other.unlink()
        except OSError as error:
            self._hold(error, found.path)
            return False
        return True

    def _place(self, kind: Kept, days: int) -> Path:
        if (self.profile / GOING).is_symlink():
            raise OSError(errno.ELOOP, "a link", str(self.profile / GOING))
        place = self.folder / f"{kind.value}.{days}.{before(self.today, days)}"
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        return place

    def _hold(self, error: OSError, path: Path) -> None:
        is_open = getattr(error, "winerror", None) == SHARING_VIOLATION
        told = (
            finding("retention.in_use", KEY, name=_shown(path))
            if is_open
            else finding("retention.not_writable", KEY, folder=path.parent.name)
        )
        if told not in self.held:  # one sentence a folder
            self.held.append(told)

    def kinds(self) -> tuple[SweptKind, ...]:
        """Return how many files of each kind lie here, durable by now."""
        return kinds_in(self.folder)

    def end(self) -> None:
        """Remove for good what lies here."""
        discard(self.folder)


def leftovers(profile: Path) -> tuple[Path, ...]:
    """Return the sweeps that were broken off, oldest first."""
    root = profile / GOING
    if root.is_symlink() or not root.is_dir():
        return ()
    return tuple(p for p in sorted(root.iterdir()) if _SWEEP.fullmatch(p.name) and p.is_dir() and not p.is_symlink())


def kinds_in(folder: Path) -> tuple[SweptKind, ...]:
    """Return what lies in the folder of a sweep, by kind."""
    if not folder.is_dir():
        return ()
    found = []
    for place in sorted(folder.iterdir()):
        named = _PLACE.fullmatch(place.name)
        if named is None or not place.is_dir():
            continue
        sync_folder(place)
        sizes = [int(of[1]) for of in (_FILE.fullmatch(path.name) for path in place.iterdir()) if of is not None]
        if sizes:
            found.append(SweptKind(named[1], len(sizes), sum(sizes), int(named[2]), date.fromisoformat(named[3])))
    return tuple(found)


def discard(folder: Path) -> None:
    """Remove the folder of a sweep, and `going/` with the last one; what cannot be removed now goes with the next sweep."""
    shutil.rmtree(folder, ignore_errors=True)
    with contextlib.suppress(OSError):
        folder.parent.rmdir()


def _move(path: Path, goal: Path) -> None:
    """Move a file in one step; from another disk it is removed, and an empty file stands for it."""
    try:
        path.rename(goal)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        goal.touch(mode=0o600)
        try:
            path.unlink()
        except OSError:
            goal.unlink()
            raise


def _shown(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"

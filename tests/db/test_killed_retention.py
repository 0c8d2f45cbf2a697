"""A sweep killed at any moment: every file is in its place or on record, once, and the next sweep finishes it."""

from __future__ import annotations

import os
import signal
import time
from datetime import datetime
from pathlib import Path

import pytest
from desk_for_tests import CHIEF
from kept_desk import KeptDesk

from app.acceptance.hand_in import keep_scans
from app.acceptance.scans import Found
from db.desk.going import leftovers

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 is tried where processes fork")
EXPORTS, SCANS = 120, 8


def reopened(folder: Path, at: datetime) -> KeptDesk:
    desk = KeptDesk(folder)
    desk.at = at
    return desk


def sweep_killed_at(folder: Path, at: datetime, left: int) -> None:
    """Sweep in a process of its own, and kill it as soon as so many exports are left."""
    pid = os.fork()
    if pid == 0:
        try:
            reopened(folder, at).retention.sweep()
        finally:
            os._exit(0)
    end = time.monotonic() + 20
    while len(os.listdir(folder / "exports")) > left and time.monotonic() < end:  # noqa: PTH208 the quickest look
        pass
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


@pytest.mark.parametrize("left", [EXPORTS - 1, EXPORTS // 2, 0])
def test_a_killed_sweep_is_finished_and_told_once(tmp_path: Path, left: int) -> None:
    desk = KeptDesk(tmp_path / "profile")
    for n in range(EXPORTS):
        desk.put(f"exports/{n}.pdf", b"%d" % n)
    files = tuple(Found(f"{n}.jpg", "image/jpeg", b"scan %d" % n) for n in range(SCANS))
    desk.store.do(CHIEF, keep_scans, files, "身份证明")
    desk.go_on(60)
    desk.close()
    sweep_killed_at(desk.folder, desk.at, left)
    again = reopened(desk.folder, desk.at)
    again.retention.sweep()
    again.retention.sweep()
    assert again.names("exports") == [] and leftovers(again.folder) == () and not (again.folder / "going").exists()
    assert (again.counts()["exports"], again.counts()["captures"]) == (EXPORTS, SCANS)
    assert again.store.check().faults == ()
    again.close()


def test_what_a_stranger_put_beside_the_sweeps_is_not_removed(tmp_path: Path) -> None:
    desk = KeptDesk(tmp_path / "profile")
    desk.put("going/notes/mine.txt")
    desk.put("going/mine.txt")
    desk.put("exports/a.pdf")
    desk.go_on(60)
    assert desk.retention.sweep().total == 1
    assert desk.names("going") == ["mine.txt", "notes"] and (desk.folder / "going/notes/mine.txt").is_file()
    desk.close()


def test_a_folder_that_takes_no_writing_is_told_in_a_sentence(tmp_path: Path) -> None:
    desk = KeptDesk(tmp_path / "profile")
    desk.put("exports/closed/a.pdf")
    desk.put("exports/b.pdf")
    desk.go_on(60)
    desk.close()
    place = desk.folder / "exports/closed"
    place.chmod(0o555)
    try:
        said = as_nobody(desk.folder, desk.at)
    finally:
        place.chmod(0o755)
    assert (
        "文件夹 closed 不能写入" in said
        and (place / "a.pdf").is_file()
        and not (desk.folder / "exports/b.pdf").exists()
    )


def as_nobody(folder: Path, at: datetime) -> str:
    """Return what a sweep tells when it is not root who sweeps (root may write everywhere)."""
    if os.geteuid() != 0:
        return told_by_sweep(folder, at)
    for path in (folder.parent, folder, *folder.rglob("*")):
        os.chown(path, 65534, 65534)
    for up in folder.parents[1:4]:  # the folders above belong to the run of tests: nobody may pass through them
        if up.stat().st_uid == 0 and "pytest" in str(up):
            up.chmod(up.stat().st_mode | 0o011)
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.setuid(65534)
            os.write(write, told_by_sweep(folder, at).encode())
        finally:
            os._exit(0)
    os.close(write)
    os.waitpid(pid, 0)
    with os.fdopen(read, "rb") as pipe:
        return pipe.read().decode()


def told_by_sweep(folder: Path, at: datetime) -> str:
    desk = reopened(folder, at)
    return " ".join(one.say() for one in desk.retention.sweep().held)

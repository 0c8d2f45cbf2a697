"""A store that was put back is told in the window until somebody accepts it, whoever logs in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_for_tests import accept, person
from pytestqt.qtbot import QtBot
from real_desk import Clock, around, make_real_profile

from app.training import PASSWORD
from db.desk.door import DeskDoor
from ui.commands.line import parse
from ui.opening import OpenDesk


@pytest.fixture
def put_back(tmp_path: Path) -> Path:
    """A profile whose store is that of the morning and whose journal is lost."""
    folder = make_real_profile(tmp_path / "profile")
    shutil.copy(folder / "store.db", tmp_path / "morning.db")
    door = DeskDoor(folder, around(Clock()))
    entered = door.enter("w1", PASSWORD)
    entered.store.do(entered.officer, accept, person())
    door.close()
    shutil.copy(tmp_path / "morning.db", folder / "store.db")
    shutil.rmtree(folder / "journal")
    return folder


@pytest.fixture
def desk(qtbot: QtBot, put_back: Path, tmp_path: Path) -> Iterator[OpenDesk]:
    (tmp_path / "devices").mkdir()
    line = parse(["--devices", f"fake:{tmp_path / 'devices'}", "--officer", "w1"])
    one = OpenDesk(DeskDoor(put_back, around(Clock())), line)  # type: ignore[arg-type]
    one.start()
    yield one
    qtbot.waitUntil(lambda: not one.work._busy, timeout=30_000)
    shell = one.shell
    one.close()
    one.entrance.deleteLater()
    if shell is not None:
        shell.deleteLater()
    qtbot.wait(1)


def test_lost_records_stand_in_the_problem_bar_and_at_the_foot(qtbot: QtBot, desk: OpenDesk):
    shell = desk.shell
    assert shell is not None
    assert "记录丢失" in shell.problems.text() and "341702202611239999" in shell.problems.text()
    shell.problems.dismiss()
    assert shell.problems.text() == "" and "系统管理员" in shell.statusbar._remark.text()


def test_the_next_officer_is_told_too(qtbot: QtBot, desk: OpenDesk):
    assert desk.shell is not None
    desk.shell.leave()
    desk.enter(desk.gate.enter("h1", PASSWORD))
    assert desk.shell is not None and "记录丢失" in desk.shell.problems.text()

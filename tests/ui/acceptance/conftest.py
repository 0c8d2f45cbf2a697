"""A fresh real desk per test with only the acceptance page; the profile is made once and copied."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from counter_clerk import Clerk
from pytestqt.qtbot import QtBot
from real_desk import RealDesk

from ui.pages import PAGES


@pytest.fixture
def desk(qtbot: QtBot, profile: Path, tmp_path: Path) -> Iterator[RealDesk]:
    devices = tmp_path / "devices"
    devices.mkdir()
    one = RealDesk(qtbot, profile, devices, pages=[entry for entry in PAGES if entry.key == "acceptance"])
    one.show()
    one.settle()
    one.wait(lambda: one.page().sheet.items.is_ready())  # type: ignore[attr-defined]
    yield one
    one.close()
    qtbot.wait(1)


@pytest.fixture
def clerk(desk: RealDesk) -> Clerk:
    return Clerk(desk)

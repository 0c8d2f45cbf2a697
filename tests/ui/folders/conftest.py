"""Three desks at a real center, and real windows at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from center_for_tests import Hall as CenterHall
from center_for_tests import TestServer
from folders_hands import DeskWindow
from pytestqt.qtbot import QtBot
from three_departments import DepartmentDesk, three_desks

Desks = tuple[DepartmentDesk, DepartmentDesk, DepartmentDesk]


@pytest.fixture
def center_hall(server: TestServer, tmp_path: Path) -> Iterator[CenterHall]:
    with server.hall(tmp_path) as made:
        yield made


@pytest.fixture
def desks(center_hall: CenterHall, tmp_path: Path) -> Iterator[Desks]:
    with three_desks(center_hall, tmp_path) as made:
        yield made


@pytest.fixture
def window_at(qtbot: QtBot, desks: Desks, tmp_path: Path) -> Iterator[Callable[[DepartmentDesk], DeskWindow]]:
    opened: list[DeskWindow] = []

    def open_window(desk: DepartmentDesk) -> DeskWindow:
        one = DeskWindow(qtbot, desk, tmp_path / f"devices-{desk.code}")
        opened.append(one)
        one.show()
        return one

    yield open_window
    for one in opened:
        one.close()

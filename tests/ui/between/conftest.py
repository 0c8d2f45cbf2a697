"""A city and a county that are linked, each behind its real door, and real windows at their desks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from between_hands import BetweenWindow
from center_for_tests import TestServer
from levels_for_tests import CITY, COUNTY, Level, LevelDesk, level, link
from pytestqt.qtbot import QtBot

Pair = dict[int, Level]
WindowAt = Callable[[LevelDesk], BetweenWindow]


@pytest.fixture(scope="module")
def pair(server: TestServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    place = tmp_path_factory.mktemp("pair")
    with level(server, place, CITY) as city, level(server, place, COUNTY) as county:
        link(county, city)
        made = {CITY: city, COUNTY: county}
        for one in made.values():
            desk = one.desk("0001")
            held = desk.shelf.link()
            assert held is not None
            desk.shelf.keep_link(replace(held, address=one.door.address))
        yield made


@pytest.fixture
def window_at(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowAt]:
    opened: list[BetweenWindow] = []

    def open_window(desk: LevelDesk) -> BetweenWindow:
        one = BetweenWindow(qtbot, desk, tmp_path / f"devices-{len(opened)}")
        opened.append(one)
        one.show()
        return one

    yield open_window
    for one in opened:
        one.close()

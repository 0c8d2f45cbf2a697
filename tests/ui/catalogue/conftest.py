"""A desk with the page 事项目录 alone, opened by whom a test names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from catalogue_hands import OpenDesk, the_page
from pytestqt.qtbot import QtBot
from worked_desk import WorkedDesk, worked_desk

from ui.catalogue.lines import Drawer
from ui.pages import PAGES


@pytest.fixture
def open_desk(qtbot: QtBot, profile: Path, tmp_path: Path) -> Iterator[OpenDesk]:
    pages = [entry for entry in PAGES if entry.key == "catalogue"]
    with ExitStack() as stack:

        def opened(officer: str) -> WorkedDesk:
            desk = stack.enter_context(worked_desk(qtbot, profile, tmp_path / "devices", officer, pages))
            desk.show()
            desk.wait(lambda: the_page(desk).listing.count(Drawer.IN_FORCE) > 0)
            return desk

        yield opened

"""The administrator at his desk, with the settings alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from settings_hands import SettingsDesk
from worked_desk import worked_desk

from ui.pages import PAGES


@pytest.fixture
def settings(qtbot: QtBot, profile: Path, tmp_path: Path) -> Iterator[Callable[[str], SettingsDesk]]:
    """Open the page with a group of settings in sight."""
    pages = [entry for entry in PAGES if entry.key == "settings"]
    with worked_desk(qtbot, profile, tmp_path / "devices", "m1", pages) as desk:
        desk.show()

        def opened(key: str) -> SettingsDesk:
            return SettingsDesk(desk, key)

        yield opened

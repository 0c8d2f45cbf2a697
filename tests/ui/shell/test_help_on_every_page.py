"""F1 on every page of the program: the keys that work there now are told, each once, and grey ones say why."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from worked_desk import worked_desk

from app.training import OFFICERS
from ui.pages import PAGES, PageEntry

Key = Qt.Key


def who_opens(entry: PageEntry) -> str:
    return next(officer.id for officer in OFFICERS if entry.may_open(officer))


@pytest.mark.parametrize(
    "key", [entry.key for entry in PAGES if entry.key not in ("folders", "between")]
)  # beside a center: tests/ui/folders, tests/ui/between
def test_f1_tells_the_keys_of_the_page(qtbot: QtBot, profile: Path, tmp_path: Path, key: str) -> None:
    entry = next(one for one in PAGES if one.key == key)
    with worked_desk(qtbot, profile, tmp_path / "devices", who_opens(entry), [entry]) as desk:
        desk.show()
        desk.settle()
        desk.wake()
        before = desk.focus()
        desk.press(Key.Key_F1)
        assert desk.window.help.isVisible()
        told = {label.text() for label in desk.window.help.findChildren(QLabel)}
        page = desk.page()
        keys = [action.key_sequence for action in page.actions()]
        assert keys and page.title in told and set(keys) <= told
        assert len(keys) == len(set(keys)), "one key, one act"
        assert all(action.why for action in page.actions() if not action.is_enabled)
        desk.press(Key.Key_Escape)
        assert not desk.window.help.isVisible()
        assert desk.focus() is before, "back where the officer was, not at the beginning of the page"

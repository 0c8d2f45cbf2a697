"""The cursor never stays on a page that is out of sight, whatever an answer that comes late asks for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from worked_desk import PEOPLE, WorkedDesk, worked_desk

from ui.catalogue.page import CataloguePage
from ui.page import Page
from ui.pages import pages_for

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def desk(qtbot: QtBot, profile: Path, tmp_path: Path) -> Iterator[WorkedDesk]:
    with worked_desk(qtbot, profile, tmp_path / "devices", "m1", pages_for(PEOPLE["m1"])) as one:
        one.show()
        yield one


def in_sight(desk: WorkedDesk) -> bool:
    """True when the cursor is on the page in sight (or on nothing that can be typed into)."""
    focus, page = QApplication.focusWidget(), desk.page()
    return focus is not None and focus.isVisible() and (page is focus or page.isAncestorOf(focus))


@pytest.mark.parametrize("digit", [1, 2, 3, 4, 5, 6])
@pytest.mark.parametrize("waits", [False, True])
def test_a_new_item_begun_and_left_at_once(desk: WorkedDesk, digit: int, waits: bool) -> None:
    desk.window.go("catalogue")
    page = desk.page()
    assert isinstance(page, CataloguePage)
    desk.settle()
    desk.wake()
    desk.press(Key.Key_F2)
    if waits:
        desk.settle()
    desk.press(Key.Key_Escape)
    desk.press(Key(Key.Key_0 + digit), CTRL)
    desk.settle()
    desk.settle()
    assert in_sight(desk), (desk.page().key, QApplication.focusWidget())


def test_a_late_answer_that_asks_for_the_cursor_does_not_get_it(desk: WorkedDesk) -> None:
    desk.window.go("catalogue")
    page = desk.page()
    assert isinstance(page, CataloguePage)
    desk.settle()
    desk.window.turn_to("staff")
    desk.settle()
    held = QApplication.focusWidget()
    page.listing.search.edit.setFocus()
    desk.settle()
    assert QApplication.focusWidget() is held and in_sight(desk)
    desk.window.turn_to("catalogue")
    assert in_sight(desk)


def test_an_explanation_that_ends_gives_the_cursor_to_the_page_in_sight(desk: WorkedDesk) -> None:
    """Ctrl+6 from an open panel: what had the cursor before the panel is out of sight by then."""
    desk.window.go("catalogue")
    desk.settle()
    desk.wake()
    desk.press(Key.Key_Q, CTRL)
    desk.settle()
    keys = [entry.key for entry in pages_for(desk.officer)]
    desk.press(Key(Key.Key_0 + len(keys)), CTRL)
    desk.settle()
    page: Page = desk.page()
    assert page.key == keys[-1] and in_sight(desk)

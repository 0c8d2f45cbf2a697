"""Every page of the window, with cases in its lists: no word is cut and nothing is nameless, at 100 to 200 %, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_gates import cut_when_settled, unnamed
from worked_desk import WorkedDesk, worked_desk

from app.seat import Seat
from app.training import OFFICERS
from ui.pages import PAGES, PageEntry
from ui.style import theme

SCALES = (1.0, 1.25, 1.5, 2.0)
SCREENS = ((1366, 768), (1920, 1080))
OPENED = [one.key for one in PAGES if any(map(one.may_open, OFFICERS))]  # alone, a desk hands no folder to another one


def who_opens(entry: PageEntry) -> str:
    """Return an officer of the training hall who opens the page; some are only offered at a desk that is tied to a center."""
    return next(one.id for one in OFFICERS if entry.may_open(replace(one, seat=Seat(("9999",)))))


@pytest.fixture
def english() -> Iterator[None]:
    """The words of the window are English."""
    app = QApplication.instance()
    assert app is not None
    translator = QTranslator(app)
    file = resources.files("resources") / "i18n" / "yimen_en.qm"
    if not translator.load(str(file)):
        pytest.skip("the translation is not compiled: packaging/build_translations.py")
    app.installTranslator(translator)
    yield
    app.removeTranslator(translator)


@pytest.fixture
def usual_size() -> Iterator[None]:
    """The next test begins at the usual size."""
    yield
    theme().apply("light", scale=1.0)


def faults_of(desk: WorkedDesk, qtbot: QtBot) -> list[str]:
    """Return every word that is cut and every widget without a name, with the size at which it is so."""
    found: list[str] = []
    for screen in SCREENS:
        for scale in SCALES:
            theme().apply(scale=scale)
            desk.window.resize(*screen)
            desk.settle()
            at = f"{screen[0]} px, {scale:.0%}: "
            found += [at + one for one in cut_when_settled(desk.window, qtbot)]
            if (desk.window.width(), desk.window.height()) != screen:
                found.append(f"{at}the window grew to {desk.window.width()} x {desk.window.height()}")
    page = QAccessible.queryAccessibleInterface(desk.page())
    assert page is not None
    return [*found, *unnamed(page)]


def filled(qtbot: QtBot, profile: Path, devices: Path, key: str) -> Iterator[WorkedDesk]:
    entry = next(one for one in PAGES if one.key == key)
    with worked_desk(qtbot, profile, devices, who_opens(entry), [replace(entry, may_open=bool)]) as desk:
        desk.received("道路")
        desk.awaiting("排水", "示例区欧阳上官某某餐饮服务有限责任公司")
        desk.to_decision("劳务派遣")
        desk.show()
        desk.settle()
        yield desk


@pytest.mark.usefixtures("usual_size")
@pytest.mark.parametrize("key", OPENED)
def test_no_word_of_a_page_is_cut_and_everything_is_named(
    qtbot: QtBot, profile: Path, tmp_path: Path, key: str
) -> None:
    for desk in filled(qtbot, profile, tmp_path / "devices", key):
        found = faults_of(desk, qtbot)
        assert found == [], "\n".join(found)


@pytest.mark.usefixtures("english", "usual_size")
@pytest.mark.parametrize("key", OPENED)
def test_no_english_word_of_a_page_is_cut(qtbot: QtBot, profile: Path, tmp_path: Path, key: str) -> None:
    for desk in filled(qtbot, profile, tmp_path / "devices", key):
        found = faults_of(desk, qtbot)
        assert found == [], "\n".join(found)

"""The whole program in English, as `--lang en` opens it: every page and every panel; Chinese is only what is data."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication
from words_in_sight import chinese_words

from app.training import OFFICERS
from db.desk.training import make_training
from ui.__main__ import door, parse, surroundings
from ui.opening import OpenDesk, application
from ui.pages import PAGES
from ui.playing.panels import each_panel
from ui.playing.robot import Robot

TEMPLATE = re.compile(r"templates\.|^QHeaderView: \d+  |CaseTable templates")  # the wording of a paper is legal text
MASKED = re.compile(r"[\u3400-\u9fff]\*\*")  # a name of which the rest is hidden
ABRIDGED = re.compile(r"^(BoardList|Timeline) ")  # names of departments, steps and people, cut to their place


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("english") / "profile"
    make_training(folder, surroundings(parse([])))
    return folder


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    if not (resources.files("resources") / "i18n" / "yimen_en.qm").is_file():
        pytest.skip("the translation is not compiled: packaging/build_translations.py")
    before = set(qapp.findChildren(QTranslator))
    application("en")
    yield
    for translator in set(qapp.findChildren(QTranslator)) - before:  # the next test finds the window in Chinese again
        qapp.removeTranslator(translator)
        translator.deleteLater()


OPENED = [one.key for one in PAGES if any(map(one.may_open, OFFICERS))]  # the others are offered beside a center


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("key", OPENED)
def test_nothing_chinese_is_left_but_data(made: Path, tmp_path: Path, key: str) -> None:
    entry = next(one for one in PAGES if one.key == key)
    officer = next(one.id for one in OFFICERS if entry.may_open(one))
    (tmp_path / "devices").mkdir()
    profile = shutil.copytree(made, tmp_path / "profile")
    words = ["--profile", str(profile), "--training", "--officer", officer, "--lang", "en"]
    line = parse([*words, "--devices", f"fake:{tmp_path / 'devices'}"])
    desk = OpenDesk(door(line), line)
    desk.start()
    assert desk.shell is not None
    robot = Robot(desk.shell)
    desk.shell.go(key)
    robot.rest(300)
    left = chinese_words(desk.shell)
    for _ in each_panel(desk.shell, robot):
        left |= chinese_words(desk.shell)
    desk.close()
    for part in (desk.shell, desk.entrance):
        part.deleteLater()
    robot.rest(1)
    assert {one for one in left if not any(rule.search(one) for rule in (TEMPLATE, MASKED, ABRIDGED))} == set()

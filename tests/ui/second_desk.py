"""A desk with the applicant's screen as a plain window, and what an applicant does there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from worked_desk import WorkedDesk

from app.ratings.visit import Visit
from app.state import Case
from ui.pages import PAGES
from ui.second.applicant import ApplicantDesk
from ui.second.screen import ApplicantScreen
from ui.surroundings import Surroundings

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key
NAME, NUMBER = "王𠅤国", "341702199003072570"


class SecondDesk(WorkedDesk):
    """`desk.screen` is what the applicant sees; `press_pad(score)` drops the pad's file."""

    mode = "window"

    def surroundings(self) -> Surroundings:
        """Return what the pages are given, with the applicant's screen."""
        self.applicant = ApplicantDesk(self.window, self.work, self.devices, self.setting, self.mode)
        return replace(super().surroundings(), applicant=self.applicant)

    @property
    def screen(self) -> ApplicantScreen:
        """Return the applicant's screen."""
        return self.applicant.screen

    def begin(self) -> None:
        """Show both windows and start the devices."""
        self.show()
        self.applicant.open()
        self.devices.start()
        self.settle()
        self.wait(lambda: "rating_pad" in self.devices.states())
        self.wake()

    def fill(self, name: str = NAME, number: str = NUMBER) -> None:
        """Fill the form of the acceptance page by card, up to the last key before F12."""
        self.wake()
        self.put_card(name=name, id_number=number, address="示例区长江南路100号")
        self.type_text("spjy")
        self.press(Key.Key_Return)
        self.press(Key.Key_2, ALT)
        self.press(Key.Key_4, ALT)
        self.press(Key.Key_F4)
        self.wait(lambda: self.focus().objectName().endswith("phone"))
        self.type_text("13800001234")
        self.press(Key.Key_F6)
        self.press(Key.Key_A, CTRL)

    def accept(self, name: str = NAME, number: str = NUMBER) -> Case:
        """Accept an application through the window and return its case."""
        before = len(self.cases())
        self.fill(name, number)
        self.press(Key.Key_F12)
        self.wait(lambda: len(self.cases()) > before)
        self.settle()
        return self.cases()[0]

    def press_pad(self, score: object) -> None:
        """Press a level on the pad, and let the desk look at its devices."""
        (self.folder / "rating.json").write_text(json.dumps({"score": score}), "utf-8")
        self.devices.poll()

    def touch(self, name: str) -> None:
        """Touch a button of the applicant's screen."""
        button = self.screen.findChild(QPushButton, name)
        assert isinstance(button, QPushButton) and button.isVisible()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def visits(self, case: Case) -> tuple[Visit, ...]:
        """Return the visits of a case."""
        found: tuple[Visit, ...] = self.store.ask(lambda records: records.visits_of_case(case.id))
        return found

    def score(self, case: Case) -> int:
        """Return the score of the case's only visit, 0 while it has none."""
        (held,) = self.visits(case)
        return held.rating.score if held.rating else 0


@contextmanager
def second_desk(qtbot: QtBot, profile: Path, devices: Path, officer: str = "w1") -> Iterator[SecondDesk]:
    """Open a desk with an applicant's screen."""
    devices.mkdir(exist_ok=True)
    pages = [entry for entry in PAGES if entry.key in ("acceptance", "casefile")]
    desk = SecondDesk(qtbot, profile, devices, officer, pages)
    try:
        yield desk
    finally:
        desk.close()
        qtbot.wait(1)

"""A whole desk for the tests of the pages: real encrypted store, real threads, real window, devices by files."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.catalogue import sample_catalogue
from app.clock.calendar import shipped
from app.desk import Notice
from app.devices.simulated import simulated_devices
from app.keys.passwords import Cost
from app.notices.issue import FrozenSetting
from app.office import sample_office
from app.officer import Officer
from app.state import Case, CaseState
from app.training import OFFICERS, PASSWORD
from db.desk.making import NewProfile, create_profile
from db.desk.now import moment_at
from db.desk.opening import log_in
from db.desk.store import Store
from db.desk.surroundings import Surroundings as StoreSurroundings
from ui.devices.hub import Devices
from ui.page import Page
from ui.pages import PAGES, PageEntry
from ui.shell.frame import DeskSign
from ui.shell.window import ShellWindow
from ui.surroundings import Surroundings
from ui.work import Work

CHEAP = Cost(64, 1, 1)
MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
SCANNED_AT = 100_000  # ms: the time of a key is that of the machine, not of the clock at the window
EVERY_STATE = tuple(CaseState)


class Clock:
    """A clock that stands until it is set."""

    def __init__(self, at: datetime = MORNING) -> None:
        self.at = at

    def __call__(self) -> Any:
        return moment_at(self.at, "training")


def around(clock: Clock) -> StoreSurroundings:
    """Return what a desk stands in: the sample office, its catalogue, the shipped calendar."""
    return StoreSurroundings(sample_office(), sample_catalogue(), shipped(), clock)


def make_real_profile(folder: Path) -> Path:
    """Make a training profile with the published people; the day's backup is there, so closing makes none."""
    people = tuple((officer, PASSWORD) for officer in OFFICERS)
    create_profile(NewProfile(folder, sample_office(), "9999", people, is_training=True, cost=CHEAP), around(Clock()))
    store, _ = log_in(folder, OFFICERS[0].id, PASSWORD, around(Clock()))
    store.backup()
    store.close()
    return folder


class RealDesk:
    """One desk with its window; `type_text`, `press` and `wait` do what a clerk does, the rest looks into the store."""

    def __init__(
        self, qtbot: QtBot, profile: Path, devices: Path, officer: str = "w1", pages: Sequence[PageEntry] = PAGES
    ) -> None:
        self.qtbot = qtbot
        self.folder = devices
        self.clock = Clock()
        self.store: Store
        self.officer: Officer
        self.store, self.officer = log_in(profile, officer, PASSWORD, around(self.clock))
        self.work = Work()
        self.work.open(self.store, self.officer)
        self.devices = Devices(self.work, simulated_devices(devices))
        sign = DeskSign("示例区政务服务中心", "综合 01 号窗口", self.officer, is_training=True)
        self.window = ShellWindow(self.work, self.devices, sign, lambda officer_id, password: None)
        self.window.open_pages(self.surroundings(), pages)

    def surroundings(self) -> Surroundings:
        """Return what the pages are given."""
        window = self.window
        return Surroundings(
            self.work, self.setting, self.devices, window.go, window.print_notices, window.result, "zh_CN"
        )

    def setting(self) -> FrozenSetting:
        """Return the setting now."""
        return self.store.setting(self.officer)

    def show(self, width: int = 1366, height: int = 768) -> None:
        """Show the window and wait until it is there."""
        self.window.resize(width, height)
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitExposed(self.window)

    def page(self) -> Page:
        """Return the page in sight."""
        page = self.window.deck.page()
        assert page is not None
        return page

    def focus(self) -> QWidget:
        """Return the widget that has the cursor, once there is one: a page that shows other fields moves it."""
        self.wait(QApplication.focusWidget)
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def type_text(self, text: str) -> None:
        """Type where the cursor is: ASCII key by key, everything else as an input method commits it."""
        for is_ascii, part in groupby(text, str.isascii):
            if is_ascii:
                QTest.keyClicks(self.focus(), "".join(part))
            else:
                event = QInputMethodEvent()
                event.setCommitString("".join(part))
                QApplication.sendEvent(self.focus(), event)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1
    ) -> None:
        """Press a key where the cursor is."""
        for _ in range(times):
            QTest.keyClick(self.focus(), key, modifier)

    def scan(self, text: str) -> None:
        """Read a barcode: the scanner types it, 5 ms a key and Enter, by the time that the keys carry."""
        target = self.focus()
        for number, char in enumerate((*text, "\r"), start=1):
            key = Qt.Key.Key_Return if char == "\r" else Qt.Key(ord(char.upper()))
            event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, char)
            event.setTimestamp(SCANNED_AT + 5 * number)
            QApplication.sendEvent(target, event)

    def wait(self, condition: Callable[[], object]) -> None:
        """Wait until it is so, half a minute at most."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=30_000)

    def unlock(self) -> None:
        """Type the officer's password over the locked window."""
        QTest.keyClicks(self.window.curtain._password.edit, PASSWORD)
        QTest.keyClick(self.window.curtain._password.edit, Qt.Key.Key_Return)
        self.wait(lambda: not self.window.is_locked)

    def settle(self) -> None:
        """Wait until the threads have answered everything that was asked."""
        done: list[int] = []
        self.work.run(self.work, lambda: 1, done.append)
        self.wait(lambda: done)

    def put_card(self, **facts: str) -> None:
        """Lay a card on the reader."""
        (self.folder / "card.json").write_text(json.dumps(facts, ensure_ascii=False), "utf-8")

    def printed(self) -> list[Path]:
        """Return the papers that came out of the printer, oldest first."""
        folder = self.folder / "printed"
        return sorted(folder.glob("*.pdf")) if folder.is_dir() else []

    def cases(self) -> tuple[Case, ...]:
        """Return every case in the store, newest first."""
        rows = self.store.ask(lambda records: records.list_cases(EVERY_STATE))
        return tuple(self.store.ask(lambda records, one=row.id: records.case(one)) for row in rows)

    def notices(self, case: Case) -> tuple[Notice, ...]:
        """Return the papers of a case."""
        found: tuple[Notice, ...] = self.store.ask(lambda records: records.notices(case.id))
        return found

    def problem(self) -> str:
        """Return the sentence in the problem bar, "" while it is closed."""
        return "" if self.window.problems.isHidden() else self.window.problems.text()

    def close(self) -> None:
        """Close window, threads and store, when the printer has what it was given."""
        self.wait(lambda: not self.window.printing._is_printing)
        self.window.close()
        self.window.deleteLater()
        self.work.close()
        self.store.close()

"""The first day of a live profile, typed: the hall and its administrator, the recovery slip, log-in, every page empty."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from real_desk import Clock, around
from window_gates import cut_when_settled

from app.ids import OfficerId
from app.officer import EVERY_DEPARTMENT, Appointment, Officer, Role
from app.post import Post
from app.staffing import set_officer
from db.desk.door import DeskDoor
from db.desk.store import Store
from ui.acceptance.page import AcceptancePage
from ui.commands.line import parse
from ui.opening import OpenDesk
from ui.pages import PAGES, pages_for

SECRET = "correct horse battery"
Key = Qt.Key


class FirstDay:
    """A program started on a folder where nothing is yet; `type_line` types into the field with the cursor."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.door = DeskDoor(folder / "profile", around(Clock()))
        line = parse(["--devices", f"fake:{folder}"])
        self.desk = OpenDesk(self.door, line)  # type: ignore[arg-type]
        self.desk.start()
        self.wait(lambda: self.desk.entrance.isVisible())
        self.desk.entrance.activateWindow()

    def wait(self, condition: object) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=30_000)  # type: ignore[operator]

    def focus(self) -> QWidget:
        self.wait(QApplication.focusWidget)
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def type_line(self, text: str) -> None:
        """Type, and go on with Enter."""
        widget = self.focus()
        if text.isascii():
            QTest.keyClicks(widget, text)
        else:
            widget.insert(text)  # type: ignore[attr-defined]
        QTest.keyClick(widget, Key.Key_Return)

    def begin(self) -> None:
        """Fill the first-run page, prove the code, log in."""
        entrance = self.desk.entrance
        for text in ("江南区政务服务中心", "341702", "0001", "admin", "王管理", SECRET, SECRET, ""):
            self.type_line(text)
        self.wait(lambda: entrance.sheet() is entrance.slip)
        entrance.slip.last_group.set_text(entrance.slip._shown.text().split("-")[-1])
        entrance.slip.submit()
        self.log_in()

    def log_in(self, number: str = "") -> None:
        """Log in with the password all accounts of this test have."""
        entrance = self.desk.entrance
        self.wait(lambda: entrance.sheet() is entrance.log_in)
        if number:
            entrance.log_in.officer_id.set_text(number)
        entrance.log_in.password.edit.setFocus()
        self.wait(lambda: self.focus() is entrance.log_in.password.edit)
        self.type_line(SECRET)
        self.wait(lambda: self.desk.shell is not None and self.desk.shell.isVisible())

    def pages(self) -> list[str]:
        """Open every page there is, one after the other; return what they say in the problem bar."""
        shell = self.desk.shell
        assert shell is not None
        told = []
        for entry in pages_for(shell.sign.officer, PAGES):
            shell.go(entry.key)
            self.qtbot.wait(50)
            self.wait(lambda: not self.desk.work._busy)
            told.append(f"{entry.key}: {shell.problems.text()}")
            assert cut_when_settled(shell, self.qtbot) == []
        return told

    def store(self) -> Store:
        assert self.door.store is not None
        return self.door.store

    def close(self) -> None:
        self.wait(lambda: not self.desk.work._busy)
        shell = self.desk.shell
        self.desk.close()
        self.desk.entrance.deleteLater()
        if shell is not None:
            shell.deleteLater()
        self.qtbot.wait(1)


@pytest.fixture
def day(qtbot: QtBot, tmp_path: Path) -> Iterator[FirstDay]:
    one = FirstDay(qtbot, tmp_path)
    yield one
    one.close()


def test_the_administrator_of_an_empty_hall_opens_every_page(day: FirstDay) -> None:
    day.begin()
    officer = day.door.officer
    assert officer is not None
    assert [officer.name, officer.appointments] == ["王管理", ()] and officer.has_role(Role.SYSTEM_ADMIN)
    assert [line for line in day.pages() if not line.endswith(": ")] == []


def test_a_clerk_of_a_hall_without_items_is_told_what_is_missing(day: FirstDay) -> None:
    day.begin()
    admin = day.door.officer
    clerk = Officer(OfficerId("w1"), "李窗口", (Appointment(EVERY_DEPARTMENT, Post.WINDOW),))
    assert admin is not None
    day.store().do(admin, set_officer, clerk)
    day.store().set_password("w1", SECRET)
    assert day.desk.shell is not None
    day.desk.shell.leave()
    day.log_in("w1")
    assert [line for line in day.pages() if not line.endswith(": ")] == []
    shell = day.desk.shell
    assert shell is not None
    shell.go("acceptance")
    page = shell.deck.page()
    assert isinstance(page, AcceptancePage)
    day.wait(
        lambda: page.sheet.items.search.message().startswith(
            "目录里还没有可办的事项，请首席代表或系统管理员在“事项目录”中"
        )
    )

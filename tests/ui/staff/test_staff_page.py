"""The administrator staffs a desk: a new account with posts and a password that opens the door."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot
from real_desk import RealDesk

from app.keys.safe import unlock
from app.officer import Officer
from app.post import Post
from app.staffing import staff
from app.training import PASSWORD
from ui.pages import PAGES
from ui.staff.page import StaffPage
from ui.surroundings import Surroundings

NEW_PASSWORD = "yimen-training-2"


class StaffDesk(RealDesk):
    """A desk whose administrator can set passwords."""

    def surroundings(self) -> Surroundings:
        """Return what the pages are given, with the key of the safe."""
        return replace(super().surroundings(), set_password=self.store.set_password)


@pytest.fixture
def desk(qtbot: QtBot, profile: Path, tmp_path: Path) -> Iterator[StaffDesk]:
    devices = tmp_path / "devices"
    devices.mkdir()
    one = StaffDesk(qtbot, profile, devices, "m1", [entry for entry in PAGES if entry.key == "staff"])
    one.show()
    one.settle()
    yield one
    one.close()
    qtbot.wait(1)


def the_page(desk: RealDesk) -> StaffPage:
    page = desk.page()
    assert isinstance(page, StaffPage)
    desk.wait(lambda: page.table.model_.rowCount() > 0)
    return page


def enter(desk: RealDesk, page: StaffPage, name: str, text: str) -> None:
    field = page.findChild(QLineEdit, name)
    field.setFocus()
    desk.type_text(text)


def make_account(desk: RealDesk, number: str, name: str, post: Post) -> StaffPage:
    """Type a new account with one post in one department, by the keys an administrator uses."""
    page = the_page(desk)
    desk.press(Qt.Key.Key_F2)
    enter(desk, page, "staff.number", number)
    enter(desk, page, "staff.name", name)
    enter(desk, page, "staff.password", NEW_PASSWORD)
    page.form.department.set_code("scjg")
    page.findChild(QCheckBox, f"staff.post.{post.value}").click()
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: name in desk.window.actionbar.result.text())
    return page


def accounts(desk: RealDesk) -> dict[str, Officer]:
    return {officer.id: officer for officer in desk.store.ask(staff)}


def test_only_the_administrator_and_the_leads_have_the_page(desk: StaffDesk) -> None:
    entry = next(e for e in PAGES if e.key == "staff")
    held = accounts(desk)
    assert entry.may_open(held["m1"])
    assert not any(entry.may_open(held[who]) for who in ("w1", "h1", "s1"))
    assert entry.may_open(held["c1"])  # a lead sets stand-ins, tests/ui/staff/test_stand_in_card.py


def test_a_new_account_logs_in_with_its_password(desk: StaffDesk, profile: Path) -> None:
    make_account(desk, "h2", "周䶮", Post.HANDLER)
    assert accounts(desk)["h2"].name == "周䶮"
    assert accounts(desk)["h2"].holds(Post.HANDLER, "scjg")
    assert unlock(profile, "h2", NEW_PASSWORD, desk.clock.at)
    assert desk.problem() == ""


def test_who_was_saved_stays_in_sight_with_the_departments_of_his_posts(desk: StaffDesk) -> None:
    """The list went back to its first line, and 批准人 did not say of which department."""
    page = make_account(desk, "z9", "郑示例", Post.APPROVER)
    desk.wait(lambda: page.table.row_value() is not None and page.table.row_value().id == "z9")
    assert page.form.officer().id == "z9"
    short = desk.setting().office.department("scjg").short
    assert page.table.model_.index(page.table.currentIndex().row(), 2).data() == f"批准人（{short}）"
    assert "（" not in page._duties(accounts(desk)["w1"]), "a post in every department needs no letters"


def test_a_new_account_without_a_password_is_told_beside_the_field(desk: StaffDesk) -> None:
    page = the_page(desk)
    desk.press(Qt.Key.Key_F2)
    enter(desk, page, "staff.number", "h3")
    enter(desk, page, "staff.name", "周承办")
    desk.press(Qt.Key.Key_F12)
    assert "密码" in page.form.secret.message()
    assert "h3" not in accounts(desk)


def test_posts_are_kept_per_department_while_the_administrator_looks_around(desk: StaffDesk) -> None:
    page = the_page(desk)
    desk.press(Qt.Key.Key_F2)
    page.form.department.set_code("scjg")
    page.findChild(QCheckBox, "staff.post.checker").click()
    page.form.department.set_code("rsj")
    assert page.form.posts.codes() == ()
    page.findChild(QCheckBox, "staff.post.approver").click()
    page.form.department.set_code("scjg")
    assert page.form.posts.codes() == ("checker",)
    officer = page.form.officer()
    assert officer.holds(Post.CHECKER, "scjg") and officer.holds(Post.APPROVER, "rsj")
    assert not officer.holds(Post.APPROVER, "scjg")


def test_an_account_without_a_post_is_refused_by_sentence_and_nothing_is_lost(desk: StaffDesk) -> None:
    page = the_page(desk)
    desk.press(Qt.Key.Key_F2)
    enter(desk, page, "staff.number", "h4")
    enter(desk, page, "staff.name", "周承办")
    enter(desk, page, "staff.password", NEW_PASSWORD)
    desk.press(Qt.Key.Key_F12)
    desk.wait(desk.problem)
    assert "岗位" in desk.problem()
    assert page.form.name.text() == "周承办"


def test_a_new_password_replaces_the_old_one(desk: StaffDesk, profile: Path) -> None:
    page = the_page(desk)
    page.form.show_officer(accounts(desk)["w1"])
    enter(desk, page, "staff.password", NEW_PASSWORD)
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: page.form.secret.text() == "")
    desk.settle()
    desk.settle()
    assert unlock(profile, "w1", NEW_PASSWORD, desk.clock.at)
    assert unlock(profile, "m1", PASSWORD, desk.clock.at)

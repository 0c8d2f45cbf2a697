"""In the real window: the administrator takes somebody on by keys, and the other desk knows him after its next round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from center_for_tests import PASSWORD
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot
from real_desk import RealDesk
from served_center import Served
from synced_desks import SyncedDesk, fresh_desk

from app.officer import Officer
from app.post import Post
from app.sync.http import CenterClient
from app.sync.link import Link
from app.sync.running import exchange
from db.desk.store import Store
from db.desk.sync_shelf import StoreShelf
from ui.pages import PAGES
from ui.staff.page import StaffPage
from ui.surroundings import Surroundings


class HallDesk(RealDesk):
    """A desk whose administrator can set passwords."""

    def surroundings(self) -> Surroundings:
        """Return what the pages are given, with the key of the safe."""
        return replace(super().surroundings(), set_password=self.store.set_password)


@pytest.fixture
def desk(qtbot: QtBot, profile: Path, tmp_path: Path) -> Iterator[HallDesk]:
    devices = tmp_path / "devices"
    devices.mkdir()
    one = HallDesk(qtbot, profile, devices, "m1", [entry for entry in PAGES if entry.key == "staff"])
    one.show()
    one.settle()
    yield one
    one.close()
    qtbot.wait(1)


@pytest.fixture
def other(served: Served, tmp_path: Path) -> Iterator[SyncedDesk]:
    made = fresh_desk(served.hall, tmp_path, "0002")
    yield made
    assert made.store.check().faults == ()
    made.close()


def round_of(store: Store, served: Served) -> None:
    shelf = StoreShelf(store)
    link = shelf.link()
    assert link is not None
    with CenterClient(served.address, link.key, lambda: served.now) as client:
        exchange(shelf, client, link.seal)


def people(store: Store) -> dict[str, Officer]:
    return {officer.id: officer for officer in store.ask(lambda records: records.officers())}


def test_who_is_taken_on_at_one_desk_is_known_at_the_other(served: Served, desk: HallDesk, other: SyncedDesk) -> None:
    shelf = StoreShelf(desk.store)
    known, key = served.hall.enrolled(shelf.origin(), "0001")
    shelf.keep_link(Link(served.address, key, desk=known.id, state="active"))
    round_of(desk.store, served)
    served.hall.store.manage_people(known.id, "m1", PASSWORD)
    for store in (desk.store, other.store):
        round_of(store, served)
    page = desk.page()
    assert isinstance(page, StaffPage)
    desk.wait(lambda: page.table.model_.rowCount() > 0)
    desk.press(Qt.Key.Key_F2)
    for name, text in (("staff.number", "h2"), ("staff.name", "周䶮"), ("staff.password", "yimen-training-2")):
        page.findChild(QLineEdit, name).setFocus()
        desk.type_text(text)
    page.form.department.set_code("scjg")
    page.findChild(QCheckBox, "staff.post.handler").click()
    desk.press(Qt.Key.Key_F12)
    desk.wait(lambda: "h2" in people(desk.store))
    assert desk.problem() == ""
    for store in (desk.store, other.store):
        round_of(store, served)
    assert people(other.store)["h2"].name == "周䶮"
    assert people(other.store)["h2"].holds(Post.HANDLER, "scjg")
    assert people(other.store)["w1"] == people(desk.store)["w1"]

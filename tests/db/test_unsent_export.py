"""SORMAS 399, 403: with records that no center has, nothing is upgraded and nobody leaves before they were exported."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
import sqlalchemy as sa
from desk_for_tests import CHIEF, NOON, PASSWORD, around, make_live_profile, person, receive
from older_store import make_old

from app.errors import Refused
from app.events.office import SessionChanged
from app.keys.device_key import new_device_key
from app.keys.safe import unlock
from app.sessions import LOG_OUT
from app.sync.link import Link
from app.sync.unsent import FRESH
from app.wording import say_trouble
from db.desk.backup import MEGABYTE
from db.desk.care import Care
from db.desk.door import DeskDoor
from db.desk.now import moment_at, real_now
from db.desk.opening import log_in
from db.desk.schema import event
from db.desk.standing import standing_of
from db.desk.store import Store
from db.desk.sync_shelf import StoreShelf
from db.desk.unsent_export import exported
from db.desk.upgrade import NEWEST, schema_version

OLDER = "0026"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A profile whose desk is tied to a center that has nothing of it."""
    made = make_live_profile(tmp_path / "desk")
    store = opened(made)
    StoreShelf(store).keep_link(Link("http://127.0.0.1:9", new_device_key(), desk="d", state="active"))
    store.do(CHIEF, receive, person())
    store.close()
    return made


def opened(folder: Path) -> Store:
    return log_in(folder, CHIEF.id, PASSWORD, around())[0]


def key_of(folder: Path) -> bytes:
    return unlock(folder, CHIEF.id, PASSWORD, real_now())


def block(folder: Path) -> Path:
    """Nothing can be written where exports go: a file has the name of the folder."""
    place = folder / "exports" / "unsent"
    shutil.rmtree(place, ignore_errors=True)
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(b"")
    return place


def lose_all_but_exports(folder: Path) -> None:
    for path in (*folder.glob("store*"), *folder.glob("backups/*"), *folder.glob("journal/*")):
        path.unlink()


def test_an_upgrade_is_refused_until_what_was_not_sent_is_exported_and_the_store_stays_as_it_was(folder: Path) -> None:
    make_old(folder / "store.db", key_of(folder), OLDER)
    before = (folder / "store.db").read_bytes()
    place = block(folder)
    with pytest.raises(Refused, match=r"sync\.upgrade_not_exported") as caught:
        opened(folder)
    assert str(place) in say_trouble(caught.value) and "{" not in say_trouble(caught.value, "en")
    assert schema_version(folder / "store.db", key_of(folder)) == OLDER
    assert (folder / "store.db").read_bytes() == before and not list(folder.glob("store-*"))
    place.unlink()
    store = opened(folder)
    assert StoreShelf(store).standing().unsent > 0
    (file,) = place.glob("*.db")
    assert schema_version(file, key_of(folder)) == OLDER, "what was exported is the store of before"
    store.close()
    assert schema_version(folder / "store.db", key_of(folder)) == NEWEST


def test_what_was_exported_before_an_upgrade_is_taken_in_again_where_all_else_is_lost(folder: Path) -> None:
    make_old(folder / "store.db", key_of(folder), OLDER)
    store = opened(folder)
    unsent = StoreShelf(store).standing().unsent
    store.close()
    lose_all_but_exports(folder)
    restored = Care(folder, around(), CHIEF.id, PASSWORD).restore()
    assert restored.backup is not None and (folder / "exports" / "unsent" / restored.backup).is_file()
    store = opened(folder)
    assert StoreShelf(store).standing().unsent >= unsent > 0 and store.check().faults == ()
    store.close()


def test_nobody_leaves_before_what_was_not_sent_is_exported(folder: Path) -> None:
    place = block(folder)
    door = DeskDoor(folder, around())
    door.enter(CHIEF.id, PASSWORD)
    assert door.is_tied()
    with pytest.raises(Refused, match=r"sync\.leave_not_exported") as caught:
        door.save_unsent()
    assert str(place) in say_trouble(caught.value) and "{" not in say_trouble(caught.value, "en")
    assert door.officer is not None and door.officer.id == CHIEF.id, "he is still at the desk"
    place.unlink()
    door.save_unsent()
    door.leave()
    (file,) = place.glob("*.db")
    assert door.officer is None and str(file) in door.unsent("zh_CN")
    door.close()


def test_what_was_exported_at_a_log_out_is_taken_in_again_and_only_the_newest_two_are_kept(folder: Path) -> None:
    door = DeskDoor(folder, around())
    for _ in range(3):
        door.enter(CHIEF.id, PASSWORD)
        assert door.store is not None
        door.store.do(CHIEF, receive, person())
        assert door.save_unsent() == door.save_unsent(), "what is exported already is not written twice"
        door.leave()
    assert len(list((folder / "exports" / "unsent").glob("*.db"))) == 2
    assert door.store is not None
    count = StoreShelf(door.store).standing().unsent
    door.close()
    lose_all_but_exports(folder)
    Care(folder, around(), CHIEF.id, PASSWORD).restore()
    store = opened(folder)
    assert StoreShelf(store).standing().unsent >= count - 1, "all but the log-out itself, which came after the export"
    store.close()


def test_while_the_center_answers_only_what_waits_long_is_exported(folder: Path) -> None:
    """The next round takes along what is fresh; a copy of the whole store at every shift change would be for nothing."""
    now = [NOON]
    door = DeskDoor(folder, replace(around(), now=lambda: moment_at(now[0], "training")))
    door.enter(CHIEF.id, PASSWORD)
    assert door.store is not None
    oldest = door.store.look(standing_of).oldest_unsent
    assert oldest is not None
    now[0] = oldest + FRESH - timedelta(seconds=1)
    door.store.touch.heard(door.store.around.now())
    assert door.save_unsent() is None and exported(door.store.profile) is None
    now[0] = oldest + FRESH
    file = door.save_unsent()
    assert file is not None, "the center answers and yet takes nothing"
    door.store.do(CHIEF, receive, person())
    now[0] = oldest
    door.store.touch.lost()
    assert door.save_unsent() != file, "what is fresh goes with no round while the center does not answer"
    door.close()


def test_comings_and_goings_within_ten_minutes_are_exported_once(folder: Path) -> None:
    now = [NOON]
    door = DeskDoor(folder, replace(around(), now=lambda: moment_at(now[0], "training")))

    def shift(minutes: int, *, works: bool) -> Path | None:
        now[0] = NOON + timedelta(minutes=minutes)
        door.enter(CHIEF.id, PASSWORD)
        assert door.store is not None
        if works:
            door.store.do(CHIEF, receive, person())
        made = door.save_unsent()
        door.leave()
        return made

    first = shift(0, works=True)
    assert first is not None and shift(5, works=False) == first
    second = shift(6, works=True)
    assert second != first and shift(16, works=False) == second != shift(17, works=False)
    door.close()


def test_whoever_was_let_go_is_gone_whatever_the_disk_says_then(folder: Path) -> None:
    """A second export was once refused when the window was closed already: the officer stayed signed in, without a log-out."""
    door = DeskDoor(folder, around())
    door.enter(CHIEF.id, PASSWORD)
    assert door.store is not None and door.save_unsent() is not None
    door.store.do(CHIEF, receive, person())
    block(folder)
    door.leave()
    assert door.officer is None
    query = sa.select(event.c.data).where(event.c.kind == SessionChanged.KIND).order_by(event.c.n.desc()).limit(1)
    assert LOG_OUT in door.store.look(lambda connection: connection.scalar(query))
    door.close()


def test_a_leave_without_room_for_an_export_is_told_how_much_room_it_needs(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    door = DeskDoor(folder, around())
    door.enter(CHIEF.id, PASSWORD)
    with monkeypatch.context() as full:
        full.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=3 * MEGABYTE))
        with pytest.raises(Refused, match=r"sync\.leave_no_room") as caught:
            door.save_unsent()
    assert "只剩 3 MB" in say_trouble(caught.value) and "has 3 MB left" in say_trouble(caught.value, "en")
    assert not list((folder / "exports" / "unsent").iterdir())
    file = door.save_unsent()
    assert file is not None and file.is_file()
    door.close()


def test_a_desk_without_a_center_exports_nothing(tmp_path: Path) -> None:
    folder = make_live_profile(tmp_path / "desk")
    door = DeskDoor(folder, around())
    door.enter(CHIEF.id, PASSWORD)
    door.leave()
    assert not door.is_tied() and door.store is not None and exported(door.store.profile) is None
    door.close()

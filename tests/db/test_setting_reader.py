"""What a preview stands on: read once, and never older than the last thing that was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from desk_for_tests import CHIEF, NOON, PASSWORD, around, frozen, make_live_profile

from app.desk import Desk
from app.ids import OfficerId
from app.staffing import set_officer
from db.desk.opening import log_in
from db.desk.setting_reader import SettingReader
from db.desk.store import Store

NEW = replace(CHIEF, id=OfficerId("w9"), name="新来的窗口人员", roles=())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    one, _ = log_in(make_live_profile(tmp_path / "p"), CHIEF.id, PASSWORD, around())
    yield one
    one.close()


def come_in(desk: Desk) -> None:
    set_officer(desk, NEW)


def test_what_was_written_is_in_the_next_setting(store: Store) -> None:
    assert "w9" not in store.setting(CHIEF).names
    store.do(CHIEF, come_in)
    assert store.setting(CHIEF).names[NEW.id] == NEW.name


def test_between_two_changes_the_store_is_read_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    inner = SettingReader._looked_up
    monkeypatch.setattr(SettingReader, "_looked_up", lambda self, *args: looked.append("x") or inner(self, *args))
    for _ in range(20):
        store.setting(CHIEF)
    assert len(looked) == 1
    store.exchange(lambda connection: (None, {"officers"}))
    assert store.setting(CHIEF).names == store.setting(CHIEF).names and len(looked) == 2


def test_a_change_that_falls_into_the_reading_is_not_missed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = SettingReader._looked_up

    def disturbed(self: SettingReader, *args: object) -> object:
        found = inner(self, *args)  # type: ignore[arg-type]
        monkeypatch.setattr(SettingReader, "_looked_up", inner)
        store.do(CHIEF, come_in)  # after the snapshot, before it is kept
        return found

    monkeypatch.setattr(SettingReader, "_looked_up", disturbed)
    assert "w9" not in store.setting(CHIEF).names
    assert "w9" in store.setting(CHIEF).names


def test_moment_and_reachability_are_those_of_now(store: Store) -> None:
    first = store.setting(CHIEF)
    store.around = replace(store.around, now=frozen(NOON.replace(minute=5)))
    assert store.setting(CHIEF).moment.at == NOON.replace(minute=5) != first.moment.at


def test_a_second_program_that_only_reads_sees_what_the_first_wrote(store: Store) -> None:
    beside, _ = log_in(store.profile.folder, CHIEF.id, PASSWORD, around(), read_only=True)
    assert "w9" not in beside.setting(CHIEF).names
    store.do(CHIEF, come_in)
    assert "w9" in beside.setting(CHIEF).names
    beside.close()

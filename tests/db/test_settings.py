"""What a setting holds is read back as it was kept, also by a use case in the same transaction."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desk_for_tests import CLERK, make_profile, open_desk

from app.desk import Desk, Records
from app.devices.choice import KEY, DeviceChoice, WedgeChoice, read_device_choice
from app.events.body import pack
from app.events.office import SettingChanged


def keep(desk: Desk, key: str, value: Any) -> Any:
    desk.record(None, SettingChanged(key, value))
    return desk.records.setting_value(key)


def held(records: Records, key: str) -> Any:
    return records.setting_value(key)


def test_a_setting_is_read_back_at_once_and_after_a_new_start(tmp_path: Path) -> None:
    choice = DeviceChoice(wedge=WedgeChoice(60, "~"))
    folder = make_profile(tmp_path / "profile")
    store = open_desk(folder)
    assert store.ask(held, KEY) is None
    assert read_device_choice(store.do(CLERK, keep, KEY, pack(choice))) == choice
    store.close()
    store = open_desk(folder)
    assert read_device_choice(store.ask(held, KEY)) == choice
    assert store.ask(held, "no such setting") is None
    store.close()


def test_the_last_value_counts_and_what_is_no_object_is_nothing(tmp_path: Path) -> None:
    store = open_desk(make_profile(tmp_path / "profile"))
    store.do(CLERK, keep, KEY, {"wedge": {"gap": 60}})
    store.do(CLERK, keep, KEY, {"wedge": {"gap": 70}})
    assert read_device_choice(store.ask(held, KEY)).wedge.gap == 70
    for value in ("text", 7, ["list"], None):
        store.do(CLERK, keep, KEY, value)
        assert store.ask(held, KEY) is None
    store.close()

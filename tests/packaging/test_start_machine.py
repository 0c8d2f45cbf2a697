"""What start.py sees of the machine, and what it asks Debian for."""

from __future__ import annotations

from pathlib import Path

import pytest
import start_machine
from start_machine import PACKAGES, Machine, has_display, has_fcitx, install_missing, missing

ALL = "\n".join(f"{name} installed" for name in PACKAGES)


def test_a_display_is_x_wayland_windows_or_a_mac() -> None:
    assert has_display({"DISPLAY": ":0"}, "linux")
    assert has_display({"WAYLAND_DISPLAY": "wayland-0"}, "linux")
    assert has_display({}, "win32")
    assert has_display({}, "darwin")
    assert not has_display({}, "linux")
    assert not has_display({"DISPLAY": ""}, "linux")


def test_who_asks_for_offscreen_gets_no_window() -> None:
    assert not has_display({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux")


def test_fcitx_is_found_by_its_name_or_its_process(tmp_path: Path) -> None:
    assert has_fcitx({"XMODIFIERS": "@im=fcitx"}, tmp_path)
    assert has_fcitx({"QT_IM_MODULE": "fcitx5"}, tmp_path)
    assert not has_fcitx({"XMODIFIERS": "@im=ibus"}, tmp_path)
    (tmp_path / "42").mkdir()
    (tmp_path / "42" / "comm").write_text("fcitx5\n")
    assert has_fcitx({}, tmp_path)


def test_nothing_is_missing_where_all_is_installed() -> None:
    assert missing(ALL) == []


def test_a_package_of_another_architecture_or_of_newer_debian_counts() -> None:
    newer = ALL.replace("libglib2.0-0 ", "libglib2.0-0t64 ").replace("libegl1 ", "libegl1:amd64 ")
    assert missing(newer) == []


def test_a_removed_package_is_missing_though_debian_still_lists_it() -> None:
    assert missing(ALL.replace("libegl1 installed", "libegl1 config-files")) == ["libegl1"]
    assert missing("") == list(PACKAGES)


def test_a_machine_that_is_not_debian_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert install_missing(Machine(has_display=True, has_fcitx=False, is_debian=False, is_root=True))
    assert capsys.readouterr().out == ""


def test_without_the_right_to_install_the_exact_list_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        start_machine, "answered", lambda command: ALL.replace("libgl1 installed", "").replace("libcups2", "x")
    )
    assert not install_missing(Machine(has_display=True, has_fcitx=False, is_debian=True, is_root=False))
    assert capsys.readouterr().out.strip().endswith("sudo apt-get install libgl1 libcups2")


def test_the_long_tests_ask_for_a_browser_and_a_print_service_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start_machine, "answered", lambda command: ALL)
    machine = Machine(has_display=True, has_fcitx=False, is_debian=True, is_root=False)
    assert install_missing(machine)
    assert not install_missing(machine, start_machine.LONG_TESTS)
    assert capsys.readouterr().out.strip().endswith("sudo apt-get install cups chromium default-jre-headless")

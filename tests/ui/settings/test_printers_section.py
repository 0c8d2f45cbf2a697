"""Printers by role: queue, tray, copies, sides; tried out by one key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from print_service import PrintService
from PySide6.QtCore import Qt
from settings_hands import SettingsDesk

from app.devices.choice import Duplex, PrinterChoice, read_device_choice
from app.devices.ports import PrintRole

Key = Qt.Key
Settings = Callable[[str], SettingsDesk]
TRAYS = '#!/bin/sh\necho "InputSlot/Media Source: *Auto Tray1 Manual"\n'


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PrintService:
    """A print service with two queues, found by its programs as on any computer."""
    folder = tmp_path / "cups"
    folder.mkdir()
    played = PrintService(folder)
    (folder / "lpoptions").write_text(TRAYS)
    (folder / "lpoptions").chmod(0o700)
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    return played


def test_notices_and_receipts_come_out_of_printers_of_their_own(service: PrintService, settings: Settings) -> None:
    at = settings("printers")
    at.choose("settings.notice.queue", "HP")
    at.desk.wait(lambda: at.input("settings.notice.tray").findData("Tray1") >= 0)  # type: ignore[attr-defined]
    at.choose("settings.notice.tray", "Tray1")
    at.choose("settings.notice.duplex", Duplex.LONG_EDGE.value)
    at.choose("settings.receipt.queue", "SLIP")
    at.retype("settings.receipt.copies", "2")
    at.save()
    kept = read_device_choice(at.kept("devices"))
    assert kept.notice == PrinterChoice("HP", "Tray1", 0, Duplex.LONG_EDGE)
    assert kept.receipt == PrinterChoice("SLIP", copies=2)
    assert kept.printer_of(PrintRole.BADGE) == kept.notice


def test_a_queue_that_went_away_is_told_and_stays_chosen(service: PrintService, settings: Settings) -> None:
    at = settings("printers")
    at.choose("settings.notice.queue", "HP")
    at.save()
    service.says(queues="SLIP\n")
    at.desk.press(Key.Key_F8)
    at.desk.wait(lambda: "现在没有" in at.input("settings.notice.queue").currentText())  # type: ignore[attr-defined]
    at.retype("settings.notice.copies", "1")
    at.desk.wait(lambda: "没有打印队列“HP”" in at.message("settings.notice.queue"))


def test_a_test_paper_comes_out_and_has_no_legal_effect(settings: Settings) -> None:
    at = settings("printers")
    at.input("settings.receipt.queue").setFocus()
    at.desk.press(Key.Key_F6)
    at.desk.wait(lambda: "请看纸" in at.message("settings.receipt.queue"))
    (paper,) = at.desk.printed()
    assert paper.read_bytes().startswith(b"%PDF") and at.desk.store.ask(lambda records: records.numbers()) == ()


def test_papers_can_be_kept_as_files(settings: Settings, tmp_path: Path) -> None:
    at = settings("printers")
    assert not at.input("settings.notice.folder").isVisible()
    at.choose("settings.notice.queue", "file:")
    at.retype("settings.notice.folder", str(tmp_path / "none"))
    at.desk.wait(lambda: "没有文件夹" in at.message("settings.notice.queue"))
    (tmp_path / "papers").mkdir()
    at.retype("settings.notice.folder", str(tmp_path / "papers"))
    at.save()
    assert read_device_choice(at.kept("devices")).notice.queue == f"file:{tmp_path / 'papers'}"


@pytest.mark.parametrize(("copies", "told"), [("12", "份数不能是 12"), ("两份", "不是整数")])
def test_copies_that_cannot_be_meant_are_told(settings: Settings, copies: str, told: str) -> None:
    at = settings("printers")
    at.retype("settings.notice.copies", copies)
    at.desk.wait(lambda: told in at.message("settings.notice.copies"))
    at.desk.press(Key.Key_F12)
    at.settle()
    assert at.kept("devices") is None

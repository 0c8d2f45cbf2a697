"""The last net: what nobody caught is written down and told, on any thread."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.crash import CrashNet, CrashPage, set_fault_aside


def test_an_uncaught_fault_is_written_and_told(tmp_path: Path, qapp: object):
    net, told = CrashNet(tmp_path), []
    net.caught.connect(told.append)
    net.spread()
    try:
        raise ValueError("nobody caught me")
    except ValueError:
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
    finally:
        net.fold()
    assert "nobody caught me" in told[0]
    assert "nobody caught me" in (tmp_path / "fault.log").read_text("utf-8")


def test_a_fault_on_another_thread_is_told_too(tmp_path: Path, qtbot: QtBot):
    net = CrashNet(tmp_path)
    net.spread()
    with qtbot.waitSignal(net.caught) as told:
        thread = threading.Thread(target=lambda: [][1])
        thread.start()
        thread.join()
    net.fold()
    assert "IndexError" in told.args[0]


def test_the_hooks_are_given_back(tmp_path: Path, qapp: object):
    net = CrashNet(tmp_path)
    before = sys.__excepthook__
    net.spread()
    net.fold()
    assert sys.excepthook is before
    net.fold()


def test_the_report_can_be_copied_and_left(qtbot: QtBot):
    page = CrashPage()
    qtbot.addWidget(page)
    page.show_report("Traceback: KeyError")
    page._copy.click()
    assert QApplication.clipboard().text() == "Traceback: KeyError"
    with qtbot.waitSignal(page.dismissed):
        page._go_on.click()


def test_faults_of_the_last_run_are_set_aside_and_a_folder_made_later_is_used(tmp_path: Path, qapp: object):
    logs = tmp_path / "logs"
    net = CrashNet(None)
    net.spread()
    net.log_to(logs)
    logs.mkdir()
    assert not set_fault_aside(logs)
    net.log_to(logs)
    net.tell("a fault")
    net.fold()
    assert set_fault_aside(logs)
    assert "a fault" in (logs / "fault-last.log").read_text("utf-8")
    assert not set_fault_aside(logs)

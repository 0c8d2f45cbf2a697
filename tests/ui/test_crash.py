"""The last net: what nobody caught is written down and told, on any thread."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.crash import CrashNet, CrashPage, set_fault_aside, without_data


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
    (logs / "fault.log").write_text("a later fault", "utf-8")
    assert set_fault_aside(logs)
    assert sorted(path.read_text("utf-8").strip() for path in logs.glob("fault-2*.log")) == ["a fault"]
    assert (logs / "fault-last.log").read_text("utf-8") == "a later fault"


REPORT = """Traceback (most recent call last):
  File "/opt/yimen/ui/work.py", line 201, in _work
    answer = _Answer(job, value=job.run())
  File "/opt/yimen/app/acceptance/accept.py", line 40, in accept
    raise ValueError(f"{name} {number}")
{fault}
"""


@pytest.mark.parametrize(
    ("fault", "kept"),
    [
        ("KeyError: '王建国'", "KeyError: …"),
        ("ValueError: 王𠅤国 341702199003072570", "ValueError: … …"),
        ("ValueError: 34170219900307257X 不对", "ValueError: … …"),
        (
            "TypeError: unsupported operand type(s) for +: 'int' and 'str'",
            "TypeError: unsupported operand type(…) for +: … and …",
        ),
        (
            "IntegrityError: UNIQUE failed [parameters: (John Smith, 13800138000)]",
            "IntegrityError: UNIQUE failed [parameters: (…)]",
        ),
        ("OperationalError: locked\n    [SQL: 'x', (王建国)]", "    [SQL: …, (…)]"),
        ("ZeroDivisionError: division by zero", "ZeroDivisionError: division by zero"),
    ],
)
def test_a_report_says_where_and_not_about_whom(fault: str, kept: str):
    """PIPL: logs leave the desk with the administrator; no applicant's data may go along."""
    told = without_data(REPORT.replace("{fault}", fault)).splitlines()
    assert told[:5] == REPORT.splitlines()[:5]
    assert told[-1] == kept


def test_neither_log_nor_page_nor_clipboard_has_a_name(tmp_path: Path, qtbot: QtBot):
    net, page = CrashNet(tmp_path), CrashPage()
    qtbot.addWidget(page)
    net.caught.connect(page.show_report)
    net.tell(REPORT.replace("{fault}", "KeyError: '王建国 13800138000'"))
    net.fold()
    page._copy.click()
    for text in (
        (tmp_path / "fault.log").read_text("utf-8"),
        page._report.toPlainText(),
        QApplication.clipboard().text(),
    ):
        assert "accept.py" in text and "王建国" not in text and "13800138000" not in text

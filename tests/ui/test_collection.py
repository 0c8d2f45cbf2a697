"""No widget is destroyed on a thread of the window's jobs: neither by the collector of cycles nor by a job's last reference."""

from __future__ import annotations

import gc
import sys
import threading
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QTableView, QWidget
from pytestqt.qtbot import QtBot
from ui_gallery import CLERK, MemoryStore

from ui.acceptance.checklist import Checklist
from ui.catalogue.grid import RecordGrid
from ui.catalogue.grids import basis
from ui.collection import collect_due, keep_for_good
from ui.folders.lines_table import LinesTable
from ui.turns import LONGEST_TURN
from ui.widgets.case_model import Column
from ui.widgets.case_table import CaseTable
from ui.work import Work

HERE = threading.get_ident


class Tied(QWidget):
    """A widget that only the collector can free: it holds itself."""

    def __init__(self, told: list[int]) -> None:
        super().__init__()
        self.me = self
        self.destroyed.connect(lambda: told.append(HERE()), Qt.ConnectionType.DirectConnection)


def allocate() -> int:
    """Make far more containers than the collector waits for."""
    return len([[n] for n in range(50_000)])


def test_a_window_with_jobs_leaves_collecting_to_the_gui_thread(qtbot: QtBot, work: Work) -> None:
    """A style sheet fell over a widget that the collector had destroyed from the records thread."""
    assert not gc.isenabled()
    told: list[int] = []
    Tied(told)
    done: list[int] = []
    work.run(work, allocate, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert told == []
    gc.set_threshold(1, 1, 1)
    try:
        qtbot.waitUntil(lambda: collect_due() or bool(told))
    finally:
        gc.set_threshold(700, 10, 10)
    assert told == [HERE()]


def dropped_while_running(qtbot: QtBot, start: Callable[[QObject, threading.Event], None]) -> list[int]:
    """Return on which threads the owner of a job was destroyed, when nobody else held it."""
    told: list[int] = []
    gate = threading.Event()
    owner = QObject()
    owner.destroyed.connect(lambda: told.append(HERE()), Qt.ConnectionType.DirectConnection)
    start(owner, gate)
    del owner
    gate.set()
    qtbot.waitUntil(lambda: bool(told))
    return told


def test_the_last_reference_to_the_owner_of_a_job_is_dropped_on_the_gui_thread(qtbot: QtBot) -> None:
    for _ in range(20):
        work = Work()
        work.open(MemoryStore(), CLERK)

        def run(owner: QObject, gate: threading.Event, work: Work = work) -> None:
            work.run(owner, gate.wait, lambda _, kept=owner: None)

        def overtaken(owner: QObject, gate: threading.Event, work: Work = work) -> None:
            work.paper(work, gate.wait, lambda _: None)
            work.paper(work, gate.wait, lambda _: None)
            for _ in range(2):
                work.paper_latest(owner, "slot", gate.wait, lambda _, kept=owner: None)

        assert dropped_while_running(qtbot, run) == [HERE()]
        assert dropped_while_running(qtbot, overtaken) == [HERE()]
        work.close()


def test_what_is_kept_for_good_is_no_more_work_for_the_collector(qtbot: QtBot) -> None:
    """A whole collection looked at every library again, a tenth of a second at the window, whenever it was due."""
    gc.collect()
    held = [[n] for n in range(1000)]
    before = gc.get_freeze_count()
    keep_for_good()
    assert gc.get_freeze_count() >= before + len(held)
    assert not any(one is held[0] for one in gc.get_objects())


def test_no_thread_of_the_window_waits_longer_than_a_millisecond_for_its_turn(work: Work) -> None:
    """A key typed while a list was read beside the window took ten times as long to its paint."""
    assert sys.getswitchinterval() <= LONGEST_TURN == 0.001


TABLES: dict[str, Callable[[], QTableView]] = {
    "material list at the counter": lambda: Checklist("one", "材料", "zh_CN"),
    "grid of an item": lambda: RecordGrid(basis()),
    "lines of a folder": lambda: LinesTable("one", "卷内目录"),
    "list of cases": lambda: CaseTable("one", "办件", [Column("名称", str)]),
}


@pytest.mark.parametrize("name", TABLES)
def test_nothing_is_left_of_a_table_that_is_closed(qtbot: QtBot, name: str) -> None:
    """A model without a parent held its table by what listened to it: every window that was left kept its grids for ever."""
    gc.collect()
    before = sum(isinstance(one, QObject) for one in gc.get_objects())
    table = TABLES[name]()
    held = weakref.ref(table)
    table.deleteLater()
    del table
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert held() is None
    assert sum(isinstance(one, QObject) for one in gc.get_objects()) <= before

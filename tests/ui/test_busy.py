"""What takes long is told at the foot of the window while it lasts; what is done at once never flickers."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from ui_gallery import Hall, MemoryStore

from ui.busy import MOMENT_MILLISECONDS, BusyWatch, busy_words
from ui.widgets.busy_line import BusyLine
from ui.work import Work


class Gate:
    """A use case that takes as long as the test wants."""

    def __init__(self) -> None:
        self.event = threading.Event()

    def accept(self, _: object) -> None:
        self.event.wait(10)

    def print_pdf(self) -> None:
        self.event.wait(10)


def foot(hall: Hall) -> BusyLine:
    return hall.window.statusbar.busy


def test_an_act_that_takes_longer_than_a_moment_is_told_until_it_is_done(hall: Hall, qtbot: QtBot):
    gate = Gate()
    hall.work.do(hall.form(), gate.accept, lambda _: None)
    assert foot(hall).text() == "", "not at once"
    qtbot.waitUntil(lambda: foot(hall).text() == "正在受理、制作文书……", timeout=30_000)
    assert foot(hall).isVisible() and foot(hall).accessibleName() == "正在受理、制作文书……"
    gate.event.set()
    qtbot.waitUntil(lambda: foot(hall).text() == "")
    assert not foot(hall).isVisible()


def test_what_is_done_at_once_never_shows_the_sign(hall: Hall, qtbot: QtBot):
    seen: list[str] = []
    for _ in range(5):
        hall.work.do(hall.form(), lambda desk: None, lambda _: seen.append(foot(hall).text()))
    qtbot.waitUntil(lambda: len(seen) == 5)
    qtbot.wait(MOMENT_MILLISECONDS + 50)
    assert seen == [""] * 5 and foot(hall).text() == ""


def test_a_paper_that_is_being_printed_is_told_before_what_was_asked_later(hall: Hall, qtbot: QtBot):
    printing, accepting = Gate(), Gate()
    hall.work.paper(hall.form(), printing.print_pdf, lambda _: None)
    hall.work.do(hall.form(), accepting.accept, lambda _: None)
    qtbot.waitUntil(lambda: foot(hall).text() == "正在打印文书……", timeout=30_000)
    printing.event.set()
    qtbot.waitUntil(lambda: foot(hall).text() == "正在受理、制作文书……")
    accepting.event.set()
    qtbot.waitUntil(lambda: foot(hall).text() == "")


def test_a_slow_printer_shows_the_sign_and_a_trouble_takes_it_away(hall: Hall, qtbot: QtBot):
    Path(hall.folder / "printer.state").write_text("blocked 1")
    hall.window.printing._devices.print_pdf(hall.form(), b"%PDF", "纸", 1, lambda _: None)
    qtbot.waitUntil(lambda: foot(hall).text() == "正在打印文书……", timeout=30_000)
    qtbot.waitUntil(lambda: foot(hall).text() == "", timeout=30_000)


def test_reads_and_live_previews_need_no_sign(hall: Hall, qtbot: QtBot):
    gate = Gate()
    hall.work.paper_latest(hall.form(), "preview", gate.print_pdf, lambda _: None)
    qtbot.wait(MOMENT_MILLISECONDS + 100)
    assert hall.work.doing() == () and foot(hall).text() == ""
    gate.event.set()


@pytest.mark.parametrize("job", ["accept", "print_pdf", "enter", "import_table", "no_such_job", ""])
def test_every_job_has_words(job: str):
    assert busy_words(job).startswith("正在") and busy_words(job).endswith("……")


def test_a_line_that_is_gone_hears_nothing_more(qtbot: QtBot):
    work, gate = Work(MemoryStore()), Gate()
    line = BusyLine("gone.busy")
    qtbot.addWidget(line)
    BusyWatch(work, line)
    line.deleteLater()
    qtbot.wait(10)
    answered: list[object] = []
    work.run(work, gate.print_pdf, answered.append)
    gate.event.set()
    qtbot.waitUntil(lambda: len(answered) == 1)
    work.close()

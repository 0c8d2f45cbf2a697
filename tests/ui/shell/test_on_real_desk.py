"""The shell over the real store: printing into the ledger, drafts through a lock, scans, a shift that ends."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from real_desk import RealDesk

from app.state import CaseState

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(qtbot: QtBot, profile: Path, tmp_path: Path) -> Iterator[RealDesk]:
    (tmp_path / "devices").mkdir()
    one = RealDesk(qtbot, profile, tmp_path / "devices")
    one.show()
    one.settle()
    yield one
    one.close()
    qtbot.wait(1)


def accept(desk: RealDesk) -> None:
    """Accept an application by card, up to the moment the case stands in the store."""
    desk.put_card(name="王建国", id_number="341702199003072570", address="示例区长江南路100号")
    desk.type_text("spjy")
    desk.press(Qt.Key.Key_Return)
    for answer in (Qt.Key.Key_2, Qt.Key.Key_4):
        desk.press(answer, Qt.KeyboardModifier.AltModifier)
    desk.press(Qt.Key.Key_F4)
    desk.wait(lambda: desk.focus().objectName().endswith("phone"))
    desk.type_text("13800001234")
    desk.press(Qt.Key.Key_F6)
    desk.press(Qt.Key.Key_A, CTRL)
    desk.press(Qt.Key.Key_F12)
    desk.wait(desk.cases)


def test_a_printed_paper_stands_in_the_ledger_with_its_printer(desk: RealDesk):
    accept(desk)
    (case,) = desk.cases()
    desk.wait(lambda: all(notice.prints == 1 for notice in desk.notices(case)))
    papers = {desk.store.ask(lambda records, one=notice.id: records.pdf(one)) for notice in desk.notices(case)}
    assert {path.read_bytes() for path in desk.printed()} == papers
    assert desk.problem() == ""


def test_a_case_is_accepted_though_the_printer_is_not(desk: RealDesk):
    """opencrvs 12809: "printed" is written only after the paper came out."""
    (desk.folder / "printer.state").write_text("trouble")
    accept(desk)
    desk.wait(desk.problem)
    (case,) = desk.cases()
    assert case.state is CaseState.IN_PROGRESS
    assert desk.problem().startswith("打印机报告故障")
    assert [notice.prints for notice in desk.notices(case)] == [0] * len(desk.notices(case))
    assert desk.printed() == []
    (desk.folder / "printer.state").write_text("ready")
    desk.window.print_notices(desk.notices(case))
    desk.wait(lambda: all(notice.prints == 1 for notice in desk.notices(case)))


def test_a_locked_desk_gives_the_draft_back(desk: RealDesk):
    """osTicket 635: a time-out eats the form."""
    desk.type_text("spjy")
    desk.press(Qt.Key.Key_Return)
    desk.put_card(name="王建国", id_number="341702199003072570")
    desk.press(Qt.Key.Key_F4)
    desk.wait(lambda: desk.focus().objectName().endswith("phone"))
    desk.type_text("13800001234")
    desk.press(Qt.Key.Key_L, CTRL)
    desk.wait(lambda: desk.window.is_locked)
    desk.settle()
    QTest.keyClicks(desk.window.curtain._password.edit, "any")
    QTest.keyClick(desk.window.curtain._password.edit, Qt.Key.Key_Return)
    desk.wait(lambda: not desk.window.is_locked)
    names = ("acceptance.phone", "acceptance.name", "acceptance.item")

    def texts() -> list[str]:
        found = [desk.window.findChild(object, name) for name in names]
        return [getattr(widget, "text", str)() for widget in found]

    desk.wait(lambda: "13800001234" in texts())
    assert "王建国" in texts()


def test_a_lock_and_an_unlocking_are_on_record(desk: RealDesk):
    desk.press(Qt.Key.Key_L, CTRL)
    desk.wait(lambda: desk.window.is_locked)
    desk.settle()
    QTest.keyClicks(desk.window.curtain._password.edit, "any")
    QTest.keyClick(desk.window.curtain._password.edit, Qt.Key.Key_Return)
    desk.wait(lambda: not desk.window.is_locked)
    desk.settle()
    events = desk.store.ask(lambda records: records.office_events())
    assert [e.data["what"] for e in events if e.kind == "session_changed"] == ["lock", "unlock"]
    assert {e.officer for e in events if e.kind == "session_changed"} == {"w1"}


def test_what_was_typed_is_still_there_when_a_fault_was_told(desk: RealDesk):
    desk.type_text("spjy")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    page = desk.page()
    name = page.findChild(QLineEdit, "acceptance.name")
    assert name is not None
    name.setFocus()
    desk.type_text("王建国")
    desk.work.crashed.emit("Traceback: KeyError")
    assert desk.window.crash_curtain.isVisible()
    desk.press(Qt.Key.Key_Escape)
    assert not desk.window.crash_curtain.isVisible() and desk.page() is page
    assert name.text() == "王建国" and desk.focus() is name, "and the cursor is where it was"


def test_a_scanned_case_number_opens_its_file_from_any_page(desk: RealDesk):
    accept(desk)
    (case,) = desk.cases()
    desk.window.go("supplementation")
    desk.settle()
    desk.scan(case.number)
    desk.wait(lambda: desk.page().key == "casefile")
    desk.settle()
    assert desk.problem() == ""


def test_every_page_of_the_window_opens_without_trouble(desk: RealDesk):
    accept(desk)
    for key in ("supplementation", "delivery", "casefile", "acceptance"):
        desk.window.go(key)
        desk.settle()
        assert desk.page().key == key
        assert desk.problem() == ""
        assert not desk.window.crash_curtain.isVisible()


def test_counts_stand_in_the_navigation_before_the_pages_are_opened(desk: RealDesk):
    desk.window.warm_pages()
    desk.wait(lambda: len(desk.window.deck._pages) == len(desk.window.deck._builders))
    desk.settle()
    assert desk.page().key == "acceptance"
    assert desk.problem() == ""


def test_the_next_officer_finds_another_window(desk: RealDesk):
    left: list[int] = []
    desk.window.left.connect(lambda: left.append(1))
    before = desk.window
    desk.press(Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert left == [1]
    assert not before.isVisible()
    from ui.shell.window import ShellWindow

    desk.window = ShellWindow(desk.work, desk.devices, before.sign, lambda officer_id, password: None)
    desk.window.open_pages(desk.surroundings())
    desk.window.show()
    desk.settle()
    assert desk.page().key == "acceptance"


def test_a_closed_window_asks_the_store_nothing_though_its_pages_were_just_answered(
    desk: RealDesk, monkeypatch: pytest.MonkeyPatch
):
    """What came back while the window closed once asked the setting of a store whose folder was gone."""
    for key in ("delivery", "casefile", "supplementation", "delivery"):
        desk.window.go(key)
    desk.work._records.submit(int).result()  # all is answered, but the window has not heard it yet
    desk.window.close()
    asked: list[str] = []
    monkeypatch.setattr(desk.store, "setting", lambda officer: asked.append(officer.id))
    monkeypatch.setattr(desk.store, "ask", lambda query, *args: asked.append(query.__name__))
    desk.work._noticed.emit(frozenset({"cases", "notices"}))
    desk.window.wedge.scanned.emit("341702202611230001000017")
    desk.window.go("casefile")
    desk.qtbot.wait(1)
    assert asked == []


def test_a_problem_and_the_last_result_go_with_the_first_key_of_what_follows(desk: RealDesk):
    accept(desk)
    desk.wait(lambda: desk.window.actionbar.result.text())
    desk.settle()
    desk.wait(lambda: not desk.window.printing._is_printing)
    desk.press(Qt.Key.Key_Z, CTRL)
    assert "文书已打印，不能撤销" in desk.problem()
    desk.type_text("s")
    assert desk.problem() == ""
    assert desk.window.actionbar.result.text() == ""


def test_a_window_that_was_closed_is_held_by_nothing_that_lives_on(qtbot: QtBot, profile: Path, tmp_path: Path) -> None:
    """The next officer gets a window of his own: the one before, with all its pages, must not stay in memory."""
    folder = tmp_path / "devices"
    folder.mkdir()
    desk = RealDesk(qtbot, profile, folder)
    desk.show()
    desk.settle()
    gone, lives_on = weakref.ref(desk.window), (desk.devices, desk.work)
    desk.close()
    del desk
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert gone() is None and all(lives_on)

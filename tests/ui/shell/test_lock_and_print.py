"""A locked window holds nothing of a case; a paper is printed from the store and recorded only then."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from ui_gallery import PASSWORD, Hall

from app.desk import Notice
from app.filing import record_print
from app.ids import CaseId, NoticeId
from ui.shell.idle import IdleWatch

SECRET = "341702199003072570"


def spoken(interface: QAccessibleInterface) -> str:
    """Return everything a screen reader could read out of a tree."""
    kinds = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)
    texts = [interface.text(kind) for kind in kinds]
    children = [interface.child(number) for number in range(interface.childCount())]
    return " ".join([*texts, *(spoken(child) for child in children if child is not None)])


def test_after_the_lock_no_widget_clipboard_or_screen_reader_has_the_number(hall: Hall, qtbot: QtBot):
    hall.form().id_number.set_text(SECRET)
    QApplication.clipboard().setText(SECRET)
    assert SECRET in spoken(QAccessible.queryAccessibleInterface(hall.window))
    QTest.keyClick(hall.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.wait(5)
    assert hall.window.curtain.isVisible()
    assert SECRET not in spoken(QAccessible.queryAccessibleInterface(hall.window))
    assert SECRET not in QApplication.clipboard().text()
    texts = [getattr(widget, "text", str)() for widget in hall.window.findChildren(QWidget)]
    assert all(SECRET not in str(text) for text in texts)


def test_keys_are_dead_while_locked(hall: Hall):
    hall.window.lock()
    hall.window.go("list")
    QTest.keyClick(hall.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(hall.window, Qt.Key.Key_F1)
    assert hall.window.help.isHidden()
    assert hall.window.deck.page() is hall.form() and not hall.window.deck.isVisible()
    assert hall.window.curtain.isVisible()


def test_what_a_second_person_typed_to_sign_is_gone_after_the_lock(hall: Hall):
    secret, plain = QLineEdit(hall.window.bench), QLineEdit(hall.window.bench)
    secret.setEchoMode(QLineEdit.EchoMode.Password)
    for edit in (secret, plain):
        edit.setText("a1-password")
    hall.window.lock()
    assert (secret.text(), plain.text()) == ("", "a1-password")


def test_a_file_dialog_left_open_is_closed_by_the_lock(hall: Hall, qtbot: QtBot):
    dialog = QFileDialog(hall.form(), "导出文书 341702")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    hall.window.lock()
    assert not dialog.isVisible() and hall.window.is_locked


def test_nobody_takes_back_an_act_on_the_locked_window(hall: Hall, qtbot: QtBot):
    undone: list[int] = []
    hall.window.actionbar.result.show_result("已收件", undo=lambda: undone.append(1))
    hall.window.lock()
    edit = hall.window.curtain._password.edit
    qtbot.waitUntil(edit.hasFocus)
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hall.window.keys.set_enabled(True)  # a panel that closes meanwhile gives the keys back
    QTest.keyClick(edit, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert not undone and all(not one.isEnabled() for one in hall.window.keys._own)


def test_the_officers_password_opens_the_page_that_was_open(hall: Hall, qtbot: QtBot):
    hall.list()
    hall.window.lock()
    edit = hall.window.curtain._password.edit
    qtbot.waitUntil(edit.hasFocus)
    QTest.keyClicks(edit, PASSWORD)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not hall.window.is_locked)
    page = hall.window.deck.page()
    assert page is not None
    assert page.key == "list"
    assert edit.text() == ""


def test_a_wrong_password_is_told_in_place_and_may_be_tried_again(hall: Hall, qtbot: QtBot):
    hall.window.lock()
    field = hall.window.curtain._password
    QTest.keyClicks(field.edit, "wrong")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: field.tone() == "bad")
    assert field.message() == "工号或密码不对，请核对后重输；再错 3 次将暂停登录。"
    assert field.text() == ""
    assert hall.window.is_locked
    assert hall.window.problems.isHidden()


def test_the_lock_waits_for_an_act_that_is_under_way(hall: Hall, qtbot: QtBot):
    page = hall.form()
    gate = threading.Event()
    hall.work.do(page, lambda _: gate.wait(5), lambda _: None)
    hall.window.lock()
    assert not hall.window.is_locked
    gate.set()
    qtbot.waitUntil(lambda: hall.window.is_locked)


def test_an_idle_desk_locks_itself(hall: Hall):
    now = [0.0]
    told: list[int] = []
    watch = IdleWatch(hall.window, 300, clock=lambda: now[0])
    watch.idle.connect(lambda: told.append(1))
    now[0] = 299.0
    watch.look()
    assert told == []
    now[0] = 300.0
    watch.look()
    watch.look()
    assert told == [1]


def test_a_key_or_a_click_begins_the_idle_time_anew(hall: Hall):
    now = [0.0]
    told: list[int] = []
    watch = IdleWatch(hall.window, 300, clock=lambda: now[0])
    watch.idle.connect(lambda: told.append(1))
    watch.look()
    now[0] = 200.0
    handle = hall.window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    now[0] = 400.0
    watch.look()
    assert told == []


def test_a_shift_change_closes_the_window_and_says_so(hall: Hall, qtbot: QtBot):
    with qtbot.waitSignal(hall.window.left):
        hall.window.navigation.leave_wanted.emit()
    assert not hall.window.isVisible()


def notice(number: str, title: str) -> Notice:
    at = datetime(2026, 11, 23, 1, tzinfo=UTC)
    return Notice(
        NoticeId(number), CaseId("c1"), "acceptance", 1, title, number, "00", at, date(2026, 11, 23), 1, 2, {}
    )


@pytest.fixture
def papers(hall: Hall) -> tuple[Notice, ...]:
    made = (notice("示市监受字〔2026〕12号", "受理通知书"), notice("示市监收字〔2026〕7号", "收件凭证"))
    hall.store.papers = {one.id: one for one in made}
    return made


def recorded(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int, str]]:
    """Let the store write down what record_print was asked, instead of an event."""
    found: list[tuple[str, int, str]] = []

    def write(_: object, case: CaseId, one: NoticeId, *, copies: int, printer: str, reason: str) -> int:
        found.append((one, copies, printer))
        return 1

    assert record_print.__name__ == "record_print"
    monkeypatch.setattr("ui.shell.printing.record_print", write)
    return found


def test_the_stored_bytes_are_printed_in_order_and_then_recorded(
    hall: Hall, qtbot: QtBot, papers: tuple[Notice, ...], monkeypatch: pytest.MonkeyPatch
):
    found = recorded(hall, monkeypatch)
    hall.window.actionbar.result.show_result("已受理", undo=lambda: None)
    hall.window.print_notices(papers)
    assert not hall.window.actionbar.result.can_undo()
    qtbot.waitUntil(lambda: len(found) == 2)
    files = sorted((hall.folder / "printed").iterdir())
    assert [file.name for file in files] == [
        "0001-受理通知书_示市监受字_2026_12号.pdf",
        "0002-收件凭证_示市监收字_2026_7号.pdf",
    ]
    assert files[0].read_bytes() == f"%PDF {papers[0].id}".encode()
    assert found == [(papers[0].id, 2, "fake"), (papers[1].id, 2, "fake")]


def test_what_was_not_printed_is_not_recorded_as_printed(
    hall: Hall, qtbot: QtBot, papers: tuple[Notice, ...], monkeypatch: pytest.MonkeyPatch
):
    """opencrvs 12809: "printed" though no file was made."""
    found = recorded(hall, monkeypatch)
    Path(hall.folder / "printer.state").write_text("trouble")
    hall.window.print_notices(papers)
    qtbot.waitUntil(lambda: hall.window.problems.isVisible())
    assert hall.window.problems.text() == "打印机报告故障，请检查设备（电源、连线、指示灯）后再试。"
    assert found == []
    Path(hall.folder / "printer.state").write_text("ready")
    hall.window.print_notices(papers[:1], "卡纸后重打")
    qtbot.waitUntil(lambda: len(found) == 1)


def test_a_reprint_without_a_reason_is_refused_before_the_paper_comes_out(
    hall: Hall, qtbot: QtBot, papers: tuple[Notice, ...], monkeypatch: pytest.MonkeyPatch
):
    """motcua 18: a reprint is a ledger entry with a reason."""
    found = recorded(hall, monkeypatch)
    hall.store.papers = {papers[0].id: replace(papers[0], prints=1)}
    hall.window.print_notices(papers[:1])
    qtbot.waitUntil(lambda: hall.window.problems.isVisible())
    assert "受理通知书" in hall.window.problems.text()
    assert not (hall.folder / "printed").exists()
    hall.window.print_notices(papers[:1], "申请人遗失")
    qtbot.waitUntil(lambda: len(found) == 1)
    assert len(list((hall.folder / "printed").iterdir())) == 1

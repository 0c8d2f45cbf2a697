"""A printer in trouble: the case is unharmed, the failure is on record, one key prints the papers again from any page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from real_desk import RealDesk

from app.print_ledger import prints_of
from app.state import CaseState
from ui.widgets.text import Text

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
FAULTS = {
    "no_paper": "缺纸",
    "offline": "连接不上",
    "stopped": "已被停用",
    "vanished": "从打印机（fake）的队列中消失了",
    "disk_full": "磁盘已满",
    "no_cups": "没有打印服务",
    "trouble": "打印机报告故障",
}


@pytest.fixture
def desk(qtbot: QtBot, profile: Path, tmp_path: Path) -> Iterator[RealDesk]:
    (tmp_path / "devices").mkdir()
    one = RealDesk(qtbot, profile, tmp_path / "devices")
    one.show()
    one.settle()
    yield one
    one.close()
    qtbot.wait(1)


def accept(desk: RealDesk, name: str = "王建国") -> None:
    """Accept an application, up to the moment its case stands in the store."""
    known = len(desk.cases())
    desk.put_card(name=name, id_number="341702199003072570", address="示例区长江南路100号")
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
    desk.wait(lambda: len(desk.cases()) > known)


def printer(desk: RealDesk, word: str) -> None:
    (desk.folder / "printer.state").write_text(word)


def at_the_foot(desk: RealDesk) -> str:
    label = desk.window.findChild(Text, "statusbar.unprinted")
    assert isinstance(label, Text)
    return "" if label.isHidden() else label.text()


def again_button(desk: RealDesk) -> QWidget:
    button = desk.window.findChild(QWidget, "ProblemBar.again")
    assert isinstance(button, QWidget)
    return button


def ledger(desk: RealDesk) -> list[tuple[int, str]]:
    (case,) = desk.cases()
    events = desk.store.ask(lambda records: records.events(case.id))
    return [(line.ordinal, line.cause) for notice in desk.notices(case) for line in prints_of(notice, events)]


@pytest.mark.parametrize("word", sorted(FAULTS))
def test_every_fault_is_said_leaves_the_case_whole_and_one_key_prints_again(desk: RealDesk, word: str):
    """opencrvs 12809: "printed" is written only after the paper came out."""
    printer(desk, word)
    accept(desk)
    desk.wait(desk.problem)
    (case,) = desk.cases()
    assert FAULTS[word] in desk.problem()
    assert case.state is CaseState.IN_PROGRESS
    desk.wait(lambda: ledger(desk))
    cause = "device.trouble" if word == "trouble" else f"printer.{word}"
    assert ledger(desk) == [(0, cause)]
    assert again_button(desk).isVisible() and "《受理通知书》没有打印出来，按 Ctrl+Shift+P 再打" in at_the_foot(desk)
    printer(desk, "ready")
    desk.press(Qt.Key.Key_P, CTRL | SHIFT)
    desk.wait(lambda: (1, "") in ledger(desk))
    desk.settle()
    assert ledger(desk) == [(0, cause), (1, "")], "recorded as failed, then as the original"
    assert len(desk.printed()) == 1
    assert (desk.problem(), at_the_foot(desk)) == ("", "")


def test_what_waited_behind_the_failed_paper_is_printed_with_it_in_order(desk: RealDesk):
    printer(desk, "no_paper")
    accept(desk)
    desk.wait(lambda: at_the_foot(desk))
    accept(desk, "李秀英")
    desk.wait(lambda: "等 2 份" in at_the_foot(desk))
    desk.press(Qt.Key.Key_Escape)
    assert desk.problem() == "", "the officer took the sentence away"
    desk.window.go("supplementation")
    desk.settle()
    printer(desk, "ready")
    desk.press(Qt.Key.Key_P, CTRL | SHIFT)
    desk.wait(lambda: len(desk.printed()) == 2 and not at_the_foot(desk))
    numbers = [desk.notices(case)[0].number for case in reversed(desk.cases())]
    assert [number.split("〕")[-1] in path.name for number, path in zip(numbers, desk.printed(), strict=True)] == [
        True,
        True,
    ]


def test_a_printer_that_stays_in_trouble_is_told_again_and_loses_nothing(desk: RealDesk):
    printer(desk, "offline")
    accept(desk)
    desk.wait(lambda: at_the_foot(desk))
    desk.press(Qt.Key.Key_P, CTRL | SHIFT)
    desk.wait(lambda: len(ledger(desk)) == 2)
    desk.wait(lambda: at_the_foot(desk))
    assert ledger(desk) == [(0, "printer.offline")] * 2
    assert "连接不上" in desk.problem()
    printer(desk, "ready")
    again_button(desk).click()  # type: ignore[attr-defined]
    desk.wait(lambda: len(desk.printed()) == 1 and not at_the_foot(desk))


def test_without_anything_to_print_the_key_does_nothing(desk: RealDesk):
    desk.press(Qt.Key.Key_P, CTRL | SHIFT)
    desk.settle()
    assert desk.printed() == [] and desk.problem() == ""
    assert desk.window.printing.print_again() is False


def told(desk: RealDesk) -> str:
    return desk.window.actionbar.result.text()


def test_the_line_says_printed_only_once_the_paper_is_out(desk: RealDesk):
    """opencrvs 12809: a green line said "printed" above the red one that nothing was."""
    printer(desk, "no_paper")
    accept(desk)
    desk.wait(desk.problem)
    (case,) = desk.cases()
    (notice,) = desk.notices(case)
    assert f"《受理通知书》{notice.number} 没有打印出来，应打印 {notice.copies} 份" in told(desk)
    assert "已打印" not in told(desk)
    printer(desk, "ready")
    desk.press(Qt.Key.Key_P, CTRL | SHIFT)
    desk.wait(lambda: f"{notice.number} 已打印 {notice.copies} 份" in told(desk))
    desk.press(Qt.Key.Key_Z, CTRL)
    assert "文书已打印，不能撤销" in desk.problem()


def test_what_was_not_printed_can_be_undone_and_its_paper_never_comes_out(desk: RealDesk):
    """The undo was refused with "went to the printer" though the printer had no paper; then the void paper waited."""
    printer(desk, "no_paper")
    accept(desk)
    desk.wait(lambda: at_the_foot(desk))
    desk.wait(desk.window.actionbar.result.can_undo)
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.wait(lambda: "已撤销，文书和编号作废" in told(desk))
    (case,) = desk.cases()
    assert all(notice.is_void for notice in desk.notices(case))
    assert (at_the_foot(desk), desk.problem()) == ("", "")
    printer(desk, "ready")
    desk.press(Qt.Key.Key_P, CTRL | SHIFT)
    desk.settle()
    assert desk.printed() == [] and desk.window.printing.unprinted() == ()
    desk.press(Qt.Key.Key_F12)  # what was typed stands in the form again: nothing is typed twice
    desk.wait(lambda: len(desk.printed()) == 1)
    new, old = desk.cases()
    assert (new.applicant_name, new.state) == ("王建国", CaseState.IN_PROGRESS) and new.number != old.number


def test_a_mark_for_the_next_applicant_takes_no_undo_of_the_act_away(desk: RealDesk):
    printer(desk, "no_paper")
    accept(desk)
    desk.wait(lambda: at_the_foot(desk))
    line, page, undone = desk.window.actionbar.result, desk.page(), list[int]()
    desk.wait(line.can_undo)
    page.result_told.emit("材料清单已标：1 已收", lambda: undone.append(1))
    assert told(desk).startswith("材料清单已标")
    desk.press(Qt.Key.Key_Z, CTRL)
    assert undone == [1] and "没有打印出来" in told(desk)
    page.result_told.emit("材料标记已撤回", None)
    assert "没有打印出来" in told(desk) and desk.window.actionbar._note.text() == "材料标记已撤回"
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.wait(lambda: "已撤销，文书和编号作废" in told(desk))
    (case,) = desk.cases()
    assert all(notice.is_void for notice in desk.notices(case))


def test_while_the_printer_has_the_paper_the_undo_waits_for_its_answer(desk: RealDesk):
    printer(desk, "blocked 1")
    accept(desk)
    desk.wait(lambda: "正在打印 2 份" in told(desk))
    assert not desk.window.actionbar.result.can_undo()
    desk.press(Qt.Key.Key_Z, CTRL)
    assert "文书正在打印，请稍候" in desk.problem()
    desk.wait(lambda: "已打印 2 份" in told(desk))

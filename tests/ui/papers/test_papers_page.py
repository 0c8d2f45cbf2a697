"""文书打印 by keys on a real store: the unprinted papers of today as one file, each on record; troubles, stop, reprints."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from delivery_hands import F, act, words_of, write
from PySide6.QtCore import Qt
from worked_desk import WorkedDesk

from app.devices.choice import DeviceChoice, Duplex, PrinterChoice
from app.filing import record_print
from app.print_ledger import prints_of
from app.second import sign
from app.state import Case
from app.withdrawing import ask_void
from ui.casefile.page import CaseFilePage
from ui.paper import PaperDocument
from ui.papers.batch import BatchPrinting
from ui.papers.page import PapersPage

FREIGHT = "道路货物"
CTRL = Qt.KeyboardModifier.ControlModifier


def on_papers(desk: WorkedDesk, count: int) -> PapersPage:
    desk.show()
    desk.window.go("papers")
    page = desk.page()
    assert isinstance(page, PapersPage)
    desk.settle()
    desk.wait(lambda: len(page.table.papers()) == count)
    return page


def ledger(desk: WorkedDesk, case: Case) -> list[tuple[int, int, str, str]]:
    events = desk.store.ask(lambda records: records.events(case.id))
    lines = [line for notice in desk.notices(case) for line in prints_of(notice, events)]
    return [(line.ordinal, line.copies, line.reason or "", line.cause) for line in lines]


def printed_before(desk: WorkedDesk, case: Case) -> None:
    for notice in desk.notices(case):
        desk.act("w1", record_print, case.id, notice.id, copies=1, printer="窗口")


def pages(path: Path) -> list[str]:
    document = PaperDocument(path.read_bytes())
    return [document.text(at).replace("\r\n", "") for at in range(len(document.sizes))]


def copies(desk: WorkedDesk, case: Case) -> list[int]:
    return [notice.copies for notice in desk.notices(case)]


def test_one_key_prints_all_unprinted_papers_of_today_as_one_file(desk: WorkedDesk) -> None:
    first, second = desk.accepted(FREIGHT, "王建国"), desk.accepted(FREIGHT, "李秀英")
    page = on_papers(desk, 2)
    assert [paper.applicant for paper in page.table.ticked()] == ["王建国", "李秀英"], "what waits is ticked"
    assert page.totals.text().startswith("共 2 份，选中 2 份")
    assert act(page, "F12").text == "合并打印 2 份"
    desk.press(F.Key_F12)
    desk.wait(lambda: ledger(desk, second))
    (file,) = desk.printed()
    words = words_of(file.read_bytes())
    assert words.index("王建国") < words.index("李秀英")
    wanted = sum(notice.pages * notice.copies for case in (first, second) for notice in desk.notices(case))
    assert len(pages(file)) == wanted, "each as often as its copies"
    for case in (first, second):
        assert ledger(desk, case) == [(1, n, "", "") for n in copies(desk, case)]
    desk.wait(lambda: not page.table.papers())
    assert "已合并打印 2 份文书" in desk.window.actionbar.result.text()
    assert page.totals.text() == "这一天没有未打印的文书" and not act(page, "F12").is_enabled
    assert desk.problem() == ""


def test_space_leaves_one_out_and_ctrl_a_takes_all_or_none(desk: WorkedDesk) -> None:
    desk.accepted(FREIGHT, "王建国")
    kept = desk.accepted(FREIGHT, "李秀英")
    page = on_papers(desk, 2)
    assert desk.focus() is page.table
    desk.press(F.Key_A, CTRL)
    assert page.table.ticked() == () and not act(page, "F12").is_enabled
    assert "按空格选一份" in act(page, "F12").why
    desk.press(F.Key_A, CTRL)
    desk.press(F.Key_Space)
    assert [paper.applicant for paper in page.table.ticked()] == ["李秀英"]
    desk.press(F.Key_F12)
    desk.wait(lambda: ledger(desk, kept))
    desk.wait(lambda: [paper.applicant for paper in page.table.papers()] == ["王建国"])
    assert page.table.ticked() == (), "what was left out stays left out"
    assert "王建国" not in words_of(desk.printed()[0].read_bytes())


def test_on_both_sides_no_sheet_holds_two_cases(desk: WorkedDesk) -> None:
    choice = DeviceChoice(notice=PrinterChoice(duplex=Duplex.LONG_EDGE))
    desk.devices.choice = choice
    desk.accepted(FREIGHT, "王建国")
    last = desk.accepted(FREIGHT, "李秀英")
    on_papers(desk, 2)
    desk.press(F.Key_F12)
    desk.wait(lambda: ledger(desk, last))
    found = pages(desk.printed()[0])
    assert len(found) % 2 == 0
    for at in range(0, len(found), 2):
        assert sum(name in found[at] + found[at + 1] for name in ("王建国", "李秀英")) <= 1


def test_receipts_go_to_their_own_printer_as_a_file_of_their_own(desk: WorkedDesk) -> None:
    desk.devices.choice = replace(DeviceChoice(), receipt=PrinterChoice(tray="Tray2"))
    accepted, received = desk.accepted(FREIGHT, "王建国"), desk.received(FREIGHT, "赵二")
    on_papers(desk, 2)
    desk.press(F.Key_F12)
    desk.wait(lambda: ledger(desk, accepted) and ledger(desk, received))
    assert len(desk.printed()) == 2
    told = [words_of(path.read_bytes()) for path in desk.printed()]
    assert ["王建国" in words for words in told] == [True, False]
    assert ["赵二" in words for words in told] == [False, True]


@pytest.mark.parametrize(("word", "told"), [("no_paper", "缺纸"), ("offline", "连接不上"), ("disk_full", "磁盘已满")])
def test_a_printer_in_trouble_is_on_record_for_each_and_the_same_key_prints_again(
    desk: WorkedDesk, word: str, told: str
) -> None:
    cases = [desk.accepted(FREIGHT, name) for name in ("王建国", "李秀英")]
    page = on_papers(desk, 2)
    (desk.folder / "printer.state").write_text(word)
    desk.press(F.Key_F12)
    desk.wait(desk.problem)
    assert told in desk.problem()
    for case in cases:
        desk.wait(lambda case=case: ledger(desk, case))
        assert ledger(desk, case) == [(0, n, "", f"printer.{word}") for n in copies(desk, case)]
    assert desk.printed() == [] and len(page.table.ticked()) == 2, "still chosen"
    (desk.folder / "printer.state").write_text("ready")
    desk.press(F.Key_F12)
    desk.wait(lambda: len(ledger(desk, cases[1])) == 2)
    assert [ordinal for ordinal, *_ in ledger(desk, cases[0])] == [0, 1]
    desk.wait(lambda: not desk.problem())


def test_a_reason_is_asked_once_for_what_was_printed_before(desk: WorkedDesk) -> None:
    """motcua 18: a reprint is a ledger entry with a reason."""
    case = desk.accepted(FREIGHT, "王建国")
    printed_before(desk, case)
    page = on_papers(desk, 0)
    desk.press(F.Key_F2)
    desk.wait(lambda: len(page.table.papers()) == 1)
    assert page.table.ticked() == (), "nothing that came out is ticked by itself"
    desk.press(F.Key_F6)
    desk.press(F.Key_Space)
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.window.deck.panel() is not None)
    desk.press(F.Key_F12)
    assert desk.printed() == [], "not without a reason"
    write(desk, "papers.reprint.reason", "申请人遗失")
    desk.press(F.Key_F12)
    desk.wait(lambda: len(ledger(desk, case)) == 2)
    assert ledger(desk, case)[1][2] == "申请人遗失"


def test_f9_stops_before_anything_goes_to_the_printer(desk: WorkedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [desk.accepted(FREIGHT, name) for name in ("王建国", "李秀英")]
    page = on_papers(desk, 2)
    seen: list[str] = []
    merge = BatchPrinting._on_merged

    def merged_first(batch: BatchPrinting, count: int) -> None:
        seen.append(page.progress.words())
        desk.press(F.Key_F9)
        merge(batch, count)

    monkeypatch.setattr(BatchPrinting, "_on_merged", merged_first)
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.window.actionbar.result.text() == "已停止，没有打印")
    assert seen == ["正在合并 1 / 2 份"]
    assert desk.printed() == [] and [ledger(desk, case) for case in cases] == [[], []]
    assert page.progress.words() == "" and len(page.table.ticked()) == 2


def test_a_window_that_is_locked_meanwhile_still_records_what_came_out(desk: WorkedDesk) -> None:
    case = desk.accepted(FREIGHT, "王建国")
    on_papers(desk, 1)
    (desk.folder / "printer.state").write_text("blocked 1")
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.devices.findChildren(BatchPrinting))
    desk.press(F.Key_L, CTRL)
    desk.wait(lambda: desk.window.is_locked)
    desk.wait(lambda: ledger(desk, case))
    assert len(desk.printed()) == 1


def test_days_are_walked_and_enter_opens_the_file(desk: WorkedDesk) -> None:
    case = desk.accepted(FREIGHT, "王建国")
    page = on_papers(desk, 1)
    desk.press(F.Key_PageUp, CTRL)
    desk.wait(lambda: not page.table.papers())
    desk.press(F.Key_PageDown, CTRL)
    desk.wait(lambda: len(page.table.papers()) == 1)
    write(desk, "papers.day", "20261399")
    desk.press(F.Key_Return)
    assert page.day.message().startswith("没有这一天")
    desk.press(F.Key_F3)
    page.day.set_text("")
    desk.press(F.Key_Return)
    assert page.day.message().startswith("请填写日期")
    write(desk, "papers.day", "20261123")
    desk.press(F.Key_Return)
    desk.wait(lambda: len(page.table.papers()) == 1)
    desk.press(F.Key_F6)
    desk.press(F.Key_Return)
    desk.wait(lambda: isinstance(desk.page(), CaseFilePage))
    file = desk.page()
    assert isinstance(file, CaseFilePage)
    desk.wait(lambda: (held := file.file()) is not None and held.case.id == case.id)


def test_a_paper_that_the_window_prints_meanwhile_comes_out_once(
    desk: WorkedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = desk.accepted(FREIGHT, "王建国")
    on_papers(desk, 1)
    merge, done, told = BatchPrinting._merge_part, list[int](), list[str]()
    desk.window.printing._work.trouble.connect(lambda trouble: told.append(trouble.code))

    def hook(self: BatchPrinting, part: Any) -> None:
        if not done:
            done.append(1)
            desk.window.printing.print_notices(desk.notices(case))
        merge(self, part)

    monkeypatch.setattr(BatchPrinting, "_merge_part", hook)
    desk.press(F.Key_F12)
    desk.wait(lambda: ledger(desk, case))
    desk.settle()
    assert len(desk.printed()) == 1
    assert [line[0] for line in ledger(desk, case)] == [1], "on record once, without a second copy"
    assert told == ["filing.print_in_hand"], "why it did not come out twice"


def test_a_paper_that_becomes_void_while_the_file_is_made_stays_in(
    desk: WorkedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, other = desk.accepted(FREIGHT, "王建国"), desk.accepted(FREIGHT, "李秀英")
    page = on_papers(desk, 2)
    check, done = BatchPrinting._check_again, list[int]()

    def hook(self: BatchPrinting, data: bytes) -> None:
        if not done:
            done.append(1)
            asked = desk.act("w1", ask_void, case.id, reason="录入错误").case.pending[0].event
            desk.act("a1", sign, case.id, asked)
        check(self, data)

    monkeypatch.setattr(BatchPrinting, "_check_again", hook)
    desk.press(F.Key_F12)
    desk.wait(lambda: ledger(desk, other))
    desk.settle()
    (file,) = desk.printed()
    assert "李秀英" in words_of(file.read_bytes()) and "王建国" not in words_of(file.read_bytes())
    assert ledger(desk, case) == []
    desk.wait(lambda: not page.table.papers())

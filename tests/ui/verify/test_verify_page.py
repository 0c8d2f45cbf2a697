"""文书验真 by keys on a real store: a code typed or scanned, a file dropped, the ledger of prints, the keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from delivery_hands import F, act, keys
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from verified import code_of, drawn_over, short_of
from worked_desk import WorkedDesk

from app.desk import Notice
from app.filing import record_failed_print, record_print
from app.second import sign
from app.verify.keys import read_keys
from app.withdrawing import ask_void
from ui.casefile.page import CaseFilePage
from ui.verify.page import LEDGER, VerifyPage
from ui.widgets.case_table import CaseTable

FREIGHT = "道路货物"
CTRL = Qt.KeyboardModifier.ControlModifier


def paper_of(desk: WorkedDesk) -> Notice:
    (paper,) = desk.notices(desk.accepted(FREIGHT, "王小明"))
    return paper


def on_page(desk: WorkedDesk) -> VerifyPage:
    desk.show()
    desk.window.go("verify")
    page = desk.page()
    assert isinstance(page, VerifyPage)
    desk.settle()
    return page


def verdict(page: VerifyPage) -> str:
    return page.answer.banner.text()


def typed(desk: WorkedDesk, page: VerifyPage, text: str) -> str:
    page.first_focus()
    page.code.edit.clear()
    desk.type_text(text)
    desk.press(F.Key_Return)
    desk.wait(lambda: verdict(page) or page.code.tone())
    return verdict(page)


def dropped(desk: WorkedDesk, page: VerifyPage, path: Path) -> str:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(page.rect().center(), Qt.DropAction.CopyAction, data, buttons, modifiers)
    page.dragEnterEvent(enter)
    assert enter.isAccepted()
    page.dropEvent(QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, data, buttons, modifiers))
    desk.qtbot.waitUntil(lambda: bool(verdict(page) or page.code.tone()), timeout=30_000)  # two children, one by one
    return verdict(page)


def rows(table: CaseTable, column: int) -> list[str]:
    return [str(table.model_.index(at, column).data()) for at in range(table.model_.rowCount())]


def test_a_short_form_is_typed_and_enter_tells_what_the_paper_says(desk: WorkedDesk) -> None:
    paper = paper_of(desk)
    page = on_page(desk)
    assert desk.focus() is page.code.edit, "the cursor stands where the clerk begins"
    assert typed(desk, page, short_of(paper)).startswith("培训文书")
    facts = page.answer.facts.texts()
    assert (facts["文书"], facts["文号"], facts["签发日期"]) == (paper.title, paper.number, "2026年11月23日")
    assert "没有作废" in page.answer.remarks.text()
    desk.press(F.Key_F10)
    desk.wait(lambda: isinstance(desk.page(), CaseFilePage))


def test_a_scanned_code_is_checked_wherever_the_clerk_is(desk: WorkedDesk) -> None:
    """A serial scanner, or one that types: the burst opens the page with its answer."""
    paper = paper_of(desk)
    desk.show()
    desk.window.go("casefile")
    desk.window._on_scanned(code_of(paper))
    page = desk.page()
    assert isinstance(page, VerifyPage)
    desk.wait(lambda: verdict(page).startswith("培训文书"))


def test_a_wrong_code_is_told_at_the_field_or_as_altered_and_esc_makes_room(desk: WorkedDesk) -> None:
    paper = paper_of(desk)
    page = on_page(desk)
    assert typed(desk, page, "hello") == "" and "这不是文书的验真码" in page.code.message()
    short = short_of(paper)
    assert typed(desk, page, short[:-1] + ("9" if short[-1] != "9" else "8")) == "" and "校验位" in page.code.message()
    code = code_of(paper)
    forged = code[:40] + ("0" if code[40] != "0" else "1") + code[41:]
    page.show_case(forged)
    desk.wait(lambda: verdict(page))
    assert verdict(page).startswith(("不能采信", "无法确认"))
    desk.press(F.Key_Escape)
    desk.wait(lambda: not verdict(page))
    assert page.code.text() == "" and page.answer.empty.isVisible()
    desk.press(F.Key_F12)
    assert "请先扫码" in page.code.message()


def test_a_void_paper_is_told_with_its_reason(desk: WorkedDesk) -> None:
    paper = paper_of(desk)
    asked = desk.act("w1", ask_void, paper.case, reason="录入错误").case.pending[0].event
    desk.act("a1", sign, paper.case, asked)
    page = on_page(desk)
    assert typed(desk, page, short_of(paper)).startswith("已作废")
    assert "录入错误" in page.answer.remarks.text()


def test_a_dropped_original_is_genuine_and_an_altered_one_is_not(desk: WorkedDesk, tmp_path: Path) -> None:
    paper = paper_of(desk)
    pdf = desk.store.ask(lambda records: records.pdf(paper.id))
    (tmp_path / "a.pdf").write_bytes(pdf)
    (tmp_path / "b.pdf").write_bytes(drawn_over(pdf, b"1 1 1 rg 80 520 400 90 re f\n"))
    page = on_page(desk)
    assert dropped(desk, page, tmp_path / "a.pdf").startswith("培训文书")
    assert "逐字节相同" in page.answer.remarks.text()
    page.clear_secrets()
    assert dropped(desk, page, tmp_path / "b.pdf").startswith("不能采信")
    page.clear_secrets()
    (tmp_path / "c.txt").write_text("nothing")
    assert dropped(desk, page, tmp_path / "c.txt") == "" and "PDF" in page.code.message()
    page.take_file(str(tmp_path / "gone.pdf"))
    desk.wait(lambda: "打不开文件" in page.code.message())


def test_the_ledger_lists_originals_reprints_and_failures(desk: WorkedDesk) -> None:
    """motcua 18: a reprint is a ledger entry with a reason; supervisors read it."""
    paper = paper_of(desk)
    desk.act("w1", record_failed_print, paper.case, paper.id, copies=2, printer="窗口", cause="printer.no_paper")
    desk.act("w1", record_print, paper.case, paper.id, copies=2, printer="窗口")
    desk.act("w1", record_print, paper.case, paper.id, copies=1, printer="窗口", reason="申请人遗失")
    page = on_page(desk)
    desk.press(F.Key_F2)
    assert page.choice.code() == LEDGER
    desk.wait(lambda: page.lines.model_.rowCount() == 3)
    assert rows(page.lines, 4) == ["重打 2", "首次", "未成功"]
    assert rows(page.lines, 8) == ["申请人遗失", "", "缺纸"]
    assert set(rows(page.lines, 7)) == {"李晓梅"}
    page.which.set_code("again")
    page.which.chosen.emit("again")
    desk.wait(lambda: page.lines.model_.rowCount() == 1)


def test_a_print_that_failed_at_the_window_stands_in_the_ledger(desk: WorkedDesk) -> None:
    """opencrvs 12809: nothing is "printed" before the printer has it; what failed is on record with its cause."""
    paper = paper_of(desk)
    page = on_page(desk)
    (desk.folder / "printer.state").write_text("trouble")
    desk.window.print_notices((paper,))
    desk.wait(lambda: desk.problem())
    page.refresh(set())
    desk.wait(lambda: page.lines.model_.rowCount() == 1)
    assert rows(page.lines, 4) == ["未成功"]
    assert desk.store.ask(lambda records: records.notice(paper.id)).prints == 0


def test_the_administrator_renews_the_key_and_prints_the_sheet(
    open_desk: Callable[[str], WorkedDesk], tmp_path: Path
) -> None:
    desk = open_desk("m1")
    page = on_page(desk)
    while page.choice.code() != "keys":
        desk.press(F.Key_F2)
    desk.wait(lambda: page.keys.model_.rowCount() == 1)
    desk.press(F.Key_F9)
    desk.type_text("定期更换")
    desk.press(F.Key_F12)
    desk.wait(lambda: page.keys.model_.rowCount() == 2)
    assert rows(page.keys, 4)[0] == "在用"
    desk.press(F.Key_F12)
    desk.wait(lambda: len(desk.printed()) == 1)
    assert "公钥清单" in desk.printed()[0].name
    page.files.write_keys(str(tmp_path / "out.keys"))
    desk.wait(lambda: (tmp_path / "out.keys").is_file())
    assert len(read_keys((tmp_path / "out.keys").read_text("utf-8"))) == 2
    page.files.trust(str(tmp_path / "out.keys"))
    desk.wait(lambda: "只有本机自己的公钥" in desk.problem())


def test_a_clerk_exports_the_keys_and_renews_none(desk: WorkedDesk) -> None:
    page = on_page(desk)
    page.choice.set_code("keys")
    page._show_view()
    assert {"F7"} <= keys(page) and not {"F8", "F9", "F12"} & keys(page)
    assert "管理员" in act(page, "F9").why

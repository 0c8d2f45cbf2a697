"""登记簿 by keys on a real store: days back and on, every number of a book, Enter into the file, F12 onto paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from delivery_hands import F, act, words_of, write
from PySide6.QtCore import Qt
from worked_desk import WorkedDesk

from app.correcting import ask_correction
from app.register_lines import RegisterLine
from app.second import sign
from app.state import Case
from ui.casefile.page import CaseFilePage
from ui.registers.page import RegistersPage
from ui.widgets.case_table import CaseTable

FREIGHT = "道路货物"
CTRL = Qt.KeyboardModifier.ControlModifier


def on_registers(desk: WorkedDesk) -> RegistersPage:
    desk.show()
    desk.window.go("registers")
    page = desk.page()
    assert isinstance(page, RegistersPage)
    desk.settle()
    return page


def shown(table: CaseTable) -> list[object]:
    return [table.model_.row_value(at) for at in range(table.model_.rowCount())]


def corrected(desk: WorkedDesk) -> Case:
    case = desk.accepted(FREIGHT, "王小明")
    asked = desk.act("w1", ask_correction, case.id, values={"applicant.name": "王晓明"}, reason="录错")
    done: Case = desk.act("c1", sign, case.id, asked.events[0]).case
    return done


def test_today_is_shown_with_its_totals_and_a_day_without_cases_is_empty(desk: WorkedDesk) -> None:
    corrected(desk)
    desk.received(FREIGHT, "赵二")
    page = on_registers(desk)
    desk.wait(lambda: page.totals.text().startswith("共 2 件"))
    names = [line.applicant_name for line in shown(page.day_table) if isinstance(line, RegisterLine)]
    assert names == ["王晓明", "赵二"]
    assert page.day_table.model_.index(0, 5).data() == "李晓梅"
    desk.press(F.Key_PageUp, CTRL)
    desk.wait(lambda: page.totals.text().startswith("共 0 件"))
    assert "按 Ctrl+PgUp 看前一天" in page.totals.text()
    assert page.days.first_on.value() == page.days.last_on.value() == date(2026, 11, 22)
    assert not act(page, "F12").is_enabled
    desk.press(F.Key_PageDown, CTRL)
    desk.wait(lambda: page.totals.text().startswith("共 2 件"))


def test_days_are_typed_and_enter_asks(desk: WorkedDesk) -> None:
    corrected(desk)
    page = on_registers(desk)
    assert desk.focus().objectName() == "registers.first"
    write(desk, "registers.first", "20260101")
    desk.press(F.Key_Return)
    desk.wait(lambda: page.totals.text().startswith("共 1 件"))
    write(desk, "registers.first", "20270101")
    desk.press(F.Key_Return)
    desk.wait(lambda: "结束不能早于开始" in page.days.last_on.message())


def test_the_officer_narrows_the_register(desk: WorkedDesk) -> None:
    corrected(desk)
    page = on_registers(desk)
    desk.wait(lambda: page.days.officer.edit.count() == 2)
    page.days.officer.set_code("w1")
    desk.wait(lambda: page.totals.text().startswith("共 1 件"))
    assert page.days.query() is not None and page.days.query().officer == "w1"  # type: ignore[union-attr]


def test_enter_opens_the_case_file(desk: WorkedDesk) -> None:
    case = corrected(desk)
    page = on_registers(desk)
    desk.wait(lambda: page.day_table.model_.rowCount() == 1)
    desk.press(F.Key_F6)
    desk.press(F.Key_Return)
    desk.wait(lambda: isinstance(desk.page(), CaseFilePage))
    file = desk.page()
    assert isinstance(file, CaseFilePage)
    desk.wait(lambda: (held := file.file()) is not None and held.case.id == case.id)


def test_the_day_register_is_printed_as_it_is_shown(desk: WorkedDesk) -> None:
    corrected(desk)
    page = on_registers(desk)
    desk.wait(lambda: act(page, "F12").is_enabled)
    desk.press(F.Key_F12)
    desk.wait(lambda: len(desk.printed()) == 1)
    words = words_of(desk.printed()[0].read_bytes())
    assert "日登记簿" in words and "王晓明" in words and "第1页共1页" in words
    desk.settle()
    assert desk.problem() == ""


def test_every_number_of_a_book_is_explained_and_printed(desk: WorkedDesk) -> None:
    corrected(desk)
    page = on_registers(desk)
    desk.press(F.Key_F2)
    desk.wait(lambda: page.books.model_.rowCount() == 2)
    desk.wait(lambda: page.numbers.model_.rowCount() == 2)
    assert "无缺号" in page.proof.text() and "作废 1 个" in page.proof.text()
    assert [page.numbers.model_.index(at, 2).data() for at in range(2)] == ["作废", "使用"]
    assert "更正，以" in page.numbers.model_.index(0, 5).data()
    assert act(page, "F12").text == "打印编号簿"
    desk.press(F.Key_F12)
    desk.wait(lambda: len(desk.printed()) == 1)
    assert "编号簿" in words_of(desk.printed()[0].read_bytes())


def test_a_year_without_books_says_so(desk: WorkedDesk) -> None:
    corrected(desk)
    page = on_registers(desk)
    desk.press(F.Key_F2)
    write(desk, "registers.year", "2020")
    desk.press(F.Key_Return)
    desk.wait(lambda: page.proof.text() == "这一年没有编号簿，请改年份后按 Enter")
    assert page.numbers.model_.rowCount() == 0 and not act(page, "F12").is_enabled


def test_further_pages_come_when_the_end_is_in_sight(desk: WorkedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """open-zaak 1574: keyset pages, never the whole list at once."""
    monkeypatch.setattr("app.registers.PAGE", 2)
    for name in ("甲一", "乙二", "丙三", "丁四", "戊五"):
        desk.received(FREIGHT, name)
    page = on_registers(desk)
    desk.wait(lambda: page.totals.text().startswith("共 5 件"))
    assert page.day_table.model_.rowCount() < 5
    page.day_table.setFocus()
    for _ in range(4):
        desk.press(F.Key_End)
        desk.settle()
    desk.wait(lambda: page.day_table.model_.rowCount() == 5)
    names = [line.applicant_name for line in shown(page.day_table) if isinstance(line, RegisterLine)]
    assert names == ["甲一", "乙二", "丙三", "丁四", "戊五"]


def test_a_lock_forgets_the_names(desk: WorkedDesk) -> None:
    corrected(desk)
    page = on_registers(desk)
    desk.wait(lambda: page.day_table.model_.rowCount() == 1)
    page.clear_secrets()
    assert page.day_table.model_.rowCount() == 0


def test_a_supervisor_reads_and_prints(open_desk: Callable[[str], WorkedDesk]) -> None:
    desk = open_desk("s1")
    desk.received(FREIGHT)
    page = on_registers(desk)
    desk.wait(lambda: act(page, "F12").is_enabled)
    desk.press(F.Key_F12)
    desk.wait(lambda: len(desk.printed()) == 1)

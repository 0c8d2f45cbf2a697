"""After a table rules: letters and a list for the applicants, and the calendar as it was known on a day, all by keys."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from calendar_hands import foreseen, the_page
from delivery_hands import F, act, words_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot
from window_gates import cut_when_settled, unnamed
from worked_desk import WorkedDesk, worked_desk

from app.events.office import Looked
from app.training import PASSWORD
from app.workbook import workbook
from ui.calendar.page import CalendarPage
from ui.calendar.telling import heads
from ui.pages import PAGES

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(qtbot: QtBot, profile: Path, tmp_path: Path) -> Iterator[WorkedDesk]:
    pages = [entry for entry in PAGES if entry.key == "calendar"]
    with worked_desk(qtbot, profile, tmp_path / "devices", "s1", pages) as one:
        one.on(date(2026, 12, 14))
        one.case_id = one.accepted("劳务", "赵某某公司").id  # type: ignore[attr-defined]
        one.show()
        yield one


def ruled(desk: WorkedDesk) -> CalendarPage:
    page = foreseen(desk)
    desk.press(F.Key_F12)
    desk.wait(lambda: page.record is not None)
    return page


def test_the_preview_says_that_nothing_rules_yet(desk: WorkedDesk) -> None:
    page = foreseen(desk)
    assert page.grid.year == 2027 and page._card._note.text() == "预览：还没有导入，按 F12 后生效"
    desk.press(F.Key_F12)
    desk.wait(lambda: page.foreseen is None)
    desk.wait(lambda: page._card._note.text() == "已公布")


def test_letters_are_printed_by_a_key_and_nobody_is_told_twice(desk: WorkedDesk) -> None:
    page = ruled(desk)
    assert act(page, "F6").is_enabled and page.moved.table.model_.rowCount() == 1
    desk.press(F.Key_F6)
    desk.wait(lambda: len(desk.printed()) == 1)
    words = words_of(desk.printed()[0].read_bytes())
    assert "办理期限变动告知书" in words and "赵某某公司" in words
    desk.wait(lambda: page.record is not None and not page.record.waiting)
    assert not act(page, "F6").is_enabled and "没有待告知" in act(page, "F6").why


def test_the_list_has_names_in_clear_so_a_second_officer_agrees(desk: WorkedDesk, tmp_path: Path) -> None:
    live = {"is_training_profile": False, "now": lambda: replace(desk.clock(), clock="real")}
    desk.store.around = replace(desk.store.around, **live)  # type: ignore[arg-type]
    page = ruled(desk)
    file, rows = tmp_path / "名单.xlsx", (("1", "赵某某公司", "", "", "", "", "", ""),)
    makers = {"xlsx": lambda: workbook("名单", heads(), rows)}
    page.telling.taking_out.write(str(file), makers, 1, is_revealed=True)
    desk.wait(lambda: desk.window.deck.panel() is not None)
    desk.wait(lambda: desk.focus().objectName() == "supervision.out.officer")
    desk.type_text("c1")
    desk.press(F.Key_Return)
    desk.type_text(PASSWORD)
    desk.press(F.Key_F12)
    desk.wait(file.is_file)
    looked = [e for e in desk.store.ask(lambda records: records.office_events()) if e.kind == Looked.KIND]
    assert looked[-1].officer == "c1"
    assert act(page, "F11").is_enabled, "a list that was written is not yet sent"
    desk.press(F.Key_F11)
    desk.wait(lambda: page.record is not None and not page.record.waiting)


def test_an_administrator_sees_the_record_and_why_the_telling_is_not_theirs(
    qtbot: QtBot, profile: Path, tmp_path: Path
) -> None:
    pages = [entry for entry in PAGES if entry.key == "calendar"]
    with worked_desk(qtbot, profile, tmp_path / "devices", "m1", pages) as desk:
        desk.on(date(2026, 12, 14))
        desk.accepted("劳务")
        desk.show()
        page = ruled(desk)
        assert not act(page, "F6").is_enabled and "监察员" in act(page, "F6").why


def test_the_year_and_a_case_as_they_were_known_on_a_day(desk: WorkedDesk) -> None:
    page = ruled(desk)
    case = desk.case(desk.case_id)  # type: ignore[attr-defined]
    desk.press(F.Key_F8)
    desk.wait(lambda: desk.focus().objectName() == "calendar.known.on")
    desk.type_text("20261119")
    desk.press(F.Key_Return)
    desk.wait(lambda: page._card._note.text() == "截至 2026-11-19 所知：尚未公布，期限暂定")
    assert "该年安排未公布" in page.grid.words(date(2027, 2, 8))
    page.known.on.set_text("20261214")
    page.known.case.set_text(f"{case.number[:6]} {case.number[6:]}")  # typed as fast as a test does, it would be a scan
    page.known.case.edit.setFocus()
    desk.press(F.Key_Return)
    desk.wait(lambda: "与按现在的安排相同" in page.known.report.text())
    assert page.known.lines.isVisible() and page.known.lines.model_.rowCount() >= 2
    page.known.case.set_text("000000202611029999000017")
    page.known.case.left.emit()
    desk.wait(lambda: page.known.report.property("tone") == "bad" or "没有" in page.known.report.text())
    assert not page.known.lines.isVisible()
    page.known.on.clear()
    page.known.case.clear()
    page.known.on.left.emit()
    assert page._card._note.text() == "已公布"


def test_the_year_in_sight_is_written_as_a_list(desk: WorkedDesk, tmp_path: Path) -> None:
    page = the_page(desk)
    page.turn(-1)
    page.files.write(str(tmp_path / "2025.csv"), 2025)
    rows = list(csv.reader(io.StringIO((tmp_path / "2025.csv").read_text("utf-8-sig"))))
    assert rows[0] == ["日期", "类型", "名称", "依据"] and next(r for r in rows if r[0] == "2025-10-01")[:2] == [
        "2025-10-01",
        "放假",
    ]
    page.files.write(str(tmp_path / "2031.csv"), 2031)
    desk.wait(lambda: "2031 年放假安排还没有公布" in desk.problem())
    assert not (tmp_path / "2031.csv").exists()


@pytest.mark.parametrize("screen", [(1366, 768), (1920, 1080)])
def test_no_word_is_cut_and_every_widget_has_a_name(desk: WorkedDesk, qtbot: QtBot, screen: tuple[int, int]) -> None:
    desk.window.resize(*screen)
    page = ruled(desk)
    page.known.on.set_text("20261119")
    page.known.case.set_text(desk.case(desk.case_id).number)  # type: ignore[attr-defined]
    page.look_back()
    desk.wait(lambda: page.known.report.text())
    assert cut_when_settled(desk.window, qtbot) == []
    assert unnamed(QAccessible.queryAccessibleInterface(page)) == []

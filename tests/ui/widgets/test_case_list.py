"""The narrow list of cases: walked by keys, kept on its case, read aloud, drawn in every theme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from ui_gallery import Show

from ui.style import THEMES, theme
from ui.widgets.case_list import CaseEntry, CaseList

ENTRIES = (
    CaseEntry("a", "王建国", "食品经营许可", "red", "2 天", "已寄出"),
    CaseEntry("b", "<b>张</b>", "取水许可", "yellow", "今天到期"),
    CaseEntry("c", "示例区某某餐饮管理有限公司" * 4, "道路货物运输经营许可" * 4, "", "", "不予许可"),
)


@pytest.fixture
def cases(show: Show) -> CaseList:
    made = CaseList("cases", "待办")
    show(made, width=320)
    return made


def told(cases: CaseList) -> list[object]:
    found: list[object] = []
    cases.picked.connect(found.append)
    return found


def test_the_first_case_is_picked_and_the_keys_walk(cases: CaseList):
    picked, opened = told(cases), []
    cases.opened.connect(opened.append)
    cases.show_entries(ENTRIES)
    assert (picked, cases.key()) == (["a"], "a")
    QTest.keyClick(cases, Qt.Key.Key_Down)
    QTest.keyClick(cases, Qt.Key.Key_Return)
    assert (picked, opened) == (["a", "b"], ["b"])


def test_a_fresh_list_keeps_the_case_under_the_cursor_and_tells_nothing(cases: CaseList):
    cases.show_entries(ENTRIES)
    cases.pick("b")
    picked = told(cases)
    cases.show_entries(ENTRIES[1:])
    assert (picked, cases.key()) == ([], "b")


def test_when_the_case_is_gone_the_one_in_its_place_is_picked(cases: CaseList):
    cases.show_entries(ENTRIES)
    cases.pick("c")
    picked = told(cases)
    cases.show_entries(ENTRIES[:2])
    assert (picked, cases.key()) == (["b"], "b")


def test_an_empty_list_picks_nothing(cases: CaseList):
    cases.show_entries(ENTRIES)
    picked = told(cases)
    cases.show_entries(())
    assert (picked, cases.key(), cases.entries()) == ([None], None, ())
    QTest.keyClick(cases, Qt.Key.Key_Return)


def test_a_case_that_is_not_there_cannot_be_picked(cases: CaseList):
    cases.show_entries(ENTRIES)
    assert cases.pick("b") and not cases.pick("nothing")
    assert cases.key() == "b"


def test_an_entry_is_read_aloud_with_its_light_and_shown_as_it_is_written(cases: CaseList):
    cases.show_entries(ENTRIES)
    index = cases.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "王建国 超期 2 天 食品经营许可 已寄出"
    assert cases.model().index(1, 0).data() == "<b>张</b>"
    assert ENTRIES[2].spoken().endswith("不予许可") and ENTRIES[2].told() == ""


def picture(cases: CaseList) -> QImage:
    return cases.grab().toImage()


@pytest.mark.parametrize("name", THEMES)
def test_the_cursor_and_the_light_are_seen_in_every_theme(cases: CaseList, name: str):
    theme().apply(name)
    cases.show_entries(ENTRIES)
    first = picture(cases)
    cases.pick("b")
    assert picture(cases) != first
    cases.show_entries((CaseEntry("a", "王建国", "食品经营许可", "green", "2 天"),))
    green = picture(cases)
    cases.show_entries((CaseEntry("a", "王建国", "食品经营许可", "", ""),))
    assert picture(cases) != green


def test_large_type_makes_the_rows_higher(cases: CaseList):
    cases.show_entries(ENTRIES)
    before = cases.sizeHintForRow(0)
    theme().apply(scale=2.0)
    assert cases.sizeHintForRow(0) > 1.6 * before

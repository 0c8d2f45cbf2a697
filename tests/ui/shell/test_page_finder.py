"""A lead with fifteen pages reaches every one by keys: its own key, the finder by initials or number, the turn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from worked_desk import WorkedDesk, worked_desk

from ui.pages import PAGES, pages_for
from ui.shell.page_finder import PageName, found

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def lead(qtbot: QtBot, profile: Path, tmp_path: Path) -> Iterator[WorkedDesk]:
    with worked_desk(qtbot, profile, tmp_path / "devices", "a1") as desk:
        desk.show()
        desk.settle()
        desk.wake()
        yield desk


def key_in_sight(desk: WorkedDesk) -> str:
    return desk.page().key


def ask(desk: WorkedDesk, typed: str) -> None:
    desk.press(Key.Key_F, CTRL)
    desk.wait(lambda: desk.window.finder.edit.hasFocus())
    desk.type_text(typed)


NAMES = [PageName(key, n, word, "") for n, (key, word) in enumerate(
    (("acceptance", "受理登记"), ("registers", "登记簿"), ("ratings", "评价投诉"), ("supervision", "督查看板")), 1)]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("djb", ["registers"]),
        ("dj", ["registers", "acceptance"]),
        ("PINGJIA", ["ratings"]),
        ("看板", ["supervision"]),
        ("4", ["supervision"]),
        ("xyz", []),
        ("", ["acceptance", "registers", "ratings", "supervision"]),
    ],
)
def test_a_page_is_found_by_initials_spelling_word_or_number(typed: str, keys: list[str]) -> None:
    assert [page.key for page in found(NAMES, typed)] == keys


def test_every_page_of_a_lead_is_reached_by_its_initials(lead: WorkedDesk) -> None:
    entries = pages_for(lead.officer, PAGES)
    assert len(entries) > 9, "a lead has more pages than there are digits"
    for number, entry in enumerate(entries, 1):
        if number > 9:
            ask(lead, str(number))
            lead.press(Key.Key_Return)
            assert key_in_sight(lead) == entry.key and lead.window.finder.isHidden()
    ask(lead, "pjts")
    lead.press(Key.Key_Return)
    assert key_in_sight(lead) == "ratings" and not lead.window.finder.edit.hasFocus()


def test_ctrl_tab_turns_through_all_pages_and_round(lead: WorkedDesk) -> None:
    keys = [entry.key for entry in pages_for(lead.officer, PAGES)]
    at = keys.index(key_in_sight(lead))
    for step in range(1, len(keys) + 1):
        QTest.keyClick(lead.window, Key.Key_Tab, CTRL)
        assert key_in_sight(lead) == keys[(at + step) % len(keys)]
    QTest.keyClick(lead.window, Key.Key_Backtab, CTRL | SHIFT)
    assert key_in_sight(lead) == keys[at - 1]


def test_esc_gives_the_cursor_back_and_no_key_reaches_the_page_meanwhile(lead: WorkedDesk) -> None:
    lead.window.turn_to("ledger")
    lead.settle()
    before = lead.focus()
    ask(lead, "zzz")
    assert "没有这样的页面" in lead.window.finder._none.text()
    ran: list[int] = []
    lead.page().actions = lambda: ran.append(1) or []  # type: ignore[method-assign,func-returns-value]
    lead.press(Key.Key_Return, CTRL)
    lead.press(Key.Key_F12)
    assert not ran and key_in_sight(lead) == "ledger"
    lead.press(Key.Key_Escape)
    assert lead.window.finder.isHidden() and QApplication.focusWidget() is before


def test_the_list_opens_with_every_page_and_the_arrows_choose(lead: WorkedDesk) -> None:
    lead.press(Key.Key_F, CTRL)
    lead.wait(lambda: lead.window.finder.edit.is_open())
    lead.press(Key.Key_Down, times=2)
    lead.press(Key.Key_Return)
    assert key_in_sight(lead) == pages_for(lead.officer, PAGES)[2].key


def test_the_finder_is_gone_when_the_desk_locks(lead: WorkedDesk) -> None:
    ask(lead, "d")
    lead.window.lock()
    lead.settle()
    assert lead.window.is_locked and lead.window.finder.isHidden()
    QTest.keyClick(lead.window, Key.Key_F, CTRL)
    assert lead.window.finder.isHidden(), "no key works over the lock"


def test_the_help_sheet_tells_of_both_ways(lead: WorkedDesk) -> None:
    told = [key for _, keys in lead.window.keys.groups(lead.page()) for key, _, _ in keys]
    assert {"Ctrl+F", "Ctrl+Tab", "Ctrl+Shift+Tab"} <= set(told)

"""A scanner is told from a typist: its text comes out of the field again, its Enter does nothing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget
from ui_gallery import MATERIALS, EmptyGallery, Hall, Show

from app.devices.choice import WedgeChoice
from app.numbering import is_case_number, make_case_number
from ui.wedge import WedgeFilter
from ui.widgets.material_table import MaterialTable

NONE = Qt.KeyboardModifier.NoModifier
CODE = "341702202611230003000018"


class Keyboard:
    """Types with gaps of our choosing: the filter's clock is ours."""

    def __init__(self) -> None:
        self.now = 100.0
        self.random = random.Random(7)

    def clock(self) -> float:
        return self.now

    def type(self, widget: QWidget, text: str, gap: float, spread: float, end: Qt.Key = Qt.Key.Key_Return) -> None:
        """Type `text` with gaps in ms around `gap`, then `end`."""
        for sign in text:
            QTest.keyClicks(widget, sign)
            self.now += max(0.5, self.random.gauss(gap, spread)) / 1000
        QTest.keyClick(widget, end)
        self.now += 1


@pytest.fixture
def keyboard() -> Keyboard:
    return Keyboard()


@pytest.fixture
def scanned(keyboard: Keyboard) -> Iterator[list[str]]:
    found: list[str] = []
    wedge = WedgeFilter(clock=keyboard.clock)
    wedge.scanned.connect(found.append)
    wedge.start()
    yield found
    wedge.stop()


@pytest.mark.parametrize(("gap", "spread"), [(1, 0.5), (5, 2), (15, 4), (30, 6)])
def test_scanners_by_wire_and_bluetooth_are_recognised(
    show: Show, keyboard: Keyboard, scanned: list[str], gap: float, spread: float
):
    edit = QLineEdit("王")
    show(edit)
    for _ in range(8):
        keyboard.type(edit, CODE, gap, spread)
    assert scanned == [CODE] * 8
    assert edit.text() == "王"


@pytest.mark.parametrize(("gap", "is_scanner"), [(5, True), (90, False)])
def test_a_key_counts_from_when_it_went_down_however_busy_the_window_was(
    show: Show, keyboard: Keyboard, scanned: list[str], gap: int, is_scanner: bool
):
    """The keys lie in the queue and come at once, or one by one after long pauses: only their own time tells who typed."""
    edit = QLineEdit("王")
    show(edit)
    for number, sign in enumerate((*CODE, "\r"), start=1):
        event = QKeyEvent(QEvent.Type.KeyPress, 0 if sign != "\r" else Qt.Key.Key_Return, NONE, sign)
        event.setTimestamp(1000 + gap * number)
        QApplication.sendEvent(edit, event)
        keyboard.now += 0.3 if is_scanner else 0.0
    assert scanned == ([CODE] if is_scanner else [])
    assert edit.text() == ("王" if is_scanner else f"王{CODE}")


def test_a_focus_that_is_given_back_at_once_is_followed(
    show: Show, qapp: QApplication, keyboard: Keyboard, scanned: list[str]
):
    """A page out of sight asks for the cursor and the deck gives it back, within the same signal: the last word counts."""
    hall = QWidget()
    row = QHBoxLayout(hall)
    here, hidden = QLineEdit(), QLineEdit()
    for edit in (here, hidden):
        row.addWidget(edit)
    show(hall)
    here.setFocus()

    def give_back(_: QWidget | None, now: QWidget | None) -> None:
        if now is hidden:
            here.setFocus()

    qapp.focusChanged.connect(give_back)
    wedge = WedgeFilter(clock=keyboard.clock)  # hears of the focus after who gives it back
    found: list[str] = []
    wedge.scanned.connect(found.append)
    wedge.start()
    hidden.setFocus()
    assert here.hasFocus()
    keyboard.type(here, CODE, 5, 1)
    qapp.focusChanged.disconnect(give_back)
    wedge.stop()
    assert found == [CODE]


@pytest.mark.parametrize(("gap", "spread"), [(90, 20), (120, 30), (200, 60)])
def test_people_are_never_taken_for_a_scanner(
    show: Show, keyboard: Keyboard, scanned: list[str], gap: float, spread: float
):
    edit = QLineEdit()
    show(edit)
    for _ in range(8):
        edit.clear()
        keyboard.type(edit, "13800001234", gap, spread)
        assert edit.text() == "13800001234"
    assert scanned == []


def test_the_enter_of_a_scanner_presses_nothing_and_that_of_a_person_does(
    show: Show, keyboard: Keyboard, scanned: list[str]
):
    """odoo 31185: the scanner's closing Enter also fires the default action."""
    edit, pressed = QLineEdit(), []
    edit.returnPressed.connect(lambda: pressed.append(1))
    show(edit)
    keyboard.type(edit, CODE, 5, 1)
    assert pressed == []
    keyboard.type(edit, "abcdefgh", 120, 10)
    assert pressed == [1]


def test_a_short_burst_is_typing(show: Show, keyboard: Keyboard, scanned: list[str]):
    edit = QLineEdit()
    show(edit)
    keyboard.type(edit, "ab12", 5, 1)
    assert (scanned, edit.text()) == ([], "ab12")


def test_only_what_the_desk_knows_is_taken_away(show: Show, keyboard: Keyboard):
    """odoo 25519: fast typing taken for a scan; a telephone number typed in one go stays where it is."""
    edit, found = QLineEdit(), []
    wedge = WedgeFilter(is_case_number, clock=keyboard.clock)
    wedge.scanned.connect(found.append)
    wedge.start()
    show(edit)
    keyboard.type(edit, "13800001234", 10, 2)
    assert (found, edit.text()) == ([], "13800001234")
    wedge.stop()


def test_typing_before_a_scan_stays(show: Show, keyboard: Keyboard, scanned: list[str]):
    edit = QLineEdit()
    show(edit)
    for sign in "Wang":
        QTest.keyClicks(edit, sign)
        keyboard.now += 0.1
    keyboard.type(edit, CODE, 5, 1)
    assert (scanned, edit.text()) == ([CODE], "Wang")


def test_a_scan_into_a_text_a_choice_and_the_checklist_leaves_them_as_they_were(
    show: Show, keyboard: Keyboard, scanned: list[str]
):
    text, choice, table = QPlainTextEdit("理由：材料不全"), QComboBox(), MaterialTable("m", "材料")
    choice.addItems(["1 自然人", "2 法人", "3 其他"])
    table.show_rows(MATERIALS, {"form": "received"})
    show(text, choice, table)
    before = table.marks()
    for widget in (text, choice, table):
        widget.setFocus()
        keyboard.type(widget, CODE, 5, 1)
    assert scanned == [CODE] * 3
    assert text.toPlainText() == "理由：材料不全"
    assert choice.currentIndex() == 0
    assert (table.marks(), table.currentIndex().row()) == (before, 0)


def test_a_scanner_that_ends_with_tab_keeps_the_cursor_where_it_is(show: Show, keyboard: Keyboard, scanned: list[str]):
    first, second = QLineEdit(), QLineEdit()
    show(first, second)
    keyboard.type(first, CODE, 5, 1, end=Qt.Key.Key_Tab)
    assert scanned == [CODE]
    assert first.hasFocus()


def test_a_case_number_scanned_anywhere_opens_the_case(hall: Hall):
    number = str(make_case_number("341702", date(2026, 11, 23), "0003", 1))
    page = hall.form()
    page.name.edit.setFocus()
    for sign in number:
        QTest.keyClicks(page.name.edit, sign)
    QTest.keyClick(page.name.edit, Qt.Key.Key_Return)
    opened = hall.window.deck.page()
    assert isinstance(opened, EmptyGallery)
    assert opened.shown == number
    assert page.name.text() == ""


def chosen(keyboard: Keyboard, **choice: object) -> tuple[WedgeFilter, list[str]]:
    """Return a started filter of this choice, and what it found."""
    found: list[str] = []
    wedge = WedgeFilter(lambda text: text == CODE, clock=keyboard.clock)
    wedge.set_choice(WedgeChoice(**choice))  # type: ignore[arg-type]
    wedge.scanned.connect(found.append)
    wedge.start()
    return wedge, found


@pytest.mark.parametrize(
    ("threshold", "gap", "is_scan"), [(25, 15, True), (25, 30, False), (50, 30, True), (80, 60, True), (50, 60, False)]
)
def test_each_window_has_the_gap_of_its_scanner(
    show: Show, keyboard: Keyboard, threshold: int, gap: float, is_scan: bool
):
    edit = QLineEdit()
    show(edit)
    wedge, found = chosen(keyboard, gap=threshold)
    keyboard.type(edit, CODE, gap, 0)
    assert (found == [CODE], edit.text() == CODE) == (is_scan, not is_scan)
    wedge.stop()


@pytest.mark.parametrize(("threshold", "used"), [(1, 25), (1000, 80)])
def test_a_gap_that_makes_no_sense_is_the_nearest_that_does(keyboard: Keyboard, threshold: int, used: int):
    assert WedgeFilter(threshold=threshold, clock=keyboard.clock)._threshold == used / 1000


def test_a_scanner_with_a_prefix_is_never_taken_for_a_typist_nor_a_typist_for_it(show: Show, keyboard: Keyboard):
    edit = QLineEdit("王")
    show(edit)
    wedge, found = chosen(keyboard, prefix="~")
    keyboard.type(edit, CODE, 5, 1)
    assert (found, edit.text()) == ([], "王" + CODE)
    edit.setText("王")
    keyboard.type(edit, "~" + CODE, 5, 1)
    assert (found, edit.text()) == ([CODE], "王")
    wedge.stop()


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_scanner_with_a_suffix_ends_with_it_and_its_enter_does_nothing(show: Show, keyboard: Keyboard, end: Qt.Key):
    edit, other, pressed = QLineEdit("王"), QLineEdit(), []
    edit.returnPressed.connect(lambda: pressed.append(1))
    show(edit, other)
    wedge, found = chosen(keyboard, prefix="<", suffix="#")
    keyboard.type(edit, "<" + CODE + "#", 5, 1, end=end)
    assert (found, edit.text(), pressed) == ([CODE], "王", [])
    assert edit.hasFocus()
    keyboard.type(edit, "x", 200, 0)
    assert pressed == [1], "a person's Enter works again"
    wedge.stop()


def test_a_scanner_with_a_suffix_and_no_enter_is_understood_as_well(show: Show, keyboard: Keyboard):
    edit = QLineEdit()
    show(edit)
    wedge, found = chosen(keyboard, suffix="#")
    for sign in CODE + "#":
        QTest.keyClicks(edit, sign)
        keyboard.now += 0.005
    assert (found, edit.text()) == ([CODE], "")
    wedge.stop()


def test_a_suffix_inside_of_what_is_typed_ends_nothing(show: Show, keyboard: Keyboard):
    edit = QLineEdit()
    show(edit)
    wedge, found = chosen(keyboard, suffix="#")
    keyboard.type(edit, "ab#cd#ef", 5, 1)
    assert (found, edit.text()) == ([], "ab#cd#ef")
    wedge.stop()


def test_the_window_follows_another_choice_of_its_scanner_at_once(hall: Hall):
    from app.devices.choice import DeviceChoice

    hall.devices.follow(DeviceChoice(wedge=WedgeChoice(80, prefix="~")))
    assert (hall.window.wedge._threshold, hall.window.wedge._prefix) == (0.08, "~")

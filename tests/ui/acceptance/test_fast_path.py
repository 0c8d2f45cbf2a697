"""The way a clerk goes a hundred times a day: by card, without a mouse, without a dialog."""

from __future__ import annotations

from counter_clerk import ALT, CTRL, PHONE, WANG, Clerk
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from real_desk import RealDesk

from app.state import CaseState
from ui.acceptance.item_card import ItemCard, index_of


def test_acceptance_with_a_card_takes_at_most_twelve_keys(desk: RealDesk, clerk: Clerk) -> None:
    desk.put_card(**WANG)
    keys: list[Qt.Key] = []

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        keys.append(key)
        desk.press(key, modifier)

    desk.type_text("spjy")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_2, ALT)
    press(Qt.Key.Key_4, ALT)
    press(Qt.Key.Key_F4)
    desk.wait(lambda: clerk.page.sheet.applicant.name.text() == "王建国")
    desk.type_text(PHONE)
    press(Qt.Key.Key_F6)
    press(Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_F12)
    case = clerk.handed_in()
    assert len(keys) <= 12
    assert (case.state, case.applicant_name) == (CaseState.IN_PROGRESS, "王建国")
    assert case.applicant is not None
    assert (case.applicant.id_number, case.applicant.phone) == (WANG["id_number"], PHONE)
    assert clerk.stray_windows() == []


def test_after_printing_the_cursor_waits_in_the_item_search_of_an_empty_form(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.all_in()
    desk.press(Qt.Key.Key_F12)
    case = clerk.handed_in()
    assert desk.focus().objectName() == "acceptance.item"
    assert clerk.page.sheet.form().is_empty
    assert case.number in clerk.result().replace(" ", "")
    assert "已受理" in clerk.result()


def test_the_printed_paper_is_the_stored_paper(desk: RealDesk, clerk: Clerk) -> None:
    """opencrvs 5168, 12856: what was previewed, stored and printed were three different things."""
    clerk.natural()
    clerk.all_in()
    desk.press(Qt.Key.Key_F12)
    (notice,) = desk.notices(clerk.handed_in())
    (paper,) = desk.printed()
    assert paper.read_bytes() == desk.store.ask(lambda records: records.pdf(notice.id))
    assert "王建国" in clerk.paper(notice)


def test_two_presses_of_f12_accept_once(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.all_in()
    desk.press(Qt.Key.Key_F12, times=2)
    clerk.handed_in()
    desk.settle()
    assert len(desk.cases()) == 1


def test_pinyin_letters_find_an_item_while_the_input_method_composes(desk: RealDesk, clerk: Clerk) -> None:
    event = QInputMethodEvent("gt'g'sh", [])
    QApplication.sendEvent(desk.focus(), event)
    assert clerk.page.sheet.items.search.search.is_open()
    desk.press(Qt.Key.Key_Return)
    assert clerk.page.sheet.item is not None
    assert clerk.page.sheet.item.name == "个体工商户设立登记"


def test_an_item_is_found_by_department_and_code_too(desk: RealDesk, clerk: Clerk) -> None:
    for query, name in (("340199005000", "劳务派遣经营许可"), ("水利局", "取水许可")):
        desk.press(Qt.Key.Key_F3)
        desk.type_text(query)
        desk.press(Qt.Key.Key_Return)
        assert clerk.page.sheet.item is not None
        assert clerk.page.sheet.item.name == name


def test_a_search_that_finds_nothing_says_so_and_what_to_try(desk: RealDesk, clerk: Clerk) -> None:
    desk.type_text("qqqqqq")
    assert "没有这样的事项" in clerk.page.sheet.items.search.message()
    desk.press(Qt.Key.Key_Return)
    assert clerk.page.sheet.item is None


def test_the_promise_department_and_code_are_told_when_an_item_is_chosen(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose("spjyxk")
    note = clerk.page.sheet.items.search.message()
    assert note.splitlines()[0] == "示例区市场监督管理局 · 340199003000 · 承诺 7 个工作日"
    assert "不需要许可" in clerk.page.sheet.items.search.message()


def test_enter_goes_through_the_form_in_reading_order(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose("spjyxk", 2, 2)
    seen = [desk.focus().objectName()]
    for _ in range(4):
        desk.press(Qt.Key.Key_Return)
        seen.append(desk.focus().objectName())
    assert seen == [f"acceptance.{n}" for n in ("id", "name", "phone", "address", "materials")]


def test_what_this_window_takes_most_stands_first(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural("spjyxk")
    clerk.all_in()
    desk.press(Qt.Key.Key_F12)
    clerk.handed_in()
    desk.settle()
    desk.type_text("xk")
    popup = clerk.page.sheet.items.search.search._popup
    first = popup.model.hit(0)
    assert first is not None
    assert first.title == "食品经营许可（新办）"


def test_letters_typed_before_the_items_are_there_are_looked_up_when_they_come(qtbot: QtBot, desk: RealDesk) -> None:
    setting = desk.setting()
    card = ItemCard("zh_CN")
    qtbot.addWidget(card)
    card.show_office(setting.office)
    card.show()
    card.focus_search()
    card.search.search.setFocus()
    qtbot.waitUntil(card.search.search.hasFocus)
    card.search.search.setText("gtgsh")
    assert not card.search.search.is_open()
    card.offer(index_of(setting.catalogue.items(setting.moment.on), setting.office))
    assert card.search.search.is_open()

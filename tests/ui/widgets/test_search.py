"""The search edit: from the first letter, out of the pre-edit, by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from ui_gallery import Show

from ui.widgets.hits import Hit
from ui.widgets.search import SearchEdit, SearchField

HITS = [
    Hit(n, f"个体工商户{word}", f"34170000{n}", "承诺 5 个工作日") for n, word in enumerate("设立 变更 注销".split())
]


def compose(edit: QLineEdit, text: str, commit: str = "") -> None:
    """Let the input method show `text` as being composed, and commit `commit`."""
    event = QInputMethodEvent(text, [])
    if commit:
        event.setCommitString(commit)
    QCoreApplication.sendEvent(edit, event)


@pytest.fixture
def field() -> SearchField:
    return SearchField("事项(&S)", "item")


def test_the_query_is_what_is_being_composed(show: Show, field: SearchField):
    """Pinyin initials find an item without leaving the Chinese mode."""
    show(field)
    asked: list[str] = []
    field.query_changed.connect(asked.append)
    compose(field.search, "g t g")
    compose(field.search, "gong't g s")
    assert asked == ["gtg", "gongtgs"]
    assert field.text() == ""


def test_what_the_method_commits_is_the_query_once(show: Show, field: SearchField):
    show(field)
    asked: list[str] = []
    field.query_changed.connect(asked.append)
    compose(field.search, "geti")
    compose(field.search, "", commit="个体")
    assert asked == ["geti", "个体"]


def test_the_list_lies_36_px_beneath_the_edit_where_the_candidates_do_not_cover_it(show: Show, field: SearchField):
    window = show(field, width=800, height=600)
    QTest.keyClicks(field.search, "g")
    field.show_hits(HITS)
    popup = field.search._popup
    beneath = field.search.mapTo(window, QPoint(0, field.search.height())).y()
    assert popup.isVisible()
    assert popup.y() - beneath >= 36
    assert window.rect().contains(popup.geometry())


def test_arrows_move_and_enter_chooses(show: Show, field: SearchField):
    show(field, width=800, height=600)
    chosen: list[Hit] = []
    field.chosen.connect(chosen.append)
    QTest.keyClicks(field.search, "g")
    field.show_hits(HITS)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(field.search, key)
    assert chosen == [HITS[1]]
    assert not field.search.is_open()


def test_an_enter_over_the_list_of_what_was_typed_before_waits_for_the_answer_and_chooses_once(
    show: Show, field: SearchField
):
    """Who typed on and pressed Enter opened the first case of the list from before."""
    show(field, width=800, height=600)
    chosen: list[Hit] = []
    field.chosen.connect(chosen.append)
    QTest.keyClicks(field.search, "g")
    field.show_hits(HITS[:2])
    QTest.keyClicks(field.search, "z")
    QTest.keyClick(field.search, Qt.Key.Key_Return)
    assert chosen == []
    field.show_hits(HITS[2:])
    assert chosen == HITS[2:] and not field.search.is_open()


def test_an_enter_that_is_quicker_than_the_answer_chooses_its_first_hit(show: Show, field: SearchField):
    show(field, width=800, height=600)
    chosen: list[Hit] = []
    field.chosen.connect(chosen.append)
    QTest.keyClicks(field.search, "g")
    QTest.keyClick(field.search, Qt.Key.Key_Return)
    assert chosen == []
    field.show_hits(HITS)
    assert chosen == [HITS[0]] and not field.search.is_open()


def test_an_enter_before_more_letters_chooses_nothing(show: Show, field: SearchField):
    show(field, width=800, height=600)
    chosen: list[Hit] = []
    field.chosen.connect(chosen.append)
    QTest.keyClicks(field.search, "g")
    QTest.keyClick(field.search, Qt.Key.Key_Return)
    QTest.keyClicks(field.search, "t")
    field.show_hits(HITS)
    assert chosen == [] and field.search.is_open()


def test_escape_closes_the_list_and_keeps_the_text(show: Show, field: SearchField):
    show(field, width=800, height=600)
    QTest.keyClicks(field.search, "gt")
    field.show_hits(HITS)
    QTest.keyClick(field.search, Qt.Key.Key_Escape)
    assert (field.search.is_open(), field.text()) == (False, "gt")


def test_a_click_on_a_hit_chooses_it_and_leaves_the_focus_in_the_edit(show: Show, field: SearchField):
    show(field, width=800, height=600)
    chosen: list[Hit] = []
    field.chosen.connect(chosen.append)
    QTest.keyClicks(field.search, "g")
    field.show_hits(HITS)
    view = field.search._popup._list
    place = view.visualRect(view.model().index(2, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert chosen == [HITS[2]]
    assert field.search.hasFocus()


def test_what_is_shown_as_chosen_asks_nothing(show: Show, field: SearchField):
    show(field)
    asked: list[str] = []
    field.query_changed.connect(asked.append)
    field.search.show_choice("个体工商户设立登记")
    assert (asked, field.text()) == ([], "个体工商户设立登记")


def test_nothing_found_is_told_beneath_the_edit(show: Show, field: SearchField):
    show(field)
    QTest.keyClicks(field.search, "zzz")
    field.show_hits([], none="没有这个事项，请换名称、拼音首字母或编码")
    assert field.message().startswith("没有这个事项")
    assert field.tone() == "warn"


def test_the_list_closes_when_the_focus_leaves(show: Show, field: SearchField):
    other = QLineEdit()
    show(field, other, width=800, height=600)
    QTest.keyClicks(field.search, "g")
    field.show_hits(HITS)
    other.setFocus()
    assert not field.search.is_open()


def test_hits_that_come_late_do_not_open_over_another_field(show: Show, field: SearchField):
    other = QLineEdit()
    show(field, other, width=800, height=600)
    QTest.keyClicks(field.search, "g")
    other.setFocus()
    field.show_hits(HITS)
    assert not field.search.is_open()


def test_a_hit_is_read_aloud_whole(show: Show):
    edit = SearchEdit("item", "事项")
    show(edit, width=800, height=600)
    QTest.keyClicks(edit, "g")
    edit.show_hits(HITS)
    spoken = edit._popup.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "个体工商户设立 341700000 承诺 5 个工作日"

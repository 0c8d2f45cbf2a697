"""Pages come late, stay, and go without a trace; a page that is not in sight changes nothing in sight."""

from __future__ import annotations

import gc
import weakref
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout
from pytestqt.qtbot import QtBot
from ui_gallery import Hall, Show

from ui.page import Page, PageAction
from ui.shell.deck import Deck
from ui.shell.keys import WindowKeys
from ui.widgets.field import Field
from ui.widgets.panels import BarPanel


class Plain(Page):
    """A page that notes what the shell does with it."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.title = f"页面{key}"
        super().__init__()
        self.log: list[str] = []
        self.field = Field("姓名", f"{key}.name")
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(QLabel(key))

    def refresh(self, changed: set[str]) -> None:
        self.log.append(f"refresh {sorted(changed)}")

    def show_case(self, number: str) -> None:
        self.log.append(f"case {number}")

    def first_focus(self) -> None:
        self.log.append("focus")
        self.field.edit.setFocus()

    def clear_secrets(self) -> None:
        self.log.append("clear")


@pytest.fixture
def deck(show: Show) -> Deck:
    made = Deck()
    made.offer({"a": lambda: Plain("a"), "b": lambda: Plain("b")})
    show(made, width=800, height=600)
    return made


def plain(deck: Deck) -> Plain:
    page = deck.page()
    assert isinstance(page, Plain)
    return page


def test_a_page_is_built_refreshed_and_given_the_cursor(deck: Deck):
    deck.show_page("a")
    assert plain(deck).log == ["refresh []", "focus"]
    assert plain(deck).field.edit.hasFocus()


def test_a_page_is_opened_at_a_case(deck: Deck):
    deck.show_page("b", "341702202611230003000011")
    assert plain(deck).log == ["refresh []", "case 341702202611230003000011", "focus"]


def test_only_pages_that_were_built_hear_the_news(deck: Deck):
    deck.show_page("a")
    deck.refresh({"cases"})
    assert plain(deck).log[-1] == "refresh ['cases']"


def test_the_other_pages_are_built_when_there_is_time(deck: Deck):
    deck.show_page("a")
    assert deck.warm() is False
    deck.show_page("b")
    assert plain(deck).log == ["refresh []", "refresh []", "focus"]
    assert deck.warm() is False


def test_a_page_out_of_sight_changes_no_title_no_act_and_opens_no_panel(deck: Deck):
    deck.show_page("a")
    first = plain(deck)
    deck.show_page("b")
    told: list[object] = []
    for signal in (deck.titled, deck.actions_changed, deck.noted, deck.panel_shown):
        signal.connect(lambda *args: told.append(args))
    first.title_changed.emit("旧页", "")
    first.actions_changed.emit()
    first.noted.emit("草稿已保存")
    first.panel_wanted.emit(BarPanel("p", "旧页的面板", confirm="好"))
    assert told == []
    assert deck.panel() is None


def test_a_page_out_of_sight_may_still_count_and_tell_results(deck: Deck):
    deck.show_page("a")
    first = plain(deck)
    deck.show_page("b")
    told: list[object] = []
    deck.count_changed.connect(lambda *args: told.append(args))
    deck.result_told.connect(lambda *args: told.append(args))
    first.count_changed.emit(3, "warn")
    first.result_told.emit("已受理", None)
    assert told == [("a", 3, "warn"), ("页面a：已受理", None)]


def test_a_second_panel_takes_the_place_of_the_first(deck: Deck):
    deck.show_page("a")
    first, second = BarPanel("p1", "一", confirm="好"), BarPanel("p2", "二", confirm="好")
    plain(deck).panel_wanted.emit(first)
    plain(deck).panel_wanted.emit(second)
    assert deck.panel() is second
    first.close_panel()
    assert deck.panel() is second


def test_a_panel_to_read_leaves_what_is_typed_in_the_one_beneath(deck: Deck):
    deck.show_page("a")
    first, second = BarPanel("p", "一", confirm="好"), BarPanel("q", "说明", confirm="好")
    second.is_aside = True
    field, other = Field("甲", "p.first"), Field("乙", "p.second")
    first.add(field)
    first.add(other)
    plain(deck).panel_wanted.emit(first)
    other.set_text("写了一半")
    other.edit.setFocus()
    plain(deck).panel_wanted.emit(second)
    assert deck.panel() is second and not first.isVisible()
    second.cancel()
    assert deck.panel() is first and first.isVisible() and other.text() == "写了一半"
    assert deck.window().focusWidget() is other.edit


def test_another_page_closes_a_panel_to_read_and_the_one_beneath(deck: Deck):
    deck.show_page("a")
    ended: list[str] = []
    first, second = BarPanel("p", "一", confirm="好"), BarPanel("q", "说明", confirm="好")
    second.is_aside = True
    for name, panel in (("first", first), ("second", second)):
        panel.ended.connect(partial(ended.append, name))
        plain(deck).panel_wanted.emit(panel)
    deck.end_panel()
    assert deck.panel() is None and sorted(ended) == ["first", "second"]


def test_another_page_closes_the_panel(deck: Deck):
    deck.show_page("a")
    shown: list[bool] = []
    deck.panel_shown.connect(shown.append)
    plain(deck).panel_wanted.emit(BarPanel("p", "一", confirm="好"))
    deck.show_page("b")
    assert deck.panel() is None
    assert shown == [True, False]


def test_pages_are_told_to_forget_and_are_gone(deck: Deck):
    deck.show_page("a")
    page = plain(deck)
    deck.forget()
    assert page.log[-1] == "clear"
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(page)
    assert deck.page() is None


def test_a_forgotten_page_is_built_anew(deck: Deck):
    deck.show_page("a")
    before = plain(deck)
    deck.forget()
    deck.show_page("a")
    assert plain(deck) is not before


def test_the_window_that_was_left_hears_nothing_any_more(hall: Hall, qtbot: QtBot):
    """A shift change must not leave the last officer's window alive behind the next one's."""
    window = hall.window
    page = hall.list()
    window.leave()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(window)
    seen = list(page.refreshed)
    hall.work.do(hall.devices, lambda _: None, lambda _: None)
    qtbot.wait(30)
    assert page.refreshed == seen


def test_keys_of_the_page_before_are_dead(show: Show):
    holder = show(Field("一", "one"))
    keys, pressed = WindowKeys(holder), []
    keys.show_page([PageAction("F8", "旧", "", lambda: pressed.append("old"))], lambda act: act.slot())
    keys.show_page([PageAction("F8", "新", "", lambda: pressed.append("new"))], lambda act: act.slot())
    live = [shortcut for shortcut in keys._page if shortcut.isEnabled()]
    assert len(live) == 1
    live[0].activated.emit()
    assert pressed == ["new"]


def test_keys_that_are_grey_are_not_registered(show: Show):
    holder = show(Field("一", "one"))
    keys = WindowKeys(holder)
    keys.show_page([PageAction("F8", "灰", "", lambda: None, is_enabled=False)], lambda act: act.slot())
    assert keys._page == []


def test_a_widget_that_is_gone_is_not_held(show: Show):
    field = Field("一", "one")
    show(field)
    held = weakref.ref(Plain("x"))
    gc.collect()
    assert held() is None
    assert field.isVisible()


def test_whoever_opened_a_panel_hears_that_another_page_ended_it(deck: Deck):
    """Else the page would ask the fields of a panel that is gone."""
    deck.show_page("a")
    panel, ended = BarPanel("p", "一", confirm="好"), []
    panel.ended.connect(lambda: ended.append("ended"))
    plain(deck).panel_wanted.emit(panel)
    deck.end_panel()
    deck.end_panel()
    assert ended == ["ended"] and deck.panel() is None

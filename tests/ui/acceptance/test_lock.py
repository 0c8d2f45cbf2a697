"""A lock puts the work away as it stands; the same officer finds page, panel, words and cursor again."""

from __future__ import annotations

from counter_clerk import CTRL, FOOD, WANG, Clerk
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QWidget
from real_desk import RealDesk

from ui.acceptance.supplement_panel import SupplementPanel

Key = Qt.Key


def words_in(window: QWidget) -> str:
    """Return every word that a widget of this window holds."""
    texts = [getattr(widget, "text", str)() for widget in window.findChildren(QWidget)]
    names = [widget.accessibleDescription() for widget in window.findChildren(QWidget)]
    return " ".join(map(str, (*texts, *names)))


def cursor(desk: RealDesk) -> QLineEdit:
    edit = desk.focus()
    assert isinstance(edit, QLineEdit)
    return edit


def test_the_open_panel_of_f8_is_there_again_with_its_words_and_the_cursor(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    desk.press(Key.Key_F8)
    panel = clerk.panel()
    assert isinstance(panel, SupplementPanel)
    edit = panel.rows[1].fault.edit
    edit.setFocus()
    desk.press(Key.Key_End)
    desk.type_text("，只有一份")
    desk.press(Key.Key_Left, times=2)
    place, before = edit.textCursor().position(), panel.gaps()
    desk.press(Key.Key_L, CTRL)
    assert desk.window.is_locked and not panel.isVisible()
    assert WANG["id_number"] not in words_in(desk.window) and "王建国" not in words_in(desk.window)
    desk.unlock()
    assert clerk.panel() is panel and panel.isVisible() and panel.gaps() == before
    assert (desk.focus().objectName(), edit.textCursor().position()) == ("acceptance.gap2.fault", place)
    assert before[1].fault == "未提交，只有一份" and place == len(before[1].fault) - 2
    desk.press(Key.Key_F12)
    assert clerk.handed_in().supplements[0].request.gaps[1].fault == before[1].fault


def test_half_a_number_is_neither_red_nor_gone_and_the_next_figure_goes_behind_it(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose(FOOD)
    desk.type_text("34170219")
    desk.press(Key.Key_L, CTRL)
    desk.unlock()
    field = clerk.page.sheet.applicant.id_number
    assert field.tone() != "bad"
    desk.type_text("90")
    assert field.text() == "3417021990"


def test_what_was_chosen_in_a_field_and_what_was_told_is_there_again(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose(FOOD)
    clerk.read_card()
    desk.press(Key.Key_F12)
    sentence = desk.problem()
    assert "还没有选" in sentence
    clerk.edit("acceptance.address").setFocus()
    cursor(desk).setSelection(0, 3)
    desk.press(Key.Key_L, CTRL)
    assert not desk.window.problems.isVisible()
    desk.unlock()
    assert desk.problem() == sentence
    assert cursor(desk).selectedText() == WANG["address"][:3]


def test_no_key_reaches_the_work_that_is_put_away(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    clerk.all_in()
    desk.press(Key.Key_L, CTRL)
    for key in (Key.Key_F12, Key.Key_F2, Key.Key_F1, Key.Key_Escape):
        desk.press(key)
    desk.press(Key.Key_Return, CTRL)
    desk.unlock()
    desk.settle()
    assert desk.cases() == () and desk.window.help.isHidden()
    assert clerk.page.sheet.applicant.name.text() == "王建国"
    desk.press(Key.Key_F12)
    assert clerk.handed_in().applicant_name == "王建国"


def test_whoever_locks_from_the_help_sheet_is_back_in_his_field(desk: RealDesk, clerk: Clerk) -> None:
    clerk.choose(FOOD)
    desk.press(Key.Key_F1)
    desk.window.lock()
    desk.unlock()
    assert desk.focus().objectName() == "acceptance.id"


def test_after_half_an_hour_nothing_is_held_and_the_draft_begins_the_page(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    wanted, before = clerk.page.sheet.form(), clerk.page
    desk.press(Key.Key_L, CTRL)
    assert desk.window._long_lock.isActive()
    desk.settle()
    desk.window.put_by.forget()
    assert desk.window.deck.page() is None
    desk.unlock()
    desk.wait(lambda: clerk.page.sheet.item is not None)
    assert clerk.page is not before and clerk.page.sheet.form() == wanted
    assert not desk.window._long_lock.isActive()


def test_a_screen_reader_finds_nothing_of_the_case_while_it_is_locked(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural()
    desk.press(Key.Key_L, CTRL)
    tops = [QAccessible.queryAccessibleInterface(window) for window in (desk.window,)]
    while tops:
        one = tops.pop()
        assert "王建国" not in one.text(QAccessible.Text.Value) + one.text(QAccessible.Text.Name)
        tops += [child for n in range(one.childCount()) if (child := one.child(n)) is not None]

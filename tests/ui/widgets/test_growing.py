"""A text that grows to three lines: Enter goes on, Ctrl+Enter breaks the line, what is longer scrolls."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.style import theme
from ui.widgets.field import Field
from ui.widgets.form import Form
from ui.widgets.growing import MOST_LINES, GrowingField

CTRL = Qt.KeyboardModifier.ControlModifier


def shown(show: Callable[..., QWidget]) -> tuple[GrowingField, Field]:
    form = Form()
    growing, after = GrowingField("补正要求(&Y)", "t.growing"), Field("依据(&B)", "t.after")
    column = QVBoxLayout(form)
    column.addWidget(growing)
    column.addWidget(after)
    show(form, width=300)
    growing.setFocus()
    return growing, after


def test_it_grows_with_its_text_up_to_three_lines(show: Callable[..., QWidget]):
    growing, _ = shown(show)
    one = growing.edit.height()
    assert growing.edit.lines() == 1
    growing.set_text("请加盖公章后重新提交，" * 4)
    assert 1 < growing.edit.lines() <= MOST_LINES and growing.edit.height() > one
    growing.set_text("请加盖公章后重新提交，" * 40)
    assert growing.edit.lines() == MOST_LINES
    growing.clear()
    assert growing.edit.height() == one and growing.text() == ""


def test_enter_goes_on_and_ctrl_enter_breaks_the_line(show: Callable[..., QWidget]):
    growing, after = shown(show)
    QTest.keyClicks(growing.edit, "a")
    QTest.keyClick(growing.edit, Qt.Key.Key_Return, CTRL)
    QTest.keyClicks(growing.edit, "b")
    assert growing.text() == "a\nb" and growing.edit.lines() == 2
    QTest.keyClick(growing.edit, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is after.edit and growing.text() == "a\nb"


def test_a_change_is_told_once_and_only_when_it_is_one(show: Callable[..., QWidget]):
    growing, _ = shown(show)
    told: list[str] = []
    growing.changed.connect(told.append)
    growing.set_text("重交")
    growing.set_text("重交")
    assert told == ["重交"]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("text", ["未提交", "请提交复印件一份，可参照示范文本填写", "一\n二\n三"])
def test_up_to_three_lines_stand_whole_and_without_a_bar(
    qtbot: QtBot, show: Callable[..., QWidget], scale: float, text: str
) -> None:
    theme().apply(scale=scale)
    field = GrowingField("要求", "gap.remedy")
    show(field, width=640)
    field.set_text(text)
    qtbot.wait(1)
    edit = field.edit
    assert not edit.verticalScrollBar().isVisible() and edit.verticalScrollBar().maximum() == 0
    edit.moveCursor(QTextCursor.MoveOperation.End)
    last = edit.cursorRect()
    assert last.bottom() <= edit.viewport().height()


def test_a_fourth_line_brings_the_bar_and_taking_it_back_takes_the_bar_away(
    qtbot: QtBot, show: Callable[..., QWidget]
) -> None:
    field = GrowingField("要求", "gap.remedy")
    show(field, width=640)
    field.set_text("一\n二\n三\n四")
    qtbot.waitUntil(lambda: field.edit.verticalScrollBar().isVisible())
    field.set_text("一")
    qtbot.waitUntil(lambda: not field.edit.verticalScrollBar().isVisible())

"""Labels, messages, dates, choices: what every form is made of."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from ui_gallery import Show

from ui.widgets.field import ChoiceField, DateField, Field, PasswordField, TextField, read_only
from ui.widgets.layouts import FieldGrid, ScrollColumn
from ui.widgets.segments import SegmentedChoice
from ui.widgets.text import Text, without_mnemonic

MARKUP = "<b>王</b><img src='file:///etc/passwd'>"


def test_a_mnemonic_jumps_to_its_field(show: Show):
    first, second = Field("姓名(&N)", "name"), Field("电话(&P)", "phone")
    show(first, second)
    QTest.keyClick(first.edit, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert second.edit.hasFocus()


@pytest.mark.parametrize(("label", "spoken"), [("身份证号(&I)", "身份证号"), ("&Name", "Name"), ("姓名", "姓名")])
def test_a_label_is_read_aloud_without_its_mnemonic(label: str, spoken: str):
    assert without_mnemonic(label) == spoken


def test_a_message_takes_the_place_of_the_hint_and_gives_it_back(qapp: object):
    field = Field("本机代码", "code", hint="四位数字")
    field.set_message("请填四位数字", "bad")
    assert (field.message(), field.tone()) == ("请填四位数字", "bad")
    field.set_message("")
    assert (field.message(), field.tone()) == ("四位数字", None)


def test_markup_in_a_text_is_shown_as_it_was_typed(qapp: object):
    """QLabel's default renders <b>; here a name is a name."""
    label = Text(MARKUP)
    assert label.textFormat() == Qt.TextFormat.PlainText
    field = Field("姓名", "name")
    field.set_text(MARKUP)
    field.set_message(MARKUP, "warn")
    assert field.text() == MARKUP
    assert field.message() == MARKUP


def test_a_change_by_program_is_told_too(qapp: object):
    """Assistive tools set the text without typing: a check bound to typing would stay stale."""
    field, told = Field("姓名", "name"), []
    field.changed.connect(told.append)
    field.edit.setText("王建国")
    assert told == ["王建国"]


def test_rare_characters_keep_their_code_points(qapp: object):
    field = Field("姓名", "name")
    field.set_text("𬱖䶮㛃")
    assert [hex(ord(sign)) for sign in field.text()] == ["0x2cc56", "0x4dae", "0x36c3"]


@pytest.mark.parametrize("typed", ["20261123", "2026-11-23", "2026.11.23", "2026/11/23", " 20261123 "])
def test_a_date_is_typed_as_eight_digits_or_with_marks(qapp: object, typed: str):
    field = DateField("日期", "day")
    field.set_text(typed)
    assert field.value() == date(2026, 11, 23)


@pytest.mark.parametrize("typed", ["", "20260230", "2026112", "２０２６１１２３", "abc", "0" * 8, "99999999"])
def test_what_is_no_date_is_none(qapp: object, typed: str):
    field = DateField("日期", "day")
    field.set_text(typed)
    assert field.value() is None


def test_a_date_that_does_not_exist_is_told_on_leaving(show: Show):
    field, other = DateField("日期", "day"), Field("姓名", "name")
    show(field, other)
    QTest.keyClicks(field.edit, "20260230")
    other.edit.setFocus()
    assert field.message() == "没有这一天，请写成 2026-11-23"
    field.set_value(date(2026, 2, 28))
    assert field.text() == "2026-02-28"


def test_a_choice_keeps_its_code_when_the_choices_change(qapp: object):
    field = ChoiceField("方式", "way", [("post", "邮寄"), ("desk", "窗口")])
    field.set_code("desk")
    field.show_choices([("desk", "窗口"), ("notice", "公告")])
    assert field.code() == "desk"
    field.set_code("unknown")
    assert field.code() == "desk"


def test_the_wheel_never_changes_an_answer_in_passing(show: Show):
    field = ChoiceField("方式", "way", [("post", "邮寄"), ("desk", "窗口")])
    show(field)
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QCoreApplication.sendEvent(field.edit, wheel)
    assert field.code() == "post"


def test_tab_leaves_a_text_of_several_lines(show: Show):
    text, other = TextField("理由", "reason"), Field("姓名", "name")
    show(text, other)
    text.edit.setFocus()
    QTest.keyClick(text.edit, Qt.Key.Key_Tab)
    assert other.edit.hasFocus()
    assert text.text() == ""


def test_a_password_is_dots_and_beneath_the_input_method(qapp: object):
    field = PasswordField("密码", "password")
    assert field.edit.displayText() == ""
    field.set_text("secret")
    assert "secret" not in field.edit.displayText()
    assert not field.edit.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)


def test_what_is_only_read_is_not_a_stop_of_the_tab_key(qapp: object):
    field = Field("编号", "number")
    assert not read_only(field.edit).focusPolicy() & Qt.FocusPolicy.TabFocus


def test_arrows_change_a_choice_in_sight_and_tell_once(show: Show):
    choice, told = SegmentedChoice("类型", "kind", [("natural", "自然人"), ("legal", "法人")]), []
    choice.chosen.connect(told.append)
    show(choice)
    button = choice.focusProxy()
    QTest.keyClick(button, Qt.Key.Key_Right)
    assert (choice.code(), told) == ("legal", ["legal"])
    QTest.keyClick(choice.focusProxy(), Qt.Key.Key_Left)
    assert (choice.code(), told) == ("natural", ["legal", "natural"])


def test_a_choice_set_by_program_tells_nothing(qapp: object):
    choice, told = SegmentedChoice("类型", "kind", [("natural", "自然人"), ("legal", "法人")]), []
    choice.chosen.connect(told.append)
    choice.set_code("legal")
    assert (choice.code(), told) == ("legal", [])


def test_a_message_of_two_lines_makes_room_for_itself(show: Show, qtbot: QtBot):
    """The fields of a grid that was laid anew kept the height of one line, and the message lay over the input."""
    grid = FieldGrid(2, characters=14)
    fields = [Field(f"字段{n}", f"f{n}") for n in range(4)]
    for field in fields:
        grid.add(field)
    column = ScrollColumn()
    column.add(grid)
    column.add_stretch()
    show(column, width=655, height=400)
    fields[0].set_message(
        "代理人与申请人的证件号码相同；本人办理的，请去掉代理人；有误的，请核对证件后重新输入。", "bad"
    )
    message = fields[0]._message
    qtbot.waitUntil(lambda: message.height() >= message.heightForWidth(message.width()))
    assert message.y() >= fields[0].edit.geometry().bottom()
    assert fields[2].y() >= fields[0].geometry().bottom()

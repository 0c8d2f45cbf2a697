"""Enter is the next field; panels take the place of dialogs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot
from ui_gallery import Hall, Show

from ui.widgets.field import ChoiceField, Field, TextField
from ui.widgets.form import Form
from ui.widgets.panels import ReasonPanel, SecondOfficerPanel


class ThreeFields(Form):
    """A form with an end that can be seen."""

    def __init__(self) -> None:
        super().__init__()
        self.ended = 0
        self.fields = [Field("一", "one"), ChoiceField("二", "two", [("a", "甲")]), Field("三", "three")]
        column = QVBoxLayout(self)
        for field in self.fields:
            column.addWidget(field)

    def finished_by_enter(self) -> None:
        self.ended += 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_goes_to_the_next_field_and_the_last_one_ends_the_form(show: Show, key: Qt.Key):
    form, after = ThreeFields(), Field("后", "after")
    show(form, after)
    form.fields[0].edit.setFocus()
    QTest.keyClick(form.fields[0].edit, key)
    assert form.fields[1].edit.hasFocus()
    QTest.keyClick(form.fields[1].edit, key)
    assert form.fields[2].edit.hasFocus()
    QTest.keyClick(form.fields[2].edit, key)
    assert form.ended == 1
    assert form.fields[2].edit.hasFocus()


def test_enter_passes_over_what_is_hidden_or_grey(show: Show):
    form = ThreeFields()
    show(form)
    form.fields[0].edit.setFocus()
    form.fields[1].hide()
    QTest.keyClick(form.fields[0].edit, Qt.Key.Key_Return)
    assert form.fields[2].edit.hasFocus()


def test_enter_breaks_the_line_in_a_long_text(show: Show):
    text = TextField("理由", "reason")
    show(text)
    text.edit.setFocus()
    QTest.keyClick(text.edit, Qt.Key.Key_Return)
    assert text.text() == "\n"


def test_tab_order_is_reading_order(hall: Hall):
    page = hall.form()
    expected = ["form.item", "form.kind.natural", "form.id", "form.name", "form.document", "form.day", "form.note"]
    expected += ["form.materials", "form.all", "form.camera", "form.file", "form.paper"]
    page.first_focus()
    seen = []
    for _ in expected:
        focus = hall.window.focusWidget()
        assert focus is not None
        seen.append(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert seen == expected


def test_a_reason_must_be_given_before_a_panel_is_confirmed(show: Show):
    panel = ReasonPanel("p", "撤回", confirm="确认撤回")
    confirmed: list[int] = []
    panel.confirmed.connect(lambda: confirmed.append(1))
    show(panel)
    panel.first_focus()
    QTest.keyClick(panel.reason.edit, Qt.Key.Key_F12)
    assert confirmed == []
    assert panel._problem.text() == "请写明理由，要记入档案。"
    QTest.keyClicks(panel.reason.edit, "applicant asks")
    QTest.keyClick(panel.reason.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert confirmed == [1]
    assert panel.values() == ("", "applicant asks")


def test_a_panel_gives_the_ground_by_its_code(show: Show):
    panel = ReasonPanel("p", "特别程序", confirm="启动", grounds=[("hearing", "听证"), ("test", "检验")])
    show(panel)
    assert panel.ground is not None
    panel.ground.set_code("test")
    panel.reason.set_text(" 送检 ")
    assert panel.values() == ("test", "送检")


def test_the_second_officers_password_is_not_kept(show: Show):
    panel = SecondOfficerPanel("second", "复核")
    confirmed: list[tuple[str, str]] = []
    panel.confirmed.connect(lambda: confirmed.append(panel.take()))
    show(panel)
    panel.first_focus()
    QTest.keyClicks(panel.officer.edit, "c1")
    QTest.keyClick(panel.officer.edit, Qt.Key.Key_Return)
    assert panel.password.edit.hasFocus()
    QTest.keyClick(panel.password.edit, Qt.Key.Key_Return)
    assert confirmed == []
    QTest.keyClicks(panel.password.edit, "yimen-training")
    QTest.keyClick(panel.password.edit, Qt.Key.Key_Return)
    assert confirmed == [("c1", "yimen-training")]
    assert panel.password.text() == ""


def test_a_panel_takes_the_place_of_the_acts_and_gives_the_cursor_back(hall: Hall):
    page = hall.list()
    page.cases.setFocus()
    panel = page.open_panel()
    assert hall.window.actionbar.isHidden()
    assert panel.ground is not None
    assert panel.ground.edit.hasFocus()
    QTest.keyClick(panel.ground.edit, Qt.Key.Key_Escape)
    assert not hall.window.actionbar.isHidden()
    assert page.cases.hasFocus()


def test_f12_belongs_to_the_panel_while_it_is_open(hall: Hall):
    page = hall.list()
    panel = page.open_panel()
    confirmed: list[int] = []
    panel.confirmed.connect(lambda: confirmed.append(1))
    panel.reason.set_text("听证")
    assert panel.ground is not None
    QTest.keyClick(panel.ground.edit, Qt.Key.Key_F12)
    assert confirmed == [1]
    assert not page.cases.hasFocus()


def test_the_buttons_of_a_panel_stay_whole_after_an_error(hall: Hall, qtbot: QtBot):
    page = hall.form()
    panel = ReasonPanel("p", "撤回申请", confirm="确认撤回", grounds=[("a", "甲"), ("b", "乙")])
    page.panel_wanted.emit(panel)
    long = "申请人撤回的，请写明理由，文书上要用；有误的，请核对后重新填写。" * 3
    panel.set_problem(long)
    panel.reason.set_message(long, "bad")
    button = panel.findChild(QPushButton, "p.confirm")
    assert button is not None
    qtbot.wait(50)
    qtbot.waitUntil(lambda: button.height() >= button.sizeHint().height())
    corner = button.mapTo(hall.window, button.rect().bottomRight())
    assert hall.window.rect().contains(corner)
    assert panel.rect().contains(button.mapTo(panel, button.rect().bottomRight()))

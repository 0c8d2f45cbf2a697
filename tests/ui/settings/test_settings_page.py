"""The administrator sets the office up at the keyboard: faults as one types, saved by one key, in force at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot
from window_gates import cut_when_settled, unnamed
from worked_desk import WorkedDesk, worked_desk

from app.keys.device_key import new_device_key
from app.sync.link import Link
from db.desk.sync_shelf import StoreShelf
from ui.pages import PAGES
from ui.settings.office_form import OfficeForm
from ui.settings.office_section import OfficeSection
from ui.settings.page import SettingsPage, section_words
from ui.style import theme

Key = Qt.Key


@pytest.fixture
def desk(qtbot: QtBot, profile: Path, tmp_path: Path) -> Iterator[WorkedDesk]:
    pages = [entry for entry in PAGES if entry.key == "settings"]
    with worked_desk(qtbot, profile, tmp_path / "devices", "m1", pages) as one:
        one.show()
        yield one


def the_page(desk: WorkedDesk) -> SettingsPage:
    page = desk.page()
    assert isinstance(page, SettingsPage)
    return page


def the_form(desk: WorkedDesk) -> OfficeForm:
    section = the_page(desk).section
    assert isinstance(section, OfficeSection)
    return section.form


def retype(desk: WorkedDesk, field: str, text: str) -> None:
    edit = the_form(desk).fields[field].edit
    edit.setFocus()
    edit.selectAll()
    desk.type_text(text)


def test_an_address_is_changed_and_in_force_at_once(desk: WorkedDesk) -> None:
    retype(desk, "address", "示例区新楼1号")
    desk.press(Key.Key_F12)
    desk.wait(lambda: desk.setting().office.address == "示例区新楼1号")
    desk.wait(lambda: "设置已保存" in desk.window.actionbar.result.text())
    assert the_page(desk).faults == ()


def test_a_desk_that_joined_a_center_without_an_office_is_told_that_its_own_rules_here_alone(desk: WorkedDesk) -> None:
    section = the_page(desk).section
    assert isinstance(section, OfficeSection)
    assert not section.hall.isVisible()
    StoreShelf(desk.store).keep_link(Link("http://127.0.0.1", new_device_key(), desk="0001", state="active"))
    desk.press(Key.Key_F8)
    desk.wait(lambda: section.hall.isVisible() and "只在本窗口有效" in section.hall.text())
    assert cut_when_settled(desk.window, desk.qtbot) == []


def test_a_fault_is_told_as_one_types_and_not_saved(desk: WorkedDesk) -> None:
    retype(desk, "division", "34170")
    desk.wait(lambda: the_page(desk).faults)
    division = the_form(desk).fields["division"]
    desk.wait(lambda: "行政区划" in division.message() and division.tone() == "bad")
    desk.press(Key.Key_F12)
    desk.settle()
    assert desk.focus() is division.edit, "a refusal is told at its field"
    assert desk.setting().office.division == "341702"
    desk.press(Key.Key_F8)
    assert the_page(desk).faults == () and the_form(desk).fields["division"].text() == "341702"


def test_a_department_moves_in_and_its_court_changes_on_a_day(desk: WorkedDesk) -> None:
    form = the_form(desk)
    row = form.departments.model_.rowCount() - 1
    values = (
        "lyj", "示例区林业局", "113417029900003523", "示林", "0566-1", "0566-2", "示例区人民政府",
        "https://a.example", "示例区人民法院", "吴示例",
    )  # fmt: skip
    for column, value in enumerate(values):
        form.departments.model_.setData(form.departments.model_.index(row, column), value)
    for column, value in enumerate(("lyj", "2027-01-01", "示例市人民政府", "https://b.example", "示例市人民法院")):
        form.remedies.model_.setData(form.remedies.model_.index(0, column), value)
    desk.wait(lambda: not the_page(desk)._lint.isActive())
    assert the_page(desk).faults == ()
    desk.press(Key.Key_F12)
    desk.wait(lambda: desk.setting().office.has("lyj"))
    assert desk.setting().office.department("lyj").remedy(date(2027, 1, 1)).court == "示例市人民法院"


@pytest.mark.parametrize("key", [key for key, _ in section_words()])
@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 1.0), ((1366, 768), 1.5), ((1920, 1080), 2.0)])
def test_nothing_is_cut_and_everything_is_named(
    desk: WorkedDesk, size: tuple[int, int], scale: float, key: str
) -> None:
    theme().apply("light", scale=scale, is_compact=size[1] < 800)
    desk.window.resize(*size)
    the_page(desk).open_section(key)
    assert cut_when_settled(desk.window, desk.qtbot) == []
    assert (desk.window.width(), desk.window.height()) == size, "the window grew beyond the screen"
    assert unnamed(QAccessible.queryAccessibleInterface(desk.window)) == []


def test_a_later_court_with_no_such_day_is_told_by_its_department_and_the_cursor_goes_to_the_cell(
    desk: WorkedDesk,
) -> None:
    form, first = the_form(desk), desk.setting().office.departments[0]
    row = form.remedies.model_.rowCount() - 1
    for column, value in enumerate((first.code, "2027-13-01", "示例市人民政府", "https://b.example", "示例市人民法院")):
        form.remedies.model_.setData(form.remedies.model_.index(row, column), value)
    desk.press(Key.Key_F12)
    desk.wait(lambda: "自何日起" in the_page(desk).banner.text())
    assert first.name in the_page(desk).banner.text() and "later" not in the_page(desk).banner.text()
    assert desk.window.problems.text() == "", "it is told once"
    assert desk.focus() is form.remedies
    assert (form.remedies.currentIndex().row(), form.remedies.currentIndex().column()) == (row, 1)


def test_a_later_court_of_a_department_that_is_not_here_is_refused_and_not_dropped_in_silence(desk: WorkedDesk) -> None:
    form = the_form(desk)
    row = form.remedies.model_.rowCount() - 1
    for column, value in enumerate(("xxj", "2027-03-01", "示例市人民政府", "https://b.example", "示例市人民法院")):
        form.remedies.model_.setData(form.remedies.model_.index(row, column), value)
    desk.press(Key.Key_F12)
    desk.wait(lambda: "“xxj”不在“进驻部门”中" in the_page(desk).banner.text())
    assert form.remedies.rows()[-1]["department"] == "xxj" and desk.focus() is form.remedies


def test_every_field_of_the_hall_says_where_it_stands_and_has_a_key(desk: WorkedDesk) -> None:
    for key, field in the_form(desk).fields.items():
        assert "&" in field.label.text(), key
        assert field.message() or key.startswith("pay"), key


def test_what_stands_in_an_open_cell_is_saved_with_the_settings(desk: WorkedDesk) -> None:
    form = the_form(desk)
    form.departments.setFocus()
    form.departments.go_to(0, [column.path for column in form.departments.spec.columns].index("head"))
    desk.type_text("郑新任")
    desk.press(Key.Key_F12)
    desk.wait(lambda: desk.setting().office.departments[0].head == "郑新任")

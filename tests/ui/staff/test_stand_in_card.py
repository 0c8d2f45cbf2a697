"""AB岗 on the staff page: set and ended by keys, by the administrator and by a lead, told in sentences."""

from __future__ import annotations

import pytest
from delivery_hands import F, OpenDesk, act, edit_of, keys, write
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from worked_desk import WorkedDesk

from app.officer import Officer
from app.staffing import staff
from ui.staff.page import StaffPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page_keys() -> tuple[str, ...]:
    return ("staff",)


def on_staff(desk: WorkedDesk, absent: str) -> StaffPage:
    desk.show()
    page = desk.page()
    assert isinstance(page, StaffPage)
    desk.wait(lambda: page.table.model_.rowCount() > 0)
    at = next(n for n in range(page.table.model_.rowCount()) if page.table.model_.row_value(n).id == absent)
    page.table.setCurrentIndex(page.table.model_.index(at, 0))
    desk.settle()
    return page


def account(desk: WorkedDesk, officer_id: str) -> Officer:
    found: tuple[Officer, ...] = desk.store.ask(staff)
    return next(one for one in found if one.id == officer_id)


def choose(desk: WorkedDesk, stand_in: str, first: str, last: str) -> None:
    edit = edit_of(desk, "staff.standin.officer")
    assert isinstance(edit, QComboBox)
    edit.setCurrentIndex(edit.findData(stand_in))
    write(desk, "staff.standin.first", first)
    write(desk, "staff.standin.last", last)


@pytest.mark.parametrize("officer", ["m1", "c1"])
def test_a_stand_in_is_set_and_ended(open_desk: OpenDesk, officer: str) -> None:
    desk = open_desk(officer)
    page = on_staff(desk, "w1")
    assert not act(page, "F8").is_enabled and "没有代岗人" in page.form.stand_in.held.text()
    choose(desk, "h1", "20261123", "20261127")
    desk.press(F.Key_F7)
    desk.wait(lambda: bool(account(desk, "w1").stand_ins))
    (held,) = account(desk, "w1").stand_ins
    assert (held.officer, held.last_on.isoformat()) == ("h1", "2026-11-27")
    desk.wait(lambda: "由何承办代岗，2026-11-23 至 2026-11-27" in page.form.stand_in.held.text())
    desk.wait(lambda: "F8" in keys(page))
    desk.press(F.Key_F8)
    desk.wait(lambda: not account(desk, "w1").stand_ins)
    desk.wait(lambda: "没有代岗人" in page.form.stand_in.held.text())


def test_a_lead_sees_no_accounts(open_desk: OpenDesk) -> None:
    desk = open_desk("c1")
    page = on_staff(desk, "w1")
    assert {a.key_sequence for a in page.actions()} == {"F7", "F8"}
    assert not page.form.number.isVisible() and page.form.stand_in.isVisible()


def test_days_that_cannot_be_are_told(open_desk: OpenDesk) -> None:
    desk = open_desk("m1")
    on_staff(desk, "w1")
    choose(desk, "h1", "20261127", "20261123")
    desk.press(F.Key_F7)
    assert "结束不能早于开始" in desk.problem()
    choose(desk, "h1", "20261001", "20261002")
    desk.press(F.Key_F7)
    desk.wait(lambda: "已经过去" in desk.problem())
    assert account(desk, "w1").stand_ins == ()


def test_the_stand_in_is_told_in_the_list(open_desk: OpenDesk) -> None:
    desk = open_desk("m1")
    page = on_staff(desk, "h1")
    choose(desk, "w1", "20261123", "20261123")
    desk.press(F.Key_F7)
    desk.wait(lambda: bool(account(desk, "h1").stand_ins))

    def told() -> bool:
        rows = range(page.table.model_.rowCount())
        return any("有代岗" in str(page.table.model_.index(at, 2).data()) for at in rows)

    desk.wait(told)


def test_the_key_first_leads_to_the_fields_and_sets_nobody_by_itself(open_desk: OpenDesk) -> None:
    desk = open_desk("m1")
    page = on_staff(desk, "w1")
    page.table.setFocus()
    desk.press(F.Key_F7)
    assert desk.focus().objectName() == "staff.standin.officer"
    desk.press(F.Key_F7)
    assert "再选择代岗人" in desk.problem()
    assert account(desk, "w1").stand_ins == ()

"""An office that wants the lead's agreement: F9 asks, the lead signs on the same desk or later, then the paper comes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from counter_clerk import FREIGHT, Clerk
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from worked_desk import PASSWORD, WorkedDesk, worked_desk

from app.office_setting import set_office, table_of_office
from app.state import CaseState
from app.workflow import Action
from ui.pages import PAGES
from ui.widgets.panels import SecondOfficerPanel

Key = Qt.Key


@pytest.fixture
def led(qtbot: QtBot, profile: Path, tmp_path: Path) -> Iterator[WorkedDesk]:
    """A desk whose office has set decline_needs_lead."""
    pages = [entry for entry in PAGES if entry.key == "acceptance"]
    with worked_desk(
        qtbot, Path(shutil.copytree(profile, tmp_path / "led")), tmp_path / "led-devices", "w1", pages
    ) as one:
        office = replace(one.setting().office, decline_needs_lead=True)
        one.act("m1", set_office, table_of_office(office))
        one.show()
        one.settle()
        one.wait(lambda: one.page().sheet.items.is_ready())  # type: ignore[attr-defined]
        yield one


def ask(desk: WorkedDesk) -> None:
    """Decline by F9: no permit is needed for a light truck."""
    Clerk(desk).natural(FREIGHT, 1)
    desk.press(Key.Key_F9)
    assert "申请" in Clerk(desk).panel()._confirm.text()
    desk.press(Key.Key_Right)
    desk.press(Key.Key_F12)
    desk.wait(desk.cases)


def test_f9_asks_and_the_lead_signs_on_the_same_desk(led: WorkedDesk) -> None:
    ask(led)
    led.wait(lambda: isinstance(led.window.deck.panel(), SecondOfficerPanel))
    (case,) = led.cases()
    assert case.state is CaseState.RECEIVED and led.notices(case) == ()
    assert "待首席代表同意" in led.window.actionbar.result.text()
    led.type_text("c1")
    led.press(Key.Key_Return)
    led.type_text(PASSWORD)
    led.press(Key.Key_Return)
    led.wait(lambda: led.cases()[0].state is CaseState.DECLINED)
    led.wait(lambda: "首席代表已同意" in led.window.actionbar.result.text())
    led.wait(led.printed)
    assert [notice.template for notice in led.notices(led.cases()[0])] == ["no_permit_needed"]


def test_the_lead_may_sign_later_and_f9_on_the_case_asks_for_him(led: WorkedDesk) -> None:
    ask(led)
    led.wait(lambda: led.window.deck.panel() is not None)
    led.press(Key.Key_Escape)
    (case,) = led.cases()
    assert [pending.body.action for pending in case.pending] == [Action.DECLINE_NO_PERMIT.value]
    led.window.go("acceptance", case.number)
    led.wait(lambda: Clerk(led).page.sheet.case is not None)
    led.press(Key.Key_F9)
    assert isinstance(led.window.deck.panel(), SecondOfficerPanel)


def test_the_clerk_cannot_sign_his_own_decline(led: WorkedDesk) -> None:
    ask(led)
    led.wait(lambda: isinstance(led.window.deck.panel(), SecondOfficerPanel))
    led.type_text("w1")
    led.press(Key.Key_Return)
    led.type_text(PASSWORD)
    led.press(Key.Key_Return)
    led.wait(led.problem)
    assert led.cases()[0].state is CaseState.RECEIVED

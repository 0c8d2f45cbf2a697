"""Incomplete materials are never a refusal (行政许可法 32(1)(4)): whoever looks for them under F9 is led to F8."""

from __future__ import annotations

from counter_clerk import FOOD, Clerk
from PySide6.QtCore import Qt
from real_desk import RealDesk

from app.events.acceptance import DeclineGround
from app.state import CaseState
from ui.acceptance.decline_panel import DeclinePanel
from ui.acceptance.supplement_panel import SupplementPanel

Key = Qt.Key


def at_incomplete(desk: RealDesk, clerk: Clerk) -> DeclinePanel:
    """Open F9 and go to 材料不齐全, the last ground."""
    desk.press(Key.Key_F9)
    desk.press(Key.Key_Left)
    panel = clerk.panel()
    assert isinstance(panel, DeclinePanel) and panel.ground.code() == DeclineGround.INCOMPLETE.value
    return panel


def test_the_ground_says_what_the_law_wants_and_f12_refuses_nothing(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural(FOOD)
    panel = at_incomplete(desk, clerk)
    assert "不能不予受理" in panel._problem.text() and "请按 F8" in panel._problem.text()
    assert panel.choice() is None and panel.to_supplement.isVisible()
    desk.press(Key.Key_F12)
    desk.settle()
    assert desk.cases() == () and "第三十二条" in panel._problem.text()
    desk.press(Key.Key_Left)
    assert not panel.to_supplement.isVisible() and panel._problem.text() == ""


def test_f8_in_the_panel_goes_to_the_supplement_with_every_line(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural(FOOD)
    at_incomplete(desk, clerk)
    desk.press(Key.Key_F8)
    panel = clerk.panel()
    assert isinstance(panel, SupplementPanel) and len(panel.gaps()) == 3
    desk.press(Key.Key_F12)
    assert clerk.handed_in().state is CaseState.AWAITING_SUPPLEMENT


def test_f8_does_nothing_while_another_ground_is_chosen(desk: RealDesk, clerk: Clerk) -> None:
    clerk.natural(FOOD)
    desk.press(Key.Key_F9)
    desk.press(Key.Key_Right)
    panel = clerk.panel()
    desk.press(Key.Key_F8)
    assert clerk.panel() is panel

"""The panels of a fee on their own: what each asks for, what it says when something is missing, what it gives."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from case_by_hand import DRAINAGE, ROAD, do, item_called, received
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.fee_run import FeeRun
from app.item import Basis, Fee
from app.workflow import Action
from ui.fees.panels import AssessPanel, PayPanel, ReliefPanel
from ui.widgets.panels import BarPanel

DUE = date(2026, 12, 8)
RATE = Fee("登记费", 8000, Basis("示例收费条例", "第三条"), "按件")
HOSTILE: list[str] = [
    row["value"] for row in json.loads((Path(__file__).parents[2] / "data" / "hostile.json").read_text("utf-8"))
]


def owed(count: int = 1) -> tuple[FeeRun, ...]:
    case = do(received(DRAINAGE)[0], Action.ACCEPT).case
    for _ in range(count):
        case = do(case, Action.ASSESS_FEE, "审查").case
    return case.open_fees


def shown(qtbot: QtBot, panel: BarPanel) -> BarPanel:
    qtbot.addWidget(panel)
    panel.show()
    return panel


def pay(qtbot: QtBot, count: int = 1) -> PayPanel:
    panel = PayPanel("delivery", owed(count))
    shown(qtbot, panel)
    return panel


def assess(qtbot: QtBot, *fees: Fee) -> AssessPanel:
    panel = AssessPanel("delivery", fees or item_called(ROAD).fee, DUE)
    shown(qtbot, panel)
    return panel


def relief(qtbot: QtBot) -> ReliefPanel:
    panel = ReliefPanel("delivery", owed())
    shown(qtbot, panel)
    return panel


def test_a_payment_begins_at_the_receipt_and_of_two_fees_one_is_chosen(qtbot: QtBot) -> None:
    one, two = pay(qtbot), pay(qtbot, 2)
    one.first_focus()
    assert one.focusWidget() is one.receipt.edit
    assert one.fee.edit.count() == 1 and two.fee.edit.count() == 2
    assert one.facts()["fee"] == owed()[0].name


def test_a_payment_is_confirmed_by_enter_and_not_without_a_receipt(qtbot: QtBot) -> None:
    panel = pay(qtbot)
    confirmed: list[bool] = []
    panel.confirmed.connect(lambda: confirmed.append(True))
    panel.receipt.set_text("   ")
    panel.confirm()
    assert not confirmed and "票据号码" in panel._problem.text()
    panel.receipt.set_text("CZ-1")
    QTest.keyClick(panel.receipt.edit, Qt.Key.Key_F12)
    assert confirmed == [True] and panel.facts()["receipt"] == "CZ-1" and panel._problem.text() == ""


def test_the_amount_owed_stands_in_the_head_of_the_panel(qtbot: QtBot) -> None:
    panel = pay(qtbot)
    texts = [label.text() for label in panel.findChildren(type(panel._problem))]
    assert any("240.00元" in text for text in texts)


def test_a_published_rate_is_there_and_a_reckoned_one_is_asked_for(qtbot: QtBot) -> None:
    fixed, reckoned = assess(qtbot, RATE), assess(qtbot)
    assert fixed.amount.text() == "80.00" and fixed.facts()["fen"] == 8000
    assert reckoned.amount.text() == "" and "省定标准核算" in reckoned.standard.message()


def test_the_note_and_the_rate_follow_the_fee_that_is_chosen(qtbot: QtBot) -> None:
    panel = assess(qtbot, *item_called(ROAD).fee, RATE)
    panel.fee.set_code("登记费")
    assert (panel.amount.text(), panel.standard.message()) == ("80.00", "按件")
    panel.fee.set_code("城市道路占用费")
    assert panel.amount.text() == ""


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("amount", "八十", "金额"),
        ("amount", "0", "金额"),
        ("standard", " ", "收费标准"),
        ("due", "20260230", "截止日期"),
    ],
)
def test_an_assessment_says_what_is_missing_and_where(qtbot: QtBot, field: str, text: str, said: str) -> None:
    panel = assess(qtbot, RATE)
    panel.standard.set_text("每件80元")
    getattr(panel, field).set_text(text)
    panel.confirm()
    assert said in panel._problem.text()
    assert getattr(panel, field).edit is panel.focusWidget() or not panel.isActiveWindow()


def test_every_key_is_told_so_that_the_preview_follows(qtbot: QtBot) -> None:
    panel = assess(qtbot, RATE)
    told: list[int] = []
    panel.changed.connect(lambda: told.append(1))
    for field in (panel.amount, panel.standard, panel.due, panel.code, panel.relief):
        field.set_text("1")
    assert len(told) == 5


@pytest.mark.parametrize("left", ["", "240", "240.01", "-1", "一百"])
def test_a_relief_leaves_less_than_is_owed(qtbot: QtBot, left: str) -> None:
    panel = relief(qtbot)
    panel.left_to_pay.set_text(left)
    panel.basis.set_text("第三条")
    panel.reason.set_text("困难")
    panel.confirm()
    assert "少于原应缴" in panel._problem.text()


def test_a_waiver_is_the_usual_relief_and_needs_basis_and_reason(qtbot: QtBot) -> None:
    panel = relief(qtbot)
    assert panel.facts()["fen"] == 0
    panel.confirm()
    assert "依据和理由" in panel._problem.text()
    panel.basis.set_text("第三条")
    panel.confirm()
    assert "依据和理由" in panel._problem.text()
    panel.reason.set_text("困难")
    confirmed: list[bool] = []
    panel.confirmed.connect(lambda: confirmed.append(True))
    panel.confirm()
    assert confirmed == [True]


@pytest.mark.parametrize("make", [pay, assess, relief])
def test_every_input_has_a_name_and_hostile_words_break_nothing(qtbot: QtBot, make: object) -> None:
    panel = make(qtbot)  # type: ignore[operator]
    edits = panel.findChildren(QLineEdit)
    assert edits
    for edit in (*edits, *panel.findChildren(QComboBox)):
        assert edit.accessibleName() and edit.objectName().startswith("delivery.")
    for value in HOSTILE[::5]:
        for edit in edits:
            edit.setText(value)
        panel.facts()
        panel.problem()

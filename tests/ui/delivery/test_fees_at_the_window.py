"""Fees where the result is handed over, and from the case file: assessed, relieved, paid, by keys, on a real store."""

from __future__ import annotations

import pytest
from decided_cases import FREIGHT, certified, granted
from delivery_hands import F, OpenDesk, act, keys, on_delivery, panel, shown, write
from office_day import LABOUR, catalogue_with
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from worked_desk import WorkedDesk

from app.item import Basis, Fee
from app.payment.assess import assess_fee
from app.state import Case, CaseState
from app.supposing import Supposed
from app.training import PASSWORD
from ui.casefile.page import CaseFilePage

RATE = Fee("登记费", 8000, Basis("示例收费条例", "第三条"), "按件")
RECKONED = Fee("公告费", 0, Basis("示例收费条例", "第四条"), "按实际版面核算")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def charging(open_desk: OpenDesk) -> WorkedDesk:
    """A desk whose freight permit has two fees."""
    desk = open_desk("w1")
    desk.ruled_by(catalogue_with(FREIGHT, fee=(RATE, RECKONED)))
    return desk


def owing(desk: WorkedDesk, case: Case, fee: Fee = RATE, fen: int = 8000) -> Case:
    due = desk.clock().on
    after: Case = desk.act("w1", assess_fee, case.id, fee=fee.name, fen=fen, standard="每件80元", due_on=due).case
    return after


def test_f11_assesses_with_the_notice_beside_it_and_the_certificate_waits(charging: WorkedDesk) -> None:
    desk = charging
    case = granted(desk)
    page = on_delivery(desk, case)
    desk.press(F.Key_F11)
    desk.press(F.Key_F12)
    assert "收费标准" in panel(desk)._problem.text()
    write(desk, "delivery.assess.standard", "每件80元")
    desk.wait(lambda: isinstance(page.paper.shown, Supposed) and page.paper.shown.template == "payment_notice")
    desk.wait(lambda: page.paper.shown is not None and page.paper.shown.paper is not None)
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.case(case.id).open_fees or desk.problem())
    assert desk.problem() == "" and desk.case(case.id).open_fees[0].fen == 8000
    desk.wait(lambda: shown(page) == case.id and "F12" not in keys(page))
    assert "缴费登记" in act(page, "F12").why
    assert page.detail.head.facts.texts()["待缴费用"] == "登记费 80.00元"


def test_f9_takes_the_receipt_and_the_certificate_may_be_made(charging: WorkedDesk) -> None:
    desk = charging
    case = owing(desk, granted(desk))
    page = on_delivery(desk, case)
    desk.press(F.Key_F9)
    desk.press(F.Key_F12)
    assert "票据号码" in panel(desk)._problem.text()
    desk.type_text("CZ-0001")
    desk.press(F.Key_F12)
    desk.wait(lambda: not desk.case(case.id).open_fees or desk.problem())
    assert desk.problem() == "" and desk.case(case.id).fees[0].receipt == "CZ-0001"
    desk.wait(lambda: shown(page) == case.id and "F12" in keys(page))
    assert desk.window.deck.panel() is None and "F9" not in keys(page)


def test_of_two_fees_the_one_that_is_paid_is_chosen(charging: WorkedDesk) -> None:
    desk = charging
    case = owing(desk, owing(desk, certified(desk)), RECKONED, 12345)
    page = on_delivery(desk, case)
    assert "F12" not in keys(page) and "F8" not in keys(page) and "F7" in keys(page)
    desk.press(F.Key_F9)
    panel(desk).fee.set_code(RECKONED.name)  # type: ignore[attr-defined]
    write(desk, "delivery.pay.receipt", "CZ-2")
    desk.press(F.Key_F12)
    desk.wait(lambda: len(desk.case(case.id).open_fees) == 1 or desk.problem())
    assert [fee.name for fee in desk.case(case.id).open_fees] == [RATE.name]


def test_a_relief_is_asked_and_signed_at_the_same_desk(charging: WorkedDesk) -> None:
    desk = charging
    case = owing(desk, granted(desk))
    page = on_delivery(desk, case)
    desk.press(F.Key_R, CTRL)
    desk.press(F.Key_F12)
    assert "依据和理由" in panel(desk)._problem.text()
    write(desk, "delivery.relief.basis", "《示例省减免办法》第三条")
    write(desk, "delivery.relief.reason", "小微企业")
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.case(case.id).pending)
    desk.wait(lambda: panel(desk).objectName() == "delivery.second")
    asked = panel(desk).findChild(QLabel, "delivery.second.asked")
    assert isinstance(asked, QLabel) and asked.isVisible()
    assert all(word in asked.text() for word in ("减免后应缴：0", "第三条", "小微企业")), asked.text()
    write(desk, "delivery.second.officer", "a1")
    write(desk, "delivery.second.password", PASSWORD)
    desk.press(F.Key_F12)
    desk.wait(lambda: not desk.case(case.id).open_fees or desk.problem())
    assert desk.problem() == ""
    desk.wait(lambda: shown(page) == case.id and "F12" in keys(page))


def test_a_relief_left_for_later_waits_for_the_approver(charging: WorkedDesk) -> None:
    desk = charging
    case = owing(desk, granted(desk))
    on_delivery(desk, case)
    desk.press(F.Key_R, CTRL)
    write(desk, "delivery.relief.left", "40")
    write(desk, "delivery.relief.basis", "第三条")
    write(desk, "delivery.relief.reason", "减半")
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.window.deck.panel() is not None and panel(desk).objectName() == "delivery.second")
    desk.press(F.Key_Escape)
    desk.wait(lambda: desk.window.deck.panel() is None)
    held = desk.case(case.id)
    assert held.open_fees[0].fen == 8000 and held.pending[0].body.proposal["fen"] == 4000


def test_a_payment_before_the_decision_is_entered_from_the_case_file(charging: WorkedDesk) -> None:
    desk = charging
    case = desk.accepted(FREIGHT)
    due = desk.clock().on
    desk.act(
        "h1", assess_fee, case.id, fee=RATE.name, fen=8000, standard="每件80元", due_on=due, step=case.open_steps[0]
    )
    desk.show()
    desk.window.go("casefile", case.number)
    page = desk.page()
    assert isinstance(page, CaseFilePage)
    desk.wait(lambda: page.file() is not None and "Ctrl+J" in keys(page))
    desk.press(F.Key_J, CTRL)
    write(desk, "casefile.pay.receipt", "CZ-9")
    desk.press(F.Key_F12)
    desk.wait(lambda: not desk.case(case.id).open_fees or desk.problem())
    assert desk.problem() == "" and desk.case(case.id).state is CaseState.IN_PROGRESS
    desk.wait(lambda: any("CZ-9" in entry.detail for entry in page.body.story.entries()))
    assert "Ctrl+J" not in keys(page)


def test_an_item_without_fees_offers_none(charging: WorkedDesk) -> None:
    page = on_delivery(charging, granted(charging, LABOUR))
    assert not {"F9", "F11", "Ctrl+R"} & {action.key_sequence for action in page.actions()}


def test_the_validity_is_prefilled_from_the_items_own_term(charging: WorkedDesk) -> None:
    page = on_delivery(charging, granted(charging, LABOUR))
    assert (page.certificate.valid_from.text(), page.certificate.valid_to.text()) == ("2026-11-23", "2029-11-22")
    assert page.certificate.content() == {}

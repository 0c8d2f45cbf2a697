"""A certificate that somebody holds, and the page 证照到期 in sight."""

from __future__ import annotations

from datetime import date

from decided_cases import ready_to_decide
from office_day import LABOUR
from PySide6.QtCore import Qt
from worked_desk import WorkedDesk

from app.approval.decide import grant
from app.delivery.certify import make_certificate
from app.state import Case
from ui.certificates.page import CertificatesPage

TODAY = date(2026, 11, 23)
F = Qt.Key


def holding(desk: WorkedDesk, valid_to: date, name: str = "示例区某某服务有限公司", number: str = "皖示字1号") -> Case:
    case = ready_to_decide(desk, LABOUR, name)
    facts = {"content": "准予", "opinion": "同意", "valid_from": TODAY, "valid_to": valid_to}
    desk.act("a1", grant, case.id, **facts)
    made: Case = desk.act("w1", make_certificate, case.id, name=case.plan.outcome, number=number).case
    return made


def on_page(desk: WorkedDesk) -> CertificatesPage:
    desk.show()
    desk.window.go("certificates")
    desk.settle()
    page = desk.page()
    assert isinstance(page, CertificatesPage)
    page.refresh(set())
    desk.settle()
    page.first_focus()
    return page

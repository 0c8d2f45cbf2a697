"""A certificate from before this program: its holder shows it, and 延续, 变更, 补证 are taken as for any other."""

from __future__ import annotations

from datetime import date, timedelta

from certificate_hands import TODAY, F, holding, on_page
from delivery_hands import write
from office_day import LABOUR
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from window_gates import cut_when_settled
from worked_desk import WorkedDesk

from app.application import Application
from app.events.certificates import FollowKind, Follows
from ui.acceptance.old_certificate import OldCertificatePanel
from ui.acceptance.page import AcceptancePage

CTRL = Qt.KeyboardModifier.ControlModifier
EXPIRY = TODAY + timedelta(days=90)


def on_form(desk: WorkedDesk) -> AcceptancePage:
    """Choose the item on the acceptance page, and who applies."""
    desk.window.go("acceptance")
    desk.settle()
    page = desk.page()
    assert isinstance(page, AcceptancePage)
    desk.wait(page.sheet.items.is_ready)
    item = next(one for one in desk.setting().catalogue.versions if LABOUR in one.name)
    page.sheet.choose(item)
    given = desk._application(LABOUR, "")
    assert isinstance(given, Application)
    page.sheet.applicant.show_applicant(given.applicant)
    return page


def panel(desk: WorkedDesk) -> OldCertificatePanel:
    """Open the panel by its key."""
    desk.press(F.Key_E, CTRL)
    opened = desk.window.deck.panel()
    assert isinstance(opened, OldCertificatePanel)
    return opened


def test_a_renewal_is_taken_on_what_the_paper_says(desk: WorkedDesk) -> None:
    desk.show()
    page = on_form(desk)
    opened = panel(desk)
    assert opened.name.text() != "" and opened.kind.code() == FollowKind.RENEW.value
    write(desk, "acceptance.old.number", "皖旧字7号")
    write(desk, "acceptance.old.from", "20231123")
    write(desk, "acceptance.old.to", EXPIRY.strftime("%Y%m%d"))
    desk.press(F.Key_F12)
    desk.wait(lambda: "延续申请：原证 皖旧字7号" in page.banner.text())
    desk.press(F.Key_1, Qt.KeyboardModifier.AltModifier)
    desk.press(F.Key_F6)
    desk.press(F.Key_A, CTRL)
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.cases() or desk.problem())
    assert desk.problem() == ""
    (case,) = desk.cases()
    name = case.plan.outcome
    assert case.follows == Follows(FollowKind.RENEW, name, "皖旧字7号", date(2023, 11, 23), EXPIRY)


def test_what_the_paper_lacks_is_told_in_the_panel(desk: WorkedDesk) -> None:
    desk.show()
    page = on_form(desk)
    opened = panel(desk)
    desk.press(F.Key_F12)
    assert "请填写原证的名称和编号" in opened._problem.text() and opened.number.edit.hasFocus()
    write(desk, "acceptance.old.number", "皖旧字7号")
    desk.press(F.Key_F12)
    assert "没有有效期限" in opened._problem.text() and opened.end.edit.hasFocus()
    write(desk, "acceptance.old.to", "20251231")
    desk.press(F.Key_F12)
    assert "已于 2025-12-31 届满" in opened._problem.text()
    write(desk, "acceptance.old.from", "20301301")
    desk.press(F.Key_F12)
    assert "没有这一天" in opened._problem.text() and page.sheet.form().follows is None
    assert cut_when_settled(desk.window, desk.qtbot) == []


def test_a_change_of_a_certificate_without_a_last_day_is_taken(desk: WorkedDesk) -> None:
    desk.show()
    page = on_form(desk)
    opened = panel(desk)
    opened.kind.setFocus()
    desk.press(F.Key_Down)
    write(desk, "acceptance.old.number", "皖旧字8号")
    desk.press(F.Key_F12)
    desk.wait(lambda: page.sheet.form().follows is not None)
    assert "变更申请：原证 皖旧字8号，有效期至 长期" in page.banner.text()
    again = panel(desk)
    assert again.number.text() == "皖旧字8号"
    combo = again.findChild(QComboBox, "acceptance.old.kind")
    assert combo is not None
    combo.setFocus()
    desk.press(F.Key_End)
    desk.press(F.Key_F12)
    desk.wait(lambda: page.sheet.form().follows is None and page.banner.text() == "")


def test_a_certificate_that_was_made_here_is_not_typed_in(desk: WorkedDesk) -> None:
    holding(desk, EXPIRY, number="皖示字1号")
    desk.show()
    page = on_form(desk)
    panel(desk)
    write(desk, "acceptance.old.number", "皖示字1号")
    write(desk, "acceptance.old.to", EXPIRY.strftime("%Y%m%d"))
    desk.press(F.Key_F12)
    desk.wait(lambda: page.sheet.form().follows is not None)
    desk.press(F.Key_1, Qt.KeyboardModifier.AltModifier)
    desk.press(F.Key_F6)
    desk.press(F.Key_A, CTRL)
    desk.press(F.Key_F12)
    desk.wait(desk.problem)
    assert "由本中心办件" in desk.problem() and len(desk.cases()) == 1


def test_f2_on_the_list_leads_there_and_asks_for_the_item_first(desk: WorkedDesk) -> None:
    on_page(desk)
    desk.press(F.Key_F2)
    desk.wait(lambda: isinstance(desk.page(), AcceptancePage))
    desk.wait(lambda: "Ctrl+E" in desk.window.actionbar._note.text())
    assert desk.window.deck.panel() is None

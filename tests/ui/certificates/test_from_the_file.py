"""A certificate is lost, or its holder moves, long before it expires: the way to 补证 and 变更 from its case file."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from casefile_hands import on_file
from certificate_hands import TODAY, F, holding
from office_day import LABOUR
from PySide6.QtCore import Qt
from worked_desk import WorkedDesk

from app.events.certificates import FollowKind
from app.state import CaseState
from ui.acceptance.page import AcceptancePage
from ui.casefile.following import FollowPanel

CTRL = Qt.KeyboardModifier.ControlModifier
FAR = TODAY + timedelta(days=900)


def test_a_lost_certificate_is_issued_again_from_its_file_though_it_expires_in_three_years(desk: WorkedDesk) -> None:
    old = holding(desk, FAR)
    page = on_file(desk, old)
    assert page.header.applicant.text().endswith(f"证照 皖示字1号，有效期至 {FAR.isoformat()}")
    desk.press(F.Key_E, CTRL)
    panel = desk.window.deck.panel()
    assert isinstance(panel, FollowPanel) and panel.kind.code() == FollowKind.REISSUE.value
    desk.press(F.Key_F12)
    desk.wait(lambda: isinstance(desk.page(), AcceptancePage))
    form_page = desk.page()
    assert isinstance(form_page, AcceptancePage)
    desk.wait(lambda: "补证申请：原证 皖示字1号" in form_page.banner.text())
    assert form_page.sheet.form().applicant == old.applicant
    desk.settle()
    assert "已申请过本事项" not in form_page.sheet.applicant.recent.text()
    desk.press(F.Key_1, Qt.KeyboardModifier.AltModifier)
    desk.press(F.Key_F6)
    desk.press(F.Key_A, CTRL)
    desk.press(F.Key_F12)
    desk.wait(lambda: any(case.follows is not None for case in desk.cases()) or desk.problem())
    assert desk.problem() == ""
    new = next(case for case in desk.cases() if case.follows is not None)
    assert new.state is CaseState.IN_PROGRESS and new.follows is not None
    assert (new.follows.kind, new.follows.case) == (FollowKind.REISSUE, old.id)
    page = on_file(desk, new)
    assert "补证申请：原证 皖示字1号" in page.header.applicant.text()


def test_the_change_is_one_key_further_and_esc_leads_back_to_the_file(desk: WorkedDesk) -> None:
    old = holding(desk, FAR)
    on_file(desk, old)
    desk.press(F.Key_E, CTRL)
    desk.press(F.Key_Down)
    panel = desk.window.deck.panel()
    assert isinstance(panel, FollowPanel) and panel.kind.code() == FollowKind.CHANGE.value
    desk.press(F.Key_Escape)
    desk.wait(lambda: desk.window.deck.panel() is None)
    page = desk.page()
    assert page is not None and page.key == "casefile"


def test_a_case_without_a_certificate_offers_no_such_act(desk: WorkedDesk) -> None:
    page = on_file(desk, desk.accepted(LABOUR))
    assert "Ctrl+E" not in [action.key_sequence for action in page.actions()]


def test_a_certificate_without_a_last_day_is_offered_no_renewal(desk: WorkedDesk) -> None:
    """It was refused only when the whole application had been typed."""
    made = holding(desk, FAR).certificate
    assert made is not None
    for day, count in ((FAR, 3), (None, 2)):
        panel = FollowPanel(replace(made, valid_to=day), "zh_CN")
        assert panel.kind.edit.count() == count

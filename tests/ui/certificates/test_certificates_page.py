"""The page 证照到期 on a real desk: who must be called, both last days, and the way to the renewal by keys alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from certificate_hands import TODAY, F, holding, on_page
from delivery_hands import act, keys, write
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from window_gates import cut_when_settled, unnamed
from worked_desk import WorkedDesk

from app.certificates.naming import read_subject, subject_of
from app.events.certificates import FollowKind
from app.ids import CaseId
from app.state import CaseState
from ui.acceptance.page import AcceptancePage
from ui.certificates.page import CertificatesPage
from ui.style import theme


def on_form(desk: WorkedDesk) -> AcceptancePage:
    """Wait for the acceptance page with an application on a certificate."""

    def is_there() -> bool:
        page = desk.page()
        return isinstance(page, AcceptancePage) and page.sheet.form().follows is not None

    desk.wait(is_there)
    page = desk.page()
    assert isinstance(page, AcceptancePage)
    return page


def words(page: CertificatesPage, row: int) -> list[str]:
    model = page.table.model_
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def test_the_nearest_expiry_comes_first_with_both_last_days_and_a_masked_telephone(desk: WorkedDesk) -> None:
    holding(desk, TODAY + timedelta(days=58), "示例区乙有限公司", "皖示字2号")
    holding(desk, TODAY + timedelta(days=35), "示例区甲有限公司", "皖示字1号")
    holding(desk, TODAY + timedelta(days=61), "示例区丙有限公司", "皖示字3号")
    page = on_page(desk)
    desk.wait(lambda: page.table.model_.rowCount() == 2)
    assert words(page, 0)[:2] == ["剩 35 天", "示例区甲有限公司"] and words(page, 0)[3:] == ["2026-12-28", "期限有争议"]
    assert words(page, 1)[0] == "剩 58 天" and words(page, 1)[4] == "可以申请"
    told = page.detail.facts.texts()
    assert told["最迟申请"] == "2026-11-16（三十个工作日前）" and told["或者"] == "2026-11-28（三十个自然日前）"
    desk.press(F.Key_Down)
    desk.wait(lambda: page.table.row_value() is not None and page.table.row_value().days_left == 58)
    assert page.detail.facts.texts()["最迟申请"].endswith("（三十个工作日前，暂定）"), "the table of 2027 is not out"
    desk.press(F.Key_Up)
    desk.wait(lambda: page.table.row_value() is not None and page.table.row_value().days_left == 35)
    assert "****" in told["联系电话"] and "从有利于申请人" in page.detail.advice.text()
    desk.press(F.Key_F6)
    desk.wait(lambda: page.detail.facts.texts()["联系电话"] == "13800138000")
    page.clear_secrets()
    assert "****" in page.detail.facts.texts()["联系电话"]


def test_f12_begins_the_renewal_with_the_holder_and_f12_accepts_it(desk: WorkedDesk) -> None:
    old = holding(desk, TODAY + timedelta(days=58))
    page = on_page(desk)
    desk.wait(lambda: page.table.row_value() is not None)
    desk.press(F.Key_F12)
    form_page = on_form(desk)
    assert form_page.sheet.form().applicant == old.applicant
    assert "延续申请：原证 皖示字1号" in form_page.banner.text()
    desk.press(F.Key_1, Qt.KeyboardModifier.AltModifier)
    desk.press(F.Key_F6)
    desk.press(F.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.press(F.Key_F12)
    desk.wait(lambda: any(case.follows is not None for case in desk.cases()) or desk.problem())
    assert desk.problem() == ""
    new = next(case for case in desk.cases() if case.follows is not None)
    assert new.state is CaseState.IN_PROGRESS and new.follows is not None and new.follows.case == old.id
    desk.wait(lambda: form_page.sheet.form().follows is None and form_page.banner.text() == "")
    page = on_page(desk)
    desk.wait(lambda: page.table.row_value() is not None and page.table.row_value().row.renewal == new.id)
    assert "F12" not in keys(page) and act(page, "F12").why == "这本证照已有申请正在办理"
    desk.press(F.Key_F9)
    desk.wait(lambda: desk.window.deck.page().key == "casefile")  # type: ignore[union-attr]


def test_choosing_another_item_is_no_renewal_any_more(desk: WorkedDesk) -> None:
    holding(desk, TODAY + timedelta(days=58))
    page = on_page(desk)
    desk.wait(lambda: page.table.row_value() is not None)
    desk.press(F.Key_F12)
    form_page = on_form(desk)
    other = next(item for item in desk.setting().catalogue.versions if "排水" in item.name)
    form_page.sheet.choose(other)
    assert form_page.sheet.form().follows is None and form_page.banner.text() == ""


def test_what_was_typed_before_comes_back_by_the_undo(desk: WorkedDesk) -> None:
    """osTicket 635: a way elsewhere eats the form."""
    holding(desk, TODAY + timedelta(days=58))
    desk.show()
    desk.window.go("acceptance")
    desk.settle()
    form_page = desk.page()
    assert isinstance(form_page, AcceptancePage)
    write(desk, "acceptance.name", "未写完的申请人")
    page = on_page(desk)
    desk.wait(lambda: page.table.row_value() is not None)
    desk.press(F.Key_F8)
    desk.wait(lambda: form_page.sheet.form().follows is not None)
    assert form_page.sheet.form().follows.kind is FollowKind.REISSUE  # type: ignore[union-attr]
    form_page.cleared._take_back()
    assert form_page.sheet.form().applicant.name == "未写完的申请人" and form_page.sheet.form().follows is None


def test_an_expired_permit_is_told_and_not_renewed(desk: WorkedDesk) -> None:
    holding(desk, TODAY + timedelta(days=1))
    desk.on(TODAY + timedelta(days=4))
    page = on_page(desk)
    desk.wait(lambda: page.table.row_value() is not None)
    assert words(page, 0)[0] == "3 天" and words(page, 0)[4] == "已经届满"
    assert not act(page, "F12").is_enabled and "不能延续" in act(page, "F12").why
    page.renew()
    assert desk.page() is page


def test_an_empty_list_says_so_and_offers_only_what_is_on_no_list(desk: WorkedDesk) -> None:
    page = on_page(desk)
    assert page.table.isHidden() or not page.table.isVisible()
    assert keys(page) == {"F2", "F3"}


def test_a_list_that_is_cut_says_so(desk: WorkedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that ends in silence would lose somebody's permit."""
    holding(desk, TODAY + timedelta(days=30))
    monkeypatch.setattr("ui.certificates.page.MOST", 1)
    page = on_page(desk)
    desk.wait(lambda: page.table.model_.rowCount() == 1)
    assert page.more.isVisible() and "最先届满的 1 本" in page.more.text()


def test_a_case_can_be_shown_and_its_file_opened(desk: WorkedDesk) -> None:
    holding(desk, TODAY + timedelta(days=30), "示例区甲有限公司", "皖示字1号")
    second = holding(desk, TODAY + timedelta(days=50), "示例区乙有限公司", "皖示字2号")
    page = on_page(desk)
    desk.wait(lambda: page.table.model_.rowCount() == 2)
    page.show_case(second.id)
    assert page.table.row_value().row.case == second.id
    desk.press(F.Key_F10)
    desk.wait(lambda: desk.window.deck.page().key == "casefile")  # type: ignore[union-attr]


def test_the_subject_of_an_application_is_read_back_and_nothing_else_is_one() -> None:
    text = subject_of(FollowKind.CHANGE, CaseId("abc"))
    assert read_subject(text) == (FollowKind.CHANGE, "abc")
    for other in ("341702202611230001000017", "01a21a19-5f94", "steal:abc", ""):
        assert read_subject(other) is None


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("screen", [(1366, 768), (1920, 1080)])
def test_nothing_is_cut_and_everything_has_a_name(desk: WorkedDesk, screen: tuple[int, int], scale: float) -> None:
    holding(desk, TODAY + timedelta(days=35))
    page = on_page(desk)
    desk.wait(lambda: page.table.row_value() is not None)
    theme().apply(scale=scale)
    desk.window.resize(*screen)
    assert cut_when_settled(page, desk.qtbot) == []
    assert unnamed(QAccessible.queryAccessibleInterface(page)) == []

"""The special items at the counter, by keys: told on the spot, committed, in stages, late; each only says what is its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from counter_clerk import CTRL, PHONE, Clerk
from office_day import LEGAL
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot
from special_acts import applied
from worked_desk import WorkedDesk, worked_desk

from app.acceptance.accept import accept
from app.application import Application
from app.approval.decide import grant
from app.events.certificates import FollowKind, Follows
from app.state import Case, CaseState
from app.training import PASSWORD
from ui.acceptance.spot_decision_panel import SpotDecisionPanel
from ui.acceptance.vouch_panel import VouchPanel
from ui.pages import PAGES
from ui.widgets.panels import SecondOfficerPanel

Key = Qt.Key
COMPANY, ESTATE, FIRE, NETBAR, DEVICE, TOBACCO = "gssldj", "bdczydj", "xfaqjc", "zzsh", "tzsb", "yczmls"


@pytest.fixture
def desk(qtbot: QtBot, real_profile: Path, tmp_path: Path) -> Iterator[WorkedDesk]:
    profile = Path(shutil.copytree(real_profile, tmp_path / "profile"))
    pages = [entry for entry in PAGES if entry.key in ("acceptance", "casefile")]
    with worked_desk(qtbot, profile, tmp_path / "devices", "w1", pages) as one:
        one.show()
        one.settle()
        one.wait(lambda: one.page().sheet.items.is_ready())  # type: ignore[attr-defined]
        yield one


@pytest.fixture
def clerk(desk: WorkedDesk) -> Clerk:
    return Clerk(desk)


def body(clerk: Clerk, letters: str, *answers: int) -> None:
    """Take a legal person by hand, with every material there."""
    clerk.choose(letters, *answers)
    clerk.write("acceptance.id", LEGAL.id_number)
    clerk.write("acceptance.name", LEGAL.name)
    clerk.write("acceptance.representative", "张建国")
    clerk.write("acceptance.phone", PHONE)
    clerk.all_in()


def key_word(clerk: Clerk, key: str) -> str:
    return next(act.text for act in clerk.page.actions() if act.key_sequence == key)


def printed(desk: WorkedDesk) -> Case:
    """Return the newest case once all its papers are out of the printer."""
    desk.wait(lambda: desk.problem() or desk.cases())
    assert desk.problem() == ""
    desk.wait(lambda: all(notice.prints == 1 for notice in desk.notices(desk.cases()[0])))
    return desk.cases()[0]


def test_an_incomplete_registration_is_returned_by_f8(desk: WorkedDesk, clerk: Clerk) -> None:
    body(clerk, COMPANY, 2)
    assert key_word(clerk, "F8") == "退回材料"
    clerk.row(3)
    desk.type_text("2")
    assert "登记材料退回告知书" in clerk.preview()
    desk.press(Key.Key_F8)
    assert clerk.panel().accessibleName() == "退回材料"
    desk.press(Key.Key_F12)
    case = clerk.handed_in()
    assert case.state is CaseState.RETURNED
    assert "材料已退回" in clerk.result()
    assert "住所使用相关文件" in clerk.paper(desk.notices(case)[0])


def test_f12_on_an_incomplete_registration_says_which_key_is_right(desk: WorkedDesk, clerk: Clerk) -> None:
    body(clerk, COMPANY, 2)
    clerk.row(3)
    desk.type_text("2")
    desk.press(Key.Key_F12)
    assert "请收齐，或按 F8 当场一次性书面告知全部内容（本事项不适用补正）" in desk.problem()


def test_what_is_incomplete_at_the_land_register_is_refused_at_once(desk: WorkedDesk, clerk: Clerk) -> None:
    clerk.natural(ESTATE, 1)
    assert key_word(clerk, "F8") == "材料不齐，不予受理"
    clerk.all_in()
    clerk.row(3)
    desk.type_text("2")
    assert "不予受理决定书" in clerk.preview()
    desk.press(Key.Key_F8)
    desk.press(Key.Key_F12)
    case = clerk.handed_in()
    assert (case.state, desk.notices(case)[0].template) == (CaseState.DECLINED, "refusal_to_accept")
    assert "不动产权属证书" in clerk.paper(desk.notices(case)[0])


def test_a_limited_number_tells_what_is_taken_of_it_and_a_change_of_a_certificate_none(
    desk: WorkedDesk, clerk: Clerk
) -> None:
    desk.act("w1", accept, applied("烟草"))
    clerk.choose(TOBACCO)
    told = clerk.page.sheet.items.search
    desk.wait(lambda: "数量限 3 件，已准予 0 件、在办 1 件，按受理先后决定" in told.message())
    clerk.page.sheet.keep(follows=Follows(FollowKind.CHANGE, "烟草专卖零售许可证", "旧1"))
    assert "数量限" not in told.message()
    clerk.page.sheet.keep(follows=None)
    desk.wait(lambda: "在办 1 件" in told.message())


def test_a_commitment_is_printed_signed_and_decided_without_leaving_the_page(desk: WorkedDesk, clerk: Clerk) -> None:
    body(clerk, FIRE, 1)
    assert "告知承诺书" in clerk.preview()
    desk.press(Key.Key_F12)
    desk.wait(lambda: isinstance(desk.window.deck.panel(), SpotDecisionPanel))
    case = printed(desk)
    assert [notice.template for notice in desk.notices(case)] == ["acceptance", "commitment_letter"]
    panel = desk.window.deck.panel()
    assert isinstance(panel, SpotDecisionPanel)
    assert isinstance(desk.focus(), QCheckBox)
    desk.wait(lambda: clerk.page.preview.shown is not None and clerk.page.preview.shown.template == "grant")
    panel.content.set_text("符合消防安全要求，准予营业")
    desk.wait(lambda: "准予营业" in clerk.preview())
    desk.press(Key.Key_F12)
    assert "签署告知承诺书" in panel._problem.text()
    desk.press(Key.Key_Space)
    desk.press(Key.Key_F12)
    desk.wait(lambda: desk.cases()[0].decision is not None)
    decided = printed(desk)
    assert (decided.state, decided.committed_on) == (CaseState.DELIVERING, date(2026, 11, 23))
    desk.wait(lambda: clerk.page.sheet.form().is_empty)


def test_a_commitment_that_is_not_signed_yet_waits_and_is_found_again(desk: WorkedDesk, clerk: Clerk) -> None:
    body(clerk, FIRE, 1)
    desk.press(Key.Key_F12)
    desk.wait(lambda: isinstance(desk.window.deck.panel(), SpotDecisionPanel))
    case = printed(desk)
    desk.press(Key.Key_Escape)
    assert "按 F12 当场决定" in clerk.page.banner.text()
    desk.press(Key.Key_F2)
    desk.wait(lambda: clerk.page.sheet.item is None)
    desk.window.go("casefile", case.number)
    desk.wait(lambda: getattr(desk.page(), "file", lambda: None)() is not None)
    desk.press(Key.Key_F12)
    desk.wait(lambda: isinstance(desk.window.deck.panel(), SpotDecisionPanel))


def test_the_ordinary_way_is_one_digit_away(desk: WorkedDesk, clerk: Clerk) -> None:
    body(clerk, FIRE, 2)
    desk.press(Key.Key_F12)
    case = clerk.handed_in()
    assert (case.plan.by_commitment, case.step) == (False, "审查")


def test_a_second_stage_is_vouched_for_by_the_lead_on_the_same_desk(desk: WorkedDesk, clerk: Clerk) -> None:
    body(clerk, NETBAR)
    assert "须先取得前一阶段" in clerk.page.sheet.items.search.message()
    desk.press(Key.Key_F12)
    desk.wait(lambda: isinstance(desk.window.deck.panel(), VouchPanel))
    assert desk.cases() == ()
    desk.press(Key.Key_F12)
    assert "文号" in clerk.panel()._problem.text()
    clerk.write("acceptance.vouch.decision", "旧文旅筹〔2024〕7号")
    clerk.write("acceptance.vouch.on", "20240508")
    clerk.write("acceptance.vouch.reason", "2024年在旧系统办理")
    desk.press(Key.Key_F12)
    desk.wait(lambda: isinstance(desk.window.deck.panel(), SecondOfficerPanel))
    clerk.write("acceptance.second.officer", "c1")
    clerk.write("acceptance.second.password", PASSWORD)
    desk.press(Key.Key_F12)
    case = clerk.handed_in()
    assert case.state is CaseState.IN_PROGRESS
    assert case.vouched is not None and case.vouched.decision == "旧文旅筹〔2024〕7号"
    assert [notice.template for notice in desk.notices(case)] == ["material_receipt", "acceptance"]
    assert len(desk.cases()) == 1


def test_without_the_lead_the_application_is_received_and_waits(desk: WorkedDesk, clerk: Clerk) -> None:
    body(clerk, NETBAR)
    desk.press(Key.Key_F12)
    desk.wait(lambda: isinstance(desk.window.deck.panel(), VouchPanel))
    clerk.write("acceptance.vouch.decision", "旧文旅筹〔2024〕7号")
    clerk.write("acceptance.vouch.reason", "2024年在旧系统办理")
    desk.press(Key.Key_F12)
    desk.wait(lambda: isinstance(desk.window.deck.panel(), SecondOfficerPanel))
    desk.press(Key.Key_Escape)
    case = clerk.handed_in()
    assert (case.state, len(case.pending), "已收件" in clerk.result()) == (CaseState.RECEIVED, 1, True)


def test_a_second_stage_whose_first_was_granted_here_is_simply_accepted(desk: WorkedDesk, clerk: Clerk) -> None:
    first: Application = applied("筹建")
    case = desk.act("w1", accept, first).case
    for step in ("审查", "审核"):
        case = desk.finish(case, step)
    desk.act("a1", grant, case.id, content="同意筹建", opinion="同意")
    body(clerk, NETBAR)
    desk.press(Key.Key_F12)
    assert clerk.handed_in().earlier == case.number


def test_a_late_applicant_is_reminded_and_accepted_all_the_same(desk: WorkedDesk, clerk: Clerk) -> None:
    body(clerk, DEVICE)
    since = clerk.page.sheet.items.since
    assert since.isVisible() and "设备投入使用之日起 30 日内申请" in since.message()
    clerk.write("acceptance.since", "20261101")
    assert since.tone() is None
    clerk.write("acceptance.since", "20260901")
    assert "应于 2026-10-08 前申请，已逾期；不影响受理" in since.message()
    desk.press(Key.Key_F12)
    case = clerk.handed_in()
    assert (case.state, case.since) == (CaseState.IN_PROGRESS, date(2026, 9, 1))
    assert not clerk.page.sheet.items.since.isVisible()


def test_a_day_to_come_is_no_beginning(desk: WorkedDesk, clerk: Clerk) -> None:
    body(clerk, DEVICE)
    clerk.write("acceptance.since", "20270101")
    desk.press(Key.Key_F12)
    assert "2027-01-01 在今天之后" in desk.problem()
    assert desk.cases() == ()


def test_the_card_says_that_the_number_is_limited(desk: WorkedDesk, clerk: Clerk) -> None:
    clerk.choose(TOBACCO)
    assert "数量限 3 件" in clerk.page.sheet.items.search.message()
    desk.press(Key.Key_F3)
    desk.type_text("jmsfz")
    desk.press(Key.Key_Return)
    assert "本人到场" in clerk.page.sheet.items.search.message()
    assert not clerk.page.sheet.applicant.agent_button.isEnabled()


def test_a_draft_keeps_the_choice_and_the_date(desk: WorkedDesk, clerk: Clerk) -> None:
    body(clerk, DEVICE)
    clerk.write("acceptance.since", "20260901")
    form = clerk.page.sheet.form()
    clerk.page.sheet.show_form(form)
    edit = clerk.edit("acceptance.since")
    assert isinstance(edit, QLineEdit) and edit.text() == "2026-09-01"
    body(clerk, FIRE, 1)
    assert clerk.page.sheet.form().by_commitment
    desk.press(Key.Key_Z, CTRL)

"""What the approver sees of special items: rank and number, the earlier stage, the commitment, a grant by silence."""

from __future__ import annotations

from datetime import date

from approval_hands import OpenDesk, act, opened, wait_for_form, write
from office_day import LEGAL, NATURAL
from PySide6.QtCore import Qt
from special_acts import applied
from worked_desk import WorkedDesk

from app.acceptance.accept import accept
from app.acceptance.vouch import ask_vouch
from app.application import Application
from app.item import StepKind
from app.state import Case, CaseState
from app.supposing import Supposed
from ui.approval.page import ApprovalPage

Key = Qt.Key
TOBACCO, PRINTING, NETBAR, BUILDING, DEVICE = "烟草", "内部资料性", "最终审核", "施工许可", "特种设备"


def accepted(desk: WorkedDesk, application: Application) -> Case:
    done: Case = desk.act("w1", accept, application).case
    return done


def to_decision(desk: WorkedDesk, case: Case) -> Case:
    while case.plan.step(case.open_steps[0]).kind is not StepKind.DECIDE:
        case = desk.finish(case, case.open_steps[0])
    return case


def words(page: ApprovalPage) -> str:
    """Return the facts in sight: those of the case, and of what waits for a signature."""
    told = getattr(page.form, "told", None)
    facts = [page.summary.facts, *([told] if told is not None else [])]
    return " ".join(value.text() for one in facts for word, value in one._lines if value.isVisible() and word.text())


def tells(desk: WorkedDesk, page: ApprovalPage, text: str) -> bool:
    """Wait until the page says so."""
    desk.wait(lambda: text in words(page))
    return True


def test_who_is_not_in_turn_cannot_be_granted_and_the_approver_sees_why(open_desk: OpenDesk) -> None:
    desk = open_desk("a1")
    first = to_decision(desk, accepted(desk, applied(TOBACCO, NATURAL)))
    desk.clock.at = desk.clock.at.replace(second=7)
    second = to_decision(desk, accepted(desk, applied(TOBACCO, LEGAL)))
    page = opened(desk, second, "grant")
    assert tells(desk, page, "第 2 位；前面未决定 1 件") and tells(desk, page, "已准予 0 件，限 3 件")
    assert not act(page, "F12").is_enabled
    assert first.number in act(page, "F12").why
    page.show_case(first.number)
    desk.wait(lambda: page._found is not None and page._found.case.id == first.id)
    assert act(page, "F12").is_enabled
    write(desk, "approval.opinion", "tongyi")
    desk.press(Key.Key_F12)
    desk.wait(lambda: desk.case(first.id).decision is not None)
    page.show_case(second.number)
    desk.wait(lambda: page._found is not None and page._found.case.id == second.id)
    assert act(page, "F12").is_enabled
    assert tells(desk, page, "第 2 位；前面未决定 0 件") and tells(desk, page, "已准予 1 件，限 3 件")


def test_a_case_that_silence_granted_stands_on_the_approvers_list_whatever_its_step(open_desk: OpenDesk) -> None:
    desk = open_desk("a1")
    case = accepted(desk, applied(PRINTING))
    desk.on(date(2026, 12, 28))
    page = opened(desk, case, "silent")
    assert isinstance(page, ApprovalPage)
    assert tells(desk, page, "2026-12-23 届满未决定，2026-12-24 起依法视为同意")
    page.pane.show_now()
    desk.wait(lambda: isinstance(page.pane.shown, Supposed) and page.pane.shown.paper is not None)
    assert "Ctrl+E" not in {one.key_sequence for one in page.actions()}
    assert not act(page, "F8").is_enabled and "视为同意" in act(page, "F8").why
    desk.press(Key.Key_F12)
    desk.wait(lambda: desk.case(case.id).is_granted_by_silence)
    assert (desk.case(case.id).state, desk.case(case.id).decided_on) == (CaseState.CERTIFYING, date(2026, 12, 24))
    assert desk.notices(case)[-1].template == "deemed_grant"


def test_the_handler_of_a_case_that_silence_granted_is_told_and_can_do_nothing(open_desk: OpenDesk) -> None:
    desk = open_desk("h1")
    case = accepted(desk, applied(PRINTING))
    desk.on(date(2026, 12, 28))
    page = opened(desk, case, "silent")
    assert not act(page, "F12").is_enabled
    assert tells(desk, page, "依法视为同意")


def test_the_lead_reads_what_he_vouches_for(open_desk: OpenDesk) -> None:
    desk = open_desk("c1")
    facts = {"decision": "旧文旅筹〔2024〕7号", "reason": "旧系统办理", "decided_on": date(2024, 5, 8)}
    case = desk.act("w1", ask_vouch, applied(NETBAR), **facts).case
    page = opened(desk, case, "sign")
    assert tells(desk, page, "旧文旅筹〔2024〕7号 2024-05-08")
    desk.press(Key.Key_F12)
    desk.wait(lambda: desk.case(case.id).vouched is not None)


def test_the_condition_of_the_law_is_filled_in_and_the_earlier_stage_is_shown(open_desk: OpenDesk) -> None:
    desk = open_desk("a1")
    page = opened(desk, accepted(desk, applied(BUILDING)), "grant")
    assert "三个月内开工" in page.form.text("conditions")  # type: ignore[union-attr]
    case = desk.act("w1", ask_vouch, applied(NETBAR), decision="旧文旅筹〔2024〕7号", reason="旧系统办理").case
    desk.act("c1", _sign_first, case.id)
    later = to_decision(desk, desk.act("w1", accept, case.id).case)
    page.show_case(later.number)
    desk.wait(lambda: page._found is not None and page._found.case.id == later.id)
    assert tells(desk, page, "旧文旅筹〔2024〕7号（首席代表确认）")


def _sign_first(desk: object, case_id: str) -> object:
    from app.second import sign

    return sign(desk, case_id, desk.records.case(case_id).pending[0].event)  # type: ignore[attr-defined, arg-type]


def test_a_late_application_is_told_to_the_approver(open_desk: OpenDesk) -> None:
    desk = open_desk("a1")
    case = to_decision(desk, accepted(desk, applied(DEVICE, since=date(2026, 9, 1))))
    page = opened(desk, case, "grant")
    wait_for_form(desk, page, "grant")
    assert tells(desk, page, "应于 2026-10-08 前申请，已逾期")

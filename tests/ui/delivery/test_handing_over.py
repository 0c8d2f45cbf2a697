"""Handing the result over by each method, by keyboard, on a real store."""

from __future__ import annotations

from datetime import date

import pytest
from decided_cases import AGENT, certified, granted, refused
from delivery_hands import F, act, edit_of, in_sight, on_delivery, panel, shown, words_of, write, write_arrival
from worked_desk import WorkedDesk

from app.delivery.certify import dispatch
from app.delivery.evidence import needed
from app.events.delivery import ServiceMethod
from app.state import Case, CaseState
from ui.delivery.page import DeliveryPage

M = ServiceMethod
TODAY = date(2026, 11, 23)
INPUTS = [
    f"delivery.{name}"
    for name in (
        "recipient", "recipient_id", "is_identity_checked", "place", "witness", "reason", "waybill", "received_on",
        "consent", "arrival_time",
    )
]  # fmt: skip


def delivered(desk: WorkedDesk, case: Case, page: DeliveryPage) -> Case:
    """Press F12, wait until the case is delivered, and return it."""
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.case(case.id).state is CaseState.DELIVERED or desk.problem())
    assert desk.problem() == ""
    desk.settle()
    return desk.case(case.id)


def receipt_of(desk: WorkedDesk, case: Case) -> str:
    notice = next(n for n in desk.notices(case) if n.template == "service_receipt")
    return words_of(desk.store.ask(lambda records: records.pdf(notice.id)))


def test_the_certificate_is_entered_and_the_same_case_goes_on_to_the_window(desk: WorkedDesk) -> None:
    case = granted(desk)
    page = on_delivery(desk, case)
    assert page.certificate.name.text() == case.plan.outcome
    desk.press(F.Key_Return)
    assert desk.focus().objectName() == "delivery.certificate_number"
    desk.type_text("皖交运字第000001号")
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.case(case.id).state is CaseState.DELIVERING)
    desk.wait(lambda: shown(page) == case.id and act(page, "F12").text.startswith("送达"))
    made = desk.case(case.id).certificate
    assert made is not None and made.certificate_number == "皖交运字第000001号"


def test_a_certificate_without_number_is_told_at_the_field(desk: WorkedDesk) -> None:
    page = on_delivery(desk, granted(desk))
    desk.press(F.Key_F12)
    assert desk.focus().objectName() == "delivery.certificate_number"
    assert "证照编号" in page.certificate.number.message()
    write(desk, "delivery.valid_to", "20261399")
    write(desk, "delivery.certificate_number", "1")
    desk.press(F.Key_F12)
    assert desk.focus().objectName() == "delivery.valid_to"
    assert page.certificate.valid_to.tone() == "bad"


def test_a_pick_up_by_card_takes_seven_keys_and_prints_both_papers(desk: WorkedDesk) -> None:
    case = certified(desk, agent=AGENT)
    page = on_delivery(desk, case)
    desk.put_card(name=AGENT.name, id_number=AGENT.id_number)
    desk.press(F.Key_F4)
    desk.wait(lambda: page.service.evidence().recipient_id)
    assert page.service.evidence().relation == "agent"
    assert "与代理人证件号码一致" in page.service.recipient_id.message()
    desk.press(F.Key_F5)
    assert page.service.checked.box.isChecked()
    after = delivered(desk, case, page)
    assert after.served is not None and (after.served.recipient, after.served.relation) == (AGENT.name, "agent")
    assert after.served.is_identity_checked
    desk.wait(lambda: len(desk.printed()) == 2)
    text = receipt_of(desk, case)
    assert AGENT.name in text and "当面领取" in text and "皖交示字000001号" in text


def test_a_tick_speaks_of_the_document_that_was_looked_at_and_of_no_other(desk: WorkedDesk) -> None:
    case = certified(desk, agent=AGENT)
    page = on_delivery(desk, case)
    desk.put_card(name=AGENT.name, id_number=AGENT.id_number)
    desk.press(F.Key_F4)
    desk.wait(lambda: page.service.evidence().recipient_id)
    desk.press(F.Key_F5)
    assert page.service.checked.box.isChecked()
    page.service.recipient_id.set_text("110101199003070134")
    assert not page.service.checked.box.isChecked()


def test_the_agents_authority_is_shown_and_a_stranger_must_show_one(desk: WorkedDesk) -> None:
    case, other = certified(desk, agent=AGENT), certified(desk, name="无代理")
    page = on_delivery(desk, case)
    assert f"代理权限：{AGENT.authority}" in page.findChild(object, "delivery.authority").text()  # type: ignore[attr-defined]
    assert "delivery.reason" not in in_sight(desk, "delivery.reason")
    page.show_case(other.number)
    desk.wait(lambda: shown(page) == other.id)
    page.service.relation.set_code("agent")
    write(desk, "delivery.recipient", "路人甲")
    write(desk, "delivery.recipient_id", "341702199003072570")
    desk.press(F.Key_F5)
    desk.press(F.Key_F12)
    assert desk.focus().objectName() == "delivery.reason"
    desk.type_text("法定代表人2026年11月20日委托书")
    after = delivered(desk, other, page)
    assert after.served is not None and "委托书" in after.served.reason
    assert "委托书" in receipt_of(desk, other)


def test_a_number_that_nobody_of_the_case_has_is_pointed_out(desk: WorkedDesk) -> None:
    page = on_delivery(desk, certified(desk))
    write(desk, "delivery.recipient_id", "341702199003072570")
    assert page.service.recipient_id.tone() == "warn"
    write(desk, "delivery.recipient_id", "341702199003072571")
    assert page.service.recipient_id.tone() == "bad" and "校验" in page.service.recipient_id.message()


def test_each_method_shows_only_what_it_needs_and_tells_what_is_missing(desk: WorkedDesk) -> None:
    case = certified(desk)
    page = on_delivery(desk, case)
    for method in M:
        page.service.set_method(method)
        wanted = {f"delivery.{name}" for name in needed(method)}
        assert in_sight(desk, *INPUTS) == wanted, method
        for name in needed(method):
            if name not in ("is_identity_checked", "received_on"):
                write(desk, f"delivery.{name}", "341702199003072570" if name == "recipient_id" else "示例")
            elif name == "received_on" and method is M.ELECTRONIC:
                write(desk, "delivery.received_on", "20261123")
        missing = needed(method)[-1]
        if missing not in ("is_identity_checked", "received_on"):
            edit_of(desk, f"delivery.{missing}").clear()  # type: ignore[attr-defined]
        desk.press(F.Key_F12)
        assert desk.focus().objectName() == f"delivery.{missing}", method
    assert "请填写送达地点" in desk.problem()
    assert desk.case(case.id).state is CaseState.DELIVERING


def test_the_methods_are_chosen_by_arrows_and_keys(desk: WorkedDesk) -> None:
    page = on_delivery(desk, certified(desk))
    page.focus_work()
    desk.press(F.Key_Right)
    assert page.service.method() is M.DIRECT
    act(page, "Ctrl+Alt+6").slot()
    assert page.service.method() is M.PUBLIC_NOTICE


def test_what_went_by_post_is_served_on_the_day_of_the_return_receipt(desk: WorkedDesk) -> None:
    case = certified(desk)
    page = on_delivery(desk, case)
    desk.press(F.Key_F8)
    desk.type_text("EMS123456789CN")
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.case(case.id).dispatched is not None)
    desk.wait(lambda: shown(page) == case.id and page.service.evidence().waybill == "EMS123456789CN")
    assert page.service.method() is M.POST
    write(desk, "delivery.received_on", "20261124")
    desk.press(F.Key_F12)
    desk.wait(lambda: "今天之后" in page.service.received_on.message())
    write(desk, "delivery.received_on", "20261123")
    after = delivered(desk, case, page)
    assert after.served is not None and after.served.effective_on == TODAY
    assert "EMS123456789CN" in receipt_of(desk, case)


def test_another_waybill_asks_for_its_reason_as_soon_as_it_is_typed(desk: WorkedDesk) -> None:
    case = certified(desk)
    desk.act("w1", dispatch, case.id, carrier="邮政", waybill="EMS1CN", address="便民路1号")
    page = on_delivery(desk, case)
    assert page.service.method() is M.POST and not in_sight(desk, "delivery.reason")
    write(desk, "delivery.waybill", "EMS2CN")
    assert in_sight(desk, "delivery.reason") and page.service.field("reason").label.text() == "更正邮件号的理由(&R)"  # type: ignore[attr-defined]
    write(desk, "delivery.received_on", "20261123")
    desk.press(F.Key_F12)
    assert desk.focus().objectName() == "delivery.reason"
    assert "EMS1CN" in page.service.field("reason").message()  # type: ignore[attr-defined]
    desk.type_text("wulu danhao")
    after = delivered(desk, case, page)
    assert after.served is not None and (after.served.waybill, after.served.reason) == ("EMS2CN", "wulu danhao")


def test_an_agent_with_another_card_must_show_a_power_of_attorney(desk: WorkedDesk) -> None:
    case = certified(desk, agent=AGENT)
    page = on_delivery(desk, case)
    assert not in_sight(desk, "delivery.reason")
    write(desk, "delivery.recipient_id", "110101199003070134")
    assert in_sight(desk, "delivery.reason")
    write(desk, "delivery.recipient_id", AGENT.id_number)
    assert not in_sight(desk, "delivery.reason") and page.service.evidence().reason == ""


def test_post_without_dispatch_is_refused_with_a_sentence(desk: WorkedDesk) -> None:
    case = certified(desk)
    page = on_delivery(desk, case)
    page.service.set_method(M.POST)
    write(desk, "delivery.waybill", "EMS1")
    write(desk, "delivery.received_on", "20261123")
    desk.press(F.Key_F12)
    desk.wait(desk.problem)
    assert "先登记寄出" in desk.problem()
    assert desk.case(case.id).state is CaseState.DELIVERING


@pytest.mark.parametrize(
    ("method", "typed"),
    [
        (M.DIRECT, {"recipient": "张母", "place": "便民路8号"}),
        (M.LEFT, {"recipient": "张建国", "place": "便民路8号", "witness": "居委会王主任", "reason": "拒绝签收"}),
        (M.ELECTRONIC, {"consent": "送达地址确认书", "place": "示例系统账户"}),
        (M.PUBLIC_NOTICE, {"reason": "下落不明", "place": "示例区人民政府网站"}),
    ],
)
def test_the_other_methods_go_by_keyboard_too(desk: WorkedDesk, method: M, typed: dict[str, str]) -> None:
    case = certified(desk)
    page = on_delivery(desk, case)
    page.service.set_method(method)
    if method is M.ELECTRONIC:
        write_arrival(desk)
    for name, text in typed.items():
        write(desk, f"delivery.{name}", text)
    after = delivered(desk, case, page)
    assert after.served is not None and after.served.method is method
    text = receipt_of(desk, case)
    assert all(part in text for name, part in typed.items() if name != "place" or method is not M.PUBLIC_NOTICE)


def test_a_refusal_is_handed_over_without_a_clock(desk: WorkedDesk) -> None:
    case = refused(desk)
    page = on_delivery(desk, case)
    assert page.detail.head.decision.text() == "不予许可"
    assert page.detail.head.light.isHidden()
    page.service.set_method(M.ELECTRONIC)
    write(desk, "delivery.consent", "地址确认书")
    write_arrival(desk)
    assert "不予" in receipt_of(desk, delivered(desk, case, page))


def test_the_applicant_is_told_and_what_was_typed_stays(desk: WorkedDesk) -> None:
    case = certified(desk)
    page = on_delivery(desk, case)
    write(desk, "delivery.recipient_id", "341702199003072570")
    desk.press(F.Key_F7)
    write(desk, "delivery.ready.collect_by", "20261399")
    desk.press(F.Key_F12)
    assert "没有这一天" in panel(desk).findChild(object, "delivery.ready.problem").text()  # type: ignore[attr-defined]
    write(desk, "delivery.ready.collect_by", "20261231")
    desk.press(F.Key_F12)
    desk.wait(lambda: desk.case(case.id).ready_on == TODAY)
    desk.wait(lambda: shown(page) == case.id and len(desk.printed()) == 1)
    assert "2026年12月31日" in words_of(desk.printed()[0].read_bytes())
    assert edit_of(desk, "delivery.recipient_id").text() == "341702199003072570"  # type: ignore[attr-defined]

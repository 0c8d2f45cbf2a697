"""The exits of 行政许可法 art. 32 on the real store: what becomes of the case, which paper says so, what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from office_day import LABOUR, MONDAY, ROAD, OfficeDay, application_for, item_called

from app.acceptance.accept import accept
from app.acceptance.decline import decline
from app.acceptance.inform import inform_once
from app.acceptance.receive import receive
from app.application import Application
from app.case import body_of
from app.errors import Refused, Stale
from app.events.acceptance import DeclineGround, MaterialState, Mended
from app.events.supplementation import Gap
from app.state import CaseState
from app.supplementation.request import request_supplement
from app.wording import say_trouble

FOOD, FREIGHT = "食品经营", "货物运输"


def with_state(application: Application, line: int, state: MaterialState, fault: str = "") -> Application:
    lines = list(application.materials)
    lines[line] = replace(lines[line], state=state, fault=fault)
    return replace(application, materials=tuple(lines))


def declining(**facts: Any) -> dict[str, Any]:
    usual = {
        "ground": DeclineGround.NOT_OURS,
        "reason": "属于市级权限",
        "clause": "《示例条例》第五条",
        "right_body": "示例市交通运输局",
    }
    return {**usual, **facts}  # fmt: skip


def test_a_complete_application_is_accepted_today_and_the_paper_says_until_when(office: OfficeDay) -> None:
    done = office.do("w1", accept, application_for(LABOUR))
    assert (done.case.state, done.case.accepted_on, done.case.accepted_by) == (CaseState.IN_PROGRESS, MONDAY, "w1")
    (notice,) = done.notices
    text = office.text_of(notice)
    assert "受理通知书" in text
    assert "示例区某某服务有限公司" in text
    assert "2026年11月18日" in text  # twelve working days after the second of November


def test_one_number_for_life_begins_with_receiving_and_stays_through_acceptance(office: OfficeDay) -> None:
    received = office.received()
    accepted = office.do("w1", accept, received.id).case
    assert received.number == accepted.number
    assert len(accepted.number) == 24
    for notice in office.ask(lambda records: records.notices(accepted.id)):
        assert accepted.number in office.text_of(notice)


def test_a_receipt_names_what_was_taken_and_decides_nothing(office: OfficeDay) -> None:
    done = office.do("w1", receive, application_for(LABOUR))
    assert (done.case.state, done.case.accepted_on) == (CaseState.RECEIVED, None)
    text = office.text_of(done.notices[0])
    assert "申请材料接收凭证" in text
    assert all(
        "".join(line.name.split()) in text for line in done.case.materials if line.state is MaterialState.RECEIVED
    )


def test_a_missing_material_keeps_the_application_from_being_accepted(office: OfficeDay) -> None:
    lacking = with_state(application_for(LABOUR), 1, MaterialState.MISSING)
    with pytest.raises(Refused) as caught:
        office.do("w1", accept, lacking)
    assert (caught.value.code, caught.value.facts["materials"]) == ("acceptance.missing", lacking.materials[1].name)
    assert office.ask(lambda records: records.numbers()) == ()


def test_a_faulty_material_keeps_the_application_from_being_accepted(office: OfficeDay) -> None:
    faulty = with_state(application_for(LABOUR), 0, MaterialState.RECEIVED, "未签名")
    with pytest.raises(Refused) as caught:
        office.do("w1", accept, faulty)
    assert caught.value.code == "acceptance.missing"


def test_what_was_mended_at_the_counter_stays_on_record(office: OfficeDay) -> None:
    application = application_for(LABOUR)
    name = application.materials[0].name
    done = office.do("w1", accept, replace(application, mended=(name,), mended_note=f"{name}：未签名"))
    events = office.ask(lambda records: records.events(done.case.id))
    (mended,) = [body_of(e) for e in events if e.kind == Mended.KIND]
    assert mended == Mended((name,), f"{name}：未签名")
    assert done.case.state is CaseState.IN_PROGRESS


def deferring() -> Application:
    item = item_called(FOOD)
    application = application_for(FOOD)
    place = next(n for n, m in enumerate(item.materials) if m.deferrable and not m.when)
    return with_state(application, place, MaterialState.DEFERRED)


def test_a_deferrable_material_is_accepted_with_the_applicants_promise_on_paper(office: OfficeDay) -> None:
    application = deferring()
    done = office.do("w1", accept, application, commitment="承诺于2026年11月9日前到窗口补齐")
    assert done.case.state is CaseState.IN_PROGRESS
    assert len(done.case.deferred) == 1
    assert [n.template for n in done.notices] == ["acceptance", "deferred_acceptance"]
    assert "承诺于2026年11月9日前到窗口补齐" in office.text_of(done.notices[1])


def test_a_deferred_material_needs_the_written_promise(office: OfficeDay) -> None:
    with pytest.raises(Refused) as caught:
        office.do("w1", accept, deferring(), commitment=" ")
    assert caught.value.code == "acceptance.no_commitment"


def test_a_material_outside_the_catalogue_of_deferrals_is_not_deferred(office: OfficeDay) -> None:
    item = item_called(LABOUR)
    place = next(n for n, m in enumerate(item.materials) if not m.deferrable)
    wrong = with_state(application_for(LABOUR), place, MaterialState.DEFERRED)
    with pytest.raises(Refused) as caught:
        office.do("w1", accept, wrong, commitment="承诺补齐")
    assert caught.value.code == "acceptance.not_deferrable"


def test_where_no_permit_is_needed_the_paper_tells_so_with_its_clause(office: OfficeDay) -> None:
    facts = {"ground": DeclineGround.NO_PERMIT_NEEDED, "reason": "使用总质量4500千克及以下车辆", "clause": "《中华人民共和国道路运输条例》第二十四条"}  # fmt: skip
    done = office.do("w1", decline, application_for(FREIGHT), **facts)
    assert done.case.state is CaseState.DECLINED
    text = office.text_of(done.notices[0])
    assert "不受理告知书" in text
    assert "第三十二条第一款第一项" in text
    assert "第二十四条" in text


def test_an_application_for_another_body_is_declined_and_that_body_is_named(office: OfficeDay) -> None:
    done = office.do("w1", decline, application_for(ROAD), **declining())
    text = office.text_of(done.notices[0])
    assert done.case.state is CaseState.DECLINED
    assert "请向示例市交通运输局提出申请" in text
    assert "行政复议" in text  # every adverse paper tells the remedies (行政复议法 20)


@pytest.mark.parametrize(
    ("gone", "code"),
    [("reason", "decline.no_reason"), ("clause", "decline.no_clause"), ("right_body", "decline.no_right_body")],
)
def test_declining_is_refused_while_the_law_wants_more(office: OfficeDay, gone: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        office.do("w1", decline, application_for(ROAD), **declining(**{gone: " "}))
    assert caught.value.code == code
    assert office.ask(lambda records: records.numbers()) == ()


def test_silence_past_the_limit_accepts_from_the_day_of_receipt(office: OfficeDay) -> None:
    case = office.received()
    office.on(date(2026, 11, 10))
    done = office.do("w1", accept, case.id)
    assert (done.case.is_deemed, done.case.accepted_on) == (True, MONDAY)
    assert [n.template for n in done.notices] == ["deemed_acceptance"]


@pytest.mark.parametrize(
    ("item", "way"),
    [(ROAD, "按 F8 办理补正告知"), ("个体工商户", "按 F8 退回材料"), ("不动产", "按 F8 办理，材料逐项列明")],
)
def test_incomplete_materials_are_no_ground_for_a_refusal_whatever_the_item(
    office: OfficeDay, item: str, way: str
) -> None:
    """Art. 32(1)(4): what is missing is told at once, all of it; a reason in words alone refuses nobody."""
    with pytest.raises(Refused) as caught:
        office.do("w1", decline, application_for(item), **declining(ground=DeclineGround.INCOMPLETE))
    assert way in say_trouble(caught.value)
    assert office.ask(lambda records: records.numbers()) == ()


@pytest.mark.parametrize("verb", [decline, request_supplement])
def test_after_silence_nothing_but_the_acknowledgement_is_left(office: OfficeDay, verb: Any) -> None:
    case = office.received()
    office.on(date(2026, 11, 10))
    facts = declining() if verb is decline else {"gaps": (Gap("申请书", "缺页", "《示例》", "补齐"),)}
    with pytest.raises(Refused) as caught:
        office.do("w1", verb, case.id, **facts)
    assert caught.value.code == "acceptance.deemed"


def test_the_slip_on_inquiry_lists_every_material_and_takes_no_number(office: OfficeDay) -> None:
    item = item_called(LABOUR)
    notice = office.do("w1", inform_once, item.code.business, to_whom="王先生")
    text = office.text_of(notice)
    assert notice.case is None
    assert all("".join(m.name.split()) in text for m in item.materials)
    assert office.ask(lambda records: records.numbers()) == ()


def test_who_saw_an_older_case_is_told_and_nothing_happens(office: OfficeDay) -> None:
    case = office.received()
    office.do("w1", decline, case.id, **declining(), seen=case.last_hash)
    with pytest.raises(Stale):
        office.do("w1", accept, case.id, seen=case.last_hash)
    assert office.case(case.id).state is CaseState.DECLINED


def test_only_the_window_accepts(office: OfficeDay) -> None:
    with pytest.raises(Refused) as caught:
        office.do("h1", accept, application_for(LABOUR))
    assert caught.value.code == "people.no_post"

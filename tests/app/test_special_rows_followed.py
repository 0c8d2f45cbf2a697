"""The rows of the sample catalogue (domain.md 6) whose special act is long: followed on the real store to its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from office_day import DRAINAGE, LABOUR, MONDAY, WATER, OfficeDay, item_called
from special_acts import POSTS, applied, finished, refused, to_decision

from app.acceptance.accept import accept
from app.acceptance.decline import decline
from app.acceptance.prefilled import decline_choices
from app.acceptance.receive import receive
from app.acceptance.vouch import ask_vouch
from app.applicant import Agent, IdKind
from app.apply_within import last_day, late_words
from app.approval.decide import grant
from app.approval.extend import ask_extension
from app.approval.pause import ask_stop, resume
from app.approval.review import finish_step, record_visit
from app.case_reading import reading
from app.certificates.naming import named_certificate
from app.clock.calendar import shipped
from app.clock.light import Light
from app.delivery.certify import make_certificate
from app.events.acceptance import DeclineGround, MaterialState
from app.events.hearing import Attendant, Seat
from app.forwarding import forward
from app.hearing.announce import announce_hearing, first_day
from app.hearing.record import record_hearing
from app.item import StepKind, StopKind
from app.order_of_acceptance import Place, place_of
from app.payment.assess import assess_fee
from app.payment.relieve import ask_relief
from app.second import sign
from app.state import Case, CaseState

CALENDAR = shipped()
FOOD, ROAD, FREIGHT, INJURY = "食品经营", "城市道路", "道路货物", "工伤"
DANCE, DEVICE, GUARDS, CARD = "娱乐场所", "特种设备", "保安服务", "居民身份证"
ESTATE, PRINTING, TOBACCO, NETBAR = "不动产转移", "内部资料性", "烟草", "最终审核"
GRANTING = {"content": "准予", "opinion": "同意。"}
VISITED = {"place": "示例区便民路8号", "found": "与申请一致"}
BESIDE = {"expected_days": 10, "reason": "依法进行", "payer": "本机关"}


def due(case: Case, on: date) -> date | None:
    clock = reading(case, CALENDAR, on).statutory
    return None if clock is None else clock.due


def stopped(office: OfficeDay, case: Case, ground: str) -> Case:
    asked = office.do("h1", ask_stop, case.id, step=case.open_steps[0], ground=ground, **BESIDE)
    done: Case = office.do("a1", sign, case.id, asked.events[0]).case
    return done


def resumed(office: OfficeDay, case: Case, result: str) -> Case:
    done: Case = office.do("h1", resume, case.id, result=result, step=case.open_steps[0]).case
    return done


def test_row_3_food_is_inspected_on_site_and_the_clock_runs_on(office: OfficeDay) -> None:
    """clock.md, Stops: 现场勘验 alone does not stop the decision clock."""
    case = finished(office, office.accepted(FOOD))
    step = case.plan.step(case.open_steps[0])
    assert step.kind is StepKind.VISIT
    trouble = refused(lambda: office.do("h1", ask_stop, case.id, step=step.name, ground="现场勘验", **BESIDE))
    assert trouble.code == "stop.no_ground"
    seen = finished(office, case)
    assert due(seen, MONDAY) == date(2026, 11, 16) and seen.visits[0].inspectors == ("何承办", "周勘验")
    only = [choice for choice in decline_choices(item_called(FOOD)) if "预包装" in choice.when]
    assert only and only[0].ground is DeclineGround.NO_PERMIT_NEEDED


def test_row_5_labour_dispatch_is_seen_by_two_and_extended_by_ten_days_once(office: OfficeDay) -> None:
    case = finished(office, office.accepted(LABOUR))
    alone = {"inspectors": ("何承办",), "certificates": ("皖001",), "visited_on": MONDAY, **VISITED}
    step = case.open_steps[0]
    assert refused(lambda: office.do("h1", record_visit, case.id, step=step, **alone)).code == "approval.two_inspectors"
    asked = office.do("h1", ask_extension, case.id, days=10, reason="资料需要核实")
    extended = office.do("a1", sign, case.id, asked.events[0]).case
    assert (due(case, MONDAY), due(extended, MONDAY)) == (date(2026, 11, 30), date(2026, 12, 14))
    assert any("二百万元" in condition for condition in item_called(LABOUR).conditions)


def test_row_5_silence_accepts_labour_dispatch_from_the_day_of_receipt(office: OfficeDay) -> None:
    case = office.do("w1", receive, applied(LABOUR)).case
    office.on(date(2026, 11, 10))
    done = office.do("w1", accept, case.id).case
    assert (done.is_deemed, done.accepted_on) == (True, MONDAY)


def test_row_8_no_decision_before_the_hearing_and_its_days_are_left_out(office: OfficeDay) -> None:
    unheard = to_decision(office, office.accepted(DANCE))
    assert refused(lambda: office.do("a1", grant, unheard.id, **GRANTING)).code == "workflow.when.heard"
    case, held_on = office.accepted(DANCE), first_day(CALENDAR, MONDAY)
    told = {
        "step": "审查",
        "hour": "9:30",
        "place": "听证室",
        "chair": "郑主持",
        "subject": "设立",
        "recorder": "钱记录",
    }
    near = refused(lambda: office.do("h1", announce_hearing, case.id, held_on=MONDAY + timedelta(1), **told))
    assert near.code == "hearing.too_near"
    notices = office.do("h1", announce_hearing, case.id, held_on=held_on, **told).notices
    assert [notice.template for notice in notices] == ["hearing_notice", "hearing_announcement"]
    assert (due(case, MONDAY), due(stopped(office, case, "听证"), MONDAY)) == (date(2026, 11, 30), None)
    office.on(held_on)
    seats = ((Seat.CHAIR, "郑主持"), (Seat.EXAMINER, "何承办"), (Seat.APPLICANT, "张建国"))
    who = tuple(Attendant(seat, has_signed=True, name=name) for seat, name in seats)
    facts = {"step": "审查", "attendance": who, "statements": "各方陈述申辩。", "outcome": "建议准予"}
    (record,) = office.do("h1", record_hearing, case.id, **facts).notices
    assert "听证笔录" in office.text_of(record)
    resumed(office, office.case(case.id), "听证结束")
    decided = office.do("a1", grant, to_decision(office, office.case(case.id)).id, **GRANTING).case
    used = reading(decided, CALENDAR, office.day).consumed
    assert decided.state is CaseState.CERTIFYING and used is not None and used.special_procedure == 7


def test_row_15_three_offices_sign_side_by_side_and_the_fee_is_paid_first(office: OfficeDay) -> None:
    case = office.accepted(ROAD)
    assert set(case.open_steps) == {"城管审查", "公安交管审查", "住建审查"}
    assert {case.plan.step(step).department for step in case.open_steps} == {"cgj", "gaj", "zjj"}
    for step in case.open_steps:
        early = refused(lambda: office.do("a1", grant, case.id, **GRANTING))
        assert early.code == "decision.not_yet"
        office.do("h1", finish_step, case.id, step=step, opinion="同意。")
    case = to_decision(office, office.case(case.id))
    fee = {"fee": "城市道路占用费", "fen": 24000, "standard": "20平方米30天", "due_on": date(2026, 11, 17)}
    notice = office.do("a1", assess_fee, case.id, step=case.open_steps[0], **fee).notices[0]
    assert notice.template == "payment_notice" and "240" in office.text_of(notice)
    case = office.do("a1", grant, case.id, **GRANTING, valid_from=MONDAY, valid_to=date(2026, 12, 1)).case
    unpaid = refused(lambda: office.do("w1", make_certificate, case.id, name="许可证", number="示道001"))
    assert unpaid.code == "workflow.when.fees_settled"
    assert any("五年内" in text and "人民政府批准" in text for text in item_called(ROAD).conditions)


def test_row_16_a_test_stops_the_drainage_clock_from_its_notice(office: OfficeDay) -> None:
    case = stopped(office, office.accepted(DRAINAGE), "检测")
    assert "special_procedure" in {paper.template for paper in case.papers}
    office.on(MONDAY + timedelta(7))
    assert due(resumed(office, case, "合格"), office.day) == date(2026, 12, 7)


@pytest.mark.parametrize(
    ("ground", "kind"), [("征求意见", StopKind.SPECIAL), ("争议或者诉讼", StopKind.SUSPENSION)]
)  # fmt: skip
def test_row_17_opinions_and_a_dispute_stop_the_longest_clock_by_its_own_law(
    office: OfficeDay, ground: str, kind: StopKind
) -> None:
    case = office.accepted(WATER)
    assert due(case, MONDAY) == date(2027, 1, 4)
    assert next(g for g in item_called(WATER).stop_grounds if g.name == ground).kind is kind
    case = stopped(office, case, ground)
    assert due(case, MONDAY) is None
    text = office.text_of(office.ask(lambda records: records.notices(case.id))[-1])
    assert "取水许可和水资源费征收管理条例" in text and ("第四十五条" in text) is (kind is StopKind.SPECIAL)
    office.on(MONDAY + timedelta(7))
    assert due(resumed(office, case, "已经答复"), office.day) == date(2027, 1, 11)
    late = refused(lambda: office.do("h1", ask_extension, case.id, days=10, reason="复杂"))
    assert late.code.startswith("extension.")


def test_row_18_a_light_truck_is_told_that_it_needs_no_permit(office: OfficeDay) -> None:
    choice = next(c for c in decline_choices(item_called(FREIGHT)) if "4500千克" in c.when)
    facts = {"ground": choice.ground, "reason": choice.reason, "clause": choice.clause}
    done = office.do("w1", decline, applied(FREIGHT), **facts)
    assert (done.case.state, done.notices[0].template) == (CaseState.DECLINED, "no_permit_needed")
    text = office.text_of(done.notices[0])
    assert "4500千克" in text and "《中华人民共和国道路运输条例》第二十四条" in text


def test_row_21_who_comes_after_thirty_days_is_warned_of_and_accepted(office: OfficeDay) -> None:
    item, since = item_called(DEVICE), date(2026, 9, 1)
    assert last_day(item, since, CALENDAR) == date(2026, 10, 8)  # the thirtieth day falls into the holidays
    told = late_words(item, since, MONDAY, CALENDAR)
    assert "设备投入使用之日" in told and "2026-10-08" in told
    assert late_words(item, date(2026, 10, 20), MONDAY, CALENDAR) == ""
    case = office.do("w1", accept, replace(applied(DEVICE), since=since)).case
    assert (case.state, case.since, due(case, MONDAY)) == (CaseState.IN_PROGRESS, since, date(2026, 12, 2))


def test_row_23_the_first_review_goes_up_with_every_paper_and_decides_nothing(office: OfficeDay) -> None:
    case = to_decision(office, office.accepted(GUARDS))
    assert refused(lambda: office.do("a1", grant, case.id, **GRANTING)).code == "workflow.when.one_level"
    facts = {"step": case.open_steps[0], "to": "示例省公安厅", "opinion": "初审合格，建议准予。"}
    done = office.do("a1", forward, case.id, **facts)
    assert (done.case.state, done.notices[0].template) == (CaseState.FORWARDED, "transfer_list")
    text = office.text_of(done.notices[0])
    assert "示例省公安厅" in text and all("".join(line.name.split()) in text for line in case.materials)
    light = reading(done.case, CALENDAR, MONDAY + timedelta(60)).statutory
    assert light is not None and light.light is Light.CLOSED


def test_row_26_an_injury_waits_for_the_court_and_says_so(office: OfficeDay) -> None:
    case = office.accepted(INJURY)
    assert due(case, MONDAY) == date(2027, 1, 1)
    ground = item_called(INJURY).stop_grounds[0].name
    case = stopped(office, case, ground)
    assert (due(case, MONDAY), case.open_stop is not None) == (None, True)
    paused = reading(case, CALENDAR, MONDAY + timedelta(20)).statutory
    assert paused is not None and paused.light is Light.PAUSED
    office.on(MONDAY + timedelta(20))
    assert due(resumed(office, case, "判决已经生效"), office.day) == date(2027, 1, 21)


def test_row_28_the_poor_are_relieved_by_two_and_then_nothing_is_owed(office: OfficeDay) -> None:
    case = office.do("w1", accept, applied(CARD)).case
    step, name = case.plan.step(case.open_steps[0]), "居民身份证工本费（换领）"
    who = POSTS[step.post.value]
    fee: dict[str, Any] = {"fee": name, "standard": "每证20元", "due_on": date(2026, 11, 17), "step": step.name}
    wrong = refused(lambda: office.do(who, assess_fee, case.id, fen=2500, **fee))
    assert wrong.code == "fee.not_published"
    office.do(who, assess_fee, case.id, fen=2000, **fee)
    relief = item_called(CARD).fee[0].relief[0]
    why = {"basis": relief.basis.cite(), "reason": relief.when, "step": step.name}
    asked = office.do(who, ask_relief, case.id, fee=name, fen=relief.fen, **why)
    assert refused(lambda: office.do(who, sign, case.id, asked.events[0])).code == "second.same_officer"
    waived = office.do("a1", sign, case.id, asked.events[0])
    assert "免" in office.text_of(waived.notices[0])
    case = office.do("a1", grant, to_decision(office, waived.case).id, **GRANTING).case
    assert (case.state, case.open_fees) == (CaseState.CERTIFYING, ())
    made = office.do("w1", make_certificate, case.id, name="居民身份证", number="示证001").case
    assert made.state is CaseState.DELIVERING


def test_row_28_nobody_applies_for_the_card_of_another(office: OfficeDay) -> None:
    agent = Agent("李代办", IdKind.ID_CARD, "342901197812311232", "13800990003", "代办", "朋友")
    trouble = refused(lambda: office.do("w1", accept, replace(applied(CARD), agent=agent)))
    assert (item_called(CARD).in_person, trouble.code) == (True, "application.in_person")


def test_row_29_the_tax_paper_is_fetched_and_never_asked_for(office: OfficeDay) -> None:
    """国务院令716 art. 7: what the tax office holds is not brought by the applicant; the limit is thirty working days."""
    fetched = [m.name for m in item_called(ESTATE).materials if m.obtainable_by_sharing]
    case = office.do("w1", accept, applied(ESTATE)).case
    assert fetched == ["完税或者减免税凭证"] and due(case, MONDAY) == date(2026, 12, 14)
    assert {m.state for m in case.materials if m.name in fetched} == {MaterialState.ELECTRONIC}


def test_row_12_what_concerns_religion_is_decided_by_the_province(office: OfficeDay) -> None:
    choice = next(c for c in decline_choices(item_called(PRINTING)) if "宗教" in c.when)
    facts = {"ground": choice.ground, "reason": choice.reason, "clause": choice.clause, "right_body": choice.right_body}
    done = office.do("w1", decline, applied(PRINTING), **facts)
    assert done.case.state is CaseState.DECLINED
    assert "省级人民政府出版行政主管部门" in office.text_of(done.notices[0])


def held(office: OfficeDay, part: str) -> Case:
    """Return a granted case whose certificate expires in four years, seen from forty working days before that day."""
    case = to_decision(office, office.do("w1", accept, applied(part)).case)
    office.do("a1", grant, case.id, **GRANTING, valid_from=MONDAY, valid_to=date(2030, 11, 1))
    made: Case = office.do("w1", make_certificate, case.id, name="许可证", number="示证001").case
    office.on(date(2030, 8, 5))
    return made


def test_row_13_a_renewal_takes_no_place_of_the_limited_number(office: OfficeDay) -> None:
    """行政许可法 50: who renews holds one of the three already; nobody behind him waits for it."""
    old = held(office, TOBACCO)
    renewal = office.do("w1", accept, replace(applied(TOBACCO), follows=named_certificate(old))).case
    office.later(1)
    new = to_decision(office, office.do("w1", accept, applied(TOBACCO)).case)
    assert office.ask(place_of, renewal, 3, CALENDAR, office.day) is None
    assert office.ask(place_of, new, 3, CALENDAR, office.day) == Place(rank=2, ahead=(), granted=1, quota=3)
    dates = {"valid_from": office.day, "valid_to": date(2034, 11, 1)}
    renewed = office.do("a1", grant, to_decision(office, renewal).id, **GRANTING, **dates).case
    assert renewed.decision is not None
    assert office.ask(place_of, new, 3, CALENDAR, office.day) == Place(rank=2, ahead=(), granted=1, quota=3)


def test_row_9_a_renewal_of_the_later_stage_needs_no_first_stage(office: OfficeDay) -> None:
    """A certificate whose first stage was vouched for is renewed without asking the lead again."""
    facts = {"decision": "旧文旅筹〔2024〕7号", "reason": "2024年在旧系统办理"}
    asked = office.do("w1", ask_vouch, applied(NETBAR), **facts).case
    office.do("c1", sign, asked.id, asked.pending[0].event)
    case = to_decision(office, office.do("w1", accept, asked.id).case)
    office.do("a1", grant, case.id, **GRANTING, valid_from=MONDAY, valid_to=date(2030, 11, 1))
    old = office.do("w1", make_certificate, case.id, name="许可证", number="示网001").case
    office.on(date(2030, 8, 5))
    renewal = office.do("w1", accept, replace(applied(NETBAR), follows=named_certificate(old))).case
    assert (renewal.state, renewal.earlier, renewal.vouched) == (CaseState.IN_PROGRESS, "", None)

"""One test a row of the sample catalogue (domain.md 6): what makes it special, on the real store, clock and papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from office_day import LEGAL, MONDAY, NATURAL, OfficeDay, application_for, item_called
from special_acts import applied, finished, gap, granted, lacking, plain, refused, to_decision

from app.acceptance.accept import accept
from app.acceptance.incomplete import tell_incomplete
from app.acceptance.prefilled import decline_choices
from app.acceptance.receive import receive
from app.acceptance.vouch import ask_vouch
from app.applicant import Applicant, IdKind
from app.approval.decide import grant, refuse
from app.approval.extend import ask_extension
from app.approval.pause import ask_stop
from app.approval.review import finish_step
from app.approval.silent import acknowledge_grant
from app.case_reading import reading
from app.certificates.expiring import expiring
from app.clock.calendar import shipped
from app.clock.light import Light
from app.clock.limits import Limit, Unit
from app.delivery.certify import make_certificate
from app.delivery.serve import Evidence
from app.events.acceptance import DeclineGround, MaterialState
from app.events.alongside import Place as PaperPlace
from app.events.certificates import FollowKind, Follows
from app.in_office import at_place
from app.item import ApplicantKind, StepKind
from app.on_the_spot import decide_on_the_spot, finish_on_the_spot
from app.order_of_acceptance import Place, QuotaUse, place_of, quota_use
from app.ratings.asking import question
from app.second import sign
from app.silence import SilentGrant, silent_grant
from app.state import Case, CaseState
from app.supplementation.request import request_supplement
from app.withdrawing import withdraw
from app.wording import say_trouble

CALENDAR = shipped()
CODE = item_called("烟草").code.business
COMPANY, HYGIENE, AGENCY, FIRE = "公司设立", "公共场所卫生", "人力资源服务许可", "消防安全检查"
NETBAR_ONE, NETBAR_TWO, SHOW, BOOKS, PRINTING, TOBACCO = (
    "筹建",
    "最终审核",
    "营业性演出",
    "出版物零售",
    "内部资料性",
    "烟草",
)
BUILDING, CLINIC_ONE, CLINIC_TWO, NURSE, NURSE_CHANGE = (
    "施工许可",
    "设置医疗机构",
    "执业登记",
    "护士执业注册",
    "护士变更",
)
DEVICE, BILLBOARD, GUARDS, SCHOOL_ONE, SCHOOL_TWO = "特种设备", "户外广告", "保安服务", "筹设", "正式设立"
CLUB, ALLOWANCE, CARD, ESTATE = "社会团体", "最低生活保障", "居民身份证", "不动产转移"
WANG = Applicant(ApplicantKind.NATURAL, "王建国", IdKind.ID_CARD, "342901197812311232", "13800990003")


def due(case: Case, on: date = MONDAY) -> date | None:
    clock = reading(case, CALENDAR, on).statutory
    return None if clock is None else clock.due


def test_row_1_an_incomplete_registration_goes_back_with_the_whole_list_and_is_filed_anew(office: OfficeDay) -> None:
    lacks = lacking(applied(COMPANY), 2)
    trouble = refused(lambda: office.do("w1", request_supplement, lacks, gaps=(gap(lacks, 2),)))
    assert trouble.code == "workflow.when.supplements"
    done = office.do("w1", tell_incomplete, lacks, gaps=(gap(lacks, 2),))
    assert (done.case.state, [n.template for n in done.notices]) == (CaseState.RETURNED, ["incomplete_return"])
    text = office.text_of(done.notices[0])
    assert "登记材料退回告知书" in text and "补齐后请重新提交申请" in text
    assert "《中华人民共和国市场主体登记管理条例实施细则》第十八条" in text
    assert plain(lacks.materials[0].name) in text.split("随本告知书退还的材料")[1]
    gone = [one.name for one in at_place(done.case, PaperPlace.RETURNED)]
    assert gone == [line.name for line in lacks.materials if line.state is MaterialState.RECEIVED]
    asked = office.ask(question, done.case.id, done.events)  # who goes home with it may rate the visit
    assert asked is not None and done.notices[0].record["评价码"] == asked.visit.code
    elsewhere = gone[0]  # handed in with another case of the same visit: nobody takes it home from there
    lines = tuple(replace(m, lies_with="N1") if m.name == elsewhere else m for m in lacks.materials)
    shared = office.do("w1", tell_incomplete, replace(lacks, materials=lines), gaps=(gap(lacks, 2),)).case
    assert [one.name for one in at_place(shared, PaperPlace.RETURNED)] == gone[1:]
    assert shared.returned is not None and elsewhere not in shared.returned.returned
    again = office.do("w1", accept, applied(COMPANY)).case
    assert again.number != done.case.number and again.state is CaseState.IN_PROGRESS


def test_row_1_what_is_told_names_its_rule_and_leaves_nothing_out(office: OfficeDay) -> None:
    """行政许可法 32(4) and 实施细则 18 alike: once, all of it, and by which rule."""
    lacks = lacking(applied(COMPANY), 0, 2)
    half = refused(lambda: office.do("w1", tell_incomplete, lacks, gaps=(gap(lacks, 2),)))
    assert (half.code, half.facts["materials"]) == ("supplement.incomplete", lacks.materials[0].name)
    ruleless = replace(gap(lacks, 0), basis=" ")
    trouble = refused(lambda: office.do("w1", tell_incomplete, lacks, gaps=(ruleless, gap(lacks, 2))))
    assert trouble.code == "supplement.no_basis"


def test_row_1_a_case_received_before_goes_back_with_its_list_as_it_is_now(office: OfficeDay) -> None:
    case = office.do("w1", receive, lacking(applied(COMPANY), 0, 2)).case
    now = tuple(replace(m, state=MaterialState.RECEIVED) if n == 0 else m for n, m in enumerate(case.materials))
    done = office.do("w1", tell_incomplete, case.id, gaps=(gap(applied(COMPANY), 2),), materials=now)
    assert done.case.returned is not None and now[0].name in done.case.returned.returned


def test_row_1_not_on_the_spot_the_receipt_starts_the_three_days(office: OfficeDay) -> None:
    received = office.do("w1", receive, applied(COMPANY))
    assert "自收到申请材料之日起3个工作日" in office.text_of(received.notices[0])
    office.on(date(2026, 11, 4))
    case = office.do("w1", accept, received.case.id).case
    assert (case.accepted_on, due(case, office.day)) == (MONDAY, date(2026, 11, 5))


def test_row_1_a_company_is_registered_on_the_spot_under_a_credit_code_of_an_enterprise(office: OfficeDay) -> None:
    facts = {"opinion": "材料齐全", "content": "准予登记"}
    wrong = refused(
        lambda: office.do("w1", finish_on_the_spot, applied(COMPANY), certificate_number="513417020031234526", **facts)
    )
    assert (wrong.code, wrong.facts["wanted"]) == ("delivery.credit_prefix", "91")
    code = "91341702MA2TEXT08J"
    evidence = Evidence("张建国", "110101199003070134", "representative", is_identity_checked=True)
    case = office.do(
        "w1", finish_on_the_spot, applied(COMPANY), certificate_number=code, evidence=evidence, **facts
    ).case
    assert case.state is CaseState.DELIVERED
    assert case.certificate is not None and case.certificate.certificate_number == code


def test_row_2_the_self_employed_are_registered_under_the_same_rule(office: OfficeDay) -> None:
    item, company = item_called("个体工商户"), item_called(COMPANY)
    assert (item.acceptance, item.statutory, item.promised) == (company.acceptance, company.statutory, company.promised)
    lacks = lacking(applied("个体工商户"), 1)
    done = office.do("w1", tell_incomplete, lacks, gaps=(gap(lacks, 1),))
    assert (done.case.state, done.notices[0].template) == (CaseState.RETURNED, "incomplete_return")


def test_row_4_the_test_was_done_before_applying_and_the_permit_is_watched_for_four_years(office: OfficeDay) -> None:
    report = next(n for n, m in enumerate(item_called(HYGIENE).materials) if "检测或者评价报告" in m.name)
    assert item_called(HYGIENE).stop_grounds == () and item_called(HYGIENE).outcome.validity == "4年"
    untested = refused(lambda: office.do("w1", accept, lacking(applied(HYGIENE), report)))
    assert (untested.code, "检测" in untested.facts["materials"]) == ("acceptance.missing", True)
    case = granted(office, HYGIENE, valid_from=MONDAY, valid_to=date(2030, 11, 1))
    office.do("w1", make_certificate, case.id, name="卫生许可证", number="示卫001")
    soon = office.ask(expiring, office.people["w1"], CALENDAR, date(2030, 9, 2))
    assert [line.row.case for line in soon] == [case.id]


def test_row_6_the_business_that_only_informs_is_recorded_and_needs_no_permit(office: OfficeDay) -> None:
    item = item_called(AGENCY)
    (exempt,) = [c for c in decline_choices(item) if c.when and c.ground is DeclineGround.NO_PERMIT_NEEDED]
    assert "十五日内备案" in exempt.when and exempt.clause == "《人力资源市场暂行条例》第十八条"
    by_commitment = office.do("w1", accept, applied(AGENCY, by_commitment=True)).case
    assert [s.name for s in by_commitment.plan.steps] == ["决定"]
    assert [s.name for s in office.accepted(AGENCY).plan.steps] == ["审查", "审核", "决定"]


def test_row_7_who_signs_the_commitment_is_decided_on_the_spot(office: OfficeDay) -> None:
    done = office.do("w1", accept, applied(FIRE, by_commitment=True))
    case = done.case
    assert [n.template for n in done.notices] == ["acceptance", "commitment_letter"]
    letter = office.text_of(done.notices[1])
    assert "告知承诺书" in letter and "作出许可之日起二十个工作日内" in letter and "撤销许可" in letter
    assert all(plain(condition) in letter for condition in item_called(FIRE).conditions)
    facts = {"opinion": "材料齐全", "content": "符合消防安全要求"}
    unsigned = refused(lambda: office.do("w1", decide_on_the_spot, case.id, **facts))
    assert unsigned.code == "commitment.not_signed"
    assert refused(lambda: office.do("w1", grant, case.id, **facts)).code == "workflow.when.committed"
    decided = office.do("w1", decide_on_the_spot, case.id, is_signed=True, **facts).case
    assert (decided.state, decided.committed_on, decided.decided_on) == (CaseState.DELIVERING, MONDAY, MONDAY)
    assert reading(decided, CALENDAR, MONDAY).promised.light is Light.DONE_ON_TIME  # type: ignore[union-attr]


def test_row_7_the_applicant_may_go_the_ordinary_way_or_change_his_mind(office: OfficeDay) -> None:
    ordinary = office.accepted(FIRE)
    assert [s.name for s in ordinary.plan.steps] == ["审查", "现场检查", "决定"]
    assert ordinary.plan.promised == Limit(8, Unit.WORKING_DAY)
    assert "commitment_letter" not in {p.template for p in ordinary.papers}
    promised = office.do("w1", accept, applied(FIRE, by_commitment=True)).case
    gone = office.do("w1", withdraw, promised.id, reason="改为一般程序")
    assert gone.case.state is CaseState.WITHDRAWN
    assert refused(lambda: office.do("w1", accept, applied(BOOKS, by_commitment=True))).code == "commitment.not_offered"


@pytest.mark.parametrize(
    ("first", "second"), [(NETBAR_ONE, NETBAR_TWO), (CLINIC_ONE, CLINIC_TWO), (SCHOOL_ONE, SCHOOL_TWO)]
)
def test_rows_9_19_24_the_second_stage_waits_for_the_first(office: OfficeDay, first: str, second: str) -> None:
    trouble = refused(lambda: office.do("w1", accept, applied(second)))
    assert (trouble.code, trouble.facts["earlier"]) == ("stage.not_granted", item_called(first).name)
    earlier = granted(office, first)
    case = office.do("w1", accept, applied(second)).case
    assert (case.state, case.earlier) == (CaseState.IN_PROGRESS, earlier.number)
    other = replace(LEGAL, name="另一家公司", id_number="11341702990000041X")
    assert refused(lambda: office.do("w1", accept, applied(second, other))).code == "stage.not_granted"


def test_row_9_a_first_stage_that_was_refused_or_taken_back_opens_nothing(office: OfficeDay) -> None:
    case = to_decision(office, office.accepted(NETBAR_ONE))
    office.do("a1", refuse, case.id, facts="距学校150米", reasons="距离不足", clause="《示例》第一条", opinion="不予")
    assert refused(lambda: office.do("w1", accept, applied(NETBAR_TWO))).code == "stage.not_granted"


def test_row_9_the_lead_vouches_for_a_first_stage_decided_elsewhere(office: OfficeDay) -> None:
    application = applied(NETBAR_TWO)
    for lacks, code in (({"decision": ""}, "stage.no_decision"), ({"reason": " "}, "stage.no_reason")):
        facts = {"decision": "旧文旅筹〔2024〕7号", "reason": "2024年在旧系统办理", **lacks}
        assert refused(lambda facts=facts: office.do("w1", ask_vouch, application, **facts)).code == code
    facts = {"decision": "旧文旅筹〔2024〕7号", "reason": "2024年在旧系统办理", "decided_on": date(2024, 5, 8)}
    asked = office.do("w1", ask_vouch, application, **facts)
    case, (receipt,) = asked.case, asked.notices
    assert (case.state, receipt.template) == (CaseState.RECEIVED, "material_receipt")
    assert refused(lambda: office.do("w1", accept, case.id)).code == "stage.not_granted"
    assert refused(lambda: office.do("w1", sign, case.id, case.pending[0].event)).code == "second.same_officer"
    vouched = office.do("c1", sign, case.id, case.pending[0].event).case
    assert vouched.vouched is not None
    assert (vouched.vouched.decision, vouched.vouched.decided_on) == ("旧文旅筹〔2024〕7号", date(2024, 5, 8))
    assert office.do("w1", accept, case.id).case.state is CaseState.IN_PROGRESS


def test_row_9_nobody_vouches_for_what_was_granted_here(office: OfficeDay) -> None:
    earlier = granted(office, NETBAR_ONE)
    trouble = refused(lambda: office.do("w1", ask_vouch, applied(NETBAR_TWO), decision="甲", reason="乙"))
    assert (trouble.code, trouble.facts["number"]) == ("stage.granted_here", earlier.number)


def test_row_10_three_days_are_so_short_that_the_first_one_is_yellow(office: OfficeDay) -> None:
    case = office.accepted(SHOW)
    lights = [reading(case, CALENDAR, MONDAY + timedelta(days=n)).promised.light for n in range(4)]  # type: ignore[union-attr]
    assert lights == [Light.GREEN, Light.YELLOW, Light.YELLOW, Light.RED]
    assert due(case) == date(2026, 11, 5)
    undated = refused(lambda: office.do("a1", grant, case.id, content="准予演出", opinion="同意"))
    assert undated.code == "decision.not_dated"


def test_row_11_is_a_plain_permit_of_the_press_office(office: OfficeDay) -> None:
    case = granted(office, BOOKS)
    assert (case.state, case.department) == (CaseState.CERTIFYING, "xwcb")
    assert any("批发" in other.when for other in item_called(BOOKS).other_body)


def test_row_12_silence_past_thirty_days_grants_by_law(office: OfficeDay) -> None:
    case = office.accepted(PRINTING)
    office.on(date(2026, 12, 2))
    assert due(case) == office.day and silent_grant(case, CALENDAR, office.day) is None
    assert refused(lambda: office.do("a1", acknowledge_grant, case.id)).code == "decision.not_deemed"
    office.on(date(2026, 12, 9))
    assert silent_grant(case, CALENDAR, office.day) == SilentGrant(date(2026, 12, 3), date(2026, 12, 2))
    done = office.do("a1", acknowledge_grant, case.id)
    assert (done.case.state, done.case.decided_on) == (CaseState.CERTIFYING, date(2026, 12, 3))
    assert done.case.is_granted_by_silence
    text = office.text_of(done.notices[0])
    assert "视为同意确认书" in text and "《印刷业管理条例》第十八条" in text and "自2026年12月3日起视为同意" in text
    now = reading(done.case, CALENDAR, office.day)
    assert (now.statutory.light, now.statutory.finished) == (Light.DONE_LATE, date(2026, 12, 3))  # type: ignore[union-attr]
    assert (now.delivery.start, now.delivery.due) == (date(2026, 12, 3), date(2026, 12, 17))  # type: ignore[union-attr]
    made = office.do("w1", make_certificate, case.id, name="内部资料性出版物准印证", number="示准印001号").case
    assert made.state is CaseState.DELIVERING


def test_row_12_after_silence_nothing_but_the_acknowledgement_is_left(office: OfficeDay) -> None:
    case = office.accepted(PRINTING)
    decided = to_decision(office, office.accepted(PRINTING))
    office.on(date(2026, 12, 3))
    refusals = (
        lambda: office.do("h1", finish_step, case.id, step="审查", opinion="同意"),
        lambda: office.do("w1", withdraw, case.id, reason="不办了"),
        lambda: office.do("a1", grant, decided.id, content="准予", opinion="同意"),
        lambda: office.do("a1", refuse, decided.id, reasons="不符", clause="第一条", opinion="不予"),
    )
    assert {refused(call).code for call in refusals} == {"decision.deemed_granted"}


def test_row_12_a_decision_in_time_is_an_ordinary_one_and_other_items_are_only_late(office: OfficeDay) -> None:
    case = granted(office, PRINTING)
    assert not case.is_granted_by_silence
    late = office.accepted(BOOKS)
    assert silent_grant(late, CALENDAR, date(2027, 3, 1)) is None


def test_row_13_a_limited_number_is_granted_in_the_order_of_acceptance(office: OfficeDay) -> None:
    first = to_decision(office, office.do("w1", accept, applied(TOBACCO, NATURAL)).case)
    office.later(1)
    second = to_decision(office, office.do("w1", accept, applied(TOBACCO, WANG)).case)
    trouble = refused(lambda: office.do("a1", grant, second.id, content="准予", opinion="同意"))
    assert (trouble.code, trouble.facts["first"], trouble.facts["rank"]) == ("quota.not_in_turn", first.number, 2)
    assert first.number in say_trouble(trouble)
    office.do("a1", refuse, first.id, facts="距已有店40米", reasons="不合布局", clause="《示例》第九条", opinion="不予")
    assert office.do("a1", grant, second.id, content="准予", opinion="同意").case.state is CaseState.CERTIFYING


def test_row_13_beyond_the_number_nothing_is_granted(office: OfficeDay) -> None:
    for _ in range(3):
        granted(office, TOBACCO)
        office.later(1)
    fourth = to_decision(office, office.accepted(TOBACCO))
    place = office.ask(place_of, fourth, 3, CALENDAR, office.day)
    assert place == Place(rank=4, ahead=(), granted=3, quota=3)
    full = refused(lambda: office.do("a1", grant, fourth.id, content="准予", opinion="同意"))
    assert full.code == "quota.full"
    office.do("a1", refuse, fourth.id, facts="已准予三件", reasons="数量已满", clause="《示例》第九条", opinion="不予")


def test_row_13_what_is_taken_of_the_number_is_granted_or_waits_and_a_renewal_takes_none(office: OfficeDay) -> None:
    assert office.ask(quota_use, CODE, CALENDAR, office.day) == QuotaUse(granted=0, waiting=0)
    granted(office, TOBACCO)
    office.do("w1", accept, applied(TOBACCO, WANG))
    office.do("w1", receive, applied(TOBACCO))
    follows = Follows(FollowKind.CHANGE, "烟草专卖零售许可证", "旧1")
    office.do("w1", accept, applied(TOBACCO, follows=follows))
    assert office.ask(quota_use, CODE, CALENDAR, office.day) == QuotaUse(granted=1, waiting=1)


def test_row_13_a_case_that_silence_accepted_stands_in_the_row_from_its_receipt(office: OfficeDay) -> None:
    silent = office.do("w1", receive, applied(TOBACCO, WANG)).case
    office.later(60)
    quick = to_decision(office, office.do("w1", accept, applied(TOBACCO)).case)
    assert office.ask(place_of, quick, 3, CALENDAR, office.day).rank == 1
    office.on(date(2026, 11, 10))
    assert office.ask(place_of, quick, 3, CALENDAR, office.day) == Place(2, (silent.number,), 0, 3)
    known = office.do("w1", accept, silent.id).case
    assert known.accepted_at == silent.received_at
    assert office.ask(place_of, known, 3, CALENDAR, office.day).rank == 1


def test_row_14_the_other_agencies_papers_are_fetched_and_the_grant_lapses_in_three_months() -> None:
    item = item_called(BUILDING)
    fetched = [line for line in application_for(BUILDING).materials if line.state is MaterialState.ELECTRONIC]
    assert [line.name for line in fetched] == ["建设用地批准手续", "建设工程规划许可证", "施工图设计文件审查合格意见"]
    assert "三个月内开工" in item.outcome.condition and "两次为限" in item.outcome.condition
    assert item.statutory == Limit(7, Unit.CALENDAR_DAY)


def test_row_14_the_condition_of_the_law_stands_on_the_decision(office: OfficeDay) -> None:
    condition = item_called(BUILDING).outcome.condition
    case = office.accepted(BUILDING)
    done = office.do("a1", grant, case.id, content="准予施工", opinion="同意", conditions=condition)
    printed = office.text_of(done.notices[0])
    said = plain(condition)
    assert said[:20] in printed and said[-20:] in printed, "a page may end within it"


def test_row_19_setting_up_and_registering_count_in_calendar_days(office: OfficeDay) -> None:
    granted(office, CLINIC_ONE)
    assert due(office.accepted(CLINIC_TWO)) == date(2026, 12, 17)
    assert item_called(CLINIC_ONE).statutory == Limit(30, Unit.CALENDAR_DAY)


def test_row_20_a_nurse_is_a_person_and_a_change_is_an_item_of_its_own(office: OfficeDay) -> None:
    assert item_called(NURSE).applicants == (ApplicantKind.NATURAL,)
    assert due(office.accepted(NURSE)) == date(2026, 11, 30)
    assert due(office.accepted(NURSE_CHANGE)) == date(2026, 11, 11)
    company = replace(applied(NURSE), applicant=LEGAL)
    assert refused(lambda: office.do("w1", accept, company)).code == "application.wrong_kind"


def test_row_22_the_expert_review_stops_the_clock_and_the_permit_is_dated(office: OfficeDay) -> None:
    case = office.accepted(BILLBOARD)
    asked = office.do(
        "h1", ask_stop, case.id, step="审查", ground="专家评审", expected_days=5, reason="复杂", payer="本机关"
    )
    assert due(office.do("a1", sign, case.id, asked.events[0]).case) is None
    other = to_decision(office, office.accepted(BILLBOARD))
    facts = {"content": "准予设置", "opinion": "同意"}
    assert refused(lambda: office.do("a1", grant, other.id, **facts)).code == "decision.not_dated"
    dates = {"valid_from": MONDAY, "valid_to": date(2028, 11, 1)}
    assert office.do("a1", grant, other.id, **facts, **dates).case.state is CaseState.DELIVERING


def test_row_23_the_first_review_of_a_two_level_item_has_fifteen_days(office: OfficeDay) -> None:
    assert item_called(GUARDS).two_level
    assert due(office.accepted(GUARDS)) == date(2026, 11, 17)


def test_row_24_three_months_end_on_the_same_day_of_the_month(office: OfficeDay) -> None:
    granted(office, SCHOOL_ONE)
    done = office.do("w1", accept, applied(SCHOOL_TWO))
    clock = reading(done.case, CALENDAR, MONDAY).statutory
    assert clock is not None and (clock.due, clock.provisional) == (date(2027, 2, 2), True)
    assert "自受理之日起3个月" in office.text_of(done.notices[0])


def test_row_25_an_association_gets_a_credit_code_that_begins_with_51(office: OfficeDay) -> None:
    office.on(date(2026, 8, 5))
    case = granted(office, CLUB)
    assert due(case, office.day) == date(2026, 10, 8)
    wrong = refused(lambda: office.do("w1", make_certificate, case.id, name="登记证书", number="91341702MA2TEXT08J"))
    assert wrong.code == "delivery.credit_prefix"
    assert refused(lambda: office.do("w1", make_certificate, case.id, name="登记证书", number="513417020031234520"))
    made = office.do("w1", make_certificate, case.id, name="社会团体法人登记证书", number="51 3417 0200 3123 4526").case
    assert made.certificate is not None and made.certificate.certificate_number == "513417020031234526"


def test_row_27_a_household_is_visited_and_the_result_hangs_out_three_days(office: OfficeDay) -> None:
    case = office.accepted(ALLOWANCE)
    assert case.plan.step("入户调查").department == "jdb" and case.department == "mzj"
    facts = {"step": "入户调查", "opinion": "属实"}
    assert refused(lambda: office.do("h1", finish_step, case.id, **facts)).code == "approval.no_visit"
    shown = finished(office, case)
    assert shown.plan.step(shown.step).kind is StepKind.PUBLICITY
    early = refused(lambda: office.do("h1", finish_step, case.id, step="公示", opinion="无异议"))
    assert (early.code, early.facts["until"]) == ("approval.publicity_runs", "2026-11-05")
    office.on(date(2026, 11, 5))
    assert office.do("h1", finish_step, case.id, step="公示", opinion="无异议").case.step == "审核"


def test_row_28_an_identity_card_is_applied_for_in_person_and_pays_the_fee_of_its_situation(office: OfficeDay) -> None:
    done = office.do("w1", accept, applied(CARD))
    text = office.text_of(done.notices[0])
    assert "居民身份证工本费（补领）40元" in text and "（换领）" not in text
    assert "《中华人民共和国居民身份证法》第二十一条" in text
    asked = office.do("c1", ask_extension, done.case.id, days=30, reason="交通不便")
    extended = office.do("a1", sign, done.case.id, asked.events[0]).case
    assert (due(done.case), due(extended)) == (date(2027, 1, 1), date(2027, 2, 1))


def test_row_29_what_is_incomplete_is_refused_on_the_spot_with_the_whole_list(office: OfficeDay) -> None:
    lacks = lacking(applied(ESTATE), 0, 2)
    trouble = refused(lambda: office.do("w1", request_supplement, lacks, gaps=(gap(lacks, 0),)))
    assert trouble.code == "workflow.when.supplements"
    done = office.do("w1", tell_incomplete, lacks, gaps=(gap(lacks, 0), gap(lacks, 2)))
    assert (done.case.state, [n.template for n in done.notices]) == (CaseState.DECLINED, ["refusal_to_accept"])
    text = office.text_of(done.notices[0])
    assert "不予受理决定书" in text and "《不动产登记暂行条例》第十七条" in text and "行政复议" in text
    assert "不动产登记申请书" in text and "不动产权属证书" in text and "需要补正的全部内容" in text


def test_row_29_what_was_not_told_on_the_spot_is_accepted_from_that_day(office: OfficeDay) -> None:
    received = office.do("w1", receive, lacking(applied(ESTATE), 2))
    assert "于收到申请材料的当场" in office.text_of(received.notices[0])
    office.on(date(2026, 11, 3))
    late = refused(
        lambda: office.do("w1", tell_incomplete, received.case.id, gaps=(gap(lacking(applied(ESTATE), 2), 2),))
    )
    assert late.code == "acceptance.deemed"
    done = office.do("w1", accept, received.case.id)
    assert (done.case.is_deemed, done.case.accepted_on) == (True, MONDAY)
    assert due(done.case, office.day) == date(2026, 12, 14)

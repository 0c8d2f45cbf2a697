from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from case_by_hand import CALENDAR, DRAINAGE, INJURY, LABOUR, MONDAY, ROAD, SPOT, UPWARD, do, received

from app.acceptance.inform import inquiry
from app.applicant import Agent, Applicant, IdKind
from app.clock.limits import Limit, Unit
from app.errors import Refused
from app.events.acceptance import MaterialState
from app.item import ApplicantKind
from app.notices.field_context import amount, bearer, bearer_document, since_acceptance
from app.state import Case
from app.workflow import Action


def accepted(part: str = LABOUR) -> Case:
    return do(received(part)[0], Action.ACCEPT).case


def waiting(part: str = LABOUR) -> Case:
    return do(received(part)[0], Action.REQUEST_SUPPLEMENT).case


def with_company(case: Case) -> Case:
    company = Applicant(
        ApplicantKind.LEGAL, "示例建设有限公司", IdKind.CREDIT_CODE, "91341702MA2TEXT08J",
        legal_representative="李明", contact="王小红",
    )  # fmt: skip
    return replace(case, applicant=company)


def test_an_acceptance_tells_both_limits_with_their_last_days(record_of: Any) -> None:
    record = record_of("acceptance", accepted())
    assert record["法定期限"] == "自受理之日起20个工作日"
    assert record["承诺期限"] == "自受理之日起12个工作日"
    assert record["法定届满日期"] == CALENDAR.nth_after(MONDAY, 20).isoformat()
    assert record["承诺届满日期"] == CALENDAR.nth_after(MONDAY, 12).isoformat()
    assert record["受理日期"] == MONDAY.isoformat()


def test_a_last_day_in_a_year_without_a_table_is_marked_provisional(record_of: Any, issued: Any) -> None:
    case = do(received(LABOUR, date(2026, 12, 7))[0], Action.ACCEPT).case
    assert record_of("acceptance", case)["法定届满日期"].endswith(" 暂定")
    text = issued("acceptance", case)
    assert "自受理之日起20个工作日，届满日为2027年1月" in text
    assert "（暂定）" in text


def test_an_item_that_is_no_permit_is_accepted_in_calendar_days_without_the_permit_law(issued: Any) -> None:
    text = issued("acceptance", accepted(INJURY))
    assert "自受理之日起60日" in text
    assert "行政许可" not in text
    assert "《工伤保险条例》" in text


def test_the_papers_head_names_agency_case_item_and_phones(record_of: Any) -> None:
    case = accepted()
    record = record_of("acceptance", case)
    assert record["机关"] == "示例区人力资源和社会保障局"
    assert record["办件编号"] == case.number
    assert record["查询码"] == case.query_code
    assert record["事项名称"] == case.plan.name
    assert record["经办人"] == "王芳"
    assert record["办公电话"] == "0566-9990201"
    assert record["监督电话"] == "0566-9990209"


@pytest.mark.parametrize(("kind", "word"), [("natural", "你"), ("legal", "你单位")])
def test_a_person_and_a_body_are_addressed_differently(record_of: Any, kind: str, word: str) -> None:
    case = accepted() if kind == "natural" else with_company(accepted())
    assert record_of("acceptance", case)["称谓"] == word


def test_the_list_shows_what_lies_at_the_office_and_what_is_shared_or_deferred(record_of: Any) -> None:
    case = accepted()
    states = [MaterialState.RECEIVED, MaterialState.ELECTRONIC, MaterialState.DEFERRED, MaterialState.NOT_NEEDED]
    lines = tuple(replace(line, state=state) for line, state in zip(case.materials, states, strict=False))
    rows = record_of("acceptance", replace(case, materials=lines))["材料"]
    assert [row["备注"] for row in rows] == ["", "部门共享取得", "容缺，待补交"]
    assert rows[0]["形式"] == "原件"


def test_an_acceptance_after_a_supplement_says_when_it_was_complete(issued: Any) -> None:
    case = do(waiting(), Action.RECEIVE_SUPPLEMENT).case
    text = issued("acceptance", do(case, Action.ACCEPT).case)
    assert "按照本机关的要求提交全部补正申请材料" in text


def test_fees_are_named_with_their_rule_and_free_items_say_so(record_of: Any) -> None:
    """行政许可法 58."""
    assert record_of("acceptance", accepted(LABOUR))["收费说明"] == "本事项不收取费用。"
    relieved = record_of("acceptance", accepted("居民身份证"))["收费说明"]
    assert "（换领）20元（依据《中华人民共和国居民身份证法》第二十一条），其中城市" in relieved
    assert "免收（依据《中华人民共和国居民身份证法》第二十一条）；居民身份证工本费（补领）40元" in relieved
    charged = record_of("acceptance", accepted(ROAD))["收费说明"]
    assert "城市道路占用费" in charged
    assert "《城市道路管理条例》第三十七条" in charged


def test_an_item_of_two_levels_says_who_decides_and_a_mandatory_hearing_is_no_mere_possibility(issued: Any) -> None:
    """行政许可法 35, 46."""
    sent_up = issued("acceptance", accepted(UPWARD))
    assert "本事项由本机关初审" in sent_up and "上级机关办理的时间另行计算" in sent_up
    heard = issued("acceptance", accepted("娱乐场所"))
    assert "（本事项依法应当举行听证）" in heard and "可能需要：听证" not in heard
    assert "初审" not in heard


def test_how_the_result_comes_is_told_by_what_was_chosen(record_of: Any) -> None:
    case = accepted()
    assert "窗口领取" in record_of("acceptance", replace(case, handover="collect"))["领取方式"]
    assert "邮寄送达" in record_of("acceptance", replace(case, handover="post"))["领取方式"]


def test_an_on_the_spot_item_promises_to_be_done_at_once(record_of: Any) -> None:
    case = do(received(SPOT)[0], Action.ACCEPT).case
    record = record_of("acceptance", case)
    assert record["承诺期限"] == "当场办结"
    assert record["承诺届满日期"] == MONDAY.isoformat()


def test_the_supplement_paper_lists_every_gap_with_the_term(record_of: Any, issued: Any) -> None:
    """行政许可法 32(4): told once, all of it."""
    case = waiting()
    record = record_of("supplement_request", case)
    assert [row["材料"] for row in record["补正内容"]] == ["公司章程", "劳务派遣管理制度文本"]
    assert record["补正期限"] == "自收到本告知书之日起30个工作日内"
    assert record["补正届满日期"] == CALENDAR.nth_after(MONDAY, 30).isoformat()
    assert record["再次补正批准"] == ""
    text = issued("supplement_request", case)
    assert "加盖公章后重交" in text
    assert "除此之外本机关不再要求补正其他材料" in text


def test_a_second_supplement_says_who_gave_leave_and_why(record_of: Any, issued: Any) -> None:
    case = do(do(waiting(), Action.RECEIVE_SUPPLEMENT).case, Action.REQUEST_SECOND_SUPPLEMENT).case
    assert "首席代表同意，理由为：理由" in record_of("supplement_request", case)["再次补正批准"]
    assert "不影响办理期限的计算" in issued("supplement_request", case)


def test_a_part_of_the_supplement_is_receipted_line_by_line(record_of: Any) -> None:
    case = do(waiting(), Action.RECEIVE_SUPPLEMENT_PART).case
    record = record_of("supplement_receipt", case)
    assert [row["结果"] for row in record["补正材料"]] == ["已补正", "未补正"]
    assert record["结论"].startswith("尚有1项未补正（劳务派遣管理制度文本）")
    assert record["接收时间"].hour == 10


def test_the_whole_supplement_is_receipted_as_complete(issued: Any) -> None:
    text = issued("supplement_receipt", do(waiting(), Action.RECEIVE_SUPPLEMENT).case)
    assert "需要补正的材料已经全部补齐" in text
    assert "未补正" not in text


def test_deferred_materials_get_a_receipt_of_their_own(record_of: Any, issued: Any) -> None:
    case = do(received(ROAD)[0], Action.ACCEPT_DEFERRED).case
    assert case.deferred
    after = do(case, Action.RECEIVE_DEFERRED).case
    record = record_of("supplement_receipt", after, 补交材料=list(case.deferred))
    assert record["事由"] == "补交容缺材料"
    assert [row["结果"] for row in record["补正材料"]] == ["已补交"] * len(case.deferred)
    assert "容缺材料已经全部补交" in issued("supplement_receipt", after, 补交材料=list(case.deferred))


def test_a_deferred_acceptance_names_what_is_missing_until_when_and_the_promise(issued: Any) -> None:
    case = do(received(ROAD)[0], Action.ACCEPT_DEFERRED).case
    text = issued("deferred_acceptance", case, 承诺内容="三日内补交交通组织方案")
    assert "交通组织方案" in text
    assert "三日内补交交通组织方案" in text
    assert "承诺办结时限届满前" in text
    assert "容缺受理不改变办理期限的计算" in text


def test_the_receipt_of_materials_tells_time_bearer_and_the_five_days(record_of: Any, issued: Any) -> None:
    case = received()[0]
    record = record_of("material_receipt", case)
    assert record["收件时间"].hour == 17
    assert record["受理期限"] == "自收到申请材料之日起5个工作日内"
    assert record["受理届满日期"] == CALENDAR.nth_after(MONDAY, 5).isoformat()
    assert record["交件人"] == "张建国"
    assert case.applicant is not None
    assert case.applicant.id_number not in issued("material_receipt", case)


def test_the_agent_is_who_hands_in(record_of: Any) -> None:
    agent = Agent("刘洋", IdKind.ID_CARD, "110101199003074514", relation="同事")
    record = record_of("material_receipt", replace(received()[0], agent=agent))
    assert record["交件人"] == "刘洋"
    assert record["代理人"] == "刘洋"
    assert record["交件人证件"].startswith("1")
    assert "9003" not in record["交件人证件"]


def test_a_companys_contact_hands_in_without_the_companys_code_as_identity() -> None:
    class Seen:
        case = with_company(received()[0])

    assert bearer(Seen()) == "王小红"  # type: ignore[arg-type]
    assert bearer_document(Seen()) == ""  # type: ignore[arg-type]


def test_a_refusal_to_accept_names_reason_clause_body_and_remedies(issued: Any) -> None:
    text = issued("refusal_to_accept", do(received()[0], Action.DECLINE).case)
    assert "经审查，不属本机关。" in text
    assert "第一条" in text
    assert "请向省局提出申请" in text
    assert "60日内向示例区人民政府申请行政复议" in text
    assert "6个月内依法向示例区人民法院提起行政诉讼" in text
    assert "https://fuyi.example/" in text


def test_no_permit_needed_is_told_with_its_clause(issued: Any) -> None:
    text = issued("no_permit_needed", do(received()[0], Action.DECLINE_NO_PERMIT).case)
    assert "无需许可，依法不需要取得行政许可" in text
    assert "第三十二条第一款第一项" in text
    assert "不受理该申请" in text


def test_a_law_that_the_clerk_cites_is_not_cited_twice(issued: Any) -> None:
    case = do(received()[0], Action.DECLINE).case
    assert case.declined is not None
    cited = replace(case.declined, clause="《中华人民共和国行政许可法》第三十二条第一款第二项")
    text = issued("refusal_to_accept", replace(case, declined=cited))
    assert text.count("《中华人民共和国行政许可法》第三十二条") == 1


def test_deemed_acceptance_dates_the_clocks_back(record_of: Any, issued: Any) -> None:
    """行政许可法 32(4): silence accepts from the day the materials were received."""
    case = do(received()[0], Action.ACKNOWLEDGE_DEEMED).case
    record = record_of("deemed_acceptance", case)
    assert record["视为受理日期"] == MONDAY.isoformat()
    assert record["应告知日期"] == CALENDAR.nth_after(MONDAY, 5).isoformat()
    assert record["法定届满日期"] == CALENDAR.nth_after(MONDAY, 20).isoformat()
    assert "该申请自2026年11月2日起即为受理" in issued("deemed_acceptance", case)


def test_a_slip_on_inquiry_lists_everything_with_source_and_demand(record_of: Any, issued: Any) -> None:
    case = replace(received("食品")[0], number="", query_code="")
    record = record_of("one_time_notice", case, 缺少=["营业执照"])
    demands = {row["名称"]: row["要求"] for row in record["所需材料"]}
    assert demands["营业执照"] == "无需提交"
    assert demands["从业人员健康证明"] == "接触直接入口食品时提交；可容缺"
    assert record["缺少"] == ["营业执照"]
    assert record["办理期限"] == "法定办结时限10个工作日，承诺办结时限7个工作日"
    text = issued("one_time_notice", case, 缺少=["营业执照"])
    assert "不是不予受理决定" in text
    assert "本次尚缺的材料1.营业执照" in text
    assert "办件编号" not in text


def test_an_inquiry_belongs_to_no_case() -> None:
    assert inquiry.__doc__ is not None
    assert "no number" in inquiry.__doc__


@pytest.mark.parametrize("part", [LABOUR, DRAINAGE, ROAD, INJURY, SPOT, "食品", "取水", "货物运输"])
def test_every_sample_item_can_be_accepted_on_paper(issued: Any, part: str) -> None:
    case = accepted(part)
    text = issued("acceptance", case)
    assert "".join(case.plan.name.split()) in text
    assert "决定自2026年11月2日起予以受理" in text


@pytest.mark.parametrize("part", [LABOUR, DRAINAGE, ROAD, INJURY, "食品", "取水", "货物运输"])
def test_every_sample_item_can_be_supplemented_on_paper(issued: Any, part: str) -> None:
    text = issued("supplement_request", waiting(part))
    assert "现一次性告知需要补正的全部内容如下" in text


def test_remedies_before_2024_need_the_upper_department_by_name(record_of: Any) -> None:
    case = do(received(LABOUR, date(2023, 5, 8))[0], Action.DECLINE).case
    with pytest.raises(Refused) as refused:
        record_of("refusal_to_accept", case)
    assert refused.value.facts["fact"] == "上一级主管部门"
    record = record_of("refusal_to_accept", case, 上一级主管部门="示例市人力资源和社会保障局")
    assert "或者示例市人力资源和社会保障局申请行政复议" in record["救济途径"]


def test_what_the_act_gives_wins_over_what_is_computed(record_of: Any) -> None:
    record = record_of("acceptance", accepted(), 领取方式="由申请人到便民服务点领取。", 无此字段="x")
    assert record["领取方式"] == "由申请人到便民服务点领取。"
    assert "无此字段" not in record
    assert "时间" not in record


def test_limits_are_written_with_their_unit() -> None:
    assert amount(Limit(20, Unit.WORKING_DAY)) == "20个工作日"
    assert amount(Limit(60, Unit.CALENDAR_DAY)) == "60日"
    assert amount(Limit(3, Unit.MONTH)) == "3个月"
    assert since_acceptance(Limit(0, Unit.ON_THE_SPOT)) == "当场办结"


def test_a_day_of_delay_moves_the_receipts_last_day(record_of: Any) -> None:
    later = received(LABOUR, MONDAY + timedelta(days=1))[0]
    assert record_of("material_receipt", later)["受理届满日期"] == "2026-11-10"

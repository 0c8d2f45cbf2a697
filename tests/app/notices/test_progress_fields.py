from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from case_by_hand import CALENDAR, DRAINAGE, INJURY, LABOUR, MONDAY, ROAD, do, item_called, received
from case_on_paper import RESUMED_ON, STOPPED_ON, accepted, at_the_decision, decided, stopped

from app.events.acceptance import MaterialState
from app.events.approval import VisitAnnounced
from app.ids import OfficerId
from app.notices.progress_fields import decision_title
from app.state import CaseState
from app.workflow import Action


def test_a_special_procedure_is_told_with_law_begin_and_time(record_of: Any, issued: Any) -> None:
    """行政许可法 45: the clock stops only when the applicant was told in writing how long it takes."""
    record = record_of("special_procedure", stopped())
    assert record["程序名称"] == "检测"
    assert record["中止"] == ""
    assert record["开始日期"] == STOPPED_ON.isoformat()
    assert record["所需时间"] == "预计5个工作日"
    assert record["预计结束日期"] == CALENDAR.nth_after(STOPPED_ON, 5).isoformat()
    text = issued("special_procedure", stopped())
    assert "特别程序告知书" in text
    assert "所需时间不计算在办理期限内" in text
    assert text.count("第四十五条") == 1


def test_who_pays_is_told_when_it_is_known(record_of: Any) -> None:
    assert record_of("special_procedure", stopped())["费用承担"] == "所需费用由申请人承担"


def test_a_suspension_by_the_items_own_law_is_called_so(issued: Any) -> None:
    """工伤保险条例 20: the clock rests while another agency's conclusion is awaited."""
    case = stopped(INJURY)
    run = case.stops[-1]
    ground = "等待司法机关或者有关行政主管部门的结论"
    body = replace(run.body, ground=ground, basis="《工伤保险条例》第二十条")
    text = issued("special_procedure", replace(case, stops=(replace(run, body=body),)))
    assert "中止办理告知书" in text
    assert "特别程序告知书" not in text
    assert "行政许可" not in text


def test_an_expected_end_in_an_unknown_year_is_provisional(record_of: Any) -> None:
    case = do(received(DRAINAGE, date(2026, 12, 21))[0], Action.ACCEPT).case
    case = do(case, Action.STOP, on=date(2026, 12, 28)).case
    assert record_of("special_procedure", case)["预计结束日期"].endswith("暂定")


def test_the_end_of_a_stop_tells_the_days_left_out_and_the_new_dates(record_of: Any, issued: Any) -> None:
    case = do(stopped(), Action.RESUME, on=RESUMED_ON).case
    record = record_of("special_procedure_end", case, 结果="检测合格")
    assert record["扣除时间"] == f"{CALENDAR.count(STOPPED_ON, RESUMED_ON)}个工作日"
    assert record["结束日期"] == RESUMED_ON.isoformat()
    assert record["法定届满日期"] == CALENDAR.nth_after(MONDAY, 25).isoformat()
    text = issued("special_procedure_end", case, 结果="检测合格")
    assert "结果为：检测合格" in text
    assert "特别程序结束告知书" in text


def test_a_calendar_day_item_leaves_out_calendar_days(record_of: Any) -> None:
    case = do(stopped(INJURY), Action.RESUME, on=RESUMED_ON).case
    assert record_of("special_procedure_end", case)["扣除时间"] == "7日"


def test_an_extension_tells_the_old_date_the_reason_the_approver_and_the_new_date(record_of: Any, issued: Any) -> None:
    """行政许可法 42."""
    case = replace(do(accepted(LABOUR), Action.EXTEND, on=STOPPED_ON).case, extended_by=OfficerId("w1"))
    record = record_of("extension", case)
    assert record["原届满日期"] == CALENDAR.nth_after(MONDAY, 20).isoformat()
    assert record["延长后届满日期"] == CALENDAR.nth_after(MONDAY, 25).isoformat()
    assert record["延长后期限"] == "自受理之日起25个工作日"
    assert record["延长时间"] == "5个工作日"
    assert record["批准"] == "本机关负责人王芳", "the officer who signed, whoever is head of the department"
    text = issued("extension", case)
    assert "《中华人民共和国行政许可法》第四十二条" in text
    assert "法定办结时限为自受理之日起20个工作日" in text


@pytest.mark.parametrize(
    ("approver", "words"),
    [("government_head", "示例区人民政府负责人"), ("副局长周示例", "副局长周示例")],
)
def test_the_right_approver_is_named(record_of: Any, approver: str, words: str) -> None:
    case = do(accepted(LABOUR), Action.EXTEND, on=STOPPED_ON).case
    assert case.extension is not None
    changed = replace(case, extension=replace(case.extension, approver=approver))
    assert record_of("extension", changed)["批准"] == words


def test_the_notices_after_an_extension_count_it_in_the_rule(record_of: Any) -> None:
    case = do(accepted(DRAINAGE), Action.EXTEND, on=STOPPED_ON).case
    case = do(case, Action.STOP, on=STOPPED_ON).case
    assert record_of("special_procedure", case)["法定期限"] == "自受理之日起25个工作日"
    assert record_of("special_procedure", case)["承诺期限"] == "自受理之日起10个工作日"


def test_a_visit_is_on_paper_with_two_names(record_of: Any, issued: Any) -> None:
    """行政许可法 34: two or more staff."""
    case = at_the_decision(LABOUR)
    assert case.visits
    rows = record_of("site_visit", case)["核查人员"]
    assert rows == [{"姓名": "甲", "证件号": "1"}, {"姓名": "乙", "证件号": "2"}]
    text = issued("site_visit", case)
    assert "现场核查笔录" in text
    assert "无异议" in text


def test_the_record_of_a_visit_is_about_what_was_announced(record_of: Any) -> None:
    """What the party was told would be looked at stands on the record; without a notice, the usual words."""
    case = at_the_decision(LABOUR)
    visit = case.visits[-1]
    told = VisitAnnounced(visit.step, visit.visited_on, "9:30", ("甲", "乙"), ("1", "2"), visit.place, "设施设备", "")
    assert record_of("site_visit", replace(case, visit_told=told))["核查事项"] == "设施设备"
    for other in (None, replace(told, step="别的环节"), replace(told, matters="")):
        assert "是否一致" in record_of("site_visit", replace(case, visit_told=other))["核查事项"]


def test_inspectors_without_a_certificate_number_still_stand_on_the_record(record_of: Any) -> None:
    case = at_the_decision(LABOUR)
    visit = replace(case.visits[-1], certificates=())
    rows = record_of("site_visit", replace(case, visits=(visit,)))["核查人员"]
    assert [row["证件号"] for row in rows] == ["", ""]


def test_a_grant_tells_content_validity_certificate_and_the_ten_days(record_of: Any, issued: Any) -> None:
    """行政许可法 38, 39, 44."""
    case = decided(Action.GRANT, content="准予经营劳务派遣业务", valid_from=MONDAY, valid_to=date(2029, 11, 1))
    record = record_of("grant", case)
    assert record["证件名称"] == "劳务派遣经营许可证"
    assert record["送达期限"] == "自作出决定之日起10个工作日内"
    assert record["送达届满日期"]
    assert record["法律依据"].startswith("《中华人民共和国劳动合同法》")
    text = issued("grant", case)
    assert "准予行政许可决定书" in text
    assert "有效期：自2026年11月2日至2029年11月1日" in text
    assert "《中华人民共和国行政许可法》第三十八条第一款" in text


def test_a_grant_without_an_end_is_valid_for_long(issued: Any) -> None:
    assert "自2026年11月2日起长期有效" in issued("grant", decided(Action.GRANT, valid_from=MONDAY))


def test_a_refusal_tells_facts_reasons_clause_and_remedies(issued: Any) -> None:
    """行政许可法 38(2), 72(7)."""
    text = issued("refusal", decided(Action.REFUSE, facts="注册资本为一百万元", reasons="注册资本不足二百万元"))
    assert "经审查查明：注册资本为一百万元。" in text
    assert "本机关认为：注册资本不足二百万元。" in text
    assert "第一条的规定，本机关决定不予行政许可" in text
    assert "60日内" in text
    assert "6个月内" in text


@pytest.mark.parametrize(
    ("action", "key", "title", "words"),
    [
        (Action.GRANT, "grant", "认定工伤决定书", "决定认定为工伤"),
        (Action.REFUSE, "refusal", "不予认定工伤决定书", "决定不予认定或者不视同工伤"),
    ],
)
def test_a_recognition_has_its_own_title_and_never_says_permit(
    issued: Any, action: Action, key: str, title: str, words: str
) -> None:
    text = issued(key, decided(action, INJURY))
    assert title in text
    assert words in text
    assert "行政许可" not in text


def test_an_item_without_words_of_its_own_gets_a_title_from_its_name(record_of: Any) -> None:
    class Seen:
        item = replace(item_called(INJURY), name="最低生活保障")

    assert decision_title(Seen(), granted=True) == "最低生活保障决定书"  # type: ignore[arg-type]
    assert decision_title(Seen(), granted=False) == "不予最低生活保障决定书"  # type: ignore[arg-type]


def test_a_withdrawal_ends_without_remedies(record_of: Any, issued: Any) -> None:
    case = do(received()[0], Action.WITHDRAW).case
    record = record_of("termination", case)
    assert record["终止情形"] == "申请人撤回"
    assert record["终止原因"] == "不办了"
    assert record["救济途径"] == ""
    assert "行政复议" not in issued("termination", case)


def test_a_lapse_names_the_supplement_paper_and_the_remedies(issued: Any) -> None:
    case = do(do(received()[0], Action.REQUEST_SUPPLEMENT).case, Action.LAPSE, on=date(2027, 3, 1)).case
    assert case.state is CaseState.LAPSED
    text = issued("termination", case)
    assert "因逾期未补正" in text
    assert "60日内" in text


def test_an_ending_by_the_office_tells_clause_and_remedies(issued: Any) -> None:
    case = do(accepted(LABOUR), Action.TERMINATE).case
    text = issued("termination", case, 依据条款="《中华人民共和国行政许可法》第七十条")
    assert "根据《中华人民共和国行政许可法》第七十条" in text
    assert "公司已注销" in text
    assert "自收到本告知书之日起60日内" in text


def test_what_goes_back_is_listed_with_form_and_copies(record_of: Any, issued: Any) -> None:
    case = do(received()[0], Action.WITHDRAW).case
    record = record_of("returned_materials", case, 退还材料=["公司章程", "另附说明"])
    assert [row["名称"] for row in record["退还材料"]] == ["公司章程", "另附说明"]
    assert record["退还材料"][1] == {"名称": "另附说明", "形式": "", "份数": 1, "备注": ""}
    assert "公司章程" in issued("returned_materials", case, 退还材料=["公司章程"])


def test_without_a_list_everything_handed_in_goes_back(record_of: Any) -> None:
    case = do(received()[0], Action.WITHDRAW).case
    first = replace(case.materials[0], state=MaterialState.MISSING)
    rows = record_of("returned_materials", replace(case, materials=(first, *case.materials[1:])))["退还材料"]
    assert first.name not in [row["名称"] for row in rows]
    assert len(rows) == len(case.materials) - 1


def test_parallel_branches_get_the_same_papers(issued: Any) -> None:
    case = decided(Action.GRANT, ROAD)
    assert "占用、挖掘城市道路许可" in issued("grant", case)


@pytest.mark.parametrize("key", ["extension", "grant", "refusal"])
def test_a_paper_about_what_did_not_happen_has_no_fields_of_its_own(record_of: Any, key: str) -> None:
    record = record_of(key, accepted(LABOUR))
    assert "决定内容" not in record
    assert "延长理由" not in record
    assert record["机关"]

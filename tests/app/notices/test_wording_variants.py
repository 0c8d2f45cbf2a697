"""What a paper says when the case is not the plain one: no permit, deferred, supplemented, repeated, provisional."""

from __future__ import annotations

from typing import Any

import pytest
from paper_body import body_of

NO_PERMIT = {"事项类型": "行政确认", "事项名称": "工伤认定"}


def said(key: str, **fields: Any) -> str:
    return "".join(body_of(key, **fields))


def test_an_acceptance_that_is_no_permit_rests_on_its_own_rule_alone() -> None:
    text = said("acceptance", **NO_PERMIT, 受理依据="《工伤认定办法》第八条")
    assert "根据《工伤认定办法》第八条的规定，决定自2026年11月23日起予以受理。" in text
    assert "听证、招标、拍卖" not in text


def test_an_acceptance_without_a_rule_of_its_own_does_not_leave_a_hole() -> None:
    assert "第三十二条第一款第五项的规定，决定自" in said("acceptance", 受理依据="")
    assert "符合法定形式。决定自2026年11月23日起" in said("acceptance", **NO_PERMIT, 受理依据="")


def test_a_deferred_acceptance_does_not_claim_that_all_is_complete() -> None:
    text = said("acceptance", 容缺材料=["布局图", "健康证明"])
    assert "主要申请材料齐全、符合法定形式" in text
    assert "请在承诺的期限内补交：布局图、健康证明。" in text
    assert "，申请材料齐全" not in text


def test_an_acceptance_after_a_supplement_rests_on_the_supplement() -> None:
    text = said("acceptance", 补正齐全日期="2026-11-20")
    assert "你已于2026年11月20日按照本机关的要求提交全部补正申请材料" in text


def test_a_special_procedure_to_be_expected_is_told_at_acceptance() -> None:
    assert "（本事项可能需要：检测）。" in said("acceptance", 特别程序="检测")


def test_while_a_clock_rests_the_acceptance_prints_no_last_day() -> None:
    text = said("acceptance", 法定届满日期="", 承诺届满日期="")
    assert "法定办结时限为自受理之日起10个工作日；承诺办结时限为自受理之日起7个工作日。" in text


def test_false_material_is_refused_without_naming_another_body() -> None:
    """行政许可法 78."""
    text = said(
        "refusal_to_accept",
        理由="所提交的健康证明系伪造",
        有权机关="",
        法律依据="《中华人民共和国行政许可法》第七十八条",
    )
    assert "根据《中华人民共和国行政许可法》第七十八条的规定，本机关决定不予受理。" in text
    assert "请向" not in text


def test_nothing_is_said_of_materials_when_none_go_back() -> None:
    assert "退还" not in said("refusal_to_accept", 退还材料=[])
    assert "退还" not in said("termination", 退还材料=[])


def test_no_permit_needed_for_another_kind_of_item_speaks_of_the_item() -> None:
    text = said("no_permit_needed", **NO_PERMIT)
    assert "依法不需要办理该事项" in text
    assert "根据《食品经营许可和备案管理办法》第十六条的规定，现告知你" in text


def test_a_supplement_paper_without_a_last_day_tells_the_rule_only() -> None:
    text = said("supplement_request", 补正届满日期="")
    assert "请自收到本告知书之日起30个工作日内将补正材料提交至" in text


def test_a_second_supplement_carries_its_leave() -> None:
    text = said("supplement_request", 再次补正批准="经首席代表同意")
    assert "本次为再次补正，经首席代表同意；本次补正不影响办理期限的计算。" in text
    assert "再次补正" not in said("supplement_request")


def test_a_receipt_for_another_kind_of_item_promises_no_deemed_acceptance() -> None:
    assert "即为受理" in said("material_receipt")
    assert "即为受理" not in said("material_receipt", **NO_PERMIT)


def test_the_slip_leaves_out_what_there_is_nothing_to_say_of() -> None:
    text = said("one_time_notice", 缺少=[], 办理条件=[])
    assert "尚缺" not in text
    assert "办理条件" not in text


def test_a_suspension_waits_and_a_special_procedure_proceeds() -> None:
    assert "办理过程中需要进行专家评审" in said("special_procedure")
    waiting = said(
        "special_procedure", 中止="是", 程序名称="司法机关的结论", 法律依据="《工伤保险条例》第二十条", 事由=""
    )
    assert "中止办理告知书" in waiting
    assert "根据《工伤保险条例》第二十条的规定，办理过程中需要等待司法机关的结论。" in waiting
    assert "第四十五条" not in waiting


def test_a_procedure_without_a_foreseen_end_tells_the_time_only() -> None:
    text = said("special_procedure", 预计结束日期="", 法定预计届满日期="", 承诺预计届满日期="")
    assert "预计15个工作日。所需时间" in text
    assert "届满日相应顺延。确切日期另行书面告知" in text


def test_a_promise_that_is_over_already_is_not_said_to_move() -> None:
    text = said("special_procedure", 承诺已届满日期="2026-11-25")
    assert "承诺办结时限（自受理之日起7个工作日）已于2026年11月25日届满，不因专家评审顺延" in text
    assert "法定办结时限（自受理之日起10个工作日）自2026年11月26日次日起停止计算" in text


def test_the_end_of_a_suspension_is_a_resumption() -> None:
    assert body_of("special_procedure_end", 中止="是")[0] == "恢复办理告知书"


def test_without_new_dates_the_end_of_a_stop_says_that_they_move() -> None:
    text = said("special_procedure_end", 法定届满日期="", 承诺届满日期="", 结果="", 告知书文号="")
    assert text.count("扣除后相应顺延") == 2
    assert "结果为" not in text
    assert "告知的" not in text


def test_an_extension_of_another_kind_of_item_rests_on_its_own_rule() -> None:
    text = said("extension", **NO_PERMIT, 延期依据="《工伤保险条例》第二十条")
    assert "根据《工伤保险条例》第二十条的规定，经" in text
    assert "第四十二条" not in text


def test_an_extension_while_a_stop_is_open_promises_the_date_later() -> None:
    assert "届满日待特别程序结束后另行告知。" in said("extension", 延长后届满日期="")


def test_before_the_visit_the_paper_is_a_notice_and_afterwards_a_record() -> None:
    notice = body_of("site_visit_notice")
    assert notice[0] == "现场核查通知书"
    assert "现场核查的时间计算在办理期限内" in notice[-1]
    assert body_of("site_visit")[0] == "现场核查笔录"


def test_a_grant_says_only_what_it_knows() -> None:
    text = said("grant", 事实="", 条件="", 有效期自="", 有效期至="", 证件名称="", 公开说明="", 送达届满日期="")
    assert "经审查，申请符合法定条件、标准。" in text
    assert "有效期" not in text
    assert "本机关将自作出决定之日起10个工作日内送达本决定书。" in text


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        ("2026-12-01", "2031-11-30", "有效期：自2026年12月1日至2031年11月30日。"),
        ("2026-12-01", "", "有效期：自2026年12月1日起长期有效。"),
        ("", "2031-11-30", "有效期：至2031年11月30日。"),
    ],
)
def test_validity_is_told_from_and_to(begin: str, end: str, words: str) -> None:
    assert words in said("grant", 有效期自=begin, 有效期至=end)


def test_a_refusal_by_a_technical_standard_names_it() -> None:
    """行政许可法 55."""
    assert "所依据的技术标准、技术规范为《食品安全国家标准" in said("refusal")
    assert "技术标准" not in said("refusal", 技术标准="")


def test_a_recognition_is_decided_in_its_own_words() -> None:
    granted = said(
        "grant",
        **NO_PERMIT,
        决定书名称="认定工伤决定书",
        决定用语="决定认定为工伤",
        法律依据="《工伤保险条例》第十四条",
    )
    assert granted.startswith("认定工伤决定书")
    assert "根据《工伤保险条例》第十四条的规定，本机关决定认定为工伤：" in granted
    refused = said(
        "refusal",
        **NO_PERMIT,
        决定书名称="不予认定工伤决定书",
        决定用语="决定不予认定工伤",
        法律依据="《工伤保险条例》第十六条",
    )
    assert "根据《工伤保险条例》第十六条的规定，本机关决定不予认定工伤。" in refused


def test_a_withdrawal_leaves_the_way_open() -> None:
    text = said("termination", 终止情形="申请人撤回", 终止原因="你撤回申请", 终止依据="", 救济途径="")
    assert "因你撤回申请，本机关自2026年11月23日起终止办理。" in text
    assert "不影响你再次提出申请" in text


def test_a_company_is_addressed_as_a_company_throughout() -> None:
    for key in ("acceptance", "supplement_request", "grant", "refusal", "extension", "ready", "public_service"):
        paragraphs = body_of(key, 称谓="你单位")
        assert any("你单位" in paragraph for paragraph in paragraphs)
        assert not any(paragraph.startswith("你于") for paragraph in paragraphs)


def test_a_public_notice_of_a_refusal_carries_gist_and_remedies() -> None:
    text = said("public_service", 文书要点="不予许可", 救济途径="可以自公告期满之日起60日内申请行政复议。")
    assert "文书要点：不予许可。" in text
    assert text.endswith("可以自公告期满之日起60日内申请行政复议。")


def test_several_papers_served_in_public_are_all_named() -> None:
    rows = [{"名称": "甲书", "文号": "甲〔2026〕1号"}, {"名称": "乙书", "文号": ""}]
    shown = body_of("public_service", 送达文书=rows)
    assert "《甲书》（甲〔2026〕1号）" in shown
    assert "《乙书》" in shown


def test_a_result_without_a_number_is_announced_without_brackets() -> None:
    assert "食品经营许可证已经制作完成" in said("ready", 结果编号="")


def test_a_deferred_commitment_without_a_last_day_keeps_its_rule() -> None:
    text = said("deferred_acceptance", 补交届满日期="")
    assert "以上材料的补交期限为承诺办结时限届满前（自受理之日起7个工作日）。" in text

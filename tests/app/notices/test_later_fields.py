"""What the papers of fees, hearings, transfers and decisions on a certificate say when the case is not the plain one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from case_by_hand import DRAINAGE, INJURY, LABOUR, ROAD, UPWARD, Deed, do, received
from paper_body import body_of

from app.errors import Refused
from app.events.hearing import Party
from app.state import Case
from app.workflow import Action

NO_PERMIT = {"事项类型": "行政确认", "事项名称": "工伤认定"}


def said(key: str, **fields: Any) -> str:
    return "".join(body_of(key, **fields))


def after(*actions: Action, part: str = DRAINAGE, **facts: Any) -> Case:
    deed: Deed = do(received(part, **facts)[0], Action.ACCEPT)
    for action in actions:
        deed = do(deed.case, action, deed.case.open_steps[0] if deed.case.open_steps else None)
    return deed.case


def test_a_notice_of_payment_names_the_fee_that_is_meant(record_of: Any) -> None:
    case = after(Action.ASSESS_FEE, Action.ASSESS_FEE, part=ROAD)
    first, last = (fee.name for fee in case.fees)
    assert record_of("payment_notice", case)["收费项目"] == last
    assert record_of("payment_notice", case, 收费项目=first)["收费项目"] == first


def test_a_waiver_asks_for_no_account_and_tells_no_remedies(record_of: Any) -> None:
    record = record_of("payment_notice", after(Action.ASSESS_FEE, Action.RELIEVE_FEE, part=ROAD))
    assert (record["免缴"], record["应缴金额"], record["金额分"]) == ("是", "0.00元", "0")
    assert record["救济途径"] == "" and record["核定金额"] == "240.00元" and record["减免理由"] == "公用设施"
    plain = record_of("payment_notice", after(Action.ASSESS_FEE, part=ROAD))
    assert plain["免缴"] == "" and "行政诉讼" in plain["救济途径"] and plain["账号"]


@pytest.mark.parametrize("field", ["收费依据", "收费标准", "应缴金额", "账号", "收款人"])
def test_no_notice_of_payment_without_basis_amount_or_account(paper: Any, field: str) -> None:
    with pytest.raises(Refused, match=r"notice\.field_empty"):
        paper("payment_notice", **{field: ""})


def test_a_pay_code_is_named_only_where_there_is_one() -> None:
    assert "或者凭缴款码" in said("payment_notice")
    assert "或者凭缴款码" not in said("payment_notice", 缴款码="")


def test_the_right_to_a_hearing_is_told_to_the_applicant_without_an_interest(record_of: Any) -> None:
    case = after(Action.TELL_HEARING)
    assert record_of("hearing_right", case)["利害关系"] == ""
    run = case.hearing.told[0]
    third = replace(run, body=replace(run.body, party=Party.THIRD_PARTY, name="钱相邻", interest="相邻"))
    record = record_of("hearing_right", replace(case, hearing=replace(case.hearing, told=(third,))))
    assert (record["受告知人"], record["利害关系"]) == ("钱相邻", "相邻")
    assert "听证权利告知书" in template_title(利害关系="") and "利害关系人告知书" in template_title()


def test_the_applicant_who_is_told_of_a_hearing_is_addressed_and_a_third_party_reads_who_applied() -> None:
    own, third = said("hearing_right", 利害关系=""), said("hearing_right")
    assert "你（单位）于" in own and "你（单位）于" not in third and "于2026年" in third


def template_title(**fields: Any) -> str:
    from app.notices.catalogue import template

    chosen = template("hearing_right")
    title = next(block for block in chosen.blocks if block.type == "title")
    return title.wordings["text"].plain({**chosen.example(), **fields})


def test_what_is_no_permit_cites_no_permit_law() -> None:
    for key in ("hearing_right", "hearing_notice", "hearing_announcement"):
        assert "行政许可法" not in said(key, **NO_PERMIT) and "行政许可法" in said(key)
    assert "第五十条第二款" not in said("change_decision", **NO_PERMIT, 视为="是")
    assert "第五十条第二款" in said("change_decision", 视为="是")


def test_a_hearing_that_was_told_of_before_has_no_papers_of_later_acts(record_of: Any) -> None:
    case = after(Action.TELL_HEARING)
    for key, field in (("hearing_notice", "听证地点"), ("hearing_announcement", "主持人"), ("hearing_record", "陈述")):
        assert field not in record_of(key, case)
    assert "应缴金额" not in record_of("payment_notice", case)
    assert "接收单位" not in record_of("transfer_list", case) and "原证编号" not in record_of("change_decision", case)


def test_the_record_claims_no_signature_but_leaves_its_place_or_tells_why_not(record_of: Any) -> None:
    case = after(Action.ANNOUNCE_HEARING, Action.RECORD_HEARING)
    held = case.hearing.held
    assert held is not None
    line = replace(held.attendance[1], has_signed=False, remark="拒绝签名")
    case = replace(case, hearing=replace(case.hearing, held=replace(held, attendance=(held.attendance[0], line))))
    rows = record_of("hearing_record", case)["出席人员"]
    assert [row["签名"] for row in rows] == ["", "拒绝签名"] and rows[0]["身份"] == "主持人"


def decided(part: str = LABOUR, granted: bool = True) -> Case:
    case = after(part=part, is_renewal=True)
    while case.plan.step(case.open_steps[0]).kind.value != "decide":
        step = case.open_steps[0]
        if case.plan.step(step).kind.value == "visit":
            case = do(case, Action.RECORD_VISIT, step).case
        case = do(case, Action.FINISH_STEP, step).case
    return do(case, Action.GRANT if granted else Action.REFUSE, case.open_steps[0]).case


def test_a_decision_on_a_certificate_has_the_title_of_what_became_of_it(record_of: Any) -> None:
    assert record_of("change_decision", decided())["决定书名称"] == "准予延续行政许可决定书"
    refused = record_of("change_decision", decided(granted=False))
    assert (
        refused["决定书名称"] == "不予延续行政许可决定书"
        and refused["不予"] == "是"
        and "行政复议" in refused["救济途径"]
    )
    assert record_of("change_decision", decided(INJURY))["决定书名称"] == "准予延续决定书"
    silent = after(Action.ACKNOWLEDGE_RENEWAL, part=LABOUR, is_renewal=True)
    record = record_of("change_decision", silent)
    assert "视为准予" in record["决定书名称"] and record["视为"] == "是"
    assert record["决定内容"] == "许可证自2027年1月5日起延续，内容不变"


def test_a_change_decision_that_refuses_lacks_neither_reasons_nor_remedies(paper: Any) -> None:
    for field in ("理由", "救济途径"):
        fields = {"不予": "是", "理由": "不符", "救济途径": "可以申请行政复议。", "决定内容": "", field: ""}
        with pytest.raises(Refused, match=r"notice\.field_empty"):
            paper("change_decision", **fields)


def test_the_transfer_list_says_whether_the_first_examination_agrees(record_of: Any) -> None:
    case = received(UPWARD)[0]
    case = do(case, Action.ACCEPT).case
    while case.plan.step(case.open_steps[0]).kind.value != "decide":
        step = case.open_steps[0]
        if case.plan.step(step).kind.value == "visit":
            case = do(case, Action.RECORD_VISIT, step).case
        case = do(case, Action.FINISH_STEP, step).case
    sent = do(case, Action.FORWARD, case.open_steps[0]).case
    assert record_of("transfer_list", sent)["初审结论"] == "同意上报"
    assert sent.forwarded is not None
    no = replace(sent, forwarded=replace(sent.forwarded, agrees=False))
    assert record_of("transfer_list", no)["初审结论"] == "不同意，报请决定"

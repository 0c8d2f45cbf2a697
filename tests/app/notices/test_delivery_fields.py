from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from case_by_hand import INJURY, LABOUR, do
from case_on_paper import decided

from app.events.delivery import Served, ServiceMethod
from app.ids import NoticeId
from app.state import Case, IssuedPaper
from app.workflow import Action


def paper(template: str, number: str, is_void: bool = False) -> IssuedPaper:
    return IssuedPaper(NoticeId(f"id-{template}-{number}"), template, number, "0" * 64, date(2026, 11, 2), 0, is_void)


def ready(part: str = LABOUR) -> Case:
    case = decided(Action.GRANT, part)
    if case.plan.needs_certificate:
        case = do(case, Action.MAKE_CERTIFICATE).case
    return replace(case, papers=(paper("grant", "示人社准〔2026〕1号"),))


def served(method: ServiceMethod, part: str = LABOUR, **evidence: Any) -> Case:
    case = ready(part)
    day = case.last_on or date(2026, 11, 2)
    papers = ("示人社准〔2026〕1号", "劳务派遣经营许可证 示001") if part == LABOUR else ("示人社准〔2026〕1号",)
    given = {"effective_on": day, "papers": papers, "recipient": "张建国", **evidence}
    return replace(case, served=Served(method, **given), served_on=day)


def test_a_ready_certificate_is_named_with_its_number(record_of: Any, issued: Any) -> None:
    record = record_of("ready", ready())
    assert record["领取内容"] == "许可证"
    assert record["结果编号"] == "示001"
    text = issued("ready", ready())
    assert "请及时凭受理通知书和本人有效身份证件" in text
    assert "授权委托书" in text


def test_a_last_day_for_collection_is_told_when_there_is_one(issued: Any) -> None:
    assert "最迟于2026年12月31日" in issued("ready", ready(), 领取截止日期=date(2026, 12, 31))


def test_a_decision_without_certificate_is_collected_as_the_result(record_of: Any) -> None:
    record = record_of("ready", ready(INJURY))
    assert record["领取内容"] == "办理结果"
    assert record["结果编号"] == ""


def test_the_collection_receipt_lists_what_was_handed_over_and_to_whom(record_of: Any, issued: Any) -> None:
    case = served(ServiceMethod.COLLECT, is_identity_checked=True)
    record = record_of("collection_receipt", case)
    assert record["领取物品"] == [
        {"名称": "准予行政许可决定书", "编号": "示人社准〔2026〕1号", "份数": 1},
        {"名称": "劳务派遣经营许可证", "编号": "示001", "份数": 1},
    ]
    assert record["身份核验"] == "已核验身份证件"
    assert record["与申请人关系"] == "本人"
    assert "领取人确认已收到以上物品" in issued("collection_receipt", case)


def test_an_unchecked_identity_is_not_made_up(record_of: Any) -> None:
    assert record_of("collection_receipt", served(ServiceMethod.COLLECT))["身份核验"] == "未核验身份证件"


@pytest.mark.parametrize(
    ("method", "words"),
    [
        (ServiceMethod.COLLECT, "当面领取"),
        (ServiceMethod.DIRECT, "直接送达"),
        (ServiceMethod.LEFT, "留置送达"),
        (ServiceMethod.POST, "邮寄送达"),
        (ServiceMethod.ELECTRONIC, "电子送达"),
        (ServiceMethod.PUBLIC_NOTICE, "公告送达"),
    ],
)
def test_the_service_receipt_names_every_method(issued: Any, method: ServiceMethod, words: str) -> None:
    text = issued("service_receipt", served(method))
    assert words in text
    assert "送达回证" in text
    assert "收件人签名或盖章" in text


def test_service_by_leaving_carries_witness_and_reason(record_of: Any) -> None:
    """民事诉讼法 89."""
    record = record_of("service_receipt", served(ServiceMethod.LEFT, witness="居委会陈某", reason="拒绝签收"))
    assert record["见证人"] == "居委会陈某"
    assert record["备注"] == "拒绝签收"


def test_post_carries_the_waybill_and_the_day_on_the_return_receipt(record_of: Any) -> None:
    """民事诉讼法 91."""
    day = date(2026, 11, 9)
    record = record_of("service_receipt", served(ServiceMethod.POST, waybill="EMS1", effective_on=day))
    assert record["凭据"] == "邮件号EMS1"
    assert record["送达时间"] == "2026-11-09"


def test_electronic_service_carries_the_consent(record_of: Any) -> None:
    """民事诉讼法 90."""
    record = record_of("service_receipt", served(ServiceMethod.ELECTRONIC, consent="2026-11-02书面同意", recipient=""))
    assert record["凭据"] == "2026-11-02书面同意"
    assert record["代收关系"] == ""


def test_the_time_of_service_is_told_to_the_minute(issued: Any) -> None:
    assert "10时05分" in issued("service_receipt", served(ServiceMethod.COLLECT))


@pytest.mark.parametrize(("relation", "word"), [("self", "本人"), ("family", "同住成年家属"), ("邻居", "邻居")])
def test_the_relation_of_who_signs_is_told(record_of: Any, relation: str, word: str) -> None:
    assert record_of("service_receipt", served(ServiceMethod.DIRECT, relation=relation))["代收关系"] == word


def test_any_other_paper_gets_its_own_receipt(record_of: Any, issued: Any) -> None:
    case = replace(ready(), papers=(paper("supplement_request", "示人社补〔2026〕3号"),))
    given = {"送达文书": ["示人社补〔2026〕3号"], "送达方式": "collect", "收件人": "张建国", "与受送达人关系": "self"}
    record = record_of("service_receipt", case, **given)
    assert record["送达文书"] == [{"名称": "补正材料告知书", "文号": "示人社补〔2026〕3号", "份数": 1}]
    assert record["送达方式"] == "当面领取"
    assert record["代收关系"] == "本人"
    assert "补正材料告知书" in issued("service_receipt", case, **given)


def test_a_void_paper_is_not_named_as_served(record_of: Any) -> None:
    case = replace(served(ServiceMethod.COLLECT), papers=(paper("grant", "示人社准〔2026〕1号", is_void=True),))
    rows = record_of("service_receipt", case)["送达文书"]
    assert rows[0]["名称"] != "准予行政许可决定书"


def test_a_public_notice_takes_effect_after_thirty_days(issued: Any) -> None:
    """民事诉讼法 95."""
    day = date(2026, 11, 2) + timedelta(days=30)
    case = served(ServiceMethod.PUBLIC_NOTICE, effective_on=day, reason="受送达人下落不明")
    text = issued("public_service", case)
    assert "自本公告发布之日起满30日（2026年12月2日），即视为送达" in text
    assert "因受送达人下落不明" in text
    assert "《准予行政许可决定书》（示人社准〔2026〕1号）" in text
    assert "查询码" not in text
    assert "行政复议" not in text


def test_a_public_notice_of_a_refusal_tells_the_remedies(issued: Any) -> None:
    refused = decided(Action.REFUSE)
    body = Served(ServiceMethod.PUBLIC_NOTICE, date(2026, 12, 2), ("示人社不准〔2026〕1号",), reason="下落不明")
    case = replace(refused, served=body, papers=(paper("refusal", "示人社不准〔2026〕1号"),))
    text = issued("public_service", case)
    assert "60日内" in text
    assert "《不予行政许可决定书》" in text


def test_a_decision_on_a_recognition_is_named_by_its_own_title(record_of: Any) -> None:
    case = served(ServiceMethod.COLLECT, INJURY)
    assert record_of("service_receipt", case)["送达文书"][0]["名称"] == "认定工伤决定书"


@pytest.mark.parametrize("key", ["collection_receipt", "service_receipt", "public_service"])
def test_before_service_there_is_nothing_to_confirm(record_of: Any, key: str) -> None:
    assert "送达方式" not in record_of(key, ready())
    assert "领取人" not in record_of(key, ready())

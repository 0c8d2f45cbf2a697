"""The 29 papers of the counter (and the disclosure set): each is there, complete, numbered, dated and right in law."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from app.disclosure.table import RECEIVING
from app.disclosure.table import ROWS as DISCLOSURE_ROWS
from app.errors import Refused
from app.notices.catalogue import KEYS, template
from app.notices.remedies import DECISION, DISCLOSURE, remedies
from app.notices.template import FieldKind, Form, Template
from app.supervision.proceed import ORDER, WARNING
from app.workflow import ROWS

BESIDE_THE_CASE = ("one_time_notice", WARNING, ORDER)  # on an inquiry, and to whom supervision asks

DISCLOSURE_KINDS = {
    "已主动公开": {"获取途径": "示例区人民政府网站“政府信息公开”栏目"},
    "予以公开": {"提供方式": "随本答复书提供纸质复印件"},
    "部分公开": {"公开内容": "中标结果", "不公开内容": "投标报价明细", "提供方式": "邮寄", "理由": "涉及商业秘密", "条款": "第十五条"},
    "不予公开": {"理由": "涉及商业秘密，第三方不同意公开", "条款": "第十五条"},
    "信息不存在": {"检索情况": "本机关检索了2026年的收文和发文登记"},
    "不属于本机关": {"理由": "该信息由示例区交通运输局制作", "负责机关": "示例区交通运输局（0566-9990301）"},
    "重复申请": {"原答复": "示市监信公复〔2026〕1号"},
    "另有规定": {"特别规定": "《不动产登记暂行条例》", "获取途径": "到示例区不动产登记中心查询"},
    "不予加工": {"理由": "需要逐年汇总并计算平均值"},
    "信访举报": {"反映渠道": "示例区信访局（0566-9990401）"},
    "公开出版物": {"获取途径": "示例区图书馆"},
    "不予处理": {"理由": "同一内容在一个月内提出50次，未说明用途"},
}  # fmt: skip
FAVOURABLE_REPLIES = ("已主动公开", "予以公开")


@dataclass(frozen=True)
class Row:
    """A row of the field's table: number, templates that make it, required fields, copies at least, sealed or not."""

    number: int
    keys: tuple[str, ...]
    fields: tuple[str, ...]
    copies: int
    is_sealed: bool = True


ROWS_OF_THE_FIELD = (
    Row(1, ("one_time_notice",), ("所需材料", "缺少", "办理时间", "咨询电话", "办公地址", "查询地址", "经办人"), 2, False),
    Row(2, ("material_receipt",), ("材料", "收件时间", "交件人", "交件人证件", "受理期限", "受理届满日期"), 2),
    Row(3, ("supplement_request",), ("补正内容", "补正期限", "补正届满日期", "逾期后果", "收件日期"), 2),
    Row(4, ("supplement_receipt",), ("补正材料", "告知书文号", "接收时间", "交件人", "结论"), 2),
    Row(5, ("acceptance",), ("受理日期", "法定期限", "法定届满日期", "承诺期限", "承诺届满日期", "特别程序", "收费说明", "查询码", "查询地址", "领取方式", "材料"), 2),
    Row(6, ("refusal_to_accept",), ("理由", "法律依据", "有权机关", "退还材料", "救济途径"), 2),
    Row(7, ("no_permit_needed",), ("理由", "法律依据"), 2),
    Row(8, ("deemed_acceptance",), ("收件日期", "应告知日期", "视为受理日期", "法定届满日期", "记录时间"), 1, False),
    Row(9, ("material_transfer", "transfer_list"), ("接收单位", "合计"), 2, False),
    Row(10, ("special_procedure",), ("程序名称", "法律依据", "开始日期", "所需时间", "预计结束日期", "法定预计届满日期", "费用承担"), 2),
    Row(11, ("special_procedure_end",), ("结果", "结束日期", "扣除时间", "法定届满日期", "承诺届满日期"), 2),
    Row(12, ("site_visit_notice",), ("核查时间", "核查地点", "核查事项", "核查人员"), 2),
    Row(12, ("site_visit",), ("核查时间", "核查地点", "核查事项", "核查人员", "核查情况", "影像资料", "当事人意见"), 2, False),
    Row(13, ("hearing_right",), ("事实", "拟作决定", "要求期限", "要求届满日期", "利害关系"), 2),
    Row(14, ("hearing_announcement", "hearing_notice"), ("听证事项", "听证日期", "听证时间", "听证地点", "主持人"), 2),
    Row(14, ("hearing_record",), ("听证日期", "听证地点", "出席人员", "陈述"), 2, False),
    Row(15, ("extension",), ("原届满日期", "延长理由", "延长时间", "批准", "批准日期", "延长后届满日期"), 2),
    Row(16, ("grant",), ("事实", "法律依据", "决定内容", "条件", "数量说明", "有效期自", "有效期至", "证件名称", "送达期限", "公开说明"), 2),
    Row(17, ("refusal",), ("事实", "理由", "法律依据", "技术标准", "救济途径"), 2),
    Row(18, ("change_decision",), ("业务", "原证编号", "原有效期至", "决定内容", "新有效期至", "理由", "救济途径"), 2),
    Row(19, ("withdrawal_application",), ("撤回原因", "要求退还材料", "申请日期"), 2, False),
    Row(19, ("termination",), ("终止原因", "终止依据", "退还材料", "终止日期", "救济途径"), 2),
    Row(20, ("returned_materials",), ("退还材料", "退还原因", "退还时间", "接收人"), 2, False),
    Row(21, ("ready",), ("领取内容", "领取期限", "所需证件", "代领说明", "办公地址"), 1),
    Row(21, ("collection_receipt",), ("领取物品", "领取人", "与申请人关系", "身份核验", "领取时间"), 1, False),
    Row(22, ("service_receipt",), ("送达文书", "机关", "受送达人", "送达时间", "送达地点", "送达方式", "收件人", "代收关系", "见证人", "送达人", "备注"), 1, False),
    Row(23, ("payment_notice",), ("收费项目", "收费标准", "收费依据", "应缴金额", "金额分", "缴费截止日期", "缴款码", "账号", "减免依据"), 2),
    Row(24, ("deferred_acceptance",), ("容缺材料", "补交期限", "补交届满日期", "不补交后果", "承诺内容", "信用核查"), 2),
    Row(25, ("commitment_letter",), ("设定依据", "办理条件", "应交材料", "虚假责任", "核查方式"), 2),
    Row(26, ("overdue_explanation",), ("逾期原因", "责任单位", "新期限", "批准负责人"), 1),
    Row(27, ("supervision_order", "warning_slip"), ("规则", "办件", "责任人", "情况", "要求"), 1, False),
    Row(28, ("revocation_decision",), ("事实", "撤销情形", "法律依据", "生效日期", "缴回证件", "缴回截止日期", "救济途径"), 2),
    Row(28, ("cancellation_decision",), ("事实", "注销情形", "法律依据", "生效日期", "缴回证件", "缴回截止日期", "救济途径"), 2),
    Row(28, ("permit_withdrawal_decision",), ("事实", "撤回情形", "法律依据", "生效日期", "补偿", "缴回证件", "救济途径"), 2),
    Row(29, ("disclosure_application",), ("申请人", "证件", "联系电话", "所需信息", "获取方式", "载体形式", "代填说明"), 2, False),
    Row(29, ("disclosure_receipt",), ("收到日期", "收到方式", "申请内容", "答复期限", "答复届满日期"), 2),
    Row(29, ("disclosure_supplement",), ("收到日期", "不明确之处", "补正事项", "补正期限", "补正届满日期"), 2),
    Row(29, ("disclosure_extension",), ("原届满日期", "延期理由", "延长时间", "同意", "延长后届满日期"), 2),
    Row(29, ("disclosure_third_party",), ("第三方", "涉及内容", "可能损害", "意见期限", "意见届满日期"), 2),
    Row(29, ("disclosure_other_body",), ("第三方", "涉及内容", "意见期限", "意见届满日期"), 2),
    Row(29, ("disclosure_reply",), ("答复类型", "理由", "条款", "检索情况", "负责机关", "原答复", "特别规定", "救济途径"), 2),
    Row(29, ("disclosure_fee",), ("计费方式", "计费过程", "应缴金额", "金额分", "缴费期限", "账号", "期限影响"), 2),
)  # fmt: skip
EVERY = [(row, key) for row in ROWS_OF_THE_FIELD for key in row.keys]
IDS = [f"{row.number}-{key}" for row, key in EVERY]
FULL = {
    "特别程序": "专家评审", "有权机关": "示例市市场监督管理局", "技术标准": "GB 31654", "数量说明": "该许可有数量限制（共3个）",
    "减免依据": "《示例规定》第三条", "减免理由": "残疾人", "核定金额": "480.00元", "见证人": "孙见证", "备注": "无", "缴款码": "34170226",
}  # fmt: skip
ADVERSE = (
    "refusal", "refusal_to_accept", "termination", "payment_notice",
    "revocation_decision", "cancellation_decision", "permit_withdrawal_decision", "disclosure_reply",
)  # fmt: skip
FAVOURABLE = (
    "acceptance", "grant", "change_decision", "ready", "special_procedure", "special_procedure_end", "extension",
    "supplement_request", "deferred_acceptance", "commitment_letter", "deemed_grant", "disclosure_receipt",
    "disclosure_supplement", "disclosure_extension",
)  # fmt: skip
REFUSED_CHANGE = {"不予": "是", "理由": "期限届满后才提出", "决定书名称": "不予延续行政许可决定书"}
UNSHOWN = {("payment_notice", "金额分"), ("disclosure_fee", "金额分"), ("disclosure_reply", "答复类型")}


def filled(chosen: Template) -> dict[str, Any]:
    """Return the example with every field that is shown in some cases only, as far as they do not exclude each other."""
    more = {name: value for name, value in FULL.items() if name in chosen.fields and not chosen.fields[name].example}
    record = {**chosen.example(), **more}
    if chosen.key == "refusal":
        record["理由"] = "经营场所的布局不符合条件"
    return record


def shown(value: object) -> list[str]:
    """Return what a reader must find of a value."""
    if isinstance(value, list):
        return [text for row in value for text in shown(row)]
    if isinstance(value, dict):
        return [text for cell in value.values() for text in shown(cell)]
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?( 暂定)?", str(value))
    if match is None:
        return ["".join(str(value).split())]
    hour = f"{int(match[4])}时{match[5]}分" if match[4] else ""
    return [f"{match[1]}年{int(match[2])}月{int(match[3])}日{hour}"]


def plain(text: str, chosen: Template) -> str:
    """Return the text without what a page's end puts between two lines of a sentence."""
    number = str(chosen.example().get("文号", ""))
    heads = rf"第\d页共\d页|—\d—|{re.escape(chosen.title)}{re.escape(number)}(?=\D)"
    return re.sub(heads, "", text)


def test_the_table_has_all_29_papers() -> None:
    assert {row.number for row in ROWS_OF_THE_FIELD} == set(range(1, 30))
    assert {key for row in ROWS_OF_THE_FIELD for key in row.keys} <= set(KEYS)


@pytest.mark.parametrize(("row", "key"), EVERY, ids=IDS)
def test_the_paper_declares_every_field_of_its_row_with_an_example(row: Row, key: str) -> None:
    chosen = template(key)
    assert set(row.fields) <= set(chosen.fields)
    assert chosen.copies >= row.copies
    assert bool(chosen.seal) is row.is_sealed
    assert chosen.law and chosen.version >= 1 and chosen.effective_from <= date(2026, 11, 23)


@pytest.mark.parametrize(("row", "key"), EVERY, ids=IDS)
def test_every_required_field_is_read_back_from_the_paper(row: Row, key: str, paper: Any, texts: Any) -> None:
    chosen = template(key)
    record = filled(chosen)
    found = [plain(text, chosen) for text in texts(paper(key, **record).pdf)]
    for name in row.fields:
        if (key, name) in UNSHOWN or not record[name]:
            continue
        for text in shown(record[name]):
            assert any(text in one for one in found), (name, text)


@pytest.mark.parametrize("key", [key for key in KEYS if template(key).is_numbered])
def test_a_numbered_paper_has_a_book_of_its_own_and_the_number_in_its_form(key: str, paper: Any, texts: Any) -> None:
    """GB/T 9704: 机关代字〔year〕n号 in six-angle brackets, without 第; one book per agency, paper and year."""
    chosen = template(key)
    assert chosen.number_word
    assert not re.search(r"[\s\d〔〕号第]", chosen.number_word) and len(chosen.number_word) <= 6
    number = f"示市监{chosen.number_word}〔2026〕12号"
    text, _ = texts(paper(key, 文号=number).pdf)
    assert number in text
    assert [other for other in KEYS if template(other).number_word == chosen.number_word] == [key]


@pytest.mark.parametrize("key", KEYS)
def test_a_paper_of_a_case_carries_its_date_and_its_code(key: str, paper: Any, texts: Any) -> None:
    fields = template(key).fields
    text, _ = texts(paper(key, **({"落款日期": "2026-10-08"} if "落款日期" in fields else {})).pdf)
    if "落款日期" in fields and key not in UNDATED:
        assert "2026年10月8日" in text
    if "办件编号" in fields:
        assert "".join(str(fields["办件编号"].example).split()) in text
    if "查询码" in fields:
        assert "查询码482913" in text


UNDATED = {"supervision_order", "service_guide", "complaint_register", "disclosure_application"}


@pytest.mark.parametrize("key", ADVERSE)
def test_an_adverse_paper_tells_the_remedies_of_its_day_and_is_not_made_without(
    key: str, paper: Any, texts: Any
) -> None:
    text, _ = texts(paper(key).pdf)
    assert "行政复议" in text and "提起行政诉讼" in text and "60日内" in text
    with pytest.raises(Refused) as refused:
        paper(key, 救济途径="")
    assert refused.value.facts["field"] == "救济途径"


def test_a_refused_change_tells_the_remedies_and_a_granted_one_has_none(paper: Any, texts: Any) -> None:
    with pytest.raises(Refused):
        paper("change_decision", **REFUSED_CHANGE)
    told = remedies(DECISION, date(2026, 11, 23), FACTS)
    text, _ = texts(paper("change_decision", **REFUSED_CHANGE, 救济途径=told).pdf)
    assert "行政复议" in text and "决定不予延续" in text


@pytest.mark.parametrize("key", FAVOURABLE)
def test_a_favourable_or_procedural_paper_has_no_remedies(key: str, paper: Any, texts: Any) -> None:
    text, _ = texts(paper(key).pdf)
    assert "行政复议" not in text and "行政诉讼" not in text


FACTS = {
    "文书": "决定书", "复议机关": "示例区人民政府", "人民法院": "示例区人民法院",
    "本级人民政府": "示例区人民政府", "上一级主管部门": "示例市市场监督管理局",
}  # fmt: skip


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 11, 23), "向示例区人民政府申请行政复议，也可以"),
        (date(2023, 12, 31), "向示例区人民政府或者示例市市场监督管理局申请行政复议"),
    ],
)
def test_the_remedies_follow_the_review_law_of_the_day(on: date, words: str, paper: Any, texts: Any) -> None:
    """行政复议法 2017 until 2023-12-31: government or upper department; 2023 from 2024-01-01: the government."""
    text, _ = texts(paper("revocation_decision", 救济途径=remedies(DECISION, on, FACTS)).pdf)
    assert words in text


@pytest.mark.parametrize("kind", DISCLOSURE_KINDS)
def test_each_kind_of_reply_says_its_own_and_nothing_of_the_others(kind: str, paper: Any, texts: Any) -> None:
    """政府信息公开条例 36 (seven kinds), 35, 37, 38, 39."""
    blank = {name: "" for name in ("理由", "条款")}
    told = remedies(DISCLOSURE, date(2026, 11, 23), {**FACTS, "文书": "答复书"})
    known = {**blank, **DISCLOSURE_KINDS[kind], "救济途径": "" if kind in FAVOURABLE_REPLIES else told}
    text, _ = texts(paper("disclosure_reply", 答复类型=kind, **known).pdf)
    for value in DISCLOSURE_KINDS[kind].values():
        assert "".join(value.split()) in text
    assert ("先向示例区人民政府申请行政复议" in text) is (kind not in FAVOURABLE_REPLIES)
    assert len(re.findall(r"《中华人民共和国政府信息公开条例》第三十[五六七八九]条|第三十六条第三项", text)) == 1


def test_what_is_enclosed_is_named_below_the_text_and_numbered_when_it_is_more_than_one(paper: Any, texts: Any) -> None:
    """GB/T 9704-2012, 7.3.4: 附件：1.… 2.…, without a sign at the end; one alone has no number."""
    for text in texts(paper("disclosure_reply", 附件=["中标结果公告"]).pdf):
        assert "提起行政诉讼。附件：中标结果公告" in text
    for text in texts(paper("disclosure_reply", 附件=["中标结果公告", "评标报告"]).pdf):
        assert "提起行政诉讼。附件：1.中标结果公告2.评标报告" in text
    assert all("附件" not in text for text in texts(paper("disclosure_reply").pdf))


@pytest.mark.parametrize("kind", ["公开", "", "别的答复"])
def test_a_kind_of_reply_that_the_law_does_not_know_needs_words_of_its_own(kind: str, paper: Any, texts: Any) -> None:
    with pytest.raises(Refused):
        paper("disclosure_reply", 答复类型=kind)
    if kind == "别的答复":
        text, _ = texts(paper("disclosure_reply", 答复类型=kind, 其他答复="申请已转交档案馆").pdf)
        assert "申请已转交档案馆。" in text


def test_the_third_party_learns_nothing_of_who_asked(paper: Any, texts: Any) -> None:
    chosen = template("disclosure_third_party")
    assert not {"申请人", "查询码", "称谓"} & set(chosen.fields)
    text, _ = texts(paper("disclosure_third_party").pdf)
    assert "示例建设有限公司：" in text and "□同意公开" in text


@pytest.mark.parametrize("key", KEYS)
def test_no_paper_has_doubled_punctuation_or_a_blank_in_its_sentence(key: str, paper: Any, texts: Any) -> None:
    for text in texts(paper(key, **filled(template(key))).pdf):
        assert re.search(r"；。|。。|，，|，。|：。|、。|。，|；；|《《|》》", text) is None
        assert "{{" not in text and "None" not in text


@pytest.mark.parametrize("key", KEYS)
def test_the_seal_is_never_alone_on_its_page(key: str, page_texts: Any, paper: Any) -> None:
    """démarches 4377: the last page carries text above the signature, whatever is printed."""
    chosen = template(key)
    pages = page_texts(paper(key).pdf)
    assert len(pages) <= 2
    if chosen.seal and len(pages) == 2:
        assert len(plain(pages[1], chosen)) > 120


def test_every_paper_that_an_act_issues_is_one_of_the_catalogue() -> None:
    issued = {key for row in ROWS for key in row.notices}
    assert issued <= set(KEYS)
    outward = {key for row, key in EVERY if row.number <= 26} - {"one_time_notice"}
    assert outward - issued == set()


@pytest.mark.parametrize("key", KEYS)
def test_names_are_set_as_names_and_dates_are_dates(key: str) -> None:
    fields = template(key).fields
    assert all(field.kind is FieldKind.DATE for name, field in fields.items() if name.endswith("日期"))
    people = {"申请人", "代理人", "经办人", "交件人", "受送达人", "收件人", "见证人", "送达人", "主持人", "第三方"}
    assert all(fields[name].kind is FieldKind.NAME for name in people & set(fields))
    assert template(key).form in Form


def test_every_paper_of_the_field_goes_out_by_an_act_of_the_program() -> None:
    """A template that nobody issues is a paper that the counter does not have."""
    issued = {key for found in ROWS for key in found.notices} | set(BESIDE_THE_CASE)
    issued |= {key for found in (*DISCLOSURE_ROWS, RECEIVING) for key in found.papers}
    assert {key for one in ROWS_OF_THE_FIELD for key in one.keys} - issued == set()

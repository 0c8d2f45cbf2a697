"""What published sets of papers ask of a paper, sign by sign: who, which document, by whom, what, by which law, until
when, whom to ask, how to look it up, how many copies, where the seal goes, and what can be done against it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from case_on_paper import accepted

from app.applicant import Applicant, IdKind
from app.item import ApplicantKind
from app.notices.catalogue import KEYS, raw, template

HEAD = ("示例区市场监督管理局", "341702202611230001000017")
PARTY = ("赵𠅤", "居民身份证341702********0017", "欧阳·娜娜")
ITEM = ("食品经营许可（新办）", "990125001000")
CONTACT = ("王芳", "0566-9990101", "0566-9990109", "示例区便民路1号示例区政务服务中心")
QUERY = ("482913", "https://zwfw.example/query")
SIGNED = ("签收人签名", "与申请人", "签收日期", "本文书一式两份")
NUMBERED = ("示市监〔2026〕4号",)
LETTER = (*HEAD, *PARTY, *ITEM, *CONTACT, *QUERY, *SIGNED, *NUMBERED, "2026年11月23日")
REMEDIES = ("60日内", "人民政府申请行政复议", "6个月内", "示例区人民法院")

CHECKLISTS: dict[str, tuple[str, ...]] = {
    "acceptance": (*LETTER, "法定办结时限", "承诺办结时限", "2026年12月7日", "不收取费用", "第三十二条第一款第五项", "从业人员健康证明", "加盖受理专用章"),
    "supplement_request": (*LETTER, "第三十二条第一款第四项", "存在的问题", "依据和标准", "补正要求", "即最迟于", "视为撤回申请", "全部内容"),
    "refusal_to_accept": (*LETTER, "不属于本机关职权范围", "第三十二条第一款第二项", "向示例市市场监督管理局提出", "退还", *REMEDIES),
    "grant": (*LETTER, "第三十八条第一款", "自2026年12月1日至2031年11月30日", "食品经营许可证", "送达", "公开", "加盖机关印章"),
    "refusal": (*LETTER, "第三十八条第二款", "不予行政许可", "GB31654", *REMEDIES, "加盖机关印章"),
    "extension": (*LETTER, "第四十二条", "延长5个工作日", "2026年12月7日", "2026年12月14日", "负责人"),
    "special_procedure": (*LETTER, "第四十五条", "专家评审", "预计15个工作日", "2026年12月17日", "所需费用由"),
    "hearing_right": (*HEAD, "钱相邻", *CONTACT, *NUMBERED, "第四十七条", "5个工作日内", "陈述和申辩", "要求听证", "不收取费用", "证件号码"),
    "service_receipt": (*HEAD, *PARTY, *ITEM, *CONTACT, "送达文书", "文号", "受送达人", "送达方式", "送达地点",
        "2026年12月3日10时12分", "代收关系", "收件人签名或盖章", "收件时间年月日时分", "见证人签名", "见证日期", "送达人签名", "送达日期", "备注", "拒绝签收"),
    "site_visit": (*HEAD, *PARTY, *ITEM, *CONTACT, "2026年11月27日时分至时分", "示执001", "示执002", "出示执法证件", "申请回避",
        "照片、录像", "当事人意见", "核查人员签名", "记录人签名", "当事人签名", "见证人签名", "签名日期"),
    "hearing_record": (*HEAD, *PARTY, *ITEM, *CONTACT, "2026年12月8日9:30至时分（公开举行）", "出席人员", "主持人签名", "记录人签名",
        "申请人签名", "利害关系人签名"),
    "withdrawal_application": (*PARTY, "申请人赵𠅤（居民身份证341702********0017）代理人欧阳·娜娜", "申请人签名（盖章）", "申请日期"),
}  # fmt: skip


@pytest.mark.parametrize("key", CHECKLISTS)
def test_a_paper_says_everything_its_published_form_asks_for(paper: Any, texts: Any, key: str) -> None:
    for text in texts(paper(key).pdf):
        assert [one for one in CHECKLISTS[key] if one not in text] == []


def test_without_an_agent_the_small_print_names_none(paper: Any, texts: Any) -> None:
    for text in texts(paper("acceptance", 代理人="", 申请人证件="").pdf):
        assert "代理人：" not in text
        assert "申请人证件" not in text


def test_a_person_is_named_by_a_hidden_number_and_a_body_by_its_public_code(record_of: Any) -> None:
    case = accepted()
    person = Applicant(ApplicantKind.NATURAL, "赵惠", IdKind.ID_CARD, "341702199001010017")
    body = Applicant(ApplicantKind.LEGAL, "示例有限公司", IdKind.CREDIT_CODE, "91341702MA2ABCDE0X")
    nobody = replace(person, id_number="")
    shown = [record_of("acceptance", replace(case, applicant=one))["申请人证件"] for one in (person, body, nobody)]
    assert shown == ["居民身份证 341702********0017", "统一社会信用代码 91341702MA2ABCDE0X", ""]


def test_every_kind_of_document_has_its_name_on_paper(record_of: Any) -> None:
    case = accepted()
    for kind in IdKind:
        one = Applicant(ApplicantKind.NATURAL, "赵惠", kind, "E12345678")
        shown = record_of("acceptance", replace(case, applicant=one))["申请人证件"]
        assert kind.value not in shown
        assert shown.strip()


def test_who_signs_for_a_paper_leaves_one_behind(paper: Any, texts: Any) -> None:
    """A 签收 on the only copy would go out of the door with it."""
    signed = [key for key in KEYS if "本人已收到本文书一份" in texts(paper(key).pdf)[0]]
    assert {"ready", "acceptance", "refusal", "disclosure_reply", "disclosure_third_party", "hearing_notice"} <= set(
        signed
    )
    for key in signed:
        assert template(key).copies >= 2
        assert re.search(r"本文书一式[两三]份。", texts(paper(key).pdf)[0])


def labels_of(value: Any) -> Iterator[str]:
    """Yield the labels of a file's forms and sign-offs."""
    if isinstance(value, dict):
        yield from [str(value["label"])] if "label" in value else []
        yield from map(str, value.get("lines", ()) if value.get("type") == "receipt" else ())
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from labels_of(one)


@pytest.mark.parametrize("key", ["common", *KEYS])
def test_a_label_breaks_by_sense(key: str) -> None:
    """用途（可不 / 填）, 承诺人签名（盖 / 章） and 利害关系人签 / 名 were read twice; six characters stand on a line."""
    for label in labels_of(tomllib.loads(raw(key).decode())):
        for line in label.split("\n"):
            assert len(line) <= 6 and line.count("（") == line.count("）"), label


def test_the_copies_stand_on_every_paper_that_is_signed_for(paper: Any, texts: Any) -> None:
    for key in KEYS:
        chosen = template(key)
        if "本文书一式" not in "".join(str(one.source) for block in chosen.blocks for one in block.wordings.values()):
            continue
        said = {1: "一", 2: "两", 3: "三"}[chosen.copies]
        assert f"本文书一式{said}份。" in texts(paper(key).pdf)[0]

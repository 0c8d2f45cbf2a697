from __future__ import annotations

import re
import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from app.errors import Refused
from app.notices import render as rendering
from app.notices.catalogue import KEYS, LATER, template, templates
from app.notices.template import FieldKind, Form, Template
from app.verify.code import CODE_FIELD

NOTICES = Path(str(resources.files("resources"))) / "notices"
NO_TEMPLATES = {"common", "phrases"}
OUTWARD = [key for key in KEYS if template(key).form in (Form.LETTER, Form.DECISION)]
ADVERSE = {
    "refusal": ("理由", "法律依据", "救济途径"),
    "refusal_to_accept": ("理由", "法律依据", "救济途径"),
    "no_permit_needed": ("理由", "法律依据", "救济途径"),
    "revocation_decision": ("事实", "法律依据", "救济途径"),
    "cancellation_decision": ("事实", "法律依据", "救济途径"),
    "permit_withdrawal_decision": ("事实", "法律依据", "补偿", "救济途径"),
    "disclosure_reply": ("理由", "条款", "救济途径"),
    "payment_notice": ("收费依据", "应缴金额", "账号", "救济途径"),
    "hearing_right": ("事实", "拟作决定", "要求期限"),
}
NO_PERMIT = {
    "事项类型": "行政确认",
    "事项名称": "工伤认定",
    "法律依据": "《工伤保险条例》第十四条",
    "受理依据": "《工伤保险条例》第十八条",
    "延期依据": "《工伤保险条例》第二十条",
    "决定书名称": "认定工伤决定书",
    "决定用语": "决定认定为工伤",
    "决定内容": "认定申请人所受伤害为工伤",
    "事实": "申请人于2026年10月8日在工作时间和工作场所内受到伤害",
    "理由": "不属于应当认定为工伤的情形",
    "技术标准": "",
    "证件名称": "",
    "条件": "",
}  # fmt: skip
# domain.md section 2: what each paper must carry beside the common head and tail.
MUST_CARRY = {
    "acceptance": {"受理日期", "法定期限", "承诺期限", "法定届满日期", "承诺届满日期", "特别程序", "收费说明", "领取方式", "材料"},
    "supplement_request": {"补正内容", "补正期限", "补正届满日期", "逾期后果", "收件日期"},
    "material_receipt": {"材料", "收件时间", "交件人", "交件人证件", "受理期限"},
    "supplement_receipt": {"补正材料", "告知书文号", "接收时间", "结论"},
    "one_time_notice": {"所需材料", "缺少", "办理时间", "咨询电话", "办公地址", "查询地址"},
    "special_procedure": {"程序名称", "法律依据", "开始日期", "所需时间", "预计结束日期", "费用承担", "法定期限"},
    "special_procedure_end": {"结果", "结束日期", "扣除时间", "法定届满日期"},
    "site_visit": {"核查时间", "核查地点", "核查事项", "核查人员", "核查情况", "当事人意见"},
    "extension": {"原届满日期", "延长理由", "延长时间", "批准", "批准日期", "延长后届满日期"},
    "grant": {"事实", "法律依据", "决定内容", "条件", "有效期自", "有效期至", "证件名称", "送达期限", "公开说明"},
    "termination": {"终止原因", "终止依据", "退还材料", "救济途径"},
    "returned_materials": {"退还材料", "退还原因", "退还时间", "接收人"},
    "ready": {"领取内容", "领取期限", "所需证件", "代领说明"},
    "service_receipt": {"送达文书", "受送达人", "送达时间", "送达地点", "送达方式", "收件人", "代收关系", "见证人", "送达人", "备注"},
    "deferred_acceptance": {"容缺材料", "补交期限", "不补交后果", "承诺内容"},
    "deemed_acceptance": {"收件日期", "应告知日期", "视为受理日期", "法定届满日期"},
    "payment_notice": {"收费项目", "收费标准", "收费依据", "应缴金额", "缴费截止日期", "缴款码", "账号", "减免依据"},
    "hearing_right": {"事实", "拟作决定", "要求期限", "要求届满日期", "利害关系"},
    "hearing_notice": {"听证事项", "听证日期", "听证时间", "听证地点", "主持人"},
    "hearing_announcement": {"听证事项", "听证日期", "听证时间", "听证地点", "主持人"},
    "hearing_record": {"听证日期", "听证地点", "出席人员", "陈述"},
    "transfer_list": {"移送单位", "接收单位", "移送材料", "移送时间", "初审意见"},
    "change_decision": {"原证编号", "原有效期至", "决定内容", "新有效期至", "理由", "救济途径"},
}  # fmt: skip


def shown_in(value: object) -> list[str]:
    if isinstance(value, list):
        return [text for row in value for text in shown_in(row)]
    if isinstance(value, dict):
        return [text for cell in value.values() for text in shown_in(cell)]
    return [str(value)]


def across_pages(chosen: Template, text: str) -> str:
    """Return the text without page numbers and running heads, which a sentence may meet at the page's end."""
    number = str(chosen.example().get("文号", ""))
    return re.sub(r"第\d页共\d页", "", text).replace(f"{chosen.title}{number}", "", 1)


def test_the_table_names_every_template_file() -> None:
    later = {stem for stems in LATER.values() for stem in stems}
    files = {path.stem for path in NOTICES.glob("*.toml")} - NO_TEMPLATES - later
    assert files == set(KEYS)
    assert set(templates()) == files


@pytest.mark.parametrize("key", KEYS)
def test_every_paper_prints_its_own_example(paper: Any, texts: Any, key: str) -> None:
    """SORMAS 3544: a template error gave a blank document; here every shipped template is dry-run."""
    chosen = template(key)
    by_pypdf, by_pdfium = (across_pages(chosen, text) for text in texts(paper(key).pdf))
    for field in chosen.fields.values():
        if (
            field.kind is FieldKind.DATE
            or (field.name == "救济途径" and key == "public_service")
            or field.name == CODE_FIELD
        ):
            continue
        for text in shown_in(field.example):
            bare = "".join(text.split())
            assert bare in by_pypdf or field.name in HIDDEN.get(key, ()), (field.name, bare)
            assert bare in by_pdfium or field.name in HIDDEN.get(key, ()), (field.name, bare)


HIDDEN: dict[str, set[str]] = {
    "termination": {"终止情形"},
    "one_time_notice": {"事项类型"},
    "payment_notice": {"金额分"},
    "disclosure_fee": {"金额分"},
    "disclosure_reply": {"答复类型"},
}
for _key in KEYS:
    HIDDEN.setdefault(_key, set()).add("事项类型")


@pytest.mark.parametrize("key", [key for key in KEYS if key != "service_guide"])  # all its words are the item's own
def test_an_item_that_is_no_permit_gets_a_paper_that_does_not_say_permit(paper: Any, texts: Any, key: str) -> None:
    fields: dict[str, Any] = {name: value for name, value in NO_PERMIT.items() if name in template(key).fields}
    if key in ("service_receipt", "public_service", "collection_receipt"):
        fields.update(_rows(key))
    text, _ = texts(paper(key, **fields).pdf)
    assert "行政许可" not in text
    assert "食品" not in text or key in WITH_FOOD_EXAMPLES


WITH_FOOD_EXAMPLES = {
    "acceptance", "supplement_request", "supplement_receipt", "material_receipt", "one_time_notice",
    "refusal_to_accept", "deferred_acceptance", "termination", "returned_materials", "ready", "special_procedure",
    "material_transfer", "day_register",
    "change_decision", "site_visit_notice", "withdrawal_application",
    "revocation_decision", "cancellation_decision", "permit_withdrawal_decision",
}  # fmt: skip


def _rows(key: str) -> dict[str, Any]:
    if key == "collection_receipt":
        return {"领取物品": [{"名称": "认定工伤决定书", "编号": "示人社〔2026〕1号", "份数": 1}]}
    columns = template(key).fields["送达文书"].columns
    row = {"名称": "认定工伤决定书", "文号": "示人社〔2026〕1号", "份数": 1}
    return {"送达文书": [{column: row[column] for column in columns}]}


@pytest.mark.parametrize(("key", "field"), [(key, field) for key, fields in ADVERSE.items() for field in fields])
def test_an_adverse_paper_without_reasons_clause_or_remedies_cannot_be_made(paper: Any, key: str, field: str) -> None:
    with pytest.raises(Refused) as refused:
        paper(key, **{field: ""})
    assert refused.value.code == "notice.field_empty"
    assert refused.value.facts["field"] == field


def test_a_case_ended_by_the_office_tells_the_remedies_and_a_withdrawal_need_not(paper: Any, texts: Any) -> None:
    withdrawn, _ = texts(paper("termination", 终止情形="申请人撤回", 终止原因="申请人撤回申请", 救济途径="").pdf)
    assert "行政复议" not in withdrawn
    with pytest.raises(Refused):
        paper("termination", 终止情形="逾期未补正", 救济途径="")


def test_a_decision_that_is_no_permit_needs_its_own_title(paper: Any, texts: Any) -> None:
    with pytest.raises(Refused) as refused:
        paper("grant", 事项类型="行政确认")
    assert refused.value.facts["field"] == "决定书名称"
    text, _ = texts(paper("grant", **{k: v for k, v in NO_PERMIT.items() if k in template("grant").fields}).pdf)
    assert "认定工伤决定书" in text


@pytest.mark.parametrize("key", OUTWARD)
def test_every_outward_paper_has_the_common_head_and_tail(key: str) -> None:
    """domain.md section 2: agency, number, addressee, case number, item, phones, date."""
    wanted = {"机关", "文号", "办件编号", "办公电话", "监督电话", "落款日期"}
    wanted |= {"信息公开事项"} if key.startswith("disclosure_") else {"申请人", "事项名称"}
    assert wanted <= set(template(key).fields)
    kinds = [block.type for block in template(key).blocks]
    assert kinds[:4] == ["codes", "head", "docno", "title"]
    assert "signature" in kinds
    assert ("receipt" in kinds) is (key not in ("public_service", "hearing_announcement"))


@pytest.mark.parametrize("key", sorted(MUST_CARRY))
def test_the_paper_has_every_field_the_law_and_practice_ask_for(key: str) -> None:
    assert MUST_CARRY[key] <= set(template(key).fields)


@pytest.mark.parametrize("key", KEYS)
def test_every_date_with_a_rule_is_printed_with_it(paper: Any, texts: Any, key: str) -> None:
    fields = template(key).fields
    dated = {name: "2027-03-09 暂定" for name, field in fields.items() if field.beside}
    if not dated:
        assert all(not field.beside for field in fields.values())
        return
    text, _ = texts(paper(key, **dated).pdf)
    for name in dated:
        rule = "".join(str(fields[fields[name].beside].example).split())
        assert rule in text
    assert text.count("2027年3月9日") == text.count("2027年3月9日（暂定）") > 0


def test_numbers_are_written_without_di_and_leading_zeros(paper: Any, texts: Any) -> None:
    text, _ = texts(paper("grant", 文号="示市监准〔2026〕4号").pdf)
    assert "示市监准〔2026〕4号" in text
    assert "第4号" not in text


@pytest.mark.parametrize("key", KEYS)
def test_no_paper_draws_a_seal(key: str) -> None:
    source = (NOTICES / f"{key}.toml").read_text("utf-8")
    assert "image" not in source
    table = tomllib.loads(source)
    assert table.get("seal", "") == "" or re.fullmatch(r"（加盖.{2,10}）", table["seal"])


def test_the_base_characters_are_gathered_once_for_a_template(paper: Any) -> None:
    paper("ready")
    before = dict(rendering._BASES)
    paper("ready", 申请人="王小明")
    assert dict(rendering._BASES).keys() == before.keys()

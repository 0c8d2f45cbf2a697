"""Lint of a draft: all faults at once, each naming its block and how to mend it; nothing that is no wording passes."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.notices.own_versions import NO_OWN_PAPERS
from app.templates.basis import EDITABLE, FIXED, next_table
from app.templates.drafts import Judged, Place
from app.templates.lint import MOST_BLOCKS, dry_run, example_paper, judge

TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 1, tzinfo=UTC)
PLACE = Place(TODAY, 2)
HOSTILE = json.loads((Path(__file__).parents[2] / "data" / "hostile.json").read_text("utf-8"))
ATTACKS = (
    "{{ ''.__class__.__mro__ }}", "{{ 申请人.__class__ }}", "{{ 'x' * 10**9 }}", "{{ 2 ** 99999 }}",
    "{% for i in range(10**9) %}x{% endfor %}", "{% include 'common' %}", "{% import 'x' as y %}",
    "{% macro m() %}{% endmacro %}", "{% set a = 1 %}", "{{ 申请人() }}", "{{ 申请人[0] }}", "{{ 未声明 }}",
    "{{ 申请人|upper }}", "{{ self }}", "{{ cycler }}", "{% raw %}{{ x }}{% endraw", "{{ 申请人.format(1) }}",
    "{% for 甲 in 材料 %}{% for 乙 in 材料 %}x{% endfor %}{% endfor %}", "{{ " + "(" * 900 + "申请人" + ")" * 900 + " }}",
    "{% if " + "not " * 950 + "申请人 %}x{% endif %}", "{% if 申请人 %}" * 150 + "x" + "{% endif %}" * 150,
    "{{ " + "not " * 400 + "申请人 }}",
)  # fmt: skip


def table_of(key: str = "acceptance", **changes: Any) -> dict[str, Any]:
    return {**next_table(key, TODAY, TODAY + timedelta(days=1), NO_OWN_PAPERS), **changes}


def with_block(**entry: Any) -> dict[str, Any]:
    table = table_of()
    return {**table, "block": [*table["block"], entry]}


def sentences(judged: Judged) -> list[str]:
    for one in judged.findings:
        assert one.say("en") != one.say() and not one.say().startswith(one.code)
        assert "Traceback" not in one.say()
    return [one.say() for one in judged.findings]


@pytest.mark.parametrize("key", EDITABLE)
def test_the_wording_in_force_is_in_order_for_every_paper(key: str) -> None:
    judged = judge(key, table_of(key), PLACE)
    assert judged.findings == () and judged.template is not None
    assert tuple(dry_run(judged.template, AT, None)) == ()


@pytest.mark.parametrize("attack", ATTACKS, ids=[attack[:30] for attack in ATTACKS])
@pytest.mark.parametrize("place", ["text", "when"])
def test_what_is_more_than_wording_is_refused_and_names_its_block(attack: str, place: str) -> None:
    entry = {"type": "para", "text": "甲", place: attack}
    judged = judge("acceptance", with_block(**entry), PLACE)
    (told,) = sentences(judged)
    assert told.startswith("第6块") and judged.findings[0].field == "block[6]"
    assert judged.template is None


def test_all_faults_are_told_at_once_each_with_its_block() -> None:
    table = table_of(law="", copies=0)
    table["block"] = [
        *table["block"],
        {"type": "para", "text": "〔{{ 没有此字段 }}"},
        {"type": "para", "text": "{% if 容缺材料 %}没有结尾"},
        {"type": "table", "rows": "材料", "columns": [{"key": "没有此列", "head": "甲"}]},
        {"type": "para"},
        {"type": "魔法"},
    ]
    judged = judge("acceptance", table, PLACE)
    assert [one.field for one in judged.findings] == [
        "law", "copies", "block[6]", "block[7]", "block[8]", "block[9]", "block[10]",
    ]  # fmt: skip
    told = sentences(judged)
    assert told[0] == "“法律依据”没有填写。请补填。"
    assert told[3].startswith("第7块（正文）第1行：写法不完整：〔有 容缺材料 时〕没有结尾")
    assert told[4] == "第8块（表格）：清单中没有“没有此列”这一列。请从该清单的列中选取。"
    assert told[5] == "第9块（正文）：没有填写“文字”。请补填。"
    assert told[6] == "第10块：没有“魔法”这种块。请从块的种类中选取。"


@pytest.mark.parametrize("name", FIXED)
def test_what_the_program_lays_down_cannot_be_worded_away(name: str) -> None:
    table = table_of("supplement_request")
    table[name] = {"机关": {"kind": "text", "example": "x"}} if name == "fields" else "别的"
    assert "template.fixed" in {one.code for one in judge("supplement_request", table, PLACE).findings}


def test_a_paper_keeps_its_dates_and_its_remedies() -> None:
    table = table_of("refusal")
    table["block"] = [block for block in table["block"] if block["type"] != "remedies"] or table["block"]
    codes = {one.code for one in judge("refusal", table, PLACE).findings}
    assert "template.lost_block" in codes
    table = table_of()
    table["block"] = [{"type": "para", "text": "予以受理。"}]
    told = sentences(judge("acceptance", table, PLACE))
    assert "现行版本写明了“受理日期”，草稿里没有。请补写〔受理日期〕，当事人要凭它办事。" in told


def test_a_provisional_date_never_stands_alone() -> None:
    judged = judge("acceptance", with_block(type="para", text="届满日为{{ 法定届满日期 }}。"), PLACE)
    assert sentences(judged) == [
        "第6块（正文）：日期“法定届满日期”须与其期限“法定期限”写在同一块中，暂定日期不得单独出现。"
    ]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"block": []}, "template.no_blocks"),
        ({"block": "甲"}, "template.no_blocks"),
        ({"block": [{"type": "para", "text": "甲"}] * (MOST_BLOCKS + 1)}, "template.too_many_blocks"),
        ({"block": [{"type": "para", "text": "甲" * 5001}]}, "template.wording_long"),
        ({"block": [{"type": "para", "text": "甲" * 40_000}]}, "template.too_large"),
        ({"law": "甲" * 201}, "template.one_line"),
        ({"seal": "甲\n乙"}, "template.one_line"),
        ({"seal": 7}, "template.empty"),
        ({"version": True}, "template.version"),
        ({"version": "二"}, "template.version"),
        ({"effective_from": "2026-13-40"}, "template.no_day"),
        ({"effective_from": TODAY}, "template.too_soon"),
        ({"copies": "两份"}, "template.copies"),
        ({"copies": 21}, "template.copies"),
        ({"magic": 1}, "notice.unknown_attribute"),
    ],
)
def test_each_fault_of_the_head_has_its_sentence(changes: dict[str, Any], code: str) -> None:
    judged = judge("acceptance", table_of(**changes), PLACE)
    assert code in {one.code for one in judged.findings} and sentences(judged)


def test_a_character_that_no_face_has_is_found_by_the_dry_run() -> None:
    judged = judge("acceptance", with_block(type="para", text="\U000e0041"), PLACE)
    assert judged.template is not None
    (found,) = dry_run(judged.template, AT, None)
    assert found.code in ("notice.no_glyph", "notice.unprintable") and not found.say().startswith(found.code)


@pytest.mark.parametrize("value", [one["value"] for one in HOSTILE], ids=[one["what"][:20] for one in HOSTILE])
def test_hostile_text_in_every_place_is_printed_as_text_or_refused_with_a_sentence(value: str) -> None:
    table = with_block(type="para", text=value)
    table["block"].append({"type": "note", "text": "甲", "when": value})
    table["block"].append({"type": value})
    table["block"].append({"type": "list", "rows": value, "text": value})
    table["block"].append(
        {"type": "table", "rows": "材料", "caption": value, "columns": [{"key": value, "head": value}]}
    )
    table["block"].append({"type": "form", "rows": [[{"label": value, "text": value}]]})
    table |= {"seal": value, "law": value}
    assert sentences(judge("acceptance", table, PLACE))
    judged = judge("acceptance", with_block(type="para", text=value), PLACE)
    if judged.template is not None and not judged.findings and not tuple(dry_run(judged.template, AT, None)):
        assert example_paper(judged.template, AT, None, training=True).pages >= 1


def columns(width: object) -> list[dict[str, Any]]:
    return [{"key": "名称", "head": "甲", "width": width}, {"key": "备注", "head": "乙"}]


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({"type": "table", "rows": "材料", "columns": columns(float("nan"))}, "notice.wrong_attribute"),
        ({"type": "table", "rows": "材料", "columns": columns(float("inf"))}, "notice.wrong_attribute"),
        ({"type": "table", "rows": "材料", "columns": columns(1e300)}, "notice.wrong_attribute"),
        ({"type": "table", "rows": "材料", "columns": columns(1) * 10}, "notice.wrong_attribute"),
        ({"type": "para", "text": "甲", "indent": 10**9}, "notice.wrong_attribute"),
        ({"type": "para", "text": "甲", "indent": -5}, "notice.wrong_attribute"),
        ({"type": "receipt", "text": "甲", "lines": [1, {"a": 2}]}, "notice.wrong_attribute"),
        ({"type": "receipt", "text": "甲", "lines": ["签"] * 500}, "notice.wrong_attribute"),
        ({"type": "form", "rows": [[{"label": "甲"}]] * 61}, "notice.wrong_attribute"),
        ({"type": "codes", "barcode": "1" * 3000, "square": "1" * 4000}, "template.of_the_program"),
        ({"type": "title", "text": "另一个标题"}, "template.of_the_program"),
    ],
)
def test_what_no_layout_should_have_to_fight_with_is_told_and_never_laid_out(entry: dict[str, Any], code: str) -> None:
    judged = judge("acceptance", with_block(**entry), PLACE)
    assert {one.code for one in judged.findings} == {code} and sentences(judged)[0].startswith("第6块")
    assert judged.template is None


WEIRD = st.recursive(
    st.text(max_size=12) | st.booleans() | st.integers() | st.dates() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
).filter(lambda value: "None" not in repr(value))
PARTS = st.sampled_from(["type", "text", "when", "rows", "columns", "caption", "indent", "numbered", "lines", "agency"])


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.dictionaries(PARTS, WEIRD | st.sampled_from(["para", "table", "list", "form", "材料"]), max_size=4), max_size=4),
    st.dictionaries(st.sampled_from(["law", "seal", "copies", "version", "effective_from", "title", "frame"]), WEIRD, max_size=3),
)  # fmt: skip
def test_whatever_a_draft_holds_the_lint_answers_in_sentences(
    blocks: list[dict[str, Any]], head: dict[str, Any]
) -> None:
    judged = judge("acceptance", {**table_of(), **head, "block": blocks}, PLACE)
    assert all(isinstance(one, str) for one in sentences(judged))
    assert judged.is_usable is (judged.template is not None and not judged.findings)


def test_a_clean_draft_stays_clean_when_harmless_words_are_added() -> None:
    for words in ("请按时领取。", "共〔2026〕号文件", "5 < 6 & 7", "“引号”"):
        assert judge("acceptance", with_block(type="para", text=words), PLACE).is_usable

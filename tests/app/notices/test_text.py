from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.notices.text import (
    FORMATS,
    Run,
    Valued,
    capitals,
    enumeration,
    fallback,
    marked,
    numeral,
    runs_of,
)
from app.notices.wording import Scope, check_condition, check_wording

SCOPE = Scope(frozenset({"甲", "乙", "单"}), {"单": ("名", "数")})


@pytest.mark.parametrize(
    ("value", "written"),
    [("0", "零"), ("5", "五"), ("10", "十"), ("12", "十二"), ("20", "二十"), ("45", "四十五"), ("99", "九十九"), ("100", "100"), ("x", "x")],
)  # fmt: skip
def test_limits_can_be_written_in_chinese_numerals(value: str, written: str) -> None:
    assert numeral(value) == written


@pytest.mark.parametrize(
    ("fen", "written"),
    [
        ("0", "零元整"),
        ("1", "壹分"),
        ("10", "壹角整"),
        ("100", "壹元整"),
        ("105", "壹元零伍分"),
        ("1050", "壹拾元伍角整"),
        ("12345", "壹佰贰拾叁元肆角伍分"),
        ("100000", "壹仟元整"),
        ("1000100", "壹万零壹元整"),
        ("100000000", "壹佰万元整"),
        ("10000000000", "壹亿元整"),
        ("1000010000", "壹仟万零壹佰元整"),
        ("二十", "二十"),
    ],
)
def test_amounts_are_written_in_capitals(fen: str, written: str) -> None:
    assert capitals(fen) == written


@given(st.integers(min_value=0, max_value=10**13))
def test_every_amount_has_capitals_without_double_zero(fen: int) -> None:
    written = str(capitals(str(fen)))
    assert "零零" not in written
    assert written.endswith(("整", "分"))


def test_an_enumeration_keeps_the_field_it_came_from() -> None:
    joined = enumeration((Valued("身份证", "材料"), Valued("营业执照", "材料")))
    assert joined == "身份证、营业执照"
    assert isinstance(joined, Valued)
    assert joined.field == "材料"
    assert enumeration("一项") == "一项"


def test_a_fallback_stands_in_for_what_is_empty() -> None:
    assert fallback("", "无") == "无"
    assert fallback("有", "无") == "有"


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        ("《某办法》第十六条", "《中华人民共和国行政许可法》第三十八条第二款和《某办法》第十六条"),
        ("《中华人民共和国行政许可法》第五十七条", "《中华人民共和国行政许可法》第三十八条第二款、第五十七条"),
        ("《某办法》第三条、《行政许可法》第五十七条", "《某办法》第三条、《行政许可法》第三十八条第二款、第五十七条"),
        ("《某省实施〈中华人民共和国行政许可法〉办法》第二条", "《中华人民共和国行政许可法》第三十八条第二款和《某省实施〈中华人民共和国行政许可法〉办法》第二条"),
        ("", "《中华人民共和国行政许可法》第三十八条第二款"),
    ],
)  # fmt: skip
def test_a_law_that_the_clause_cites_already_is_named_once_for_both_articles(clause: str, told: str) -> None:
    wording = check_wording("根据{{ 甲|并引第三十八条第二款 }}的规定", SCOPE, "第1块")
    runs = wording.runs({"甲": Valued(clause, "甲"), "乙": "", "单": ()})
    assert "".join(run.text for run in runs) == f"根据{told}的规定"
    assert "".join(run.text for run in runs if run.field) == clause, "what was typed stays a field, the rest own words"


def test_the_formats_have_chinese_names_only() -> None:
    assert all(not name.isascii() for name in FORMATS)


def test_a_value_is_told_from_the_templates_words() -> None:
    wording = check_wording("申请人{{ 甲 }}。", SCOPE, "第1块")
    assert wording.runs({"甲": Valued("赵𠅤", "甲"), "乙": "", "单": ()}) == (
        Run("申请人"),
        Run("赵𠅤", "甲"),
        Run("。"),
    )
    assert wording.names == {"甲"}


@given(st.text(max_size=40))
def test_a_value_is_never_read_as_wording(value: str) -> None:
    if any(mark in value for mark in ("\U0010fffb", "\U0010fffc", "\U0010fffd")):
        return
    wording = check_wording("〔{{ 甲 }}〕", SCOPE, "第1块")
    runs = wording.runs({"甲": Valued(value, "甲"), "乙": "", "单": ()})
    assert "".join(run.text for run in runs).startswith("〔" + value)


def test_a_loop_names_its_rows_columns_and_place() -> None:
    wording = check_wording(
        "{% for 行 in 单 %}{{ loop.index }}{{ 行.名 }}{% if not loop.last %}；{% endif %}{% endfor %}", SCOPE, "x"
    )
    rows = ({"名": Valued("甲", "单"), "数": "1"}, {"名": Valued("乙", "单"), "数": "2"})
    assert wording.plain({"甲": "", "乙": "", "单": rows}) == "1甲；2乙"


@pytest.mark.parametrize(
    ("condition", "wanted"),
    [("甲", True), ("not 甲", False), ("乙", False), ("甲 == '是'", True), ("甲 != '是'", False), ("甲 and not 乙", True), ("'是' in 甲", True)],
)  # fmt: skip
def test_a_condition_reads_values_as_they_are(condition: str, wanted: bool) -> None:
    record = {"甲": Valued("是", "甲"), "乙": "", "单": ()}
    assert (check_condition(condition, SCOPE, "x").plain(record) == "1") is wanted


def test_only_values_are_marked() -> None:
    assert marked(3) == 3
    assert marked("甲") == "甲"
    assert runs_of(str(marked(Valued("值", "段")))) == (Run("值", "段"),)


def test_an_empty_value_leaves_no_run() -> None:
    assert runs_of(f"前{marked(Valued('', '段'))}后") == (Run("前"), Run("后"))


def test_a_stop_after_a_finished_sentence_is_left_out_once() -> None:
    rendered = f"{marked(Valued('完了。', '段'))}。下一句。"
    assert "".join(run.text for run in runs_of(rendered)) == "完了。下一句。"


@pytest.mark.parametrize(
    ("typed", "sentence", "printed"),
    [
        ("需要核实。", "因{{ 甲 }}，不能决定。", "因需要核实，不能决定。"),
        ("布局不符；", "认为：{{ 甲 }}。", "认为：布局不符。"),
        ("布局不符，", "认为：{{ 甲 }}；", "认为：布局不符；"),
        ("布局不符。", "认为：{{ 甲 }}。", "认为：布局不符。"),
        ("见附页。", "（{{ 甲 }}）", "（见附页）"),
        ("当真？", "认为：{{ 甲 }}。", "认为：当真？"),
        ("。", "认为：{{ 甲 }}。", "认为：。"),
        ("一；二。", "列明：{{ 甲 }}", "列明：一；二。"),
        ("&lt;b&gt;", "{{ 甲 }}：", "&lt;b&gt;："),
        ("a;", "申请人{{ 甲 }}，", "申请人a;，"),
    ],
)
def test_a_stop_that_was_typed_and_the_sentences_own_are_printed_once(typed: str, sentence: str, printed: str) -> None:
    wording = check_wording(sentence, Scope(frozenset({"甲"}), {}), "第1块")
    assert wording.plain({"甲": Valued(typed, "甲")}) == printed

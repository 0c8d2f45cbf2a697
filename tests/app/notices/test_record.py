from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.notices.catalogue import template
from app.notices.record import prepare
from app.wording import say_trouble

HOSTILE = [
    "<b>粗</b>&amp;<script>alert(1)</script>",
    "{{ 申请人 }}{% for x in 材料 %}",
    "${jndi:ldap://x} %s %d \\n \\u0000",
    "'; DROP TABLE cases; --",
    "第一行\n第二行",
    "(a) Tj ET Q 0 0 m <FFFE>",
    "１２３ＡＢＣ　全角",
    "a" * 400,
]
UNSEEN = [
    "甲\u202e乙",
    "甲\u200f乙",
    "甲\x00乙",
    "甲\x1b乙",
    "甲\u200b乙",
    "甲\ufeff乙",
    "甲\U0010fffd乙",
    "甲\u2028乙",
    "甲\t乙",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_markup_and_code_in_a_value_print_exactly(paper: Any, texts: Any, value: str) -> None:
    issued = paper("refusal_to_accept", 理由=value)
    assert issued.pages == 1
    wanted = "".join(value.split())
    for text in texts(issued.pdf):
        assert wanted in text


def test_four_hundred_characters_are_all_printed_across_the_page_break(paper: Any, texts: Any) -> None:
    issued = paper("refusal", 理由="甲乙" * 200)
    assert issued.pages == 3
    for text in texts(issued.pdf):
        assert text.count("甲乙") + text.count("乙甲") >= 398
        assert text.count("甲") == text.count("乙") == 200


@pytest.mark.parametrize("value", UNSEEN)
def test_a_character_that_nobody_would_see_is_refused_with_its_code_point(paper: Any, value: str) -> None:
    with pytest.raises(Refused) as refused:
        paper("refusal", 理由=value)
    assert refused.value.code in ("notice.unprintable", "notice.no_glyph")
    assert f"U+{ord(value[1]):04X}" in say_trouble(refused.value)
    assert "理由" in say_trouble(refused.value)


@given(st.text(max_size=60))
def test_any_value_is_printed_or_refused_with_a_sentence(value: str) -> None:
    chosen = template("refusal")
    try:
        prepared = prepare(chosen, {**chosen.example(), "理由": value}, preview=False)
    except Refused as refused:
        assert "{" not in say_trouble(refused).replace(value, "")
    else:
        assert prepared["理由"] == value.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("given_value", "printed"),
    [
        ("2026-11-23", "2026年11月23日"),
        ("2026-11-23T09:05", "2026年11月23日9时05分"),
        ("2027-01-05 暂定", "2027年1月5日（暂定）"),
        ("2026年11月23日", "2026年11月23日"),
    ],
)
def test_dates_are_written_as_chinese_papers_write_them(given_value: str, printed: str) -> None:
    chosen = template("acceptance")
    prepared = prepare(chosen, {**chosen.example(), "承诺届满日期": given_value}, preview=False)
    assert prepared["承诺届满日期"] == printed


@pytest.mark.parametrize("wrong", ["2026-02-30", "23.11.2026", "明天", "2026-13-01", "2026-11-23T25:00"])
def test_what_is_no_date_is_refused_by_field(wrong: str) -> None:
    chosen = template("acceptance")
    with pytest.raises(Refused) as refused:
        prepare(chosen, {**chosen.example(), "申请日期": wrong}, preview=False)
    assert refused.value.code == "notice.field_date"
    assert refused.value.facts["field"] == "申请日期"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("材料", "食品经营许可申请书", "notice.field_list"),
        ("材料", ["食品经营许可申请书"], "notice.field_columns"),
        ("材料", [{"名称": "甲", "页数": 3}], "notice.extra_field"),
        ("材料", [{"名称": "甲"}] * 501, "notice.field_rows"),
        ("容缺材料", [{"名称": "甲"}], "notice.field_list"),
        ("申请人", {"姓名": "甲"}, "notice.field_type"),
        ("申请人", 3.5, "notice.field_type"),
        ("申请人", "甲" * 401, "notice.field_long"),
        ("申请人", "甲\n乙", "notice.unprintable"),
        ("收费说明", "甲" * 20_001, "notice.field_long"),
    ],
)
def test_a_value_of_the_wrong_shape_is_refused_by_field(field: str, value: Any, code: str) -> None:
    chosen = template("acceptance")
    with pytest.raises(Refused) as refused:
        prepare(chosen, {**chosen.example(), field: value}, preview=False)
    assert refused.value.code == code


def test_a_value_that_ends_its_own_sentence_gets_no_second_stop(paper: Any, texts: Any) -> None:
    text, _ = texts(paper("refusal", 理由="布局不符合条件。", 技术标准="").pdf)
    assert "布局不符合条件。根据" in text
    assert "。。" not in text

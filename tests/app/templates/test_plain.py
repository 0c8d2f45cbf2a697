"""The plain form of a wording says the same, and nobody who writes a paper has to know the marks of a program."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.notices.catalogue import KEYS, common, raw
from app.notices.template import read_toml
from app.notices.wording import _ENVIRONMENT
from app.templates.plain import condition_of, plain_of, spoken, wording_of


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name != "when":
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, str):
        yield value


def blocks() -> list[dict[str, Any]]:
    found = [block for key in KEYS for block in read_toml(raw(key), key)["block"]]
    frames = common().frames.values()
    return [*found, *(block for frame in frames for part in ("head", "tail") for block in frame.get(part, ()))]


SHIPPED = sorted({text for block in blocks() for text in texts(block)})
CONDITIONS = sorted({block["when"] for block in blocks() if "when" in block})


def test_every_shipped_wording_has_a_plain_form_without_braces_that_means_the_same() -> None:
    for wording in SHIPPED:
        plain = plain_of(wording)
        assert "{" not in plain, wording
        assert _ENVIRONMENT.parse(wording_of(plain)) == _ENVIRONMENT.parse(wording)
        assert plain_of(wording_of(plain)) == plain


def test_every_shipped_condition_can_be_spoken_and_taken_back() -> None:
    for condition in CONDITIONS:
        assert condition_of(spoken(condition)) == condition
    assert spoken("事项类型 == '行政许可' and not 中止") == "事项类型 是“行政许可” 并且 没有 中止"


@pytest.mark.parametrize(
    ("plain", "wording"),
    [
        ("〔申请人〕：", "{{ 申请人 }}："),
        ("〔退还材料|顿号〕", "{{ 退还材料|顿号 }}"),
        ("〔有 容缺材料 时〕甲〔否则〕乙〔完〕", "{% if 容缺材料 %}甲{% else %}乙{% endif %}"),
        ("〔没有 免缴 时〕甲〔又有 事由 时〕乙〔完〕", "{% if not 免缴 %}甲{% elif 事由 %}乙{% endif %}"),
        ("〔当 事项类型 是“行政许可” 时〕甲〔完〕", "{% if 事项类型 == '行政许可' %}甲{% endif %}"),
        ("〔逐项 行 取自 材料〕〔行.名称〕〔逐项完〕", "{% for 行 in 材料 %}{{ 行.名称 }}{% endfor %}"),
        ("〔责任人，空则“—”〕", "{{ 责任人 or '—' }}"),
        ("示市监〔2026〕4号", "示市监〔2026〕4号"),
    ],
)
def test_the_forms_that_people_write(plain: str, wording: str) -> None:
    assert wording_of(plain) == wording and plain_of(wording) == plain


@given(st.text(alphabet="〔〕{}%|“”'有没当时完否则又逐项取自 申请人甲.not if\n", max_size=60))
def test_whatever_is_typed_is_taken_as_it_is_or_as_what_it_means(typed: str) -> None:
    once = wording_of(typed)
    assert wording_of(once) == once
    assert wording_of(plain_of(once)) == once or "{" in once

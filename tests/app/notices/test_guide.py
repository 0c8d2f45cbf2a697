"""The guide of an item 办事指南: all that the law asks to be shown, from the very item that runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from office_fonts import UNKNOWN, font_with

from app.catalogue import sample_catalogue
from app.errors import Refused
from app.item import Fee, Item
from app.notices.guide import service_guide
from app.office import sample_office

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
ITEMS = sample_catalogue().versions


def words(texts: Any, item: Item) -> str:
    by_pypdf, by_pdfium = texts(service_guide(item, sample_office(), AT, training=False).pdf)
    assert item.name.replace(" ", "") in by_pdfium
    return str(by_pypdf)


@pytest.mark.parametrize("item", ITEMS, ids=[item.name for item in ITEMS])
def test_a_guide_names_every_material_step_law_and_both_limits(texts: Any, item: Item) -> None:
    text = words(texts, item)
    for part in (*(m.name for m in item.materials), *(s.name for s in item.steps), *(b.law for b in item.basis)):
        assert "".join(part.split()) in text or part[:6] in text, part
    assert f"{item.statutory.n}" in text and item.outcome.name in text
    assert "行政复议" in text and "0566-9990000" not in text, "the department's own telephone, not the hotline"


def test_a_fee_is_told_with_its_rule_and_none_as_none(texts: Any) -> None:
    food = next(item for item in ITEMS if "食品经营" in item.name)
    assert "收费：不收费" in words(texts, food)
    paid = replace(food, fee=(Fee("工本费", 2050, food.basis[0]),))
    text = words(texts, paid)
    assert "工本费20.50元" in text and food.basis[0].law in text


def test_a_fee_of_one_situation_is_told_with_it(texts: Any) -> None:
    text = "".join(words(texts, next(item for item in ITEMS if "居民身份证" in item.name)).split())
    assert "换领的，居民身份证工本费（换领）20元" in text and "补领的，居民身份证工本费（补领）40元" in text


@pytest.mark.parametrize("item", ITEMS, ids=[item.name for item in ITEMS])
def test_a_guide_shows_how_each_form_with_a_sample_is_filled_in(texts: Any, item: Item) -> None:
    forms = [one for one in item.materials if "填写示范" in one.sample]
    assert all(one.sample_text for one in forms)
    text = words(texts, item)
    for one in forms:
        assert all("".join(entry.split()) in text for entry in one.sample_text.split("；")), one.sample_text
    assert ("怎样填写" in text) == bool(forms)


def test_a_training_guide_is_marked(texts: Any) -> None:
    text, _ = texts(service_guide(ITEMS[0], sample_office(), AT, training=True).pdf)
    assert "培训" in text


@pytest.mark.parametrize(
    ("part", "rule"),
    [
        ("公司设立", "不适用补正"), ("不动产", "当场书面告知不予受理"), ("最终审核", "须先取得前一阶段的准予决定"),
        ("消防安全", "签署告知承诺书后当场作出决定"), ("烟草", "数量限3件"), ("内部资料性", "依法视为同意"),
        ("保安服务", "报上级机关决定"), ("居民身份证", "须由申请人本人到场办理"), ("特种设备", "设备投入使用之日起30日内"),
    ],
)  # fmt: skip
def test_a_guide_tells_beforehand_what_is_special_of_an_item(texts: Any, part: str, rule: str) -> None:
    """行政许可法 30: what the applicant must know is shown before he applies."""
    text = words(texts, next(item for item in ITEMS if part in item.name))
    assert rule in "".join(text.split())


def test_a_plain_item_has_no_special_rules(texts: Any) -> None:
    assert "特别规定" not in words(texts, next(item for item in ITEMS if "食品经营" in item.name))


def test_a_guide_is_set_in_the_offices_own_fonts_and_leaves_room_for_writing_by_hand(tmp_path: Path) -> None:
    item = replace(ITEMS[0], conditions=(f"{UNKNOWN}路的申请人",))
    with pytest.raises(Refused, match=r"notice\.no_glyph"):
        service_guide(item, sample_office(), AT, training=False)
    made = service_guide(item, sample_office(), AT, training=False, by_hand=frozenset({UNKNOWN}))
    assert made.by_hand == (UNKNOWN,)
    font_with(tmp_path / "own.ttf", UNKNOWN)
    assert service_guide(item, sample_office(), AT, training=False, own_fonts=tmp_path).by_hand == ()

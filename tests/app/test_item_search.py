"""The item picker: name, pinyin in every reading, code, department; what this window uses most comes first."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.catalogue import sample_catalogue
from app.item import Item, ItemCode
from app.item_search import ItemIndex, Match, plain_query
from app.office import sample_office
from app.pinyin import initials, spellings

TODAY = date(2026, 11, 23)
ITEMS = sample_catalogue().items(TODAY)
NAMES = {item.name for item in ITEMS}


def department_name(code: str) -> str:
    return sample_office().department(code).name


INDEX = ItemIndex(ITEMS, department_name)


def names(query: str, usage: dict[str, int] | None = None, limit: int = 20) -> list[str]:
    return [hit.item.name for hit in INDEX.find(query, usage or {}, limit)]


def named(*item_names: str) -> ItemIndex:
    items = [replace(ITEMS[1], name=name, code=ItemCode("", "", f"{n:03d}")) for n, name in enumerate(item_names)]
    return ItemIndex(items)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("spjyxk", "食品经营许可（新办）"),
        ("SPJYXK", "食品经营许可（新办）"),
        ("ｓｐｊｙｘｋ", "食品经营许可（新办）"),
        ("sp'jy'xk", "食品经营许可（新办）"),
        ("sp jy xk", "食品经营许可（新办）"),
        ("shi'pin'jing'y", "食品经营许可（新办）"),
        ("shipinjingyingxuke", "食品经营许可（新办）"),
        ("食品jy", "食品经营许可（新办）"),
        ("食品经营", "食品经营许可（新办）"),
        ("zywjcsdl", "占用、挖掘城市道路许可"),
        ("占用挖掘", "占用、挖掘城市道路许可"),
        ("占用、挖掘", "占用、挖掘城市道路许可"),
        ("gsrd", "工伤认定"),
        ("qsxk", "取水许可"),
        ("spxk", "食品经营许可（新办）"),
        ("食品许可", "食品经营许可（新办）"),
        ("340199017", "取水许可"),
        ("11341702990000068M434019901700001", "取水许可"),
        ("11341702990000068m434019901700001", "取水许可"),
        ("slj", "取水许可"),
        ("水利局", "取水许可"),
        ("shuilij", "取水许可"),
    ],
)
def test_an_item_is_found_first_by_what_a_clerk_types(query: str, name: str) -> None:
    assert names(query)[0] == name


def test_a_department_finds_all_its_items_also_those_it_takes_part_in() -> None:
    assert set(names("slj")) == {"取水许可"}
    assert {"个体工商户设立登记", "食品经营许可（新办）"} < set(names("scjg"))
    assert "占用、挖掘城市道路许可" in names("公安局")
    assert names("gaj") == ["占用、挖掘城市道路许可"]


@pytest.mark.parametrize(("query", "name"), [("hyxh", "行业协会登记"), ("xyxh", "行业协会登记"), ("zcxk", "重建许可")])
def test_a_character_is_found_by_every_reading(query: str, name: str) -> None:
    hits = named("行业协会登记", "重建许可", "增产许可").find(query, {}, 20)
    if query == "zcxk":
        assert [hit.item.name for hit in hits] == ["增产许可"]
    else:
        assert [hit.item.name for hit in hits] == [name]


def test_what_this_window_uses_most_comes_first() -> None:
    """A fixed rank put 新办 before 设立登记."""
    index = named("食品经营许可（新办）", "食品经营许可（变更）", "食品经营许可（延续）")
    assert [hit.item.name[-3:-1] for hit in index.find("spjy", {}, 20)] == ["新办", "变更", "延续"]
    used = {"002": 40, "001": 7}
    assert [hit.item.name[-3:-1] for hit in index.find("spjy", used, 20)] == ["延续", "变更", "新办"]


def test_an_item_that_begins_with_the_query_stands_before_one_that_holds_it() -> None:
    index = named("城镇取水许可", "取水许可")
    assert [hit.item.name for hit in index.find("qs", {}, 20)] == ["取水许可", "城镇取水许可"]


def test_a_whole_code_stands_before_everything_and_gaps_come_last() -> None:
    hits = INDEX.find("11341702990000068M434019901700001", {ITEMS[0].code.business: 99}, 20)
    assert (hits[0].match, hits[0].item.name) == (Match.EXACT, "取水许可")
    assert {hit.match for hit in INDEX.find("spxk", {}, 20)} == {Match.SCATTERED}
    assert Match.SCATTERED not in {hit.match for hit in INDEX.find("xk", {}, 20)}


def test_no_query_gives_all_items_the_most_used_first() -> None:
    assert set(names("", limit=99)) == NAMES
    assert names("  ' ", {ITEMS[5].code.business: 3})[0] == ITEMS[5].name


def test_the_limit_is_kept_and_each_item_stands_once() -> None:
    assert len(names("xk", limit=3)) == 3
    assert len(names("xk")) == len(set(names("xk")))


@pytest.mark.parametrize("query", ["不存在的事项", "qqqqqq", "𠮷", "%", "99999999999"])
def test_what_is_not_there_is_not_found(query: str) -> None:
    found = names(query)
    assert found == [] or plain_query(query) == ""


@given(st.sampled_from(ITEMS), st.data())
def test_every_part_of_a_name_finds_it_in_every_way_of_typing(item: Item, data: st.DataObject) -> None:
    plain = "".join(filter(str.isalnum, item.name))
    begin = data.draw(st.integers(0, len(plain) - 1))
    end = data.draw(st.integers(begin + 1, len(plain)))
    part = plain[begin:end]
    for query in (part, initials(part)[0], spellings(part)[0], initials(part)[-1], spellings(part)[-1]):
        assert item.name in names(query, limit=99), query


@given(
    st.lists(st.text(st.sampled_from("食品经营许可重行长单于abc1、（"), max_size=8), max_size=6),
    st.text("spjzchxdyk食品1", max_size=6),
)
def test_the_bits_find_what_a_plain_search_finds(texts: list[str], query: str) -> None:
    found = {hit.item.name for hit in named(*texts).find(query, {}, 99) if hit.match is Match.NAME}
    if query:
        assert found == {text for text in texts if holds(text, query)}


def holds(text: str, query: str) -> bool:
    """The slow and plain way: try every place, every reading, every beginning of it."""
    chars = [char for char in text.lower() if char.isalnum()]
    return any(typed(chars[place:], query) for place in range(len(chars)))


def typed(chars: list[str], query: str) -> bool:
    if not query:
        return True
    if not chars:
        return False
    ways = {chars[0]} | {s[:n] for s in spellings(chars[0]) for n in range(1, len(s) + 1)}
    return any(query.startswith(way) and typed(chars[1:], query[len(way) :]) for way in ways)


def test_a_pre_edit_loses_its_blanks_and_apostrophes() -> None:
    assert plain_query(" shi'pin ’jing·ying ") == "shipinjingying"
    assert plain_query("lü") == "lv"


def quickest(call: Callable[[], object]) -> float:
    took = []
    for _ in range(7):
        begin = time.perf_counter()
        call()
        took.append(time.perf_counter() - begin)
    return min(took)


def test_three_thousand_items_cost_little_more_than_looking_at_each_name() -> None:
    chance = random.Random(1)
    letters = "".join(sorted(NAMES))
    many = [
        replace(
            ITEMS[n % 8], name="".join(chance.choices(letters, k=chance.randint(6, 22))), code=ItemCode("", "", str(n))
        )
        for n in range(3000)
    ]
    index = ItemIndex(many, department_name)
    plain = quickest(lambda: [item for item in many if "许可" in item.name])
    for query in ("s", "sp", "spjyxk", "shipinjingyingxuke", "许可", "xk", "qqqq"):
        assert quickest(partial(index.find, query, {"7": 3}, 20)) < 40 * plain, query

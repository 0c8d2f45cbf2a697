"""What the office writes comes back from its file as it was, whatever it is."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.notices.catalogue import KEYS, common, raw
from app.notices.template import read_common, read_toml
from app.notices.template_loading import load_template
from app.templates.toml import common_text, template_table, template_text, value_text

TEXTS = st.text(st.characters(exclude_categories=("Cs",)))
VALUES = st.recursive(
    TEXTS | st.booleans() | st.integers(-(2**62), 2**62) | st.dates(date(1, 1, 1)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("key", KEYS)
def test_every_shipped_paper_comes_back_from_its_text_and_means_the_same(key: str) -> None:
    table = read_toml(raw(key), key)
    assert template_table(template_text(table), key) == table
    own = read_common(common_text(table, common()).encode())
    made, shipped = load_template(key, template_text(table).encode(), own), load_template(key, raw(key), common())
    assert (made.blocks, made.fields, made.form) == (shipped.blocks, shipped.fields, shipped.form)


@given(VALUES)
def test_any_value_comes_back(value: Any) -> None:
    assert tomllib.loads(f"it = {value_text(value)}")["it"] == value


@given(st.dictionaries(TEXTS, VALUES, max_size=5), st.lists(st.dictionaries(TEXTS, VALUES, max_size=4), max_size=4))
def test_any_table_of_blocks_comes_back(top: dict[str, Any], blocks: list[dict[str, Any]]) -> None:
    table = {**top, "block": blocks}
    assert template_table(template_text(table), "x") == table


def test_half_a_character_does_not_break_the_file() -> None:
    assert tomllib.loads("it = " + value_text("半\ud800字"))["it"] == "半?字"


def test_the_same_draft_has_the_same_text_and_so_the_same_hash() -> None:
    table = read_toml(raw("acceptance"), "acceptance")
    assert template_text(table) == template_text(template_table(template_text(table), "acceptance"))

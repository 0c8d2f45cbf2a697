"""TOML tables read field by field: each fault is named with its file and place, and reading goes on."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import pytest

from app.finding import Finding
from app.toml_table import TomlTable, read_toml


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def table(source: str) -> tuple[TomlTable, list[Finding]]:
    faults: list[Finding] = []
    return read_toml(source, "x.toml", faults), faults


def test_values_in_order_are_returned_as_they_are() -> None:
    values, faults = table('a = " 一 "\nb = 3\nc = true\nd = 2026-11-23\ne = "blue"\nf = ["一"]\ng = ["red", "red"]')
    assert (values.text("a"), values.number("b"), values.flag("c")) == ("一", 3, True)
    assert (values.day("d"), values.choice("e", Colour), values.texts("f")) == (
        date(2026, 11, 23),
        Colour.BLUE,
        ("一",),
    )
    assert values.choices("g", Colour) == (Colour.RED,)
    values.done()
    assert faults == []


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("a = 1", "toml.not_text"),
        ('a = "  "', "toml.empty"),
        ('a = "x\\u0000"', "toml.unseen"),
        ('a = "x\\u202ey"', "toml.unseen"),
        ("", "toml.missing"),
        (f'a = "{"一" * 2001}"', "toml.too_long"),
    ],
)
def test_a_text_that_is_not_in_order(source: str, code: str) -> None:
    values, faults = table(source)
    values.text("a")
    assert [found.code for found in faults] == [code]
    assert faults[0].field == "a"
    assert "x.toml" in faults[0].say()


@pytest.mark.parametrize("source", ['a = "3"', "a = 3.5", "a = true", "a = -1", "a = 99999999999", "a = nan"])
def test_a_number_that_is_none(source: str) -> None:
    values, faults = table(source)
    assert values.number("a") == 0
    assert [found.code for found in faults] == ["toml.not_number"]


@pytest.mark.parametrize("source", ["a = 2026-11-23T10:00:00", 'a = "2026-11-23"', "a = 20261123"])
def test_a_date_is_a_civil_date(source: str) -> None:
    values, faults = table(source)
    values.day("a")
    assert [found.code for found in faults] == ["toml.not_date"]


def test_a_choice_names_what_can_be_chosen() -> None:
    values, faults = table('a = "green"\nb = []\nc = "red"\nd = ["red", "green"]')
    values.choice("a", Colour)
    values.choices("b", Colour)
    values.choices("c", Colour)
    values.choices("d", Colour)
    assert [found.code for found in faults] == ["toml.not_choice", "toml.not_list", "toml.not_list", "toml.not_choice"]
    assert "red、blue" in faults[0].say()
    assert "green" in faults[0].say()


def test_a_table_within_is_named_by_its_whole_path() -> None:
    values, faults = table("[a]\nb = 1\n[[c]]\nd = 1\n[[c]]\ne = 2")
    inner = values.table("a")
    assert inner is not None
    inner.text("b")
    for row in values.tables("c"):
        row.number("d")
        row.done()
    assert [(found.field, found.code) for found in faults] == [
        ("a.b", "toml.not_text"),
        ("c[2].d", "toml.missing"),
        ("c[2].e", "toml.unknown"),
    ]


@pytest.mark.parametrize(("source", "code"), [("a = 1", "toml.not_table"), ("", "toml.missing")])
def test_a_table_that_is_none(source: str, code: str) -> None:
    values, faults = table(source)
    assert values.table("a", required=True) is None
    assert [found.code for found in faults] == [code]


@pytest.mark.parametrize("source", ["a = 1", "a = [1]", "a = []", "[a]\nb = 1"])
def test_an_array_of_tables_that_is_none(source: str) -> None:
    values, faults = table(source)
    assert values.tables("a", required=True) == ()
    assert [found.code for found in faults] == ["toml.not_tables"]


def test_an_unknown_field_is_told_with_the_nearest_known_one() -> None:
    values, faults = table('nmae = "x"\nname = "y"')
    values.text("name")
    values.done()
    assert "name" in faults[0].say()
    assert faults[0].field == "nmae"


@pytest.mark.parametrize("source", ["a = ", "a", "[a", "a = 1\na = 2", "\ufeffa = 1", "a = 'x\x00'"])
def test_a_file_that_is_no_toml_is_told_by_line(source: str) -> None:
    _, faults = table(source)
    assert [found.code for found in faults] == ["toml.syntax"]
    assert faults[0].refusal().facts["where"] == "x.toml"


def test_flags_and_lists_of_another_kind_are_told() -> None:
    values, faults = table("a = 1\nb = [1]\nc = 1")
    assert values.flag("a") is False
    assert values.texts("b") == values.texts("c") == ()
    assert [found.code for found in faults] == ["toml.not_flag", "toml.not_list", "toml.not_list"]


def test_a_choice_that_need_not_be_made_is_none_and_a_wrong_one_is_told() -> None:
    values, faults = table('a = "red"\nb = ""\nd = "green"')
    assert [values.choice_or_none(key, Colour) for key in ("a", "b", "c")] == [Colour.RED, None, None]
    assert faults == []
    values.choice_or_none("d", Colour)
    assert [fault.code for fault in faults] == ["toml.not_choice"]

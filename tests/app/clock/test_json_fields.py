"""A JSON object read field by field: a fault has its sentence and its place, and the field its default so that reading goes on."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

import pytest

from app.clock.json_fields import FAR, Fields, shown
from app.finding import Finding


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


def fields_of(where: str = "clocks[0]", **values: object) -> tuple[Fields, list[Finding]]:
    faults: list[Finding] = []
    return Fields(values, where, faults), faults


def codes(faults: list[Finding]) -> list[tuple[str, str]]:
    return [(fault.code, fault.where) for fault in faults]


WORDS: list[tuple[str, Any, Any]] = [
    ("whole", "x", 0), ("whole", True, 0), ("whole", -1, 0), ("text", 5, ""), ("text", "", ""), ("identity", True, ""),
    ("identity", 1.5, ""), ("day", "2026-2-3", FAR), ("day", "2026-02-30", FAR), ("day", 20260203, FAR),
]  # fmt: skip


@pytest.mark.parametrize(("reader", "value", "default"), WORDS)
def test_what_cannot_be_meant_is_one_fault_and_reads_as_nothing(reader: str, value: object, default: object) -> None:
    fields, faults = fields_of(a=value)
    found = getattr(fields, reader)("a")
    assert found == default and type(found) is type(default) and len(faults) == 1


@pytest.mark.parametrize(("reader", "default"), [("whole", 0), ("text", ""), ("identity", ""), ("day", FAR)])
@pytest.mark.parametrize("values", [{}, {"a": None}])
def test_what_is_missing_is_told_once(reader: str, default: object, values: dict[str, object]) -> None:
    fields, faults = fields_of(**values)
    assert getattr(fields, reader)("a") == default
    assert [code for code, _ in codes(faults)] == ["clock.missing"]


def test_the_day_that_stands_for_none_is_the_first_there_is() -> None:
    assert date.min == FAR


def test_a_default_takes_the_place_of_what_is_missing_or_cannot_be_meant() -> None:
    fields, faults = fields_of(n="x", s=5, f="yes")
    assert (fields.whole("absent", 7), fields.text("absent", "-"), fields.flag("absent", True)) == (7, "-", True)
    assert (fields.text("absent", ""), fields.whole("absent", 0), fields.flag("absent", False)) == ("", 0, False)
    assert faults == []
    assert (fields.whole("n", 7), fields.text("s", "-"), fields.flag("f", True)) == (7, "-", True)
    assert [code for code, _ in codes(faults)] == ["clock.not_whole", "clock.not_text", "clock.not_flag"]


def test_what_is_right_is_taken_as_it_stands() -> None:
    fields, faults = fields_of(n=0, s="甲", e="", f=False, day="2026-02-03", i=0, colour="green")
    assert (fields.whole("n"), fields.whole("n", 7), fields.text("s"), fields.text("e", "-")) == (0, 0, "甲", "")
    assert (fields.flag("f", True), fields.day("day"), fields.identity("i")) == (False, date(2026, 2, 3), 0)
    assert fields.kind("colour", Colour, "clock.unknown_unit") is Colour.GREEN
    assert faults == [] and "n" in fields and "absent" not in fields


@pytest.mark.parametrize(
    ("value", "code"), [("blue", "clock.unknown_unit"), (1, "clock.unknown_unit"), (None, "clock.missing")]
)
def test_another_kind_is_a_fault_of_its_own_and_no_kind(value: object, code: str) -> None:
    fields, faults = fields_of(colour=value)
    assert fields.kind("colour", Colour, "clock.unknown_unit") is None
    assert [found for found, _ in codes(faults)] == [code]


def test_a_date_that_may_be_missing_is_none_where_it_is_or_cannot_be_read() -> None:
    fields, faults = fields_of(day="2026-02-03", none=None, bad="3.2.2026")
    assert (fields.day_or_none("day"), fields.day_or_none("none"), fields.day_or_none("absent")) == (
        date(2026, 2, 3),
        None,
        None,
    )
    assert faults == []
    assert fields.day_or_none("bad") is None and len(faults) == 1


def test_of_a_list_the_good_are_taken_and_each_bad_one_is_told_by_its_place() -> None:
    fields, faults = fields_of(days=["2026-02-03", "x", "2026-02-05"], n=[1, "x", True, -3], one="x")
    assert fields.days("days") == [date(2026, 2, 3), date(2026, 2, 5)]
    assert fields.wholes("n", [9]) == [1, -3]
    assert [fault.field for fault in faults] == ["days[1]", "n[1]", "n[2]"]
    assert (fields.days("absent"), fields.wholes("absent", [9])) == ([], [9])
    assert (fields.days("one"), fields.wholes("one", [9])) == ([], [])
    assert [fault.code for fault in faults[3:]] == ["clock.not_list", "clock.not_list"]


def test_objects_know_where_they_stand_and_by_which_name() -> None:
    fields, faults = fields_of("", clocks=[{"id": "甲"}, 5, {"n": 1}])
    assert [one.where for one in fields.objects("clocks")] == ["clocks[0]（甲）", "clocks[2]"]
    assert [fault.code for fault in faults] == ["clock.not_object"]
    assert list(fields.objects("absent")) == [] and len(faults) == 1


def test_an_object_inside_is_read_on_and_an_empty_one_where_there_is_none() -> None:
    fields, faults = fields_of("ledgers[0]", item={"n": 3}, bad=5)
    assert (fields.inner("item").whole("n"), fields.inner("item").where) == (3, "ledgers[0] item")
    assert faults == []
    assert "n" not in fields.inner("bad") and "n" not in fields.inner("absent")
    assert [fault.code for fault in faults] == ["clock.not_object", "clock.missing"]


def test_a_value_is_shown_short_and_in_one_line() -> None:
    assert shown("a\n b") == "a b" and shown(True) == "True" and shown(["x"]) == "['x']"
    assert shown("x" * 40) == "x" * 40
    assert shown("x" * 41) == "x" * 39 + "…"

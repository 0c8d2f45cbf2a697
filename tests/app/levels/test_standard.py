"""The standard catalogue: one name and one code at every level, and no limit longer than the one above allows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.catalogue import sample_catalogue
from app.clock.calendar import shipped
from app.clock.limits import Limit, Unit
from app.errors import Refused
from app.events.levels import StandardLine, StandardPublished
from app.item import Item
from app.levels.standard import (
    MOST_LINES,
    Standard,
    changes,
    in_force,
    level_findings,
    read_standard,
    standard_findings,
)

PROVINCE, CITY = 340000, 341700
CALENDAR = shipped()


def item_of_days(n: int = 20) -> Item:
    item = next(i for i in sample_catalogue().items(date(2026, 11, 23)) if i.statutory.unit is Unit.WORKING_DAY)
    return replace(item, statutory=Limit(n, Unit.WORKING_DAY), promised=Limit(5, Unit.WORKING_DAY))


def standard(item: Item, **changed: Any) -> Standard:
    line = StandardLine(item.code.basic, item.name, Limit(20, Unit.WORKING_DAY), Limit(10, Unit.WORKING_DAY))
    return Standard(PROVINCE, 1, {line.basic: replace(line, **changed)})


def codes(item: Item, *standards: Standard) -> list[str]:
    return [found.code for found in standard_findings([item], standards, CALENDAR)]


def test_an_item_that_keeps_to_the_standard_has_no_finding() -> None:
    item = item_of_days()
    assert codes(item, standard(item)) == []
    assert codes(item) == []


def test_another_name_for_a_standard_code_is_told_with_both_names() -> None:
    item = item_of_days()
    (found,) = standard_findings([item], [standard(item, name="标准名称")], CALENDAR)
    said = found.say()
    assert found.code == "standard.other_name"
    assert "标准名称" in said and item.name in said and str(PROVINCE) in said


def test_a_standard_name_under_another_code_is_told() -> None:
    item = item_of_days()
    other = StandardLine("000199999999", item.name)
    assert codes(item, Standard(PROVINCE, 1, {other.basic: other})) == ["standard.other_code"]


@pytest.mark.parametrize(("days", "wanted"), [(20, []), (21, ["standard.statutory_longer"]), (1, [])])
def test_a_limit_is_not_longer_than_the_one_above(days: int, wanted: list[str]) -> None:
    item = item_of_days(days)
    assert codes(item, standard(item)) == wanted


@pytest.mark.parametrize(
    ("own", "most", "is_longer"),
    [
        (Limit(20, Unit.WORKING_DAY), Limit(30, Unit.CALENDAR_DAY), True),
        (Limit(20, Unit.WORKING_DAY), Limit(60, Unit.CALENDAR_DAY), False),
        (Limit(1, Unit.MONTH), Limit(5, Unit.WORKING_DAY), True),
        (Limit(0, Unit.ON_THE_SPOT), Limit(1, Unit.WORKING_DAY), False),
    ],
)
def test_limits_of_other_units_are_judged_by_due_dates(own: Limit, most: Limit, is_longer: bool) -> None:
    item = replace(item_of_days(), statutory=own)
    assert ("standard.statutory_longer" in codes(item, standard(item, statutory=most))) is is_longer


def test_the_sentence_names_both_limits_with_their_units() -> None:
    item = item_of_days(25)
    (found,) = standard_findings([item], [standard(item)], CALENDAR)
    assert "25个工作日" in found.say() and "20个工作日" in found.say()
    assert "25 working days" in found.say("en")


def test_a_lower_standard_is_itself_checked_against_the_one_above() -> None:
    item = item_of_days()
    own = replace(standard(item, name="自定名称"), issuer=CITY)
    assert [one.code for one in level_findings(own, [standard(item)], CALENDAR)] == ["standard.other_name"]


def test_versions_are_told_by_their_changes_and_the_highest_level_stands_first() -> None:
    one, two = StandardLine("1", "甲"), StandardLine("2", "乙")
    first = changes(Standard(CITY), [one, two], 1)
    held = in_force(first)[0]
    second = changes(held, [replace(one, name="丙")], 2)
    assert [(b.version, len(b.lines), b.ended) for b in (*first, *second)] == [(1, 2, ()), (2, 1, ("2",))]
    above = StandardPublished(PROVINCE, 7, (one,))
    city, province = in_force((*first, *second, above))[::-1]
    assert (province.issuer, province.version, city.issuer, city.version) == (PROVINCE, 7, CITY, 2)
    assert {code: line.name for code, line in city.lines.items()} == {"1": "丙"}
    assert changes(city, city.lines.values(), 3) == ()
    assert changes(city, [], 3) == (StandardPublished(CITY, 3, (), ("1",)),)


def test_an_older_version_that_comes_late_changes_nothing() -> None:
    new, old = (
        StandardPublished(CITY, 2, (StandardLine("1", "新"),)),
        StandardPublished(CITY, 1, (StandardLine("1", "旧"),)),
    )
    assert in_force((new, old))[0].lines["1"].name == "新"


def test_a_long_catalogue_is_several_events_of_one_version() -> None:
    lines = [StandardLine(str(n), f"事项{n}") for n in range(MOST_LINES * 2 + 1)]
    bodies = changes(Standard(CITY), lines, 1)
    assert [len(body.lines) for body in bodies] == [MOST_LINES, MOST_LINES, 1]
    assert len(in_force(bodies)[0].lines) == len(lines)


def test_a_table_is_read_with_its_limits() -> None:
    text = "\ufeff基本编码,事项名称,法定办结时限,承诺办结时限\n000100000001,甲,20个工作日,10\n000100000002,乙,30日,即办\n000100000003,丙,3个月,\n,,,\n"
    found = read_standard(text)
    assert [(one.basic, one.statutory, one.promised) for one in found] == [
        ("000100000001", Limit(20, Unit.WORKING_DAY), Limit(10, Unit.WORKING_DAY)),
        ("000100000002", Limit(30, Unit.CALENDAR_DAY), Limit(0, Unit.ON_THE_SPOT)),
        ("000100000003", Limit(3, Unit.MONTH), None),
    ]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "standard.column", None),
        ("事项名称\n甲\n", "standard.column", None),
        ("基本编码,事项名称\n,甲\n", "standard.line", 2),
        ("基本编码,事项名称\n000100000001,\n", "standard.line", 2),
        ("基本编码,事项名称\n000100000001,甲\n000100000001,乙\n", "standard.line", 3),
        ("基本编码,事项名称\n000100000001,甲\n100000002,乙\n", "standard.code", 3),
        ("基本编码,事项名称\n1.99E+11,甲\n", "standard.code", 2),
        ("基本编码,事项名称,法定办结时限\n000100000001,甲,很久\n", "standard.line", 2),
        ("基本编码,事项名称,法定办结时限\n000100000001,甲,20天半\n", "standard.line", 2),
        ("基本编码,事项名称,法定办结时限\n000100000001,甲,99999日\n", "standard.line", 2),
    ],
)
def test_a_table_that_is_wrong_is_told_with_its_line(text: str, code: str, line: int | None) -> None:
    with pytest.raises(Refused) as told:
        read_standard(text)
    assert (told.value.code, told.value.facts.get("line")) == (code, line)

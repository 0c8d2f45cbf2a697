"""By what the public pages read: the last word of the windows counts, and an empty office says nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from office_day import LABOUR, item_called

from app.catalogue import sample_catalogue
from app.clock.calendar import shipped
from app.events.body import pack
from app.events.calendar import CalendarImported, CalendarWithdrawn, LocalDaysApproved, LocalDaysAsked, OrderedDay
from app.events.catalogue import ItemEnded, ItemPublished
from app.events.office import SettingChanged
from app.events.verifying import SigningKeyMade
from app.ids import EventId
from app.item_table import table_of
from app.keys.signing import key_id
from app.office import new_office, sample_office
from app.public.rules import Rule, Rules, Shipped, is_rule, rules_of

ON = date(2026, 11, 2)
A, B = "00" * 32, "01" * 32


def rule(kind: str, data: dict[str, Any], name: str = "e1") -> Rule:
    return Rule(EventId(name), kind, datetime(2026, 11, 2, tzinfo=UTC), ON, data)


def read(*rules: Rule, is_training: bool = False) -> Rules:
    return rules_of(rules, Shipped(sample_catalogue(), shipped(), "示例中心", "341702", is_training))


def office(value: Any) -> Rule:
    return rule(SettingChanged.KIND, {"key": "office", "value": pack(value)})


def name_of(public: str) -> str:
    return key_id(bytes.fromhex(public))


def key(public: str, replaces: str = "", *, is_training: bool = False, desk: str = "0001") -> Rule:
    made = SigningKeyMade(name_of(public), public, ON, is_training, desk, "示例", replaces)
    return rule(SigningKeyMade.KIND, pack(made))


def test_a_new_windows_empty_office_does_not_empty_the_hall() -> None:
    assert read(office(sample_office()), office(new_office("新窗口", "341702"))).office == sample_office()
    assert read().office == new_office("示例中心", "341702")


def test_other_settings_are_no_rules() -> None:
    assert not is_rule(rule(SettingChanged.KIND, {"key": "printer", "value": "x"}))
    assert is_rule(office(sample_office()))


def test_a_published_version_rules_and_an_ended_item_is_offered_no_more_until_it_is_again() -> None:
    item = item_called(LABOUR)
    table = {**table_of(item), "version": 2, "name": "劳务派遣经营许可（新）"}
    data = {"key": "k", "code": item.code.business, "version": 2, "asked": "a", "sha256": "", "table": table}
    made = rule(ItemPublished.KIND, data)
    end = rule(ItemEnded.KIND, {"code": item.code.business, "on": "2026-11-01"})
    again = rule(ItemEnded.KIND, {"code": item.code.business, "on": None})

    def names(*rules: Rule) -> set[str]:
        return {one.name for one in read(*rules).catalogue.items(ON)}

    assert "劳务派遣经营许可（新）" in names(made)
    assert not [name for name in names(made, end) if "劳务派遣" in name]
    assert "劳务派遣经营许可（新）" in names(made, end, again)


def test_a_broken_table_of_an_item_leaves_the_others() -> None:
    data = {"key": "k", "code": "x", "version": 1, "asked": "a", "sha256": "", "table": {"name": "坏"}}
    assert len(read(rule(ItemPublished.KIND, data)).catalogue.items(ON)) == 33


def test_local_days_rule_once_approved_and_a_withdrawn_table_does_not() -> None:
    days = (OrderedDay(date(2026, 11, 4), is_working=False, name="台风"),)
    asked = rule(LocalDaysAsked.KIND, pack(LocalDaysAsked("通知", days)), "t1")
    approved = rule(LocalDaysApproved.KIND, {"asked": "t1", "sha256": ""}, "t2")
    gone = rule(CalendarWithdrawn.KIND, {"table": "t1"}, "t3")
    day = date(2026, 11, 4)
    assert read(asked).calendar.is_working(day)
    assert not read(asked, approved).calendar.is_working(day)
    assert read(asked, approved, gone).calendar.is_working(day)
    imported = CalendarImported("文件", "国办", None, ON, (2027,), days)
    assert not read(rule(CalendarImported.KIND, pack(imported), "t4")).calendar.is_working(day)


def test_a_renewed_key_ends_the_one_before_and_a_live_center_knows_no_key_of_training() -> None:
    first, second = read(key(A), key(B, name_of(A))).keys
    assert (first.id, first.to_on, second.id, second.to_on) == (name_of(A), ON, name_of(B), None)
    assert read(key(A, is_training=True)).keys == ()
    assert [one.id for one in read(key(A, is_training=True), is_training=True).keys] == [name_of(A)]


def test_nobody_says_anew_what_a_key_is_and_what_is_no_key_stands_in_no_list() -> None:
    made = SigningKeyMade("a", "no key", ON, False, "0001", "示例")
    (only,) = read(key(A), key(A, desk="0002"), rule(SigningKeyMade.KIND, pack(made))).keys
    assert (only.id, only.desk_code) == (name_of(A), "0001")


def test_the_halls_office_stands_over_what_a_desk_has_of_its_own() -> None:
    """What a new desk brings along changes no other desk (app.managed), nor what the public reads."""
    own = replace(sample_office(), name="新窗口自己的单位")
    hall = replace(office(sample_office()), is_heard=True)
    assert read(office(own)).office == own
    assert read(hall, office(own)).office == read(office(own), hall).office == sample_office()


@pytest.mark.parametrize("departments", [[5], "x", [{"key": 1, "name": None}], {"a": 1}])
def test_an_office_that_no_program_of_ours_wrote_is_passed_over(departments: Any) -> None:
    spoilt = rule(SettingChanged.KIND, {"key": "office", "value": {"departments": departments}})
    assert read(office(sample_office()), spoilt).office == sample_office()
    assert read(spoilt).office == new_office("示例中心", "341702")

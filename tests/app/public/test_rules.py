"""By what the public pages read: the last word of the windows counts, and an empty office says nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

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
from app.office import new_office, sample_office
from app.public.rules import Rule, Rules, Shipped, is_rule, rules_of

ON = date(2026, 11, 2)


def rule(kind: str, data: dict[str, Any], name: str = "e1") -> Rule:
    return Rule(EventId(name), kind, datetime(2026, 11, 2, tzinfo=UTC), ON, data)


def read(*rules: Rule, is_training: bool = False) -> Rules:
    return rules_of(rules, Shipped(sample_catalogue(), shipped(), "示例中心", "341702", is_training))


def office(value: Any) -> Rule:
    return rule(SettingChanged.KIND, {"key": "office", "value": pack(value)})


def key(name: str, replaces: str = "", *, is_training: bool = False) -> Rule:
    made = SigningKeyMade(name, "00" * 32, ON, is_training, "0001", "示例", replaces)
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
    first, second = read(key("a"), key("b", "a")).keys
    assert (first.id, first.to_on, second.id, second.to_on) == ("a", ON, "b", None)
    assert read(key("t", is_training=True)).keys == ()
    assert [one.id for one in read(key("t", is_training=True), is_training=True).keys] == ["t"]

"""The standard catalogue goes down, level by level, to the desks; what does not keep to it is told at every level."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from center_for_tests import PASSWORD
from desk_for_tests import CHIEF
from levels_for_tests import CITY, COUNTY, PROVINCE, SECOND, Level, settled

from app.catalogue import sample_catalogue
from app.clock.limits import Limit, Unit
from app.desk import Desk
from app.errors import Refused
from app.events.catalogue import DraftedItem, ItemProposed, ItemPublished, ItemsDrafted
from app.events.envelope import canonical, digest
from app.events.levels import StandardLine
from app.ids import EventId
from app.item import Item
from app.item_drafts import judge
from app.item_table import table_of
from db.center.standards import standards


def an_item() -> Item:
    items = sample_catalogue().items(date(2026, 11, 23))
    return next(i for i in items if i.statutory == Limit(20, Unit.WORKING_DAY) and i.promised is not None)


def line(item: Item, **changed: object) -> StandardLine:
    made = StandardLine(item.code.basic, item.name, item.statutory, item.promised)
    return replace(made, **changed)  # type: ignore[arg-type]


def propose_at_desk(desk: Desk, item: Item) -> EventId:
    table = table_of(item)
    desk.record(None, ItemsDrafted((DraftedItem("k", item.name, table),), "editor"))
    return desk.record(None, ItemProposed("k", digest(canonical(table)))).id


def publish_at_desk(desk: Desk, item: Item, asked: EventId) -> None:
    table = table_of(item)
    desk.record(None, ItemPublished("k", item.code.business, 1, asked, digest(canonical(table)), table))


def test_what_the_province_publishes_is_checked_at_city_county_and_desk(levels: dict[int, Level]) -> None:
    item, desk = an_item(), levels[COUNTY].desks[0]
    asked = desk.store.do(CHIEF, propose_at_desk, item)
    desk.store.do(SECOND, publish_at_desk, item, asked)
    with pytest.raises(Refused, match=r"center\.wrong_password"):
        levels[PROVINCE].store.levels.publish((line(item),), "m1", "guessed")
    assert (
        levels[PROVINCE].store.levels.publish((line(item), StandardLine("000199999998", "另一事项")), "m1", PASSWORD)
        == 1
    )
    assert (
        levels[PROVINCE].store.levels.publish((line(item), StandardLine("000199999998", "另一事项")), "m1", PASSWORD)
        == 1
    )
    settled(levels, 3)
    assert levels[COUNTY].store.levels.standard_findings() == ()
    shorter = line(item, name="省定名称", statutory=Limit(10, Unit.WORKING_DAY))
    assert levels[PROVINCE].store.levels.publish((shorter,), "m2", PASSWORD) == 2
    own = line(item, statutory=Limit(15, Unit.WORKING_DAY), promised=None)
    version = levels[CITY].store.levels.publish((own,), "m1", PASSWORD)
    settled(levels, 3)
    city = [(one.code, dict(one.facts)["issuer"]) for one in levels[CITY].store.levels.standard_findings()]
    assert city == [("standard.other_name", PROVINCE), ("standard.statutory_longer", PROVINCE)]
    county = [(one.code, dict(one.facts)["issuer"]) for one in levels[COUNTY].store.levels.standard_findings()]
    assert county == [
        ("standard.other_name", PROVINCE), ("standard.statutory_longer", PROVINCE), ("standard.statutory_longer", CITY),
    ]  # fmt: skip
    with levels[COUNTY].hall.owner() as connection:
        held = standards(connection, COUNTY)
    assert [(one.issuer, one.version, len(one.lines)) for one in held] == [(PROVINCE, 2, 1), (CITY, version, 1)]
    told = desk.store.ask(lambda records: records.standards())
    assert [(one.issuer, one.version, dict(one.lines)) for one in told] == [
        (o.issuer, o.version, dict(o.lines)) for o in held
    ]
    around = desk.store.around
    judged = judge(table_of(item), around.calendar, around.office, told)
    codes = [one.code for one in judged.findings]
    assert codes[-3:] == ["standard.other_name", "standard.statutory_longer", "standard.statutory_longer"]
    assert judge(table_of(item), around.calendar, around.office).findings == ()
    for one in levels.values():
        assert one.store.verify().faults == ()


def test_letters_are_written_once_however_often_a_round_is_done(levels: dict[int, Level]) -> None:
    levels[CITY].store.levels.publish((StandardLine("000199999997", "再一事项"),), "m1", PASSWORD)
    settled(levels, 2)
    count = "SELECT count(*) FROM event WHERE feed_id = %s AND kind = 'standard_published'"
    before = levels[COUNTY].hall.owner_rows(count, COUNTY)
    settled(levels, 2)
    assert levels[COUNTY].hall.owner_rows(count, COUNTY) == before

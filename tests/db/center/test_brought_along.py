"""What a desk set up before it joined: the first one's becomes the hall's, a later one's is put aside and told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from center_for_tests import FEED, Hall
from desk_for_tests import CHEAP, CHIEF, around
from desk_for_tests import PASSWORD as DESK_PASSWORD
from one_hall import APPROVER, LEAD, catalogue, names_of, published, some_item
from synced_desks import SyncedDesk

from app.case import body_of
from app.events.body import Body
from app.events.calendar import LocalDaysApproved, OrderedDay
from app.events.catalogue import ItemPublished
from app.events.templates import TemplatePublished
from app.hall_office import HallOffice, told
from app.holidays.keep import approve_local_days, ask_local_days
from app.item_table import table_of
from app.office import sample_office
from app.office_setting import set_office, table_of_office
from app.publishing import end_item, keep_drafts, propose, publish
from app.staffing import set_officer
from app.sync.judge import Ruling
from app.sync.messages import Verdict
from app.templates.basis import next_table
from app.templates.publishing import keep_template, propose_template, publish_template
from db.center.ground import PushGround
from db.desk.making import NewProfile, create_profile
from db.desk.opening import log_in
from ui.sync.refill import refill_of

BEFORE = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
PAPER = "acceptance"
STORM, FLOOD = date(2026, 12, 1), date(2026, 12, 2)


class NewDesk(SyncedDesk):
    """A desk that nobody has let in yet; what is done now is done days before it asks."""

    def open(self) -> None:
        self.tie(log_in(self.folder, CHIEF.id, DESK_PASSWORD, around(BEFORE))[0])

    def join(self) -> None:
        """Ask to be let in; from here on it is today."""
        self.enrol()
        self.close()
        self.tie(log_in(self.folder, CHIEF.id, DESK_PASSWORD, around())[0])

    def round(self) -> None:
        """Send and read, and follow the hall."""
        self.sync()
        self.shelf.follow_hall()

    def office(self) -> HallOffice | None:
        found: HallOffice | None = self.store.ask(lambda records: records.hall_office())
        return found

    def sentences(self) -> str:
        standing = self.office()
        assert standing is not None
        return "\n".join(told(standing, self.store.setting(CHIEF).office))

    def left_out(self) -> list[str]:
        return [f"{one.act.kind} {one.code}" for one in self.store.ask(lambda records: records.left_out())]


def again_at(desk: SyncedDesk) -> dict[str, str]:
    """Return what waits for a person, by kind, and the page where it is done again."""
    found = desk.store.ask(lambda records: records.left_out())
    return {one.act.kind: refill_of(one).page for one in found}


def new_desk(hall: Hall, place: Path, code: str) -> NewDesk:
    create_profile(
        NewProfile(place / f"desk-{code}", sample_office(), code, ((CHIEF, DESK_PASSWORD),), cost=CHEAP), around(BEFORE)
    )
    desk = NewDesk(hall, place, code)
    for officer in (LEAD, APPROVER):
        desk.do(set_officer, officer)
    return desk


@pytest.fixture
def pair(hall: Hall, tmp_path: Path) -> Any:
    """Two desks of their own; both are sound at the end, and so is the center."""
    two = new_desk(hall, tmp_path, "0001"), new_desk(hall, tmp_path, "0002")
    yield two
    for desk in two:
        assert desk.store.check().faults == ()
        desk.close()
    assert hall.store.verify().faults == ()


def own_item(desk: SyncedDesk, name: str, digits: str) -> None:
    """Publish an item that no other desk has."""
    item = some_item(desk)
    code = replace(item.code, business=f"{item.code.implement}{digits}")
    table = table_of(replace(item, code=code, version=1, effective_from=date(2026, 11, 23), name=name))
    (key,) = desk.store.do(LEAD, keep_drafts, [table])
    desk.store.do(LEAD, propose, key)
    desk.store.do(APPROVER, publish, key)


def own_paper(desk: SyncedDesk) -> None:
    """Publish the next wording of a paper."""
    day = desk.store.setting(LEAD).moment.on
    desk.store.do(LEAD, keep_template, PAPER, next_table(PAPER, day, day + timedelta(days=9), papers_of(desk)))
    desk.store.do(LEAD, propose_template, PAPER)
    desk.store.do(APPROVER, publish_template, PAPER)


def papers_of(desk: SyncedDesk) -> Any:
    return desk.store.setting(LEAD).own_papers


def local_day(desk: SyncedDesk, on: date, name: str) -> None:
    asked = desk.do(ask_local_days, (OrderedDay(on, False, name),), source=f"{name}的通知")
    (table,) = desk.store.ask(lambda records: records.calendar_tables())
    desk.store.do(APPROVER, approve_local_days, asked, sha256=table.sha256)


def test_what_the_first_desk_published_before_it_joined_becomes_the_halls(pair: tuple[NewDesk, NewDesk]) -> None:
    one, two = pair
    published(one, "甲窗口的版本")
    own_item(one, "甲窗口自有事项", "88")
    own_paper(one)
    local_day(one, STORM, "台风停止办公")
    one.join()
    two.join()
    for desk in (one, two):
        desk.round()
    assert one.left_out() == two.left_out() == []
    assert names_of(two)[-1] == "甲窗口的版本"
    assert "甲窗口自有事项" in [item.name for item in catalogue(two).versions]
    assert papers_of(two) == papers_of(one)
    assert not two.store.setting(LEAD).calendar.is_working(STORM)


def test_where_the_hall_has_the_same_thing_the_halls_stands_and_the_desks_is_put_aside_on_record(
    pair: tuple[NewDesk, NewDesk],
) -> None:
    one, two = pair
    published(one, "甲窗口的版本")
    local_day(one, STORM, "台风停止办公")
    published(two, "乙窗口的版本")
    published(two, "乙窗口的又一版本")
    for desk, times in ((one, 1), (two, 2)):
        for _ in range(times):
            own_paper(desk)
    own_item(two, "乙窗口自有事项", "99")
    two.store.do(LEAD, end_item, some_item(two).code.business, on=date(2026, 12, 31), reason="不再办理")
    local_day(two, FLOOD, "洪水停止办公")
    one.join()
    one.round()
    two.join()
    two.round()
    one.round()
    for desk in pair:
        assert names_of(desk)[-1] == "甲窗口的版本"
        assert "乙窗口自有事项" in [item.name for item in catalogue(desk).versions], (
            "what nobody else has is the hall's too"
        )
        calendar = desk.store.setting(LEAD).calendar
        assert (calendar.is_working(STORM), calendar.is_working(FLOOD)) == (False, True)
        assert some_item(desk).code.business in {item.code.business for item in catalogue(desk).items(date(2027, 1, 4))}
    assert papers_of(two) == papers_of(one)
    assert one.left_out() == []
    assert sorted(set(two.left_out())) == [
        "item_ended managed.brought",
        "item_published managed.brought",
        "local_days_approved managed.brought",
        "local_days_asked managed.brought",
        "template_published managed.brought",
    ]
    assert again_at(two) == {
        "item_ended": "catalogue",
        "item_published": "catalogue",
        "local_days_approved": "calendar",
        "local_days_asked": "calendar",
        "template_published": "templates",
    }


@pytest.mark.parametrize(
    ("body", "publishes"),
    [
        (LocalDaysApproved, lambda desk: local_day(desk, STORM, "台风停止办公")),
        (ItemPublished, lambda desk: published(desk, f"{desk.code}窗口的版本")),
        (TemplatePublished, own_paper),
    ],
)
def test_of_two_that_wait_for_a_newer_center_the_first_alone_becomes_the_halls(
    hall: Hall, pair: tuple[NewDesk, NewDesk], body: type[Body], publishes: Callable[[NewDesk], None]
) -> None:
    """They are judged in one transaction, in which the verdict on the first stands in no row yet."""
    for desk in pair:
        publishes(desk)
        desk.join()
    grounds = []
    with hall.owner() as connection:
        for desk in pair:
            told = desk.store.ask(lambda records: records.office_events())
            (made,) = [event for event in told if event.kind == body.KIND]
            (entry,) = [one for one in hall.store.desks() if one.desk_code == desk.code]
            ground = PushGround(connection, FEED, entry.id, [made])
            if grounds:
                ground.go_on_from(grounds[-1])
            grounds.append(ground)
            assert ground.has_of_others(body_of(made)) is (desk.code == "0002")
            if desk.code == "0001":
                ground.take(made, Ruling(Verdict.APPLIED))


def test_what_was_put_aside_is_published_again_as_the_next_version_and_is_then_the_halls(
    pair: tuple[NewDesk, NewDesk],
) -> None:
    one, two = pair
    published(one, "甲窗口的版本")
    published(two, "乙窗口的版本")
    for desk in (one, two):
        desk.join()
        desk.round()
    published(two, "乙窗口的版本", version=3)
    for desk in (two, one):
        desk.round()
    assert names_of(one)[-1] == names_of(two)[-1] == "乙窗口的版本"


def test_the_office_is_one_desks_alone_until_its_administrator_saves_it_for_the_hall(
    pair: tuple[NewDesk, NewDesk],
) -> None:
    one, two = pair
    assert one.office() is None, "a desk without a center has nobody to share an office with"
    table = table_of_office(sample_office())
    one.do(set_office, {**table, "name": "甲区政务服务中心"})
    two.do(set_office, {**table, "name": "乙区政务服务中心", "hotline": "0566-1234567"})
    for desk in (one, two):
        desk.join()
        desk.round()
    assert [desk.store.setting(CHIEF).office.name for desk in (one, two)] == ["甲区政务服务中心", "乙区政务服务中心"]
    assert "只在本窗口有效" in one.sentences()
    one.do(set_office, table_of_office(one.store.setting(CHIEF).office))
    for desk in (one, two):
        desk.round()
    assert two.store.setting(CHIEF).office.name == "甲区政务服务中心"
    assert one.sentences() == ""
    told_there = two.sentences()
    assert "有 2 处不同，已搁置" in told_there
    assert "中心名称：本窗口原为“乙区政务服务中心”，中心为“甲区政务服务中心”。" in told_there
    assert "0566-1234567" in told_there
    two.do(set_office, {**table_of_office(two.store.setting(CHIEF).office), "hotline": "0566-1234567"})
    for desk in (two, one):
        desk.round()
    assert one.store.setting(CHIEF).office.hotline == "0566-1234567"
    assert two.sentences() == "", "the administrator has seen to it"


def test_a_department_that_the_hall_has_not_and_one_that_it_has_otherwise_are_named(
    pair: tuple[NewDesk, NewDesk],
) -> None:
    one, two = pair
    office = sample_office()
    first, *others = office.departments
    extra = replace(first, code="zzz", name="乙区民宗局", short="乙民宗")
    changed = replace(
        office, departments=(replace(first, phone="0566-7654321"), *others, extra), decline_needs_lead=True
    )
    two.do(set_office, table_of_office(changed))
    one.join()
    one.round()
    one.do(set_office, table_of_office(office))
    one.round()
    two.join()
    two.round()
    told_there = two.sentences()
    assert "有 3 处不同" in told_there
    assert f"{first.name}的办公电话：本窗口原为“0566-7654321”，中心为“{first.phone}”。" in told_there
    assert "进驻部门：本窗口原有“乙区民宗局 zzz”，中心没有。" in told_there
    assert "不予受理须首席代表同意：本窗口原来的设置与中心不同。" in told_there
    standing = two.office()
    assert standing is not None
    assert told(standing, two.store.setting(CHIEF).office, "en")[0].startswith("The hall")

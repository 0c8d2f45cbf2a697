"""What a desk took from its hall is proved by `yimen check`, and what the hall did not adopt rules at its desk no more."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from center_for_tests import PASSWORD as CENTER_PASSWORD
from desk_for_tests import CHIEF, CLERK, PASSWORD, around
from one_hall import APPROVER, LEAD, TODAY, catalogue, desk_id, published, record_body, round_of, some_item
from served_center import Served
from synced_desks import SyncedDesk, make_desks

from app.events.calendar import CalendarImported, CalendarWithdrawn, OrderedDay
from app.events.catalogue import ItemEnded
from app.events.office import SettingChanged
from app.events.templates import TemplateRetired
from app.holidays.held import TableStatus
from app.holidays.keep import approve_local_days, ask_local_days
from app.ids import EventId
from app.keys.safe import unlock
from app.left_out import tasks
from app.publishing import end_item
from app.staffing import set_officer
from app.templates.basis import next_table
from app.templates.publishing import keep_template, propose_template, publish_template
from db.desk.connection import writer_engine
from db.desk.managed_rows import HALL_PEOPLE, PEOPLE_NOTED
from db.desk.now import real_now
from db.desk.opening import log_in
from db.desk.schema import event
from db.desk.sync_rows import keep_state

TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
TYPHOON, HOLIDAY = date(2026, 12, 1), date(2026, 12, 2)
Two = tuple[SyncedDesk, SyncedDesk]


@pytest.fixture
def two(served: Served, tmp_path: Path) -> Iterator[Two]:
    one, other = make_desks(served.hall, tmp_path, 2)
    for desk in (one, other):
        for officer in (LEAD, APPROVER):
            desk.do(set_officer, officer)
        round_of(desk, served)
    yield one, other
    for desk in (one, other):
        desk.close()


def tampered(folder: Path, *statements: str) -> dict[str, str]:
    """Copy a desk, change its file as somebody with the key could, and return what the check says: code and sentence."""
    copy = Path(shutil.copytree(folder, folder.with_name("tampered")))
    engine = writer_engine(copy / "store.db", unlock(copy, CHIEF.id, PASSWORD, real_now()))
    with engine.begin() as connection:
        triggers = connection.exec_driver_sql(TRIGGERS).all()
        for name, _ in triggers:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        for statement in statements:
            assert connection.exec_driver_sql(statement).rowcount, statement
        for _, sql in triggers:
            connection.exec_driver_sql(sql)
    engine.dispose()
    store = log_in(copy, CHIEF.id, PASSWORD, around())[0]
    faults = store.check().faults
    store.close()
    shutil.rmtree(copy)
    return {fault.code: fault.say() for fault in faults if fault.code.startswith("check.")}  # a copy is told, too


PERSON = "UPDATE {table} SET body = replace(body, '\"lead\"', '\"approver\"') WHERE id = '{id}'"
TAKEN_PERSON = PERSON.format(table="managed_taken", id="person:c1")
OFFICER = PERSON.format(table="officer", id="c1")
DAYS = "replace(body, '\"n\":', '\"n\":1')"  # three working days are thirteen
ITEM, TAKEN_ITEM = (
    f"UPDATE item_version SET body = {DAYS}",
    f"UPDATE managed_taken SET body = {DAYS} WHERE kind = 'item_published'",
)
PEER = "UPDATE peer SET sent = replace(sent, '\"n\":', '\"n\":1') WHERE sent LIKE '%item_published%'"


def test_rights_of_a_hall_person_or_a_limit_that_somebody_changed_in_the_file_are_found_and_told(
    served: Served, two: Two
) -> None:
    """Changing both the account and what had been taken was silent once: nothing was compared with the journal."""
    one, other = two
    published(one, "食品经营许可（新名）")
    for desk in two:
        round_of(desk, served)
    served.hall.store.manage_people(desk_id(one), "m1", CENTER_PASSWORD)
    for desk in (*two, *two):
        round_of(desk, served)
        assert desk.store.check().faults == ()
    other.close()
    person = tampered(other.folder, TAKEN_PERSON, OFFICER)
    assert set(person) == {"check.taken_person", "check.taken_people"} and "c1" in person["check.taken_person"]
    item = tampered(other.folder, ITEM, TAKEN_ITEM)
    assert set(item) == {"check.taken", "check.item"} and some_item(one).code.business in item["check.taken"]
    assert "check.taken" in tampered(other.folder, ITEM, TAKEN_ITEM, PEER)
    assert "check.taken" in tampered(
        other.folder, "DELETE FROM managed_taken WHERE kind = 'item_published'", "DELETE FROM item_version"
    )
    away = ("DELETE FROM managed_taken WHERE id = 'person:c1'", "DELETE FROM officer WHERE id = 'c1'")
    assert "check.taken_person" in tampered(other.folder, *away)
    for segment in (other.folder / "journal").iterdir():  # a journal that every kept backup holds is dropped
        segment.unlink()
    assert {"check.taken_people"} <= set(tampered(other.folder, TAKEN_PERSON, OFFICER))
    assert {"check.taken"} <= set(tampered(other.folder, ITEM, TAKEN_ITEM))
    other.open()


def test_an_end_a_retired_paper_and_holidays_that_the_center_refused_rule_no_more_and_wait_for_a_person(
    served: Served, two: Two
) -> None:
    one, other = two
    code = some_item(one).code.business
    key = "acceptance"
    later, last = TODAY + timedelta(days=3), TODAY + timedelta(days=1)
    one.store.do(LEAD, keep_template, key, next_table(key, TODAY, last, one.store.setting(LEAD).own_papers))
    one.store.do(LEAD, propose_template, key)
    paper = one.store.do(APPROVER, publish_template, key)
    table = one.do(ask_local_days, [OrderedDay(TYPHOON, False, "台风停工")], source="示例令〔2026〕1号")
    (asked,) = one.store.ask(lambda records: records.calendar_tables())
    one.store.do(APPROVER, approve_local_days, table, sha256=asked.sha256)
    for desk in two:
        round_of(desk, served)
    before = other.store.setting(LEAD)
    days = (OrderedDay(HOLIDAY, False, "假日"),)
    for body in (
        ItemEnded(code, last, "无权停办"),
        TemplateRetired(key, paper.version, last, "无权停用"),
        CalendarImported("表.xlsx", "某通知", TODAY, TODAY, (2026,), days),
        CalendarWithdrawn(EventId(table), "无权撤销"),
    ):
        other.store.do(CLERK, record_body, body)
    setting = other.store.setting(LEAD)
    assert not setting.calendar.is_working(HOLIDAY) and setting.calendar.is_working(TYPHOON)
    assert code not in {item.code.business for item in catalogue(other).items(later)}
    round_of(other, served)
    setting = other.store.setting(LEAD)
    assert setting.calendar.is_working(HOLIDAY) and not setting.calendar.is_working(TYPHOON)
    assert code in {item.code.business for item in catalogue(other).items(later)}
    assert setting.own_papers == before.own_papers
    tables = other.store.ask(lambda records: records.calendar_tables())
    assert [one.status for one in tables] == [TableStatus.IN_FORCE, TableStatus.DECLINED]
    waiting = other.store.ask(tasks, CHIEF).waiting
    assert len(waiting) == 4 and all(one.code == "people.unknown" for one in waiting)
    one.store.do(LEAD, end_item, code, on=last, reason="中心统一停办")
    for desk in (one, other):
        round_of(desk, served)  # what the hall says counts afterwards as before
    assert code not in {item.code.business for item in catalogue(other).items(later)}
    assert [desk.store.check().faults for desk in two] == [(), ()]


def test_a_list_of_people_that_an_older_program_took_is_told_anew_once_and_proved_from_then_on(
    served: Served, two: Two
) -> None:
    one, other = two
    served.hall.store.manage_people(desk_id(one), "m1", CENTER_PASSWORD)
    for desk in two:
        round_of(desk, served)
    assert notes(other) == 1

    def noted_nothing(connection: sa.Connection) -> tuple[None, set[str]]:
        keep_state(connection, PEOPLE_NOTED, "")
        return None, set()

    other.store.exchange(noted_nothing)
    for _ in range(3):
        round_of(other, served)
    assert notes(other) == 2 and other.store.check().faults == ()
    for segment in (other.folder / "journal").iterdir():
        segment.unlink()
    other.close()
    assert "check.taken_people" in tampered(other.folder, TAKEN_PERSON, OFFICER)
    other.open()


def notes(desk: SyncedDesk) -> int:
    """Return how often the chain of a desk says which list of people was taken."""
    query = sa.select(event.c.data).where(event.c.kind == SettingChanged.KIND)
    told = desk.store.look(lambda connection: connection.execute(query).scalars().all())
    return sum(json.loads(data)["key"] == HALL_PEOPLE for data in told)

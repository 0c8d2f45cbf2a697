"""Several desks, one hall: what one publishes the others follow whole; of two the first rules; people are the hall's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from center_for_tests import NOW, PASSWORD
from desk_for_tests import CHIEF, CLERK, person, receive
from one_hall import (
    APPROVER,
    LEAD,
    TODAY,
    catalogue,
    desk_id,
    names_of,
    people,
    published,
    record_body,
    round_of,
    some_item,
)
from served_center import Served
from synced_desks import SyncedDesk, fresh_desk, make_desks

from app.errors import Refused
from app.events.calendar import OrderedDay
from app.events.catalogue import ItemPublished
from app.events.office import SessionChanged
from app.holidays.keep import approve_local_days, ask_local_days
from app.ids import CaseId, EventId, OfficerId
from app.item_table import table_of
from app.officer import Officer, Role
from app.publishing import end_item, keep_drafts
from app.sessions import record_password
from app.staffing import set_officer
from app.sync.http import CenterClient
from app.sync.passes import GRANT_TIME
from app.sync.round import pull_all
from app.sync.session import come_in
from app.templates.basis import EDITABLE, next_table
from app.templates.publishing import keep_template, propose_template, publish_template, retire_template
from db.desk import managed_rows

PAPER = "acceptance"


@pytest.fixture
def desks(served: Served, tmp_path: Path) -> Iterator[tuple[SyncedDesk, SyncedDesk]]:
    one, two = make_desks(served.hall, tmp_path, 2)
    for desk in (one, two):
        for officer in (LEAD, APPROVER):
            desk.do(set_officer, officer)
        round_of(desk, served)
    yield one, two
    for desk in (one, two):
        assert desk.store.check().faults == ()
        desk.close()
    assert served.hall.store.verify().faults == ()


def verdicts(desk: SyncedDesk, served: Served, kind: str) -> list[str]:
    with served.hall.owner() as connection:
        query = b"SELECT verdict FROM event WHERE kind = %s AND origin = %s ORDER BY pos"
        return [str(row[0]) for row in connection.execute(query, (kind, desk.shelf.origin()))]


def test_an_item_published_at_one_desk_is_every_desks_at_its_next_round_and_a_case_keeps_its_version(
    served: Served, desks: tuple[SyncedDesk, SyncedDesk]
) -> None:
    one, two = desks
    early = CaseId(two.store.do(CHIEF, receive, person()))
    before = two.case(early).plan
    published(one, "食品经营许可（新名）")
    round_of(one, served)
    assert "食品经营许可（新名）" not in names_of(two)
    round_of(two, served)
    assert names_of(two) == names_of(one)
    assert two.case(early).plan == before
    round_of(two, served)  # the same once more changes nothing
    assert names_of(two) == names_of(one)


def test_of_two_that_publish_one_version_the_first_at_the_center_rules_at_both_desks(
    served: Served, desks: tuple[SyncedDesk, SyncedDesk]
) -> None:
    one, two = desks
    published(one, "甲窗口发布的名称")
    published(two, "乙窗口发布的名称")
    round_of(one, served)
    round_of(two, served)
    assert verdicts(one, served, ItemPublished.KIND) == ["applied"]
    assert verdicts(two, served, ItemPublished.KIND) == ["refused:managed.version_taken"]
    assert "甲窗口发布的名称" in names_of(two)
    assert "乙窗口发布的名称" not in names_of(two)
    assert two.shelf.standing().refused == 1
    published(two, "乙窗口再次发布")
    for desk in (two, one):
        round_of(desk, served)
    assert names_of(one) == names_of(two)
    assert "乙窗口再次发布" in names_of(one)


def test_a_version_published_in_the_middle_of_a_round_gives_way_to_the_one_that_came_in_it(
    served: Served, desks: tuple[SyncedDesk, SyncedDesk]
) -> None:
    one, two = desks
    published(one, "甲窗口发布的名称")
    round_of(one, served)
    published(two, "乙窗口发布的名称")
    link = two.shelf.link()
    assert link is not None
    with CenterClient(served.address, link.key, lambda: served.now) as client:
        come_in(two.shelf, client)
        pull_all(two.shelf, client)
        two.shelf.follow_hall()  # what came is taken before the own version was even sent
    assert "甲窗口发布的名称" in names_of(two)
    round_of(two, served)
    assert "甲窗口发布的名称" in names_of(two)
    assert names_of(two) == names_of(one)


def test_more_than_one_page_of_versions_and_one_that_cannot_be_read_yet_lose_nothing(
    served: Served, desks: tuple[SyncedDesk, SyncedDesk], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = desks
    for n in range(5):
        published(one, f"第{n}次发布")
    round_of(one, served)
    with monkeypatch.context() as older:
        older.setattr(managed_rows, "MOST", 2)
        older.setattr(managed_rows, "check_readable", refuse_third)
        round_of(two, served)
    assert names_of(two)[1:] == ["第0次发布", "第1次发布", "第3次发布", "第4次发布"]
    round_of(two, served)  # by a program that can read it
    assert names_of(two) == names_of(one)


def refuse_third(body: Any) -> None:
    if getattr(body, "table", {}).get("name") == "第2次发布":
        raise Refused("managed.unreadable")


def test_an_item_that_is_offered_no_more_at_one_desk_is_offered_nowhere(
    served: Served, desks: tuple[SyncedDesk, SyncedDesk]
) -> None:
    one, two = desks
    code = some_item(one).code.business
    one.store.do(LEAD, end_item, code, on=TODAY + timedelta(days=1), reason="示例事项取消")
    for desk in desks:
        round_of(desk, served)
    later = TODAY + timedelta(days=3)
    assert code not in {item.code.business for item in catalogue(two).items(later)}


def test_the_wording_of_a_paper_flows_and_its_end_too(served: Served, desks: tuple[SyncedDesk, SyncedDesk]) -> None:
    one, two = desks
    key = PAPER if PAPER in EDITABLE else EDITABLE[0]
    papers = one.store.setting(LEAD).own_papers
    one.store.do(LEAD, keep_template, key, next_table(key, TODAY, TODAY + timedelta(days=1), papers))
    one.store.do(LEAD, propose_template, key)
    made = one.store.do(APPROVER, publish_template, key)
    for desk in desks:
        round_of(desk, served)
    assert two.store.setting(LEAD).own_papers == one.store.setting(LEAD).own_papers
    two.store.do(LEAD, retire_template, key, made.version, on=TODAY + timedelta(days=9), reason="示例：改回原样")
    for desk in (two, one):
        round_of(desk, served)
    assert one.store.setting(LEAD).own_papers == two.store.setting(LEAD).own_papers


def test_local_days_that_one_desk_asks_for_another_approves_and_all_count_by_them(
    served: Served, desks: tuple[SyncedDesk, SyncedDesk]
) -> None:
    one, two = desks
    typhoon = date(2026, 12, 1)
    table = one.store.do(CHIEF, ask_local_days, [OrderedDay(typhoon, False, "台风停工")], source="示例令〔2026〕1号")
    for desk in desks:
        round_of(desk, served)
    (asked,) = [one for one in two.store.ask(lambda records: records.calendar_tables()) if one.id == table]
    two.store.do(APPROVER, approve_local_days, table, sha256=asked.sha256)
    for desk in (two, one):
        round_of(desk, served)
    for desk in desks:
        assert not desk.store.setting(LEAD).calendar.is_working(typhoon)


def test_what_one_person_published_alone_or_without_the_right_is_the_halls_nowhere(
    served: Served, desks: tuple[SyncedDesk, SyncedDesk]
) -> None:
    one, two = desks
    item = some_item(one)
    table = table_of(replace(item, version=2, effective_from=TODAY, name="一人发布"))
    forged = ItemPublished(
        item.code.business, item.code.business, 2, EventId("0199aaaa-0000-7000-8000-000000000009"), "0" * 64, table
    )
    one.store.do(LEAD, keep_drafts, [table])
    one.store.do(LEAD, record_body, forged)
    one.store.do(CLERK, record_body, replace(forged, version=3, table={**table, "version": 3}))
    round_of(one, served)
    round_of(two, served)
    assert verdicts(one, served, ItemPublished.KIND) == ["refused:managed.not_proposed", "refused:people.unknown"]
    assert "一人发布" not in names_of(two)
    assert "一人发布" not in names_of(one)  # nor is it used where it was published
    with served.hall.owner() as connection:  # nothing of it stands in the way of who publishes it rightly
        assert connection.execute(b"SELECT count(*) FROM managed").fetchone() == (0,)


def test_people_who_are_managed_for_the_hall_come_to_every_desk_and_leave_every_desk(
    served: Served, desks: tuple[SyncedDesk, SyncedDesk]
) -> None:
    one, two = desks
    hall = served.hall.store
    assert hall.manage_people(desk_id(one), "m1", PASSWORD) == 3
    for desk in desks:
        round_of(desk, served)
    clerk = replace(CLERK, name="新窗口人员")
    one.do(set_officer, clerk)
    for desk in desks:
        round_of(desk, served)
    assert clerk in people(two)
    two.do(set_officer, replace(clerk, is_active=False))
    for desk in (two, one):
        round_of(desk, served)
    assert replace(clerk, is_active=False) in people(one)
    with pytest.raises(Refused, match=r"people\.closed_account"):
        one.store.do(clerk, receive, person())


def of_one_desk(served: Served, desks: tuple[SyncedDesk, SyncedDesk]) -> Officer:
    """Make the first desk's people the hall's; return an administrator of the second desk alone."""
    one, two = desks
    served.hall.store.manage_people(desk_id(one), "m1", PASSWORD)
    stranger = Officer(OfficerId("z9"), "外来管理", (), (Role.SYSTEM_ADMIN,))
    two.do(set_officer, stranger)
    for desk in desks:
        round_of(desk, served)
    return stranger


def test_an_account_of_the_hall_is_changed_by_the_halls_administrators_alone(
    served: Served, desks: tuple[SyncedDesk, SyncedDesk]
) -> None:
    one, two = desks
    stranger = of_one_desk(served, desks)
    two.store.do(stranger, set_officer, replace(APPROVER, is_active=False))
    assert replace(APPROVER, is_active=False) in people(two)
    round_of(two, served)
    assert verdicts(two, served, "officer_set")[-1] == "refused:managed.people"
    assert APPROVER in people(two)  # set back by the center's list in the same round
    round_of(one, served)
    assert APPROVER in people(one)


def test_an_administrator_of_one_desk_gives_the_halls_people_their_password_there_and_nothing_is_refused(
    served: Served, desks: tuple[SyncedDesk, SyncedDesk]
) -> None:
    """The account went along unchanged, was refused, and stood on 同步待办 although the password was good."""
    _, two = desks
    stranger = of_one_desk(served, desks)
    before = verdicts(two, served, "officer_set")
    assert two.store.do(stranger, set_officer, APPROVER) == APPROVER  # what F12 saves before the password
    two.store.do(stranger, record_password, APPROVER.id)
    round_of(two, served)
    assert verdicts(two, served, "officer_set") == before
    assert verdicts(two, served, SessionChanged.KIND)[-1] == "applied"


def test_a_new_desk_whose_founder_bears_a_name_of_the_hall_changes_nobody_of_the_hall(
    served: Served, desks: tuple[SyncedDesk, SyncedDesk], tmp_path: Path
) -> None:
    one, _ = desks
    served.hall.store.manage_people(desk_id(one), "m1", PASSWORD)
    round_of(one, served)
    known = people(one)
    third = fresh_desk(served.hall, tmp_path, "0009")
    third.do(set_officer, replace(LEAD, name="同名的另一人"))
    round_of(third, served)
    round_of(one, served)
    assert people(one) == known
    assert LEAD in people(third)
    assert third.shelf.standing().refused == 0
    third.close()


def test_a_desk_goes_on_without_its_center_until_its_grant_is_over(
    served: Served, desks: tuple[SyncedDesk, SyncedDesk], monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.events.file import NoteAdded
    from db.desk import transaction

    one, _ = desks
    case = one.receive()
    monkeypatch.setattr(transaction, "REAL", "training")  # these desks stand in a frozen hour
    held = one.shelf.held_pass()
    assert held is not None
    one.receive()
    end = held.read().grant_until
    assert end == NOW + GRANT_TIME
    with monkeypatch.context() as later:
        later.setattr("db.desk.transaction.refuse_ended", ended(end))
        with pytest.raises(Refused, match=r"sync\.grant_ended"):
            one.receive()
        one.record(case, NoteAdded("备注"))  # what only adds goes on
    served.now = NOW + GRANT_TIME / 2
    round_of(one, served)
    again = one.shelf.held_pass()
    assert again is not None
    assert again.read().grant_until == served.now + GRANT_TIME


def ended(at: Any) -> Any:
    from app.sync.grant import refuse_ended

    return lambda held, kind, _: refuse_ended(held, kind, at)

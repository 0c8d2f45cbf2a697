"""What the public looked up comes to the desks where the supervisors sit: whole days, case numbers, nothing of who asked."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from center_for_tests import NOW, Hall, TestServer
from public_hall import PublicHall, public_hall
from served_center import Served
from synced_desks import make_desks

from app.desk import Desk
from app.errors import NotFound
from app.supervision.look import OfficeLook, PublicLooks
from app.supervision.scan import looks_of
from app.sync.looked import MOST_DAYS, hear_looks, read_looked
from app.sync.running import run_round
from db.desk.looked_rows import DAY
from db.desk.schema import sync_state

TODAY = date(2026, 11, 23)
ONE, TWO, THREE = ("1" * 24, "2" * 24, "3" * 24)
BACK = 60


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def kept(there: PublicHall) -> PublicLooks:
    found: PublicLooks = there.office.ask(lambda records: records.public_looks())
    return found


def given_to_the_rules(desk: Desk) -> OfficeLook:
    return looks_of(desk, (), days_ago(BACK))[1]


def test_the_desk_hears_of_whole_days_once_and_the_rules_are_given_them(server: TestServer, tmp_path: Path) -> None:
    with public_hall(server, tmp_path) as there, Served(there.hall) as served:
        store = there.hall.store
        for number, on in (
            (ONE, days_ago(3)),
            (ONE, days_ago(1)),
            (TWO, days_ago(1)),
            ("", days_ago(2)),
            (THREE, TODAY),
        ):
            store.note_public_look(number, on)
        assert kept(there) == PublicLooks()
        with served.client(there.key) as client:
            hear_looks(there.shelf, client, BACK)
            assert kept(there) == PublicLooks(days_ago(3), frozenset({ONE, TWO})), "today is not over"
            assert there.shelf.looked_upto() == days_ago(1)
        served.now = NOW + timedelta(days=1)
        with served.client(there.key) as client:
            hear_looks(there.shelf, client, BACK)
        assert kept(there).numbers == {ONE, TWO, THREE} and there.shelf.looked_upto() == TODAY
        looked: OfficeLook = there.office.do("s1", given_to_the_rules)
        assert looked.public == kept(there)


def test_days_that_no_scan_looks_back_to_are_neither_asked_for_nor_kept(server: TestServer, tmp_path: Path) -> None:
    with public_hall(server, tmp_path) as there, Served(there.hall) as served:
        for number, days in ((ONE, BACK + 1), (TWO, BACK), (THREE, 1)):
            there.hall.store.note_public_look(number, days_ago(days))
        with served.client(there.key) as client:
            hear_looks(there.shelf, client, BACK)
        assert kept(there) == PublicLooks(days_ago(BACK), frozenset({TWO, THREE}))
        served.now = NOW + timedelta(days=2)
        with served.client(there.key) as client:
            hear_looks(there.shelf, client, BACK)
        assert kept(there) == PublicLooks(days_ago(1), frozenset({THREE}))


def test_a_busy_hall_is_told_in_parts_each_of_whole_days(hall: Hall) -> None:
    store = hall.store
    for n in range(5):
        for on in (days_ago(3), days_ago(2)):
            store.note_public_look(f"{n:024}", on)
    store.note_public_look(ONE, days_ago(1))
    looks = store._looks
    first = looks.whole_days(days_ago(9), TODAY, most=3)
    assert (first.upto, set(first.days)) == (days_ago(3), {days_ago(3)}), "one day at least"
    both = looks.whole_days(days_ago(9), TODAY, most=10)
    assert (both.upto, set(both.days)) == (days_ago(2), {days_ago(3), days_ago(2)})
    rest = looks.whole_days(both.upto, TODAY, most=10)
    assert (rest.upto, rest.days) == (days_ago(1), {days_ago(1): (ONE,)})
    assert looks.whole_days(rest.upto, TODAY).days == {} == looks.whole_days(TODAY, TODAY).days


def test_no_answer_tells_of_more_days_than_a_desk_reads_at_once(hall: Hall) -> None:
    store = hall.store
    for days in range(1, MOST_DAYS + 3):
        store.note_public_look(ONE, days_ago(days))
    first = store.public_looked(days_ago(900), TODAY)
    assert read_looked(first.plain()) == first and len(first.days) == MOST_DAYS
    rest = store.public_looked(first.upto, TODAY)
    assert (rest.upto, set(rest.days)) == (days_ago(1), {days_ago(2), days_ago(1)})


def test_a_round_brings_them_along(hall: Hall, tmp_path: Path) -> None:
    (one,) = make_desks(hall, tmp_path, 1)
    hall.store.note_public_look(ONE, days_ago(1))
    link = one.shelf.link()
    assert link is not None
    with Served(hall) as served:
        one.shelf.keep_link(type(link)(served.address, link.key, desk=link.desk, state=link.state))
        told = run_round(one.shelf, lambda: NOW)
    assert told is not None and told.trouble is None
    assert one.store.ask(lambda records: records.public_looks()).numbers == {ONE}
    held = one.store.look(lambda c: c.execute(sync_state.select().where(sync_state.c.key.startswith(DAY))).all())
    assert [(row.key, row.value) for row in held] == [(f"{DAY}{days_ago(1)}", ONE)]
    one.close()


def test_a_center_of_before_tells_nothing_and_the_round_goes_on(
    hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one,) = make_desks(hall, tmp_path, 1)
    link = one.shelf.link()
    assert link is not None
    monkeypatch.setattr("app.sync.http.LOOKED", "/older")
    with Served(hall) as served, served.client(link.key) as client:
        with pytest.raises(NotFound, match=r"sync\.no_looked"):
            client.looked(TODAY)
        hear_looks(one.shelf, client, BACK)
    assert one.shelf.looked_upto() is None
    one.close()

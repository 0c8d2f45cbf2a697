"""A desk that lost its link, or whose center went back behind its entry, comes in again and goes on with its stream."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from center_for_tests import FEED, NOW, PASSWORD, Hall
from synced_desks import SyncedDesk, fresh_desk, make_desks

from app.errors import Refused
from app.ids import CaseId
from app.keys.device_key import new_device_key, public_key_of
from app.sync.center import Application, KnownDesk
from app.sync.link import Link
from app.wording import say_trouble
from db.center.enrolment import note_stream
from db.center.ground import PushGround
from ui.shell.syncing import STANDSTILLS


def asked_again(hall: Hall, desk: SyncedDesk) -> tuple[KnownDesk, Link]:
    """The desk asks to be let in with a fresh key and the stream it has."""
    key = new_device_key()
    code = hall.store.new_code("m1", PASSWORD, NOW)
    asking = Application(code, desk.code, f"窗口{desk.code}", desk.shelf.origin(), public_key_of(key))
    found = hall.store.ask_in(asking, NOW)
    return found, Link("http://127.0.0.1", key, desk=found.id, state="active")


def known(hall: Hall, code: str) -> KnownDesk:
    return next(one for one in hall.store.desks() if one.desk_code == code and one.state != "revoked")


def test_a_lost_link_is_renewed_and_the_stream_goes_on_under_the_new_key(hall: Hall, tmp_path: Path) -> None:
    one, two = make_desks(hall, tmp_path, 2)
    before = one.receive("张一")
    for desk in (one, two):
        desk.sync()
    with pytest.raises(Refused, match=r"center\.desk_code_taken"):
        asked_again(hall, one)
    hall.store.revoke(known(hall, "0001").id, "m1", PASSWORD)
    found, link = asked_again(hall, one)
    hall.store.approve(found.id, "m2", PASSWORD, NOW)
    one.shelf.keep_link(link)
    after = one.receive("张二")
    assert one.sync().standing.unsent == 0, "its people came along: nothing is refused"
    two.sync()
    assert set(two.cases()) == {before, after} and one.cases() == two.cases()
    with hall.owner() as connection:
        assert connection.execute("SELECT count(*) FROM event WHERE verdict <> 'applied'").fetchone() == (0,)
    snapshot = hall.snapshot()
    hall.go_back(snapshot)  # the keys of before and after are in the backup
    last: CaseId = one.receive("张三")
    for desk in (two, one, two):
        desk.sync()
    assert last in two.cases() and hall.store.verify().faults == ()
    for desk in (one, two):
        desk.close()


def test_a_desk_of_another_division_that_is_in_from_before_comes_back_with_what_it_has(
    hall: Hall, tmp_path: Path
) -> None:
    """It came in while nobody looked at divisions: what it has not sent yet has no other way."""
    (one,) = make_desks(hall, tmp_path, 1)
    one.receive("张一")
    one.sync()
    hall.store.revoke(known(hall, "0001").id, "m1", PASSWORD)
    with hall.owner() as connection:
        connection.execute("UPDATE center SET is_training = false")

    def asks(origin: str) -> KnownDesk:
        code, key = hall.store.new_code("m1", PASSWORD, NOW), public_key_of(new_device_key())
        return hall.store.ask_in(Application(code, "0001", "窗口一", origin, key, "330106"), NOW)

    with pytest.raises(Refused, match=r"center\.other_division"):
        asks("another-origin")
    assert asks(one.shelf.origin()).state == "waiting"
    one.close()


def test_what_a_desk_did_offline_before_its_link_was_renewed_is_not_from_before_it_joined(
    hall: Hall, tmp_path: Path
) -> None:
    (one,) = make_desks(hall, tmp_path, 1)
    one.receive("张一")
    one.sync()
    before = known(hall, "0001")
    (event, *_) = one.store.ask(lambda records: records.events(one.cases().popitem()[0]))
    assert event.center_at is None
    later = replace(event, origin="0" * 32, moment=replace(event.moment, at=NOW + timedelta(days=1)))
    with hall.owner() as connection:  # the desk went on under a new origin, as after an accepted loss
        note_stream(connection, FEED, later.origin, before.id)
        connection.execute(
            "INSERT INTO origin (feed_id, origin, desk, hw, head) VALUES (%s, %s, %s, 0, '')",
            (FEED, later.origin, before.id),
        )
    hall.store.revoke(before.id, "m1", PASSWORD)
    code = hall.store.new_code("m1", PASSWORD, NOW + timedelta(days=5))
    asking = Application(code, "0001", "窗口一", later.origin, public_key_of(new_device_key()))
    later_on = NOW + timedelta(days=5)
    anew = hall.store.approve(hall.store.ask_in(asking, later_on).id, "m2", PASSWORD, later_on)
    with hall.owner() as connection:
        ground = PushGround(connection, FEED, anew.id, [later])
        assert not ground.is_brought(later)
        assert ground.is_brought(replace(later, moment=replace(later.moment, at=NOW - timedelta(days=1))))
    one.close()


def test_what_a_desk_did_after_it_was_turned_away_is_from_before_it_joined(hall: Hall, tmp_path: Path) -> None:
    (one,) = make_desks(hall, tmp_path, 1)
    one.receive("张一")
    (event, *_) = one.store.ask(lambda records: records.events(one.cases().popitem()[0]))
    earlier = NOW - timedelta(days=10)
    code = hall.store.new_code("m1", PASSWORD, earlier)
    asking = Application(code, "0009", "窗口一", event.origin, public_key_of(new_device_key()))
    hall.store.revoke(hall.store.ask_in(asking, earlier).id, "m2", PASSWORD)
    between = replace(event, moment=replace(event.moment, at=NOW - timedelta(days=1)))
    with hall.owner() as connection:
        assert PushGround(connection, FEED, known(hall, "0001").id, [between]).is_brought(between)
    one.close()


def test_what_a_desk_did_between_asking_and_being_let_in_is_from_before_it_joined(hall: Hall, tmp_path: Path) -> None:
    """Two administrators may take a day to let it in: until then nothing of the hall's could reach it."""
    (one,) = make_desks(hall, tmp_path, 1)
    one.receive("张一")
    (event, *_) = one.store.ask(lambda records: records.events(one.cases().popitem()[0]))
    with hall.owner() as connection:
        connection.execute(
            "UPDATE desk SET asked_at = %s, approved_at = %s", (NOW - timedelta(days=2), NOW - timedelta(hours=1))
        )
        waiting = replace(event, moment=replace(event.moment, at=NOW - timedelta(days=1)))
        assert PushGround(connection, FEED, known(hall, "0001").id, [waiting]).is_brought(waiting)
        assert not PushGround(connection, FEED, known(hall, "0001").id, [event]).is_brought(event)
    one.close()


def test_while_the_old_entry_is_in_use_nobody_takes_its_stream(hall: Hall, tmp_path: Path) -> None:
    (one,) = make_desks(hall, tmp_path, 1)
    one.sync()
    key = new_device_key()
    code = hall.store.new_code("m1", PASSWORD, NOW)
    thief = hall.store.ask_in(Application(code, "0007", "窗口七", one.shelf.origin(), public_key_of(key)), NOW)
    with pytest.raises(Refused, match=r"center\.origin_in_use") as caught:
        hall.store.approve(thief.id, "m2", PASSWORD, NOW)
    assert "窗口0001" in say_trouble(caught.value)
    one.receive()
    assert one.sync().standing.unsent == 0
    one.close()


def test_a_center_restored_from_before_the_entry_lets_the_desk_in_again_and_loses_nothing(
    hall: Hall, tmp_path: Path
) -> None:
    snapshot = hall.snapshot()
    one = fresh_desk(hall, tmp_path, "0001")
    case = one.receive("张一")
    one.sync()
    hall.go_back(snapshot)
    assert not one.is_known()
    found, link = asked_again(hall, one)
    hall.store.approve(found.id, "m2", PASSWORD, NOW)
    one.shelf.keep_link(link)
    one.sync()
    standing = one.sync().standing
    assert (standing.unsent, standing.received, standing.refused) == (0, 0, 0)
    with hall.owner() as connection:
        assert connection.execute("SELECT id FROM case_row").fetchall() == [(case,)]
    assert hall.store.verify().faults == () and one.store.check().faults == ()
    one.close()


def test_a_key_that_the_center_does_not_know_for_this_stream_is_a_standstill_with_its_sentence(
    hall: Hall, tmp_path: Path
) -> None:
    one, two = make_desks(hall, tmp_path, 2)
    one.sync()
    one.receive()
    held, other = one.shelf.link(), two.shelf.link()
    assert held is not None and other is not None
    one.shelf.keep_link(other)
    with pytest.raises(Refused, match=r"sync\.key_differs") as caught:
        one.sync()
    assert caught.value.code in STANDSTILLS and "sync.signature" in STANDSTILLS
    assert "停用旧的登记，再重新接入" in say_trouble(caught.value) and "join again" in say_trouble(caught.value, "en")
    one.shelf.keep_link(held)
    assert one.sync().standing.unsent == 0
    for desk in (one, two):
        desk.close()


def test_the_second_step_of_the_tables_knows_who_wrote_what_was_there_before(hall: Hall, tmp_path: Path) -> None:
    (one,) = make_desks(hall, tmp_path, 1)
    one.sync()
    with hall.owner() as connection:
        held = connection.execute("SELECT origin, desk FROM stream_desk WHERE feed_id = %s", (FEED,)).fetchall()
        assert held == connection.execute("SELECT origin, desk FROM origin").fetchall() != []
    one.close()

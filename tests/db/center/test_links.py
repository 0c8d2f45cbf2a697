"""How centers come to know each other, and what neither of them may do with it."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from center_for_tests import NOW, PASSWORD, TestServer
from levels_for_tests import CITY, COUNTY, OTHER_COUNTY, PROVINCE, Level, level, settled
from streams import chained

from app.errors import NotFound, Refused, Unreachable
from app.events.envelope import Event, Moment
from app.events.levels import DayClosed
from app.ids import EventId, uuid7
from app.keys.device_key import new_device_key, place_of, public_key_of, sign
from app.levels.client import LevelClient
from app.levels.messages import Asking
from app.officer import SYSTEM_OFFICER
from app.state import CaseState
from app.sync.http import CenterClient
from app.sync.messages import Push, Sent
from db.center.own_stream import own_key


def key_of(one: Level) -> str:
    with one.hall.owner() as connection:
        return own_key(connection, one.division)


def client(to: Level, key: str) -> LevelClient:
    return LevelClient(to.door.address, key, lambda: NOW)


def asking(of: Level, key: str, division: int, **other: object) -> Asking:
    code = str(other.get("code", of.store.new_code("m1", PASSWORD, NOW)))
    training = bool(other.get("is_training", True))
    return Asking(code, division, "某中心", "http://127.0.0.1:1", public_key_of(key), training)


def test_each_side_has_two_administrators_and_until_then_nothing_moves(
    server: TestServer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.mktemp("pair")
    with level(server, place, CITY) as city, level(server, place, COUNTY) as county:
        code = city.store.new_code("m1", PASSWORD, NOW)
        here = f"http://127.0.0.1:{county.wire.port}"
        with pytest.raises(Refused, match=r"center\.code_wrong"):
            county.store.levels.ask_above(city.door.address, "0" * 20, here, "m1", PASSWORD)
        county.store.levels.ask_above(city.door.address, code, here, "m1", PASSWORD)
        again = county.store.levels.ask_above(city.door.address, code, here, "m1", PASSWORD)  # the answer was lost
        assert (again.side, again.state, again.division) == ("u", "waiting", CITY)
        for one, other in ((city, COUNTY), (county, CITY)):
            with pytest.raises(Refused, match=r"center\.same_admin"):
                one.store.levels.approve(other, "m1", PASSWORD)
        assert city.turn() == ()
        city.store.levels.approve(COUNTY, "m2", PASSWORD)
        (told,) = city.turn()
        assert told.trouble is not None and told.trouble.code == "center.waiting"
        assert city.feed(COUNTY) == []
        county.store.levels.approve(CITY, "m2", PASSWORD)
        (told,) = city.turn()
        assert told.trouble is None
        with pytest.raises(Refused, match=r"levels\.not_waiting"):
            county.store.levels.approve(CITY, "m2", PASSWORD)
        county.store.levels.end(CITY, "m1", PASSWORD)
        (told,) = city.turn()
        assert told.trouble is not None and told.trouble.code == "center.revoked"
        with pytest.raises(NotFound, match=r"levels\.no_center"):
            county.store.levels.end(PROVINCE, "m1", PASSWORD)


@pytest.mark.parametrize(
    ("division", "other", "code"),
    [
        (350100, {}, "levels.not_below"),
        (PROVINCE, {}, "levels.not_below"),
        (CITY, {}, "levels.not_below"),
        (COUNTY, {}, "levels.known"),
        (OTHER_COUNTY, {"is_training": False}, "levels.other_kind"),
        (OTHER_COUNTY, {"code": "x" * 20}, "center.code_wrong"),
    ],
)
def test_who_is_not_below_or_comes_with_another_key_is_not_taken_in(
    division: int, other: dict[str, object], code: str, levels: dict[int, Level]
) -> None:
    key = new_device_key()
    with client(levels[CITY], key) as asker, pytest.raises(Refused) as told:
        asker.introduce(asking(levels[CITY], key, division, **other))
    assert told.value.code == code


def test_a_code_lets_one_center_in_and_no_second_one(levels: dict[int, Level]) -> None:
    key, other = new_device_key(), new_device_key()
    code = levels[CITY].store.new_code("m1", PASSWORD, NOW)
    with client(levels[CITY], key) as first, client(levels[CITY], other) as second:
        assert first.introduce(asking(levels[CITY], key, 341721, code=code)).state == "waiting"
        assert first.look().division == CITY
        with pytest.raises(Refused, match=r"center\.waiting"):
            first.feeds()
        with pytest.raises(Refused, match=r"center\.code_used"):
            second.introduce(asking(levels[CITY], other, 341722, code=code))
    levels[CITY].store.levels.end(341721, "m2", PASSWORD)


def test_there_is_one_center_above(levels: dict[int, Level]) -> None:
    city, province = levels[CITY], levels[PROVINCE]
    code = province.store.new_code("m1", PASSWORD, NOW)
    with pytest.raises(Refused, match=r"levels\.(two_above|known)"):
        levels[COUNTY].store.levels.ask_above(province.door.address, code, "http://127.0.0.1:1", "m1", PASSWORD)
    assert [one.division for one in city.store.levels.neighbors() if one.side == "u"] == [PROVINCE]
    province.store.levels.end(COUNTY, "m1", PASSWORD)


def test_a_lower_center_reads_nothing_of_the_upper_but_what_is_held_of_itself(levels: dict[int, Level]) -> None:
    settled(levels)
    with client(levels[CITY], key_of(levels[COUNTY])) as lower:
        assert lower.feeds() == (COUNTY,)
        for refused in (lambda: lower.pull_feed(CITY, "", 0), lambda: lower.days(CITY), lambda: lower.keys(PROVINCE)):
            with pytest.raises(Refused, match=r"levels\.jurisdiction"):
                refused()
        for refused in (lambda: lower.pull("", 0), lambda: lower.hello("x"), lambda: lower.blob_part("0" * 64, 0)):
            with pytest.raises(Refused, match=r"levels\.lower_asks"):
                refused()


def test_an_upper_center_reads_its_jurisdiction_only(levels: dict[int, Level]) -> None:
    settled(levels)
    with client(levels[CITY], key_of(levels[PROVINCE])) as upper:
        assert upper.feeds() == (CITY, COUNTY)
        with pytest.raises(Refused, match=r"levels\.jurisdiction"):
            upper.pull_feed(350100, "", 0)


def test_strangers_and_desks_read_no_feed_of_the_levels(levels: dict[int, Level]) -> None:
    link = levels[COUNTY].desks[0].shelf.link()
    assert link is not None
    with client(levels[COUNTY], link.key) as desk, pytest.raises(Refused, match=r"levels\.center_only"):
        desk.feeds()
    with client(levels[COUNTY], new_device_key()) as stranger, pytest.raises(Refused, match=r"center\.stranger"):
        stranger.feeds()
    other = CenterClient(levels[COUNTY].door.address, new_device_key(), lambda: NOW)
    with other, pytest.raises(Refused, match=r"center\.stranger"):
        other.hello("x")


def forged(kind: str, origin: str, key: str) -> Push:
    body = {"day": "2026-11-23", "epoch": "", "after": 0, "upto": 1, "root": "0" * 64}
    moment = Moment(NOW, NOW.date(), 0, "boot")
    event = Event(EventId(uuid7()), kind, 1, None, moment, SYSTEM_OFFICER.id, body, None, None)
    (sent,) = chained([event], origin)
    place = sent.event
    return Push(origin, (Sent(place, signature=sign(key, place_of(origin, 1, place.chain_hash))),))


def verdict_of(one: Level, push: Push) -> str:
    with one.hall.owner() as connection:
        found = connection.execute(
            "SELECT verdict FROM event WHERE event_id = %s", (push.events[0].event.id,)
        ).fetchone()
    return "" if found is None else str(found[0])


def test_a_desk_cannot_speak_as_a_center_nor_a_center_as_a_desk(levels: dict[int, Level]) -> None:
    county = levels[COUNTY]
    link = county.desks[0].shelf.link()
    assert link is not None
    from_desk = forged(DayClosed.KIND, uuid7(), link.key)
    with client(county, link.key) as desk:
        desk.come_as(county.hall.token(link.key))
        desk.push(from_desk)
    assert verdict_of(county, from_desk) == "refused:levels.center_only"
    from_center = forged("note_added", uuid7(), key_of(levels[CITY]))
    with client(county, key_of(levels[CITY])) as upper:
        upper.push(from_center)
    assert verdict_of(county, from_center) == "refused:levels.not_a_desk"


@pytest.fixture
def service(levels: dict[int, Level]) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """The role under which a center serves."""
    with psycopg.connect(levels[CITY].hall.address, autocommit=True) as connection:
        connection.execute("SET ROLE yimen_service")
        yield connection


@pytest.mark.parametrize(
    "command",
    [
        f"SELECT copy_feed({CITY}, '[]')",
        f"SELECT cut_copied({CITY}, {COUNTY}, 'x', 9, 0)",
        f"""SELECT copy_feed({COUNTY}, '[{{"pos": 999999}}]')""",
        f"UPDATE event SET verdict = 'conflict' WHERE feed_id = {COUNTY}",
        f"DELETE FROM event WHERE feed_id = {COUNTY}",
        "DELETE FROM event_lost",
        "UPDATE level_key SET key = ''",
        "DELETE FROM handing",
    ],
)
def test_what_came_from_below_cannot_be_written_to(
    command: str, levels: dict[int, Level], service: psycopg.Connection[tuple[object, ...]]
) -> None:
    settled(levels, 1)
    before = levels[CITY].feed(COUNTY)
    with pytest.raises(psycopg.Error):
        service.execute(command.encode())
    assert levels[CITY].feed(COUNTY) == before


def test_an_address_that_answers_nothing_is_told_and_changes_nothing(levels: dict[int, Level]) -> None:
    with pytest.raises(Unreachable):
        levels[PROVINCE].store.levels.ask_above("http://127.0.0.1:9", "0" * 20, "http://127.0.0.1:1", "m1", PASSWORD)
    assert [one for one in levels[PROVINCE].store.levels.neighbors() if one.side == "u"] == []


def test_a_center_that_is_revoked_as_a_device_is_no_neighbor_any_more_either(
    server: TestServer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.mktemp("revoked")
    with level(server, place, CITY) as city, level(server, place, COUNTY) as county:
        code = city.store.new_code("m1", PASSWORD, NOW)
        here = f"http://127.0.0.1:{county.wire.port}"
        county.store.levels.ask_above(city.door.address, code, here, "m1", PASSWORD)
        with pytest.raises(Refused, match=r"center\.same_admin"):
            city.store.approve(f"center-{COUNTY}", "m1", PASSWORD, NOW)
        assert city.store.approve(f"center-{COUNTY}", "m2", PASSWORD, NOW).state == "active"
        assert [one.state for one in city.store.levels.neighbors()] == ["active"]
        county.store.levels.approve(CITY, "m2", PASSWORD)
        (told,) = city.turn()
        assert told.trouble is None
        desk = county.desk("0001")
        case = desk.sent_up(desk.received())
        desk.sync()
        county.turn()
        assert [made.state for made in county.store.levels.handings()] == ["open"]
        city.store.revoke(f"center-{COUNTY}", "m2", PASSWORD)
        assert [one.state for one in city.store.levels.neighbors()] == ["revoked"]
        assert city.turn() == (), "nobody asks it any more"
        county.turn()
        assert [one.state for one in county.store.levels.neighbors()] == ["revoked"], "the other side hears of it"
        assert [made.state for made in county.store.levels.handings()] == ["returned"]
        desk.sync()
        back = desk.case(case.id)
        assert (back.state, back.passage) == (CaseState.IN_PROGRESS, None), "and no case waits for it any more"
        assert county.store.revoke(f"center-{CITY}", "m1", PASSWORD).state == "revoked"
        assert [(one.state, one.approved_by) for one in county.store.levels.neighbors()] == [("revoked", "m1")]
        for unknown in ("center-nowhere", f"center-{PROVINCE}"):
            with pytest.raises(NotFound, match=r"center\.no_desk"):
                city.store.revoke(unknown, "m1", PASSWORD)

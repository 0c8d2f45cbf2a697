"""After a round counts and chain hashes of every stream are compared: what is not as the center has it is a standstill."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import sqlalchemy as sa
from center_for_tests import Hall
from served_center import Served
from synced_desks import make_desks

from app.errors import NotFound, Refused
from app.sync.messages import Stream
from app.sync.round import sync
from app.wording import say_trouble
from db.desk.schema import feed, peer
from db.desk.sync_shelf import StoreShelf
from ui.shell.syncing import STANDSTILLS


def test_what_was_read_is_what_the_center_has_stream_by_stream(hall: Hall, tmp_path: Path) -> None:
    one, two = make_desks(hall, tmp_path, 2)
    one.receive("张一")
    two.receive("张二")
    for desk in (one, two, one):
        desk.sync()
    told = hall.store.streams()
    assert len(told.streams) == 2 and told.head == sum(stream.events for stream in told.streams)
    for desk in (one, two):
        assert [desk.shelf.stream(stream.origin) for stream in told.streams] == list(told.streams)
        assert desk.shelf.compared() == desk.shelf.cursor()
    assert one.shelf.stream("nobody") == Stream("nobody")
    for desk in (one, two):
        desk.close()


@pytest.mark.parametrize("what", ["lost", "changed"])
def test_a_row_that_went_missing_or_differs_stops_the_sending_until_it_is_right_again(
    hall: Hall, tmp_path: Path, what: str
) -> None:
    """Tangerine 2722: a record lost without any conflict shown."""
    one, two = make_desks(hall, tmp_path, 2)
    one.receive("张一")
    for desk in (one, two):
        desk.sync()
    last = two.shelf.cursor().pos
    mine = one.shelf.origin()
    gone = sa.select(feed).where(feed.c.origin == mine, feed.c.pos < last)
    row = two.store.look(lambda connection: connection.execute(gone.limit(1)).mappings().one())
    theirs = sa.select(peer).where(peer.c.origin == mine).order_by(peer.c.oseq.desc()).limit(1)
    kept = two.store.look(lambda connection: connection.execute(theirs).mappings().one())
    here = sa.and_(peer.c.origin == mine, peer.c.oseq == kept["oseq"])

    def harm(connection: sa.Connection) -> tuple[None, set[str]]:
        if what == "lost":
            connection.execute(sa.delete(feed).where(feed.c.pos == row["pos"]))
        else:
            other = json.dumps({**json.loads(kept["sent"]), "chain_hash": "0" * 64})
            connection.execute(sa.update(peer).where(here).values(sent=other))
        return None, set()

    def heal(connection: sa.Connection) -> tuple[None, set[str]]:
        if what == "lost":
            connection.execute(sa.insert(feed).values(**row))
        else:
            connection.execute(sa.update(peer).where(here).values(sent=kept["sent"]))
        return None, set()

    two.store.exchange(harm)
    two.receive("张二")
    code = {"lost": "sync.counts_differ", "changed": "sync.digest_differs"}[what]
    with pytest.raises(Refused) as caught:
        two.sync()
    assert caught.value.code == code and code in STANDSTILLS and mine in say_trouble(caught.value)
    two.receive("张三")
    unsent = two.shelf.standing().unsent
    with pytest.raises(Refused):
        two.sync()
    assert two.shelf.standing().unsent == unsent > 0, "nothing is sent while the difference stands"
    two.store.exchange(heal)
    assert two.sync().standing.unsent == 0
    for desk in (one, two):
        desk.close()


def test_a_large_feed_is_counted_by_what_came_and_a_row_that_goes_missing_is_found_in_turn(
    hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every move of the feed once counted all of it, for every stream."""
    monkeypatch.setattr("db.desk.counted.SMALL", 0)
    one, two = make_desks(hall, tmp_path, 2)
    told: list[str] = []
    engine = two.store._reader
    sa.event.listen(engine, "before_cursor_execute", lambda *given: told.append(given[2]))
    for at in range(4):
        one.receive(f"张{at}")
        for desk in (one, two, one):
            desk.sync()
        assert [two.shelf.stream(each.origin) for each in hall.store.streams().streams] == list(
            hall.store.streams().streams
        )
    whole = [text for text in told if "FROM feed GROUP BY" in text]
    came = [text for text in told if "FROM feed f WHERE pos >" in text]
    assert len(whole) == 1 and len(came) >= 3, "once, and then what came"
    mine = one.shelf.origin()
    row = two.store.look(lambda c: c.execute(sa.select(feed).where(feed.c.origin == mine).limit(1)).mappings().one())
    two.store.exchange(lambda c: (c.execute(sa.delete(feed).where(feed.c.pos == row["pos"])) and None, set()))
    with pytest.raises(Refused, match=r"sync\.counts_differ"):
        for at in range(3):
            two.receive(f"李{at}")
            two.sync()
    two.store.exchange(lambda c: (c.execute(sa.insert(feed).values(**row)) and None, set()))
    assert two.sync().standing.unsent == 0
    for desk in (one, two):
        desk.close()


def test_through_the_real_door_and_an_older_center_is_not_asked_twice(
    hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one,) = make_desks(hall, tmp_path, 1)
    one.receive()
    link = one.shelf.link()
    assert link is not None
    with Served(hall) as served, served.client(link.key) as client:
        sync(one.shelf, client, link.seal)
        assert client.streams() == hall.store.streams()
        assert one.shelf.compared() == one.shelf.cursor()
        monkeypatch.setattr("app.sync.http.STREAMS", "/older")
        with pytest.raises(NotFound, match=r"sync\.no_streams"):
            client.streams()
        one.receive("张二")
        assert sync(one.shelf, client, link.seal).standing.unsent == 0
    one.close()


def test_the_center_s_own_check_finds_a_wrong_count(hall: Hall, tmp_path: Path) -> None:
    (one,) = make_desks(hall, tmp_path, 1)
    one.sync()
    with hall.owner() as connection:
        connection.execute("UPDATE origin SET held = held + 1")
    assert [fault.code for fault in hall.store.verify().faults] == ["verify.head"]
    assert isinstance(one.shelf, StoreShelf)
    one.close()

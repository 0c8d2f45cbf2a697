"""kill -9 of the desk in the middle of its rounds, and of PostgreSQL in the middle of pushes: what was promised is there."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from center_for_tests import CHEAP, FEED, PASSWORD, Hall, TestServer
from office_day import opened_office
from served_center import Served
from streams import Pusher, chained, stream
from synced_desks import make_desks

from app.errors import Unreachable
from app.events.envelope import Event
from app.ids import EventId, uuid7
from app.sync.messages import FeedRow, Sent
from db.center.embedded import EmbeddedServer
from db.center.enrolment import add_admin
from db.center.feed import begin_feed
from db.center.opening import owner
from db.center.store import CenterStore
from db.center.upgrade import upgrade_center

TESTS = Path(__file__).parents[2]
KILLS = 12 if os.environ.get("YIMEN_TEST_FULL") == "1" else 2


@pytest.mark.timeout(600)
def test_a_desk_killed_in_its_rounds_loses_and_doubles_nothing(served: Served, tmp_path: Path) -> None:
    (desk,) = make_desks(served.hall, tmp_path, 1)
    desk.close()
    rnd, promised = random.Random(5), set()
    places = os.pathsep.join(str(TESTS / name) for name in ("db", "app"))
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((places, os.environ.get("PYTHONPATH") or str(TESTS.parent))),
    }
    for _ in range(KILLS):
        command = [sys.executable, str(TESTS / "db" / "killed_round.py"), str(desk.folder), served.address]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        assert child.stdout is not None
        seen = 0
        for line in child.stdout:
            if line.startswith("recorded "):
                promised.add(line.split()[1])
                seen += 1
                if seen == 2:
                    threading.Timer(rnd.random() * 0.3, child.kill).start()
        child.wait()
        child.stdout.close()
    assert promised
    desk.open()
    desk.sync()
    assert promised <= set(desk.cases())
    rows = [row.sent.event.id for row in Rows(served.hall).all()]
    assert max(Counter(rows).values()) == 1
    assert desk.shelf.standing().unsent == 0
    assert desk.store.check().faults == ()
    assert served.hall.store.verify().faults == ()
    desk.close()


class Rows:
    """The whole feed of a hall."""

    def __init__(self, hall: Hall) -> None:
        self._store = hall.store

    def all(self) -> list[FeedRow]:
        found: list[FeedRow] = []
        epoch = self._store.pull("", 0, 500).epoch
        while page := self._store.pull(epoch, len(found), 500).rows:
            found += page
        return found


@pytest.fixture
def durable(server: TestServer, tmp_path: Path) -> Iterator[tuple[EmbeddedServer, Hall]]:
    """A center of its own on a durable server that is started again whenever it ends."""
    folder = Path(tempfile.mkdtemp(prefix="yimen-pg-test-"))
    folder.chmod(0o755)
    with EmbeddedServer(folder / "pg") as pg:
        threading.Thread(target=pg.keep_up, daemon=True).start()
        upgrade_center(pg.address())
        with owner(pg.address()) as connection:
            begin_feed(connection, FEED, "示例", is_training=True)
            for admin in ("m1", "m2"):
                add_admin(connection, FEED, admin, admin, PASSWORD, CHEAP)
        store = CenterStore(pg.address(), tmp_path / "center", size=2)
        yield pg, Hall(store, pg.address(), tmp_path, server, [])
        store.close()
    shutil.rmtree(folder, ignore_errors=True)


def again(event: Event) -> Event:
    return replace(event, id=EventId(uuid7()))


@pytest.mark.timeout(600)
def test_postgresql_killed_in_the_middle_of_pushes_keeps_all_that_was_acknowledged(
    durable: tuple[EmbeddedServer, Hall], tmp_path: Path
) -> None:
    pg, hall = durable
    with opened_office(tmp_path) as office:
        day = [sent.event for sent in stream(office.store)]
    pusher = Pusher(hall, "0199aaaa-0000-7000-8000-0000000000aa")
    sent: tuple[Sent, ...] = chained([again(event) for _ in range(20 * KILLS) for event in day], pusher.origin)
    done, kills, rnd = 0, 0, random.Random(2)
    ended = time.monotonic() + 300
    while done < len(sent):
        assert time.monotonic() < ended, "the queue never drained"
        if kills < KILLS and rnd.random() < 0.25 and pg.pid():
            threading.Timer(rnd.random() * 0.02, os.kill, (pg.pid(), signal.SIGKILL)).start()
            kills += 1
        try:
            got = pusher.push(sent[done : done + 7])
        except Unreachable:
            time.sleep(0.2)
            continue
        assert got.hw >= done
        done = got.hw
    assert kills == KILLS
    rows = Rows(hall).all()
    assert [row.sent.event for row in rows] == [one.event for one in sent]
    assert hall.store.verify().faults == ()

"""Two desks behind a bad network: after it is well again both and the center hold the same, nothing lost, nothing double."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path

import pytest
from center_for_tests import Hall
from desk_for_tests import PDF, issue
from fault_proxy import FAULTS, FaultProxy
from served_center import Served
from synced_desks import SyncedDesk, accepted, make_desks, next_bodies

from app.errors import Unreachable
from app.events.file import FileAdded
from app.sync.http import CenterClient
from app.sync.messages import FeedRow, Sent
from app.sync.running import exchange

WANTED = 60
"""Enough for every kind of fault; the many are the storm's (test_storm)."""


def round_through(desk: SyncedDesk, served: Served, port: int) -> bool:
    """Do one round over the wire; False when it broke off."""
    link = desk.shelf.link()
    assert link is not None
    with CenterClient(f"http://127.0.0.1:{port}", link.key, lambda: served.now, seconds=10) as client:
        try:
            exchange(desk.shelf, client, link.seal)
        except Unreachable:
            return False
    return True


@pytest.mark.timeout(900)
def test_every_kind_of_fault_loses_and_doubles_nothing(served: Served, tmp_path: Path) -> None:
    hall = served.hall
    desks = make_desks(hall, tmp_path, 2)
    proxy = FaultProxy(served.port, seed=1, rate=0.7)
    rnd = proxy._rnd
    acted = 0
    while proxy.faults < WANTED or set(proxy.count) != set(FAULTS):
        desk = rnd.choice(desks)
        if acted * 6 < proxy.faults:
            known = sorted(desk.cases())
            if len(known) < 3:
                desk.receive()
            else:
                case = desk.case(rnd.choice(known))
                desk.record(case.id, rnd.choice(next_bodies(case)))
            acted += 1
        round_through(desk, served, proxy.port)
    proxy.is_well = True
    for desk in (*desks, *desks):
        assert round_through(desk, served, proxy.port)
    proxy.close()
    assert desks[0].cases() == desks[1].cases()
    recorded = {event.event.id for desk in desks for event in own_stream_of(desk)}
    rows = [row.sent.event.id for row in all_rows(hall)]
    assert max(Counter(rows).values()) == 1
    assert set(rows) == recorded
    for desk in desks:
        standing = desk.shelf.standing()
        assert (standing.unsent, standing.received) == (0, 0)
        assert desk.store.check().faults == ()
        desk.close()
    assert hall.store.verify().faults == ()


def own_stream_of(desk: SyncedDesk) -> list[Sent]:
    found: list[Sent] = []
    while batch := desk.shelf.batch(len(found)):
        found += batch
    return found


def all_rows(hall: Hall) -> list[FeedRow]:
    found: list[FeedRow] = []
    known = hall.store.pull("", 0, 500).epoch
    while page := hall.store.pull(known, len(found), 500).rows:
        found += page
    return found


def whole(served: Served, sha256: str) -> bytes:
    """Return a file as the center has it, part by part."""
    found = b""
    while part := served.hall.store.blob_part(sha256, len(found)).data:
        found += part
    return found


def test_scans_and_papers_arrive_whole_through_a_bad_network(served: Served, tmp_path: Path) -> None:
    (desk,) = make_desks(served.hall, tmp_path, 1)
    case = desk.receive()
    scan = bytes(range(256)) * 6_000
    named = desk.do(lambda on: on.keep_file(scan))
    desk.record(case, FileAdded(named, "image/png", len(scan), "身份证", "扫描.png"))
    desk.record(case, accepted(desk.case(case)))
    desk.do(issue, case)
    proxy = FaultProxy(served.port, seed=3)
    for _ in range(40):
        round_through(desk, served, proxy.port)
    proxy.is_well = True
    assert round_through(desk, served, proxy.port)
    assert whole(served, named) == scan
    assert whole(served, hashlib.sha256(PDF).hexdigest()) == PDF
    with served.client(served.hall.enrolled("0199aaaa-0000-7000-8000-000000000009", "0009")[1]) as client:
        client.come_as(served.hall.token(client._key))
        assert client._send("GET", f"/blob/{named}").content == scan, "the door gives it in one answer too"
    assert desk.shelf.files_to_send() == ()
    proxy.close()
    desk.close()

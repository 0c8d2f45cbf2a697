"""Whoever writes to a feed takes the locks in one order: desks and centers at once, and nobody waits for another crosswise."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from center_for_tests import FEED, NOW, PASSWORD, Hall
from streams import signed, stream
from synced_desks import SyncedDesk, make_desks

from app.events.envelope import Event
from app.events.file import NoteAdded
from app.events.levels import OfferAnswered
from app.events.office import SessionChanged
from app.ids import CaseId, EventId, OfficerId
from app.keys.device_key import new_device_key, public_key_of
from app.levels.center_stream import Stream
from app.levels.neighbor import desk_of
from app.sessions import PASSWORD_SET
from app.sync.messages import Push
from db.center.gate import is_wide

ABOVE, CASES, TIMES, SECONDS = 341700, 6, 10, 60.0


class Letters:
    """A center above, which answers offers: its word names no case, and the case is written when it was heard."""

    def __init__(self, hall: Hall) -> None:
        self.hall, self.key = hall, new_device_key()
        self.stream = Stream("0199aaaa-0000-7000-8000-00000000c0de", 0, "", self.key)
        with hall.owner() as connection:
            connection.execute(
                "INSERT INTO desk (feed_id, id, origin, desk_code, name, public_key, state, made_by, asked_at) "
                "VALUES (%s, %s, '', %s, '上级中心', %s, 'active', 'm1', now())",
                (FEED, desk_of(ABOVE), f"u{ABOVE}", public_key_of(self.key)),
            )
            connection.execute(
                "INSERT INTO neighbor (feed_id, division, side, name, address, ca, public_key, state, made_by) "
                "VALUES (%s, %s, 'u', '上级中心', 'http://127.0.0.1:1', '', %s, 'active', 'm1')",
                (FEED, ABOVE, public_key_of(self.key)),
            )

    def refuse(self, offer: EventId) -> None:
        """Say that a case is not taken."""
        sent = self.stream.sealed(OfferAnswered(offer, False, "m1", "退回"), None, NOW)
        self.stream = self.stream.behind(sent)
        desk = self.hall.store.desk_by_key(public_key_of(self.key))
        assert desk is not None
        self.hall.store.push(desk, Push(self.stream.origin, (sent,)))


def pushes(desk: SyncedDesk, cases: Sequence[CaseId]) -> list[Push]:
    """Return pushes that note something on all these cases, in this order."""
    link = desk.shelf.link()
    assert link is not None
    after = len(stream(desk.store))
    for at in range(TIMES):
        for case_id in cases:
            desk.record(case_id, NoteAdded(f"备注{at}"))
    made = stream(desk.store, after)
    size = len(cases)
    return [signed(made[at : at + size], link.key) for at in range(0, len(made), size)]


def deadlocks(hall: Hall) -> int:
    """Return how many the server has counted."""
    (found,) = hall.owner_rows("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
    return int(str(found[0]))


def at_once(*acts: Callable[[], None]) -> list[BaseException]:
    """Do these acts on a thread each, all begun at once; return what they ended in where that was a fault."""
    gate = threading.Barrier(len(acts))

    def run(act: Callable[[], None]) -> None:
        gate.wait(SECONDS)
        act()

    with ThreadPoolExecutor(len(acts)) as threads:
        begun = [threads.submit(run, act) for act in acts]
        ended = [one.exception(SECONDS) for one in begun]
    return [fault for fault in ended if fault is not None]


def test_desks_and_a_center_that_write_of_the_same_cases_never_wait_crosswise(hall: Hall, tmp_path: Path) -> None:
    one, two = make_desks(hall, tmp_path, 2)
    cases = [one.receive() for _ in range(CASES)]
    letters = Letters(hall)
    one.sync()
    for case_id in cases:
        hall.store.levels.offer(one.case(case_id).number, ABOVE, "移送", "m1", PASSWORD)
    offers = [made.offer for made in hall.store.levels.handings()]
    for desk in (one, two):
        desk.sync()
    mine, theirs = pushes(one, cases), pushes(two, cases[::-1])
    known = deadlocks(hall)

    def push_all(desk: SyncedDesk, made: Sequence[Push]) -> None:
        for push in made:
            hall.store.push(desk._known(), push)

    def refuse_all() -> None:
        for offer in offers:
            letters.refuse(offer)

    try:
        assert at_once(lambda: push_all(one, mine), lambda: push_all(two, theirs), refuse_all) == []
        told = hall.store.streams()
        assert told.head == sum(each.events for each in told.streams), "every push is in, once"
        assert {made.state for made in hall.store.levels.handings()} == {"returned"}
        assert hall.store.verify().faults == ()
        hall.store.close()  # what its connections counted is told when they end
        assert deadlocks(hall) == known
    finally:
        for desk in (one, two):
            desk.close()


def test_what_writes_more_than_its_own_stream_and_cases_goes_alone(hall: Hall, tmp_path: Path) -> None:
    (desk,) = make_desks(hall, tmp_path, 1)
    desk.receive()
    first = stream(desk.store)[0].event
    desk.close()

    def said(kind: str, **data: object) -> Event:
        return replace(first, kind=kind, data=dict(data))

    assert not is_wide([said("received"), said(SessionChanged.KIND, what="login"), said("note_added")])
    assert is_wide([said("received"), said(SessionChanged.KIND, what=PASSWORD_SET, officer_id=OfficerId("w1"))])
    for kind in ("officer_set", "stand_in_set", "erased", "item_published", "template_published", "offer_answered"):
        assert is_wide([said(kind)]), kind

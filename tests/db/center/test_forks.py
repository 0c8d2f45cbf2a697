"""A cloned disk, an old image, a center that went back: through a real center every acknowledged event is there, once."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest
from center_for_tests import Hall
from synced_desks import SyncedDesk, make_desks

from app.errors import Refused
from app.events.file import NoteAdded
from app.keeping import accept_loss
from app.sync.messages import FeedRow


def feed_of(hall: Hall, desk: SyncedDesk) -> tuple[FeedRow, ...]:
    return hall.store.pull(desk.shelf.cursor().epoch, 0, 500).rows


def test_two_copies_of_one_disk_at_work_both_end_in_the_feed_and_the_second_bears_where_it_came_from(
    hall: Hall, tmp_path: Path
) -> None:
    first, watcher = make_desks(hall, tmp_path, 2)
    shared = first.receive("张一")
    first.sync()
    first.close()
    clone = SyncedDesk.__new__(SyncedDesk)
    clone.hall, clone.code, clone.folder = hall, first.code, Path(shutil.copytree(first.folder, tmp_path / "clone"))
    first.open()
    clone.open()
    here = first.record(shared, NoteAdded("在原机上写的"))
    there = clone.record(shared, NoteAdded("在复制的机上写的"))
    first.sync()
    for _ in range(2):
        with pytest.raises(Refused, match=r"sync\.forked"):
            clone.sync()
    late = clone.record(shared, NoteAdded("分叉之后写的"))
    old = clone.shelf.origin()
    clone.do(accept_loss, "0009")
    for desk in (clone, first, watcher, clone):
        desk.sync()
    rows = {row.sent.event.id: row for row in feed_of(hall, watcher)}
    assert {here, there, late} <= rows.keys()
    for one in (there, late):
        sent = rows[one].sent
        assert sent.event.origin == clone.shelf.origin() != old
        assert sent.rechained_from is not None and sent.rechained_from[0] == old
        assert sent.event.content_hash == clone.store.ask(lambda r, one=one: content_of(r.events(shared), one))
    assert rows[here].sent.rechained_from is None
    assert max(Counter(row.sent.event.id for row in feed_of(hall, watcher)).values()) == 1
    assert first.cases() == clone.cases() == watcher.cases()
    again = clone.record(shared, NoteAdded("此后照常"))
    assert clone.sync().standing.unsent == 0 and again
    first.sync()
    for desk in (first, clone, watcher):
        assert desk.sync().standing.unsent == 0
        assert desk.store.check().faults == ()
        desk.close()
    assert hall.store.verify().faults == ()


def content_of(events: tuple[object, ...], wanted: str) -> str:
    return next(str(event.content_hash) for event in events if event.id == wanted)  # type: ignore[attr-defined]


def test_a_center_that_went_back_twice_gets_a_lost_desk_s_events_from_another_and_every_desk_follows(
    hall: Hall, tmp_path: Path
) -> None:
    one, two, lost = make_desks(hall, tmp_path, 3)
    for desk in (one, two, lost):
        desk.sync()
    early = hall.snapshot()
    case = lost.receive("张失")
    for desk in (lost, one):
        desk.sync()
    middle = hall.snapshot()
    note = one.record(case, NoteAdded("补记"))
    one.sync()
    lost.close()
    shutil.rmtree(lost.folder)
    epochs = {one.shelf.cursor().number}
    for back in (middle, early):
        hall.go_back(back)
        for desk in (one, two, one):
            desk.sync()
        epochs.add(one.shelf.cursor().number)
        assert {case, note} <= {row.sent.event.id for row in feed_of(hall, one)} | {case}
        assert one.cases() == two.cases() and case in two.cases()
        with hall.owner() as connection:
            assert connection.execute("SELECT id FROM case_row").fetchall() == [(case,)]
    assert len(epochs) >= 2 and one.shelf.cursor().epoch == two.shelf.cursor().epoch
    for desk in (one, two):
        standing = desk.sync().standing
        assert (standing.unsent, standing.received) == (0, 0)
        assert desk.store.check().faults == ()
        desk.close()
    assert hall.store.verify().faults == ()

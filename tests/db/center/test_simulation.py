"""Random days of three desks and a center under faults: nothing is lost, nothing is double, all hold the same.

Faults: lost requests, lost answers, duplicates, a desk that breaks off, a disk lost and a desk made anew, an old image
restored (fork), the center restored from a backup (lost tail), two desks on one case, poison, a newer shape.
"""

from __future__ import annotations

import os
import random
import shutil
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import sqlalchemy as sa
from center_for_tests import Hall
from synced_desks import Faulty, SyncedDesk, folded, fresh_desk, next_bodies

from app.errors import Refused, Unreachable
from app.events.acceptance import Received
from app.events.file import NoteAdded
from app.ids import CaseId
from app.keeping import accept_loss
from app.sync.round import FORKED
from db.desk.schema import event, feed, peer

IS_FULL = os.environ.get("YIMEN_TEST_FULL") == "1"
SEEDS = range(40) if IS_FULL else range(6)
STEPS = 120 if IS_FULL else 50


@dataclass
class World:
    """The hall, its desks, and every event that a desk ever acknowledged to its clerk."""

    hall: Hall
    place: Path
    rnd: random.Random
    desks: list[SyncedDesk] = field(default_factory=list)
    recorded: dict[str, str] = field(default_factory=dict)
    on_lost_disks: set[str] = field(default_factory=set)
    images: dict[str, Path] = field(default_factory=dict)
    snapshot: Path | None = None
    count: Counter[str] = field(default_factory=Counter)
    codes: int = 0

    def __post_init__(self) -> None:
        for _ in range(3):
            self.desks.append(self.new_desk())

    def new_desk(self) -> SyncedDesk:
        self.codes += 1
        desk = fresh_desk(self.hall, self.place, f"{self.codes:04}")
        desk.wire.through = Faulty(self.rnd)
        self.note(desk)
        return desk

    def note(self, desk: SyncedDesk) -> None:
        """Note everything that the desk has on record as acknowledged."""
        for one in own_events(desk):
            self.recorded.setdefault(one, desk.code)

    def step(self) -> None:
        desk = self.rnd.choice(self.desks)
        chance = self.rnd.random()
        if chance < 0.55:
            self.act(desk)
        elif chance < 0.88:
            self.sync(desk)
        elif chance < 0.92:
            self.poison(desk)
        elif chance < 0.94:
            self.lose_disk(desk)
        elif chance < 0.96:
            self.keep_image(desk)
        elif chance < 0.975:
            self.restore_image(desk)
        elif chance < 0.99:
            self.snapshot = self.hall.snapshot()
        elif self.snapshot is not None:
            self.count["center restored"] += 1
            self.hall.go_back(self.snapshot)

    def act(self, desk: SyncedDesk) -> None:
        known = sorted(desk.cases())
        if not known or self.rnd.random() < 0.3:
            desk.receive()
        else:
            case = desk.case(CaseId(self.rnd.choice(known)))
            desk.record(case.id, self.rnd.choice(next_bodies(case)))
        self.count["acts"] += 1
        self.note(desk)

    def poison(self, desk: SyncedDesk) -> None:
        """An act recorded around the desk's own rules: the center refuses it, the queue goes on."""
        self.count["poison"] += 1
        known = sorted(desk.cases())
        if known:
            desk.record(CaseId(self.rnd.choice(known)), NoteAdded("备注"))
            self.note(desk)

    def sync(self, desk: SyncedDesk) -> None:
        self.count["rounds"] += 1
        if not desk.is_known():
            self.count["let in again"] += 1
            desk.enrol()
        try:
            desk.sync()
        except Unreachable:
            self.count["broken off"] += 1
        except Refused as refusal:
            assert refusal.code == FORKED, refusal
            self.count["forks"] += 1
            self.codes += 1
            desk.do(accept_loss, f"{self.codes:04}")
        self.note(desk)

    def lose_disk(self, desk: SyncedDesk) -> None:
        self.count["disks lost"] += 1
        self.on_lost_disks |= set(own_events(desk))
        desk.close()
        shutil.rmtree(desk.folder)
        self.desks[self.desks.index(desk)] = self.new_desk()

    def keep_image(self, desk: SyncedDesk) -> None:
        image = self.place / f"image-{desk.folder.name}"
        shutil.rmtree(image, ignore_errors=True)
        desk.close()
        shutil.copytree(desk.folder, image)
        desk.open()
        desk.wire.through = Faulty(self.rnd)
        self.images[desk.folder.name] = image

    def restore_image(self, desk: SyncedDesk) -> None:
        image = self.images.get(desk.folder.name)
        if image is None:
            return
        self.count["old images"] += 1
        gone = set(own_events(desk))
        desk.close()
        shutil.rmtree(desk.folder)
        shutil.copytree(image, desk.folder)
        desk.open()
        desk.wire.through = Faulty(self.rnd)
        self.on_lost_disks |= gone - set(own_events(desk))
        self.note(desk)

    def heal(self) -> None:
        """The network is well again; every desk does its rounds."""
        for desk in self.desks:
            desk.wire.through = lambda ask: ask()
        for _ in range(5):
            for desk in self.desks:
                self.sync(desk)


def own_events(desk: SyncedDesk) -> list[str]:
    return list(desk.store.look(lambda connection: connection.execute(sa.select(event.c.id)).scalars().all()))


def held_anywhere(desk: SyncedDesk) -> set[str]:
    def query(connection: sa.Connection) -> set[str]:
        return {
            *connection.execute(sa.select(event.c.id)).scalars(),
            *connection.execute(sa.select(feed.c.event)).scalars(),
            *connection.execute(sa.select(peer.c.event)).scalars(),
        }

    found: set[str] = desk.store.look(query)
    return found


def adopted_cases(desk: SyncedDesk) -> dict[str, str]:
    """Return the desk's cases without those that the center did not let begin: each waits there for a person, who is told.

    A disk that comes back from an old image gives numbers again that others have by now.
    """
    left = desk.store.ask(lambda records: records.left_out())
    waiting = {one.act.subject for one in left if one.act.kind == Received.KIND}
    return {case_id: body for case_id, body in desk.cases().items() if case_id not in waiting}


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_lost_and_all_hold_the_same(seed: int, hall: Hall, tmp_path: Path) -> None:
    world = World(hall, tmp_path, random.Random(seed))
    for _ in range(STEPS):
        world.step()
    world.heal()
    store = world.hall.store
    rows: list[str] = []
    known, after = store.pull("", 0, 500).epoch, 0
    while page := store.pull(known, after, 500).rows:
        rows += [row.sent.event.id for row in page if row.ref is None]
        after = page[-1].pos
    told = f"seed {seed}: {dict(world.count)}"
    assert max(Counter(rows).values()) == 1, told
    missing = set(world.recorded) - set(rows)
    alive = set().union(*(held_anywhere(desk) for desk in world.desks))
    assert not missing & alive, told
    assert missing <= world.on_lost_disks, told
    views = [adopted_cases(desk) for desk in world.desks]
    assert views[0] == views[1] == views[2], told
    with world.hall.owner() as connection:
        center = folded(connection.execute("SELECT id, body FROM case_row").fetchall())
    assert {case: body for case, body in views[0].items() if case in center} == center, told
    for desk in world.desks:
        standing = desk.shelf.standing()
        assert (standing.unsent, standing.received) == (0, 0), told
        desk.close()
    assert store.verify().faults == (), told

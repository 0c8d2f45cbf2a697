"""What three desks did to one case while none heard of the others, frozen; and how it comes to a fresh center in any order.

The desks, their disks and the center are made once. Each order takes copies: of the center's database, of the disks.
"""

from __future__ import annotations

import contextlib
import itertools
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import psycopg
from center_for_tests import Hall, TestServer
from decided import BY_POST
from desk_for_tests import CHEAP
from desk_for_tests import PASSWORD as DESK_PASSWORD
from office_day import LABOUR, application_for
from served_center import Served
from streams import signed, stream
from synced_desks import SyncedDesk

from app.acceptance.accept import accept
from app.approval.review import finish_step, record_visit
from app.catalogue import sample_catalogue
from app.clock.calendar import shipped
from app.ids import CaseId, OfficerId
from app.item import StepKind
from app.office import sample_office
from app.officer import EVERY_DEPARTMENT, Appointment, Officer
from app.post import Post
from app.sync.http import CenterClient
from app.sync.messages import FeedRow, Received, Sent
from app.sync.round import Report, sync
from app.training import OFFICERS
from db.center.store import CenterStore
from db.desk.making import NewProfile, create_profile
from db.desk.now import moment_at
from db.desk.opening import log_in
from db.desk.surroundings import Surroundings

OTHER_APPROVER = Officer(OfficerId("a2"), "另批准", (Appointment(EVERY_DEPARTMENT, Post.APPROVER),))
PEOPLE = {officer.id: officer for officer in (*OFFICERS, OTHER_APPROVER)}
FIRST_DAY, SECOND_DAY = date(2026, 11, 20), date(2026, 11, 23)
CODES = ("0001", "0002", "0003")
IMAGE = "image-0001"
"""The disk of the first desk as it was before the desks acted: put back, it writes another history of the same stream."""


def around(day: Callable[[], date]) -> Surroundings:
    """Return what a desk stands in, on the day that is set."""

    def now() -> Any:
        return moment_at(datetime.combine(day(), time(1, 30), UTC), "training")

    return Surroundings(sample_office(), sample_catalogue(), shipped(), now)


class ArrivalDesk(SyncedDesk):
    """A desk with everybody of a small hall, whose day can be set; its folder may be a copy."""

    def __init__(self, hall: Hall, folder: Path, code: str) -> None:
        self.day = FIRST_DAY
        self.hall, self.code, self.folder = hall, code, folder
        self.open()

    def open(self) -> None:
        self.tie(log_in(self.folder, "w1", DESK_PASSWORD, self._around())[0])

    def _around(self) -> Surroundings:
        return around(lambda: self.day)

    def act(self, who: str, verb: Callable[..., Any], *args: Any, **facts: Any) -> Any:
        """Let an officer act here."""
        return self.store.do(PEOPLE[OfficerId(who)], verb, *args, **facts)

    def mark(self) -> int:
        """Return how long the stream is."""
        return len(stream(self.store))

    def round(self, client: CenterClient) -> Report:
        """Do one round over HTTP."""
        link = self.shelf.link()
        assert link is not None
        return sync(self.shelf, client, link.seal)


def at_decision(desk: ArrivalDesk) -> CaseId:
    """A case whose next step is the decision."""
    case = desk.act("w1", accept, application_for(LABOUR)).case
    while case.plan.step(case.open_steps[0]).kind is not StepKind.DECIDE:
        step = case.plan.step(case.open_steps[0])
        if step.kind is StepKind.VISIT:
            facts: dict[str, Any] = {
                "visited_on": desk.day, "inspectors": ("甲", "乙"), "certificates": ("1", "2"),
                "place": "便民路1号", "found": "符合", "party": "无异议",
            }  # fmt: skip
            desk.act(BY_POST[step.post.value], record_visit, case.id, step=step.name, **facts)
        case = desk.act(BY_POST[step.post.value], finish_step, case.id, step=step.name, opinion="同意。").case
    return CaseId(case.id)


def fresh(hall: Hall, place: Path, code: str) -> ArrivalDesk:
    """Make a desk and let it in."""
    folder = place / f"desk-{code}"
    people = tuple((officer, DESK_PASSWORD) for officer in PEOPLE.values())
    create_profile(NewProfile(folder, sample_office(), code, people, cost=CHEAP), around(lambda: FIRST_DAY))
    desk = ArrivalDesk(hall, folder, code)
    desk.enrol()
    return desk


@dataclass(frozen=True)
class Parcel:
    """One push of a desk: what it does to the case (a word of the model), and the events."""

    desk: str
    act: str
    events: tuple[Sent, ...]


@dataclass(frozen=True)
class Frozen:
    """A world at rest: the database to copy, the disks, and what is on its way, desk by desk in its own order."""

    database: str
    place: Path
    case: CaseId
    parcels: tuple[tuple[Parcel, ...], ...]

    def orders(self) -> tuple[tuple[Parcel, ...], ...]:
        """Return every order in which the parcels can arrive; those of one desk keep theirs."""
        slots = [number for number, own in enumerate(self.parcels) for _ in own]
        found = []
        for order in sorted(set(itertools.permutations(slots))):
            waiting = [iter(own) for own in self.parcels]
            found.append(tuple(next(waiting[number]) for number in order))
        return tuple(found)


Setting = Callable[[dict[str, ArrivalDesk]], CaseId]
Doing = Callable[[dict[str, ArrivalDesk], CaseId], Sequence[tuple[str, Sequence[tuple[str, Callable[[], Any]]]]]]


def frozen_world(server: TestServer, place: Path, begin: Setting, acts: Doing) -> Frozen:
    """Let the desks come to a common state, then act without hearing of each other; freeze it all."""
    place.mkdir()
    name = f"arrivals{next(server._names)}"
    with server.hall(place) as hall:
        desks = {code: fresh(hall, place, code) for code in CODES}
        case = begin(desks)
        for _ in range(2):
            for desk in desks.values():
                desk.sync()
        desks["0001"].close()
        shutil.copytree(desks["0001"].folder, place / IMAGE)
        desks["0001"].open()
        desks["0001"].shelf.heard(timedelta())
        parcels = []
        for code, doing in acts(desks, case):
            own = []
            for word, act in doing:
                before = desks[code].mark()
                act()
                own.append(Parcel(code, word, stream(desks[code].store, before)))
            parcels.append(tuple(own))
        for desk in desks.values():
            desk.close()
        hall.store.close()
        server._run(f"CREATE DATABASE {name} TEMPLATE {hall.names[0]}")
    return Frozen(name, place, case, tuple(parcels))


@dataclass
class Arrival:
    """One order on its way: the served center, the clients of the desks, and what was answered."""

    served: Served
    keys: dict[str, str]
    clients: dict[str, CenterClient]

    def push(self, parcel: Parcel) -> Received:
        """Push a parcel over HTTP."""
        return self.clients[parcel.desk].push(signed(parcel.events, self.keys[parcel.desk]))

    def rows(self) -> tuple[FeedRow, ...]:
        """Return the whole feed."""
        store = self.served.hall.store
        found: list[FeedRow] = []
        epoch, after = store.pull("", 0, 500).epoch, 0
        while page := store.pull(epoch, after, 500).rows:
            found += page
            after = page[-1].pos
        return tuple(found)


@contextmanager
def arrival(server: TestServer, world: Frozen, place: Path) -> Iterator[tuple[Arrival, dict[str, ArrivalDesk]]]:
    """Give a fresh copy of the center behind its door, and fresh copies of the desks."""
    name = f"order{next(server._names)}"
    server._run(f"CREATE DATABASE {name} TEMPLATE {world.database}")
    address = server.pg.address(name)
    hall = Hall(CenterStore(address, place / "center", size=4), address, place, server, [name])
    desks: dict[str, ArrivalDesk] = {}
    try:
        with Served(hall) as served:
            for code in CODES:
                folder = Path(shutil.copytree(world.place / f"desk-{code}", place / f"desk-{code}"))
                desks[code] = ArrivalDesk(hall, folder, code)
                desks[code].day = SECOND_DAY
            links = {code: desk.shelf.link() for code, desk in desks.items()}
            keys = {code: link.key for code, link in links.items() if link is not None}
            clients = {code: served.client(key) for code, key in keys.items()}
            with contextlib.ExitStack() as stack:
                for client in clients.values():
                    stack.enter_context(client)
                yield Arrival(served, keys, clients), desks
    finally:
        for desk in desks.values():
            desk.close()
        hall.store.close()
        with psycopg.connect(server.pg.address(), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())

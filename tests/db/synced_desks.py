"""Real desks with real stores, tied to a real center; their wire can be made to fail."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

from center_for_tests import NOW, PASSWORD, Hall
from desk_for_tests import CHEAP, CHIEF, around, person, receive
from desk_for_tests import PASSWORD as DESK_PASSWORD

from app.desk import Desk
from app.errors import Trouble, Unreachable
from app.events.acceptance import Accepted
from app.events.approval import StepFinished
from app.events.body import pack
from app.events.envelope import canonical
from app.events.file import NoteAdded, Withdrawn
from app.events.office import OfficerSet
from app.ids import CaseId, OfficerId
from app.keys.device_key import new_device_key, public_key_of
from app.office import sample_office
from app.officer import Officer, Role
from app.state import Case, CaseState
from app.sync.center import Application, KnownDesk
from app.sync.link import Link
from app.sync.messages import (
    Hello,
    Pulled,
    Push,
    Received,
    Streams,
    read_hello,
    read_pulled,
    read_push,
    read_received,
    read_streams,
)
from app.sync.round import Report, sync
from db.center.store import CenterStore
from db.desk.making import NewProfile, create_profile
from db.desk.opening import log_in
from db.desk.store import Store
from db.desk.sync_shelf import StoreShelf


class DirectWire:
    """The center without the network: every message still goes through its JSON form."""

    def __init__(self, center: Callable[[], CenterStore], desk: Callable[[], KnownDesk]) -> None:
        self._center, self._desk = center, desk
        self.through: Callable[[Callable[[], Any]], Any] = lambda ask: ask()

    def hello(self, origin: str) -> Hello:
        return read_hello(self.through(lambda: self._center().hello(origin).plain()))

    def push(self, push: Push) -> Received:
        given = read_push(push.plain())
        return read_received(self.through(lambda: self._center().push(self._desk(), given).plain()))

    def pull(self, epoch: str, after: int) -> Pulled:
        return read_pulled(self.through(lambda: self._center().pull(epoch, after, 50).plain()))

    def streams(self) -> Streams:
        return read_streams(self.through(lambda: self._center().streams().plain()))

    def blob_state(self, sha256: str) -> Any:
        return self.through(lambda: self._center().blob_state(sha256))

    def blob_part(self, sha256: str, offset: int) -> Any:
        return self.through(lambda: self._center().blob_part(sha256, offset))

    def blob_append(self, sha256: str, offset: int, size: int, data: bytes) -> Any:
        return self.through(lambda: self._center().blob_append(sha256, offset, size, data))


class Faulty:
    """Lost requests, lost answers, duplicates: each call may fail before or after the center did its work."""

    def __init__(self, rnd: random.Random, rate: float = 0.12) -> None:
        self.rnd, self.rate, self.faults = rnd, rate, 0

    def __call__(self, ask: Callable[[], Any]) -> Any:
        if self.rnd.random() < self.rate:
            self.faults += 1
            raise Unreachable("sync.unreachable")
        answer = ask()
        if self.rnd.random() < self.rate / 2:
            self.faults += 1
            ask()
        if self.rnd.random() < self.rate:
            self.faults += 1
            raise Unreachable("sync.unreachable")
        return answer


class SyncedDesk:
    """A live desk with one officer who holds every post."""

    def __init__(self, hall: Hall, place: Path, code: str) -> None:
        self.hall, self.code = hall, code
        self.folder = place / f"desk-{code}"
        self.open()

    def open(self) -> None:
        self.tie(log_in(self.folder, CHIEF.id, DESK_PASSWORD, around())[0])

    def tie(self, store: Store) -> None:
        """Take an open store into use."""
        self.store = store
        self.shelf = StoreShelf(self.store)
        self.wire = DirectWire(lambda: self.hall.store, self._known)

    def _known(self) -> KnownDesk:
        link = self.shelf.link()
        assert link is not None
        found = self.hall.store.desk_by_key(public_key_of(link.key))
        assert found is not None
        return found

    def is_known(self) -> bool:
        """True while the center knows this desk: one restored from an older backup may not."""
        link = self.shelf.link()
        return link is not None and self.hall.store.desk_by_key(public_key_of(link.key)) is not None

    def enrol(self) -> None:
        key = new_device_key()
        code = self.hall.store.new_code("m1", PASSWORD, NOW)
        asking = Application(code, self.code, f"窗口{self.code}", self.shelf.origin(), public_key_of(key))
        asked = self.hall.store.ask_in(asking, NOW)
        self.hall.store.approve(asked.id, "m2", PASSWORD, NOW)
        self.shelf.keep_link(Link("http://127.0.0.1", key, desk=asked.id, state="active"))

    def sync(self) -> Report:
        link = self.shelf.link()
        assert link is not None
        try:
            report = sync(self.shelf, self.wire, link.seal)
        except Trouble:
            self.shelf.lost()
            raise
        self.shelf.heard(timedelta())
        return report

    def go_offline(self) -> None:
        """The line is dead: a round breaks off, and the desk knows it."""
        self.shelf.lost()

    def do(self, act: Callable[..., Any], *args: Any, **facts: Any) -> Any:
        return self.store.do(CHIEF, act, *args, **facts)

    def receive(self, name: str = "张建国") -> CaseId:
        return CaseId(self.do(receive, person(name)))

    def record(self, case_id: CaseId, body: Any) -> str:
        return str(self.do(_record, case_id, body).id)

    def case(self, case_id: CaseId) -> Case:
        found: Case = self.store.ask(lambda records: records.case(case_id))
        return found

    def cases(self) -> dict[str, str]:
        def query(records: Any) -> dict[str, str]:
            lines = records.list_cases(tuple(CaseState), limit=1000)
            return {line.id: canonical(pack(records.case(line.id))).decode() for line in lines}

        found: dict[str, str] = self.store.ask(query)
        return found

    def close(self) -> None:
        self.store.close()


def _record(desk: Desk, case_id: CaseId, body: Any) -> Any:
    return desk.record(case_id, body)


def accepted(case: Case) -> Accepted:
    return Accepted(case.materials)


def next_bodies(case: Case) -> list[Any]:
    """Return what may happen to a case next, by the table."""
    bodies: list[Any] = [NoteAdded("备注")]
    if case.state is CaseState.RECEIVED:
        bodies += [Accepted(case.materials), Withdrawn((), "不办了")]
    if case.state is CaseState.IN_PROGRESS:
        bodies += [Withdrawn((), "不办了")]
        steps = [s for s in case.open_steps if case.plan.step(s).kind.value in ("review", "check", "publicity")]
        bodies += [StepFinished(step, "agree", "同意") for step in steps]
    return bodies


def with_supervisor(desk: SyncedDesk) -> Officer:
    """Let a supervisor, who may sign, be known at this desk."""
    given = Officer(OfficerId("s1"), "督查示例", (), (Role.SUPERVISOR,))

    def add(handling: Desk) -> None:
        handling.record(None, OfficerSet(given.id, given))
        handling.set_officer(given)

    desk.do(add)
    return given


def make_desks(hall: Hall, place: Path, count: int) -> list[SyncedDesk]:
    """Return that many desks, let in; each is made anew, since a copied disk is a fork."""
    return [fresh_desk(hall, place, f"{n:04}") for n in range(1, count + 1)]


def fresh_desk(hall: Hall, place: Path, code: str) -> SyncedDesk:
    """Make a desk with a stream of its own and let it in."""
    folder = place / f"desk-{code}"
    shutil.rmtree(folder, ignore_errors=True)
    create_profile(NewProfile(folder, sample_office(), code, ((CHIEF, DESK_PASSWORD),), cost=CHEAP), around())
    desk = SyncedDesk(hall, place, code)
    desk.enrol()
    return desk


def folded(rows: Iterable[Any]) -> dict[str, str]:
    """Return the cases of a center (id, body) in the form in which a desk's stand in `SyncedDesk.cases`."""
    return {case: canonical(json.loads(body)).decode() for case, body in rows}

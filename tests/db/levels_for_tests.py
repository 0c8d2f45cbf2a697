"""County, city and province on loopback ports, each with its own database and door; desks with items of two levels."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from center_for_tests import FEED, NOW, PASSWORD, Hall, TestServer
from desk_for_tests import CHEAP, CHIEF, around, issue, person
from desk_for_tests import PASSWORD as DESK_PASSWORD
from fault_proxy import FaultProxy
from served_center import Served
from synced_desks import SyncedDesk, accepted, folded

from app.catalogue import sample_catalogue
from app.desk import Desk
from app.events.acceptance import MaterialLine, MaterialState, Received
from app.events.approval import Forwarded, StepFinished
from app.ids import CaseId, OfficerId, uuid7
from app.levels.round import Rounded
from app.office import sample_office
from app.officer import Officer
from app.plan import plan_of
from app.state import Case
from db.center.store import CenterStore
from db.desk.making import NewProfile, create_profile

PROVINCE, CITY, COUNTY, OTHER_COUNTY = 340000, 341700, FEED, 341703
NAMES = {
    PROVINCE: "示例省政务服务中心",
    CITY: "示例市政务服务中心",
    COUNTY: "示例区政务服务中心",
    OTHER_COUNTY: "示例县政务服务中心",
}
SECOND = replace(CHIEF, id=OfficerId("m2"), name="决定示例", roles=())
TWO_LEVELS = "security_service_licence"


class LevelDesk(SyncedDesk):
    """A desk with two officers who hold every post: the one accepts, the other sends up or decides."""

    def received(self, name: str = "张建国") -> CaseId:
        """Take in a case of an item of two levels."""
        return CaseId(self.store.do(CHIEF, _receive, name))

    def by(self, officer: Officer, case_id: CaseId, body: object) -> str:
        """Record an act of an officer."""
        return str(self.store.do(officer, _record, case_id, body).id)

    def sent_up(self, case_id: CaseId) -> Case:
        """Bring a case to its last step and send it up."""
        self.by(CHIEF, case_id, accepted(self.case(case_id)))
        case = self.case(case_id)
        while len(case.finished) < len(case.plan.steps) - 1:
            self.by(SECOND, case_id, StepFinished(case.open_steps[0], "agree", "同意"))
            case = self.case(case_id)
        return self.sent_up_again(case_id)

    def sent_up_again(self, case_id: CaseId) -> Case:
        """Send a case up that is at its last step."""
        step = self.case(case_id).open_steps[0]
        self.store.do(SECOND, _send_up, case_id, step)
        return self.case(case_id)


def _receive(desk: Desk, name: str) -> CaseId:
    items = sample_catalogue().items(desk.now().on)
    plan = replace(plan_of(next(item for item in items if item.two_level)), has_visit=False)
    plain = tuple(step for step in plan.steps if step.kind.value in ("review", "check", "decide"))
    case_id = CaseId(uuid7())
    lines = (MaterialLine("申请书", "original", 1, True, MaterialState.RECEIVED),)
    number = desk.take_case_number()
    desk.record(case_id, Received(number, "012345", replace(plan, steps=plain), "window", lines, person(name)))
    return case_id


def _send_up(desk: Desk, case_id: CaseId, step: str) -> None:
    """转报 with its transfer list, as the act does it."""
    desk.record(case_id, Forwarded(step, "上级机关", True, (), "建议准予"))
    issue(desk, case_id, template="transfer_list")


def _record(desk: Desk, case_id: CaseId, body: object) -> object:
    return desk.record(case_id, body)  # type: ignore[arg-type]


@dataclass
class Level:
    """One center that serves; `wire` is how the center above reaches it."""

    division: int
    hall: Hall
    place: Path
    door: Served
    wire: FaultProxy
    desks: list[LevelDesk] = field(default_factory=list)

    @property
    def store(self) -> CenterStore:
        return self.hall.store

    def desk(self, code: str) -> LevelDesk:
        """Return a fresh desk that was let in."""
        folder = self.place / f"desk-{code}"
        shutil.rmtree(folder, ignore_errors=True)
        office = replace(sample_office(), division=f"{self.division:06}")
        officers = ((CHIEF, DESK_PASSWORD), (SECOND, DESK_PASSWORD))
        create_profile(NewProfile(folder, office, code, officers, cost=CHEAP), around())
        made = LevelDesk(self.hall, self.place, code)
        made.enrol()
        self.desks.append(made)
        return made

    def go_back(self, snapshot: Path) -> None:
        """The center burns down and comes back from a backup, behind the same door."""
        self.hall.go_back(snapshot)
        self.hall.store.now = lambda: NOW
        self.door.__exit__()
        self.door = Served(self.hall).__enter__()
        self.wire.lead_to(self.door.port)

    def turn(self) -> tuple[Rounded, ...]:
        """Do what the served center does by itself."""
        return self.store.levels.turn(0)

    def feed(self, of: int) -> list[tuple[int, str, int, str, str]]:
        """Return a feed as this center holds it."""
        with self.hall.owner() as connection:
            return connection.execute(  # type: ignore[return-value]
                "SELECT pos, origin, oseq, content_hash, verdict FROM event WHERE feed_id = %s ORDER BY pos", (of,)
            ).fetchall()

    def cases(self, of: int) -> dict[str, str]:
        """Return the cases of a feed as this center folded them."""
        with self.hall.owner() as connection:
            found = connection.execute("SELECT id, body FROM case_row WHERE feed_id = %s", (of,)).fetchall()
        return folded(found)


def link(lower: Level, upper: Level) -> None:
    """Let the upper center take the lower one in: two administrators at each."""
    code = upper.store.new_code("m1", PASSWORD, NOW)
    address = f"http://127.0.0.1:{lower.wire.port}"
    lower.store.levels.ask_above(upper.door.address, code, address, "m1", PASSWORD)
    upper.store.levels.approve(lower.division, "m2", PASSWORD)
    lower.store.levels.approve(upper.division, "m2", PASSWORD)


@contextmanager
def level(server: TestServer, place: Path, division: int) -> Iterator[Level]:
    """Give a center of a division, served, with a well network before it."""
    home = place / str(division)
    home.mkdir()
    with server.hall(home, division, NAMES[division]) as hall:
        hall.store.now = lambda: NOW
        door = Served(hall).__enter__()
        wire = FaultProxy(door.port, division, 0.5)
        wire.is_well = True
        made = Level(division, hall, home, door, wire)
        try:
            yield made
        finally:
            wire.close()
            for desk in made.desks:
                desk.close()
            made.door.__exit__()


@contextmanager
def three_levels(server: TestServer, place: Path, *counties: int) -> Iterator[dict[int, Level]]:
    """Give province, city and counties, linked."""
    with contextlib.ExitStack() as stack:
        found = {d: stack.enter_context(level(server, place, d)) for d in (PROVINCE, CITY, *(counties or (COUNTY,)))}
        link(found[CITY], found[PROVINCE])
        for county in counties or (COUNTY,):
            link(found[county], found[CITY])
        yield found


def settled(levels: dict[int, Level], rounds: int = 2) -> None:
    """Let every desk and every center do its rounds, the lowest first."""
    for _ in range(rounds):
        for one in sorted(levels.values(), key=lambda each: -each.division):
            for desk in one.desks:
                desk.sync()
            told = one.turn()
            assert not [round_ for round_ in told if round_.trouble], told


def owners(levels: dict[int, Level], number: str) -> list[int]:
    """Return the centers at which the case may be worked on: what their own records say."""
    return all_owners(levels).get(number, [])


def all_owners(levels: dict[int, Level]) -> dict[str, list[int]]:
    """Return the same for every case that any of them may work on, by its number."""
    found: dict[str, list[int]] = {}
    query = (
        "SELECT number FROM case_row WHERE feed_id = %s AND coalesce(body::jsonb->'passage'->>'state', '') <> 'gone'"
    )
    for one in levels.values():
        for (number,) in one.hall.owner_rows(query, one.division):
            found.setdefault(str(number), []).append(one.division)
    return found

"""A training office whose day can be set, tied to a real center: what it does, the public pages can show."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from center_for_tests import NOW, PASSWORD, Hall, TestServer
from decided import AGENT, ready, refused, to_decide
from office_day import INJURY, NATURAL, OfficeDay, application_for, opened_office
from synced_desks import DirectWire

from app.acceptance.accept import accept
from app.act import Done
from app.approval.decide import grant
from app.approval.pause import ask_stop
from app.correcting import ask_correction
from app.events.supplementation import Gap
from app.keys.device_key import new_device_key, public_key_of
from app.public.records import PublicRecords
from app.second import sign
from app.state import Case
from app.supervision.overdue import explain_overdue
from app.supplementation.request import request_supplement
from app.sync.center import Application, KnownDesk
from app.sync.link import Link
from app.sync.round import sync
from app.withdrawing import ask_void
from db.desk.sync_shelf import StoreShelf


class PublicHall:
    """`hall.office` acts; `send` brings what it did to the center and lets the public tables follow."""

    def __init__(self, hall: Hall, office: OfficeDay, code: str = "9999") -> None:
        self.hall, self.office = hall, office
        self.shelf = StoreShelf(office.store)
        self.key = new_device_key()
        made = hall.store.new_code("m1", PASSWORD, NOW)
        asked = hall.store.ask_in(
            Application(made, code, "综合窗口", self.shelf.origin(), public_key_of(self.key)), NOW
        )
        hall.store.approve(asked.id, "m2", PASSWORD, NOW)
        self.link = Link("http://127.0.0.1", self.key, desk=asked.id, state="active")
        self.shelf.keep_link(self.link)
        self.wire = DirectWire(lambda: hall.store, self._known)

    def _known(self) -> KnownDesk:
        found = self.hall.store.desk_by_key(public_key_of(self.key))
        assert found is not None
        return found

    @property
    def public(self) -> PublicRecords:
        """The center's records as the pages read them."""
        return self.hall.store.public()

    def now(self) -> datetime:
        """The center's clock: half past nine of the office's day, in Beijing."""
        return datetime.combine(self.office.day, time(1, 30), UTC)

    def sync(self) -> None:
        """Bring everything to the center."""
        sync(self.shelf, self.wire, self.link.seal)

    def send(self) -> None:
        """Bring everything to the center, and let the public tables follow to its head."""
        self.sync()
        while self.hall.store.follow_public(self.now()):
            pass

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """Ask the database itself, as its owner."""
        with self.hall.owner() as connection:
            return connection.execute(query.encode(), values).fetchall()


PERSONS = ("张建国", "张健国", "李明", "李代办", "钱某某", "张建")
NUMBERS = ("110101199003070134", "13800138000", "341702199003072570", "13800001234", "示例区便民路8号", "皖A12345")
"""What the cases of `a_week` are full of, and what no answer to the public may hold."""
OFFICERS = ("孟管理", "李晓梅", "何承办", "陈审核", "安批准", "孙监察")


class Week:
    """Cases in every state that the public may ask for; each holds names and numbers in every field that takes any."""

    def __init__(self, there: PublicHall) -> None:
        self.there = there
        office = there.office
        self.running = office.accepted()
        self.done = ready(office, agent=AGENT)
        self.nurse = self._nurse()
        self.refused = refused(office)
        self.void = self._void()
        self.corrected = self._corrected()
        self.stopped = self._stopped()
        self.waiting = self._waiting()
        self.late = office.accepted("营业性演出")
        office.on(date(2026, 11, 10))
        self._explain()
        there.send()

    def _nurse(self) -> Case:
        case = to_decide(self.there.office, "护士", agent=AGENT)
        words = "准予张建国（身份证110101199003070134）注册，联系人李代办，电话13800138000"
        done: Done = self.there.office.do("a1", grant, case.id, content=words, opinion="同意张建国。")
        return done.case

    def _void(self) -> Case:
        case = self.there.office.accepted()
        asked = self.there.office.do("w1", ask_void, case.id, reason="张建国要求作废，电话13800138000")
        done: Done = self.there.office.do("c1", sign, case.id, asked.events[0])
        return done.case

    def _corrected(self) -> Case:
        office = self.there.office
        case = office.do("w1", accept, replace(application_for(INJURY), applicant=NATURAL)).case
        values = {"applicant.name": "张健国"}
        asked = office.do("w1", ask_correction, case.id, values=values, reason="张健国误作张建国")
        done: Done = office.do("c1", sign, case.id, asked.events[0])
        return done.case

    def _stopped(self) -> Case:
        office = self.there.office
        case = office.accepted("取水")
        facts = {"ground": "专家评审", "expected_days": 10, "reason": "张建国申请专家评审", "payer": "李明"}
        asked = office.do("h1", ask_stop, case.id, step=case.open_steps[0], **facts)
        done: Done = office.do("a1", sign, case.id, asked.case.pending[0].event)
        return done.case

    def _waiting(self) -> Case:
        office = self.there.office
        case = office.received()
        gaps = tuple(Gap(one.name, "张建国未签名", "《示例规定》第一条", "由李明签名") for one in case.materials[:2])
        done: Done = office.do("w1", request_supplement, case.id, gaps=gaps)
        return done.case

    def _explain(self) -> None:
        words = "张建国、李明多次补正，电话13800138000，身份证110101199003070134"
        facts = {"unit": "审批科", "new_on": date(2026, 11, 16), "approver": "钱某某"}
        self.there.office.do("c1", explain_overdue, self.late.id, cause=words, **facts)

    def cases(self) -> dict[str, Case]:
        """Return every case by what it is, as the store has it now."""
        names = ("running", "done", "nurse", "refused", "void", "corrected", "stopped", "waiting", "late")
        return {name: self.there.office.case(getattr(self, name).id) for name in names}

    def codes(self, case: Case) -> list[tuple[str, str]]:
        """Return the signed and the short code of every paper of a case, oldest first."""
        notices = self.there.office.ask(lambda records: records.notices(case.id))
        return [(str(n.record["验真码"]), str(n.record["验真短码"])) for n in notices if n.record.get("验真码")]


@contextmanager
def public_hall(server: TestServer, place: Path) -> Iterator[PublicHall]:
    """Give a hall of its own."""
    with server.hall(place / "center") as hall, opened_office(place) as office:
        yield PublicHall(hall, office)

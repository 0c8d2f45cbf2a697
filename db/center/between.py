"""What the officers of a desk see and do between centers (app.levels.between.BetweenCenters)."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime

from app.errors import Refused
from app.events.body import unpack
from app.events.envelope import Event
from app.events.levels import CaseOffered, OfferReturned
from app.ids import CaseId, EventId
from app.keys.device_key import fingerprint
from app.levels.between import (
    GIVEN,
    MOST_PASSINGS,
    OPEN,
    RETURNED,
    WAITING,
    WITHDRAWN,
    Asked,
    Between,
    LinkLine,
    Passing,
    Signed,
    Who,
)
from app.levels.handing import Answer, Handing, Wish
from app.levels.neighbor import Neighbor
from app.levels.rights import check_link, may_see
from app.officer import Officer
from app.people import check
from app.state import Case
from app.sync.center import CenterFacts
from app.sync.merge import fold_merged
from app.ticket import BEIJING
from app.workflow import Action
from db.center import enrolment, handing, neighbors
from db.center.connection import Connection, rows, see_also
from db.center.event_rows import COLUMNS, applied_events, row_of
from db.center.level_store import LevelStore, Met
from db.center.office_of_hall import office_of_hall
from db.center.people_rows import People

Opened = Callable[[], AbstractContextManager[tuple[Connection, int]]]
SAID = (
    f"SELECT {COLUMNS} WHERE e.feed_id = ANY(%s) AND e.subject = ANY(%s) "
    "AND e.kind IN ('case_offered', 'offer_returned') AND e.verdict = 'applied'"
)
BODIES = "SELECT id, body FROM case_row WHERE feed_id = ANY(%s) AND id = ANY(%s) ORDER BY (feed_id <> %s)"


@dataclass(frozen=True)
class BetweenStore:
    """The center behind its levels; one transaction an act, and none while another center is asked."""

    opened: Opened
    facts: Callable[[], CenterFacts]
    now: Callable[[], datetime]
    levels: LevelStore

    def told(self) -> Between:
        """Return how everything stands."""
        facts = self.facts()
        with self.opened() as (connection, own):
            known = neighbors.neighbors(connection, own)
            names = {one.division: one.name for one in known}
            passings = (*_waiting(connection, own, names), *_handed(connection, own, names))
        links = tuple(_link(one, self.levels.met(one.division)) for one in known)
        return Between(facts.feed, facts.name, self.now(), passings, links)

    def check_seeing(self, who: Who) -> None:
        """Raise Refused("people.no_seeing") for an account that neither works on cases, nor supervises, nor keeps the links."""
        with self.opened() as (connection, own):
            officer = self._officer(connection, own, who)
        if not may_see(officer):
            raise Refused("people.no_seeing", officer=officer.name)

    def offer(self, who: Who, number: str, to: int, reason: str) -> None:
        """移送: offer a case of this center to another one. Raises Refused("levels.no_reason")."""
        if not reason.strip():
            raise Refused("levels.no_reason", number=number)
        with self.opened() as (connection, own):
            officer = self._officer(connection, own, who)
            wish = Wish(to, number, reason.strip(), officer.id)
            handing.offer(
                connection, own, wish, self.now(), lambda case: check(officer, Action.OFFER_CASE, case)
            )  # fmt: skip

    def withdraw(self, who: Who, number: str, reason: str) -> None:
        """撤回: take back an offer that was not answered yet."""
        with self.opened() as (connection, own):
            officer = self._officer(connection, own, who)
            handing.withdraw(
                connection, own, number, Answer(False, officer.id, reason), self.now(),
                lambda case: check(officer, Action.WITHDRAW_OFFER, case),
            )  # fmt: skip

    def answer(self, who: Who, number: str, reason: str, *, takes: bool, department: str) -> None:
        """接办 for a department here, or 退回 with the reason."""
        if not department:
            raise Refused("levels.no_department", number=number)
        with self.opened() as (connection, own):
            officer = self._officer(connection, own, who)
            check(officer, Action.TAKE_CASE if takes else Action.REFUSE_CASE, None, department)
            office = office_of_hall(connection, own)
            if office is not None and all(one.code != department for one in office.departments):
                raise Refused("levels.no_department", number=number)
            said = Answer(takes, officer.id, reason, department if takes else "")
            handing.answer(connection, own, number, said, self.now())

    def new_code(self, who: Who, signed: Signed) -> str:
        """Return a one-time code for a center below."""
        with self._signed(who, signed) as (connection, own):
            return enrolment.new_code(connection, own, signed.admin, self.now())

    def ask_above(self, who: Who, signed: Signed, asked: Asked) -> None:
        """Ask a center above to take this one in."""
        with self._signed(who, signed):
            pass  # no transaction is open while the other center is asked
        self.levels.ask_above(asked.address, asked.code, asked.here, signed.admin, signed.password, asked.ca)

    def approve(self, who: Who, signed: Signed, division: int, ca: str) -> None:
        """Let a center in, as another administrator than the one who began it."""
        with self._signed(who, signed) as (connection, own):
            neighbors.approve(connection, own, division, signed.admin, ca)

    def end(self, who: Who, signed: Signed, division: int) -> None:
        """Let a center in no more."""
        with self._signed(who, signed) as (connection, own):
            handing.end_link(connection, own, division, signed.admin, self.now())

    def _signed(self, who: Who, signed: Signed) -> AbstractContextManager[tuple[Connection, int]]:
        with self.opened() as (connection, own):
            check_link(self._officer(connection, own, who))
            enrolment.check_admin(connection, own, signed.admin, signed.password)
        return self.opened()

    def _officer(self, connection: Connection, own: int, who: Who) -> Officer:
        """Return the officer with those he stands in for today. Raises Refused("center.officer_unknown")."""
        on = self.now().astimezone(BEIJING).date()
        found = People(connection, own, who.desk).find(who.officer, on)
        if found is None:
            raise Refused("center.officer_unknown")
        return found


def _waiting(connection: Connection, own: int, names: dict[int, str]) -> tuple[Passing, ...]:
    """Return the cases that were sent up 转报 and not offered yet: they go by themselves; none while no center is above."""
    upper = neighbors.above(connection, own)
    if upper is None:
        return ()
    to, name = upper.division, names[upper.division]
    numbers = [number for (number,) in rows(connection, handing.FORWARDED, own, 0, to)][:MOST_PASSINGS]
    query = "SELECT body FROM case_row WHERE feed_id = %s AND number = ANY(%s) ORDER BY id"
    cases = [unpack(Case, json.loads(body)) for (body,) in rows(connection, query, own, numbers)]
    return tuple(
        Passing(EventId(""), one.id, one.number, GIVEN, WAITING, to, name, True, one.plan.name, one.applicant_name)
        for one in cases
    )


def _handed(connection: Connection, own: int, names: dict[int, str]) -> list[Passing]:
    """Return the offers, the newest first; of the older ones those that still wait for an answer here."""
    shown = handing.shown_handings(connection, own, MOST_PASSINGS)
    told: dict[str, Passing] = {}
    for other in sorted({one.other for one in shown}):
        see_also(connection, other)
        ids = [one.case for one in shown if one.other == other]
        said = [row_of(found).sent.event for found in rows(connection, SAID, [own, other], ids)]
        bodies = {CaseId(case): body for case, body in reversed(rows(connection, BODIES, [own, other], ids, own))}
        for one in shown:
            if one.other == other:
                body = bodies.get(one.case)
                case = None if body is None else unpack(Case, json.loads(body))
                if case is None and one.state == OPEN:  # of what is over no more is told than what was said of it
                    case = _copied(connection, other, one.case)
                told[one.offer] = _passing(one, names.get(other, f"{other:06}"), said, case)
    return [told[one.offer] for one in shown]


def _copied(connection: Connection, feed: int, case_id: CaseId) -> Case | None:
    """Return a case of another center as its copied events make it: no row is kept of it before it is taken."""
    return fold_merged(applied_events(connection, feed, case_id), is_strict=False).case


def _passing(held: Handing, name: str, said: list[Event], case: Case | None) -> Passing:
    offered = next((e for e in said if e.id == held.offer), None)
    back = next((e for e in said if e.kind == OfferReturned.KIND and e.data.get("offer") == held.offer), None)
    is_withdrawn = held.state == RETURNED and back is not None and bool(back.data.get("by"))
    facts = offered.data if offered is not None and offered.kind == CaseOffered.KIND else {}
    return Passing(
        held.offer, held.case, held.number, held.side, WITHDRAWN if is_withdrawn else held.state, held.other, name,
        is_forwarded=bool(facts.get("forwarded")),
        item="" if case is None else case.plan.name,
        applicant="" if case is None else case.applicant_name,
        reason=held.reason,
        department=held.department,
        by=str(facts.get("by") or ""),
        at=None if offered is None else offered.moment.at,
    )  # fmt: skip


def _link(one: Neighbor, met: Met | None) -> LinkLine:
    """Return the line of a center; its address is told, its authority and its whole key are not."""
    line = LinkLine(
        one.division, one.side, one.name, one.address, one.state, fingerprint(one.public_key), one.made_by, one.approved_by
    )  # fmt: skip
    if met is None:
        return line
    trouble = met.trouble
    facts = None if trouble is None else {name: str(value) for name, value in trouble.facts.items()}
    code = "" if trouble is None else trouble.code
    return replace(line, round_at=met.at, read=met.read, sent=met.sent, trouble=code, facts=facts)

"""What the center knows when it judges (app.sync.judge.Ground), inside the transaction of one push."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import orjson

from app.case import body_of as body_of_event
from app.disclosure.dossier import Dossier, dossiers_of
from app.events.acceptance import Received
from app.events.body import Body, pack, unpack
from app.events.calendar import OF_THE_CALENDAR, CalendarImported, LocalDaysApproved
from app.events.disclosure import DisclosureReceived
from app.events.envelope import Event, canonical
from app.events.keeping import ContinuityAccepted, ErasureAsked
from app.events.office import SessionChanged
from app.events.settling import LeftOutWithdrawn
from app.ids import CaseId, DisclosureId, EventId, OfficerId
from app.managed import MANAGED_KINDS, PROPOSALS, Version, thing_of, version_of
from app.office import Office
from app.officer import Officer
from app.sessions import PASSWORD_SET
from app.state import Case
from app.sync.fields import ID
from app.sync.judge import Ruling
from app.sync.messages import Verdict
from db.center.connection import Connection, one, rows
from db.center.event_rows import APPLIED, OF_DISCLOSURE, applied_events, row_of
from db.center.office_of_hall import office_of_hall
from db.center.passes import forget_key
from db.center.people_rows import People

SUBJECT = "SELECT subject, kind, content FROM event WHERE feed_id = %s AND event_id = %s AND ref IS NULL"
FATE = "SELECT verdict FROM event WHERE feed_id = %s AND subject = %s AND content_hash = %s ORDER BY pos DESC LIMIT 1"
BEGUN_WITH = (  # by the index of the applications
    "SELECT content::jsonb #>> '{data,disclosure}' FROM event WHERE feed_id = %s AND subject IS NULL "
    "AND kind LIKE 'disclosure%%' AND verdict = 'applied' AND kind = %s AND content::jsonb #>> '{data,number}' = %s LIMIT 1"
)
CODES = (
    "SELECT desk_code FROM desk WHERE feed_id = %s AND id = %s UNION "
    "SELECT (e.content::json)->'data'->>'desk_code' FROM event e JOIN origin o USING (feed_id, origin) "
    "WHERE e.feed_id = %s AND o.desk = %s AND e.subject IS NULL AND e.kind = 'continuity_accepted' "
    "AND e.verdict = 'applied'"
)
PUBLISHED = (
    "SELECT 1 FROM managed m JOIN event e ON e.feed_id = m.feed_id AND e.event_id = m.event_id AND e.ref IS NULL "
    "JOIN origin o ON o.feed_id = e.feed_id AND o.origin = e.origin "
    "WHERE m.feed_id = %s AND m.kind = %s AND m.name = %s AND o.desk <> %s LIMIT 1"
)
FIRST_LET_IN = (  # under whatever key this stream was signed with; one that was turned away had not joined
    "SELECT min(coalesce(approved_at, asked_at)) FROM desk WHERE feed_id = %s AND approved_by IS NOT NULL AND (id = %s OR origin = %s "
    "OR id IN (SELECT desk FROM stream_desk WHERE feed_id = %s AND origin = %s))"
)
ANY_DAYS = (
    "SELECT 1 FROM event e JOIN origin o ON o.feed_id = e.feed_id AND o.origin = e.origin WHERE e.feed_id = %s "
    "AND e.subject IS NULL AND e.kind = ANY(%s) AND e.verdict = 'applied' "
    "AND o.desk <> %s LIMIT 1"
)
MAKING_DAYS = (CalendarImported.KIND, LocalDaysApproved.KIND)
CASES = (
    b"INSERT INTO case_row (feed_id, id, number, state, department, last_hash, events, body) "
    b"SELECT %s, c.* FROM unnest(%b::text[], %b::text[], %b::text[], %b::text[], %b::text[], %b::int[], %b::text[]) AS c "
    b"ON CONFLICT (feed_id, id) DO UPDATE SET state = excluded.state, department = excluded.department, "
    b"last_hash = excluded.last_hash, events = excluded.events, body = excluded.body"
)


class PushGround:
    """Cases and people as the push has made them so far; `settle` writes what changed."""

    def __init__(self, connection: Connection, feed: int, home: str, events: Iterable[Event]) -> None:
        self._connection, self._feed, self._home = connection, feed, home
        self._people = People(connection, feed, home)
        given = tuple(events)
        self._subjects = {event.subject for event in given if event.subject is not None}
        self._cases = self._lock_cases(self._subjects)
        self._changed: set[CaseId] = set()
        self._numbers: dict[str, CaseId | None] = self._held_numbers(given)
        self._fresh: dict[str, list[Event]] = {}
        self._is_training: bool | None = None
        self._home = home
        self._codes: tuple[str, ...] | None = None
        self._judged: dict[str, Event] = {}
        self._asked: dict[str, Event] = {}
        self.fates: dict[str, str] = {}
        self._proposals: dict[str, Event] = {}
        self._dossiers: dict[DisclosureId, Dossier | None] = {}
        self._of_homes: dict[
            tuple[str, str] | None, set[str]
        ] = {}  # what was published just now, None for days, and where

    def go_on_from(self, before: PushGround) -> None:
        """Know what was judged in this transaction for other desks: it stands in no row yet."""
        self._judged, self._asked, self.fates = before._judged, before._asked, before.fates
        self._proposals, self._dossiers, self._fresh = before._proposals, before._dossiers, before._fresh
        self._of_homes = before._of_homes

    def _lock_cases(self, ids: set[CaseId]) -> dict[CaseId, Case]:
        """Take the cases of the push in the order of their ids, so that two pushes never wait for each other crosswise."""
        query = "SELECT id, body FROM case_row WHERE feed_id = %s AND id = ANY(%s) ORDER BY id FOR UPDATE"
        found = rows(self._connection, query, self._feed, sorted(ids))
        return {CaseId(case_id): unpack(Case, json.loads(body)) for case_id, body in found}

    def _held_numbers(self, events: Iterable[Event]) -> dict[str, CaseId | None]:
        """Return who has the numbers with which cases of the push begin, None for one that is free."""
        given = [event.data.get("number") for event in events if event.kind == Received.KIND]
        told = {number for number in given if isinstance(number, str) and number.isdigit()}
        query = "SELECT number, id FROM case_row WHERE feed_id = %s AND number = ANY(%s)"
        found = rows(self._connection, query, self._feed, sorted(told)) if told else []
        return dict.fromkeys(told) | {number: CaseId(case_id) for number, case_id in found}

    def is_training(self) -> bool:
        """Return True for a center whose records are an exercise."""
        if self._is_training is None:
            found = one(self._connection, "SELECT is_training FROM center WHERE feed_id = %s", self._feed)
            self._is_training = found is not None and bool(found[0])
        return self._is_training

    def officer(self, officer_id: OfficerId, on: date) -> Officer | None:
        """Return the officer with those he stands in for on this day; None for a stranger."""
        return self._people.find(officer_id, on)

    def officers(self) -> tuple[Officer, ...]:
        """Return the people that this desk brought along."""
        return self._people.brought()

    def case(self, case_id: CaseId) -> Case | None:
        """Return the case as it is now; one that the push does not touch is read without a lock."""
        if case_id in self._subjects:
            return self._cases.get(case_id)
        query = "SELECT body FROM case_row WHERE feed_id = %s AND id = %s"
        found = one(self._connection, query, self._feed, case_id)
        return None if found is None else unpack(Case, json.loads(found[0]))

    def subject_of(self, event: EventId) -> CaseId | None:
        """Return the case that a received event speaks of; None for one of no case and for an unknown one."""
        if event in self._judged:
            told = self._judged[event]
            return _case_of(told.subject, told.kind, told.data)
        found = one(self._connection, SUBJECT, self._feed, event)
        return None if found is None else _case_of(found[0], found[1], json.loads(found[2])["data"])

    def erasure_asked(self, event: EventId) -> Event | None:
        """Return the applied event by which an erasure was asked."""
        if event in self._asked:
            return self._asked[event]
        found = one(self._connection, APPLIED, self._feed, event)
        asked = None if found is None else row_of(found).sent.event
        return asked if asked is not None and asked.kind == ErasureAsked.KIND else None

    def events(self, case_id: CaseId) -> tuple[Event, ...]:
        """Return the events of a case that were applied, those of this push included."""
        return (*applied_events(self._connection, self._feed, case_id), *self._fresh.get(case_id, ()))

    def fate_of(self, case_id: CaseId, content_hash: str) -> str:
        """Return the last verdict on the event of the case with this content hash; empty for an unknown one."""
        if content_hash in self.fates:
            return self.fates[content_hash]
        found = one(self._connection, FATE, self._feed, case_id, content_hash)
        return "" if found is None else str(found[0])

    def disclosure(self, named: DisclosureId) -> Dossier | None:
        """Return an application for information as its applied events make it; None for one that has not begun."""
        if named not in self._dossiers:
            found = rows(self._connection, OF_DISCLOSURE, self._feed, named)
            made = dossiers_of(row_of(row).sent.event for row in found)
            self._dossiers[named] = made[0] if made else None
        return self._dossiers[named]

    def asker(self, number: str) -> DisclosureId | None:
        """Return the application for information that has this number; who is asked goes alone, and there are few."""
        here = (named for named, held in self._dossiers.items() if held is not None and held.received.number == number)
        found = next(here, None)
        if found is not None:
            return found
        told = one(self._connection, BEGUN_WITH, self._feed, DisclosureReceived.KIND, number)
        return None if told is None else DisclosureId(told[0])

    def holder(self, number: str) -> CaseId | None:
        """Return the case that has this number."""
        if number in self._numbers:
            return self._numbers[number]
        query = "SELECT id FROM case_row WHERE feed_id = %s AND number = %s"
        found = one(self._connection, query, self._feed, number)
        return None if found is None else CaseId(found[0])

    def desk_codes(self) -> tuple[str, ...]:
        """Return the codes of the desk whose events these are: the one it came in with, and those of its new origins."""
        if self._codes is None:
            found = rows(self._connection, CODES, self._feed, self._home, self._feed, self._home)
            self._codes = tuple(code for (code,) in found if code and not self._is_of_other(code))
        return self._codes

    def _is_of_other(self, code: str) -> bool:
        """True for a code with which another desk is let in: whoever takes it after a fork has not that desk's folders."""
        query = "SELECT 1 FROM desk WHERE feed_id = %s AND desk_code = %s AND id <> %s AND state <> 'revoked'"
        return one(self._connection, query, self._feed, code, self._home) is not None

    def take(self, event: Event, ruling: Ruling) -> None:
        """Follow a ruling: the case and the people are now as it says."""
        self._judged[event.id] = event
        self.fates[event.content_hash] = ruling.verdict
        if ruling.verdict != Verdict.APPLIED:
            return
        if event.kind == ContinuityAccepted.KIND and not self._is_of_other(str(event.data["desk_code"])):
            self._codes = (*self.desk_codes(), str(event.data["desk_code"]))
        if event.kind == ErasureAsked.KIND:
            self._asked[event.id] = event
        if event.subject is not None:
            self._fresh.setdefault(event.subject, []).append(event)
        if ruling.case is not None:
            self._cases[ruling.case.id] = ruling.case
            self._numbers[ruling.case.number] = ruling.case.id
            self._changed.add(ruling.case.id)
        if ruling.dossier is not None:
            self._dossiers[ruling.dossier.id] = ruling.dossier
        if ruling.officer is not None:
            self._people.set(ruling.officer, is_for_hall=ruling.is_for_hall)
        self._take_managed(event)
        if event.kind == SessionChanged.KIND and event.data["what"] == PASSWORD_SET:
            forget_key(self._connection, self._feed, self._home, OfficerId(event.data["officer_id"]))

    def _take_managed(self, event: Event) -> None:
        """Note a proposal, and whose the version is that an applied event published."""
        if event.kind in PROPOSALS:
            self._proposals[event.id] = event
        if event.kind not in MANAGED_KINDS:
            return
        body = body_of_event(event)
        version, thing = version_of(body), thing_of(body)
        if event.kind in MAKING_DAYS or version is not None:
            self._of_homes.setdefault(thing, set()).add(self._home)
        if version is not None:
            self._connection.execute(
                b"INSERT INTO managed (feed_id, kind, name, version, event_id) VALUES (%s, %s, %s, %s, %s)",
                (self._feed, version.kind, version.name, version.number, event.id),
            )

    def proposal(self, event: EventId) -> Event | None:
        """Return the applied event by which something was proposed or asked."""
        if event in self._proposals:
            return self._proposals[event]
        found = one(self._connection, APPLIED, self._feed, event)
        return None if found is None else row_of(found).sent.event

    def publisher(self, version: Version) -> EventId | None:
        """Return the event that published a version; two desks that publish at once wait for each other at the gate."""
        query = "SELECT event_id FROM managed WHERE feed_id = %s AND kind = %s AND name = %s AND version = %s"
        found = one(self._connection, query, self._feed, version.kind, version.name, version.number)
        return None if found is None else EventId(found[0])

    def is_brought(self, event: Event) -> bool:
        """Return True for what this desk did before it was first let in, and no center heard."""
        if event.center_at is not None:
            return False
        found = one(self._connection, FIRST_LET_IN, self._feed, self._home, event.origin, self._feed, event.origin)
        return found is not None and found[0] is not None and event.moment.at < found[0]

    def has_of_others(self, body: Body) -> bool:
        """Return True where another desk has published the same item, the same paper, or any table of days."""
        thing = thing_of(body)
        if thing is None and not isinstance(body, OF_THE_CALENDAR):
            return False
        if not self._of_homes.get(thing, set()) <= {self._home}:  # in this transaction: it stands in no row yet
            return True
        if thing is not None:
            return one(self._connection, PUBLISHED, self._feed, *thing, self._home) is not None
        return one(self._connection, ANY_DAYS, self._feed, list(MAKING_DAYS), self._home) is not None

    def office(self) -> Office | None:
        """Return the office as the hall has it, None while nobody has set it for the hall."""
        return office_of_hall(self._connection, self._feed)

    def is_of_hall(self, officer: OfficerId) -> bool:
        """Return True for an account that is managed for the whole hall."""
        return self._people.is_own(officer)

    def has_people_of_hall(self) -> bool:
        """Return True when this desk was given the hall's people."""
        query = "SELECT 1 FROM people_given WHERE feed_id = %s AND desk = %s"
        return one(self._connection, query, self._feed, self._home) is not None

    def settle(self) -> None:
        """Write the cases that changed."""
        write_cases(self._connection, self._feed, [self._cases[case_id] for case_id in sorted(self._changed)])
        self._changed.clear()


def _case_of(subject: str | None, kind: str, data: Mapping[str, Any]) -> CaseId | None:
    """Return the case that an event speaks of, or gives up; what was refused may name anything."""
    named = data.get("case") if subject is None and kind == LeftOutWithdrawn.KIND else subject
    return CaseId(named) if isinstance(named, str) and ID.fullmatch(named) else None


def write_cases(connection: Connection, feed: int, given: Sequence[Case]) -> None:
    """Write the rows of cases."""
    if not given:
        return
    columns: tuple[list[Any], ...] = (
        [one.id for one in given],
        [one.number for one in given],
        [one.state.value for one in given],
        [one.department for one in given],
        [one.last_hash for one in given],
        [one.events for one in given],
        [body_of(one) for one in given],
    )
    connection.execute(CASES, (feed, *columns))


def body_of(given: Case) -> str:
    """Return a case as its row keeps it: what `pack` makes of it, its fields in no order that anybody may count on.

    It is written from the case itself, ten times as fast as by way of `pack`; a number beyond 64 bits goes that way.
    """
    try:
        return orjson.dumps(given, pack, orjson.OPT_SORT_KEYS).decode()
    except TypeError:
        return canonical(pack(given)).decode()

"""A case from one center to another in two steps: offered by the one, taken by the other; it belongs to exactly one of them.

The center that has the case says when it has gone (CaseHandedOver, one transaction); the other one has it from then on and
works on it when it has read that. Every message may come twice or late: each is followed once, by its offer.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from app.errors import NotFound, Refused
from app.events.approval import Forwarded
from app.events.body import Body, join, pack, unpack
from app.events.envelope import Event
from app.events.levels import CaseHandedOver, CaseOffered, CaseTaken, OfferAnswered, OfferReturned
from app.ids import CaseId
from app.levels.handing import Answer, Handing, Wish
from app.levels.neighbor import LOWER, Neighbor
from app.levels.sound import sound
from app.plan import Plan
from app.state import Case, CaseState
from app.sync.center import ACTIVE
from app.sync.merge import DO_NOT_FOLD
from app.wording import say
from db.center.connection import Connection, one, rows, see_also
from db.center.event_rows import COLUMNS, applied_events, row_of
from db.center.gate import go_alone
from db.center.handing_back import returned
from db.center.handing_files import keep_files
from db.center.neighbors import above, end, neighbor
from db.center.own_stream import MAIN, record

_FIELDS = "offer, case_id, number, other, side, state, reason, department"
PAGE = f"SELECT {_FIELDS} FROM handing WHERE feed_id = %s AND offer > %s ORDER BY offer LIMIT %s"  # noqa: S608 fixed texts
SHOWN = (  # two indexes: however many offers there ever were, these few are read
    f"(SELECT {_FIELDS} FROM handing WHERE feed_id = %s ORDER BY offer DESC LIMIT %s) UNION "  # noqa: S608
    f"SELECT {_FIELDS} FROM handing WHERE feed_id = %s AND state = 'open' ORDER BY offer DESC"
)
MOST_ROWS = 500
ONE = f"SELECT {_FIELDS} FROM handing WHERE feed_id = %s AND offer = %s FOR UPDATE"  # noqa: S608
OPEN = f"SELECT {_FIELDS} FROM handing WHERE feed_id = %s AND number = %s AND side = %s AND state = 'open' FOR UPDATE"  # noqa: S608
GIVEN = (
    f"SELECT {_FIELDS} FROM handing WHERE feed_id = %s AND other = %s "  # noqa: S608
    "AND side = 'given' AND state = 'open' ORDER BY offer"
)
ENDED = (
    "SELECT 1 FROM event WHERE feed_id = %s AND subject = %s AND kind IN ('offer_returned', 'case_handed_over') "
    "AND verdict = 'applied' AND content::jsonb #>> '{data,offer}' = %s"
)
ANSWERS = f"SELECT {COLUMNS} WHERE e.feed_id = ANY(%s) AND e.kind = 'offer_answered' AND e.verdict = 'applied'"
FORWARDED = (
    "SELECT c.number FROM case_row c WHERE c.feed_id = %s AND c.state = 'forwarded' "
    "AND c.body::jsonb->'forwarded' <> 'null' AND c.body::jsonb->'passage' = 'null' "
    "AND NOT EXISTS (SELECT FROM handing h WHERE h.feed_id = c.feed_id AND h.case_id = c.id "
    "AND h.side = 'given' AND h.state <> 'returned') "
    "AND NOT EXISTS (SELECT FROM event e WHERE e.feed_id = c.feed_id AND e.subject = c.id "
    "AND e.recv > clock_timestamp() - make_interval(secs => %s)) "
    # one that came back, and could not be taken out of the file, rests: a new 转报 or another center above is another matter
    "AND NOT EXISTS (SELECT FROM event o WHERE o.feed_id = c.feed_id AND o.subject = c.id AND o.kind = 'case_offered' "
    "AND o.verdict = 'applied' AND (o.content::jsonb #>> '{data,to}')::int = %s AND o.content::jsonb #>> '{data,forwarded}' = ("
    "SELECT f.event_id FROM event f WHERE f.feed_id = c.feed_id AND f.subject = c.id AND f.kind = 'forwarded' "
    "AND f.verdict = 'applied' ORDER BY f.pos DESC LIMIT 1)) ORDER BY c.id"
)
QUIET_SECONDS = 60
"""A case is sent up when nothing has happened to it for so long: a 转报 may be taken back for ten seconds."""


def handings(connection: Connection, feed: int, after: str = "") -> tuple[Handing, ...]:
    """Return the next offers behind this one, given and asked, in the order in which they were made; MOST_ROWS at most."""
    return tuple(Handing(*found) for found in rows(connection, PAGE, feed, after, MOST_ROWS))


def shown_handings(connection: Connection, feed: int, most: int) -> tuple[Handing, ...]:
    """Return the newest so many offers, newest first; of the older ones those that still wait for an answer."""
    return tuple(Handing(*found) for found in rows(connection, SHOWN, feed, most, feed))


Check = Callable[[Case], object]
"""Raises Refused where somebody may not do this to the case as it is now."""


def anybody(case: Case) -> None:
    """Let whoever has proven to be an administrator of the center act on any case."""


def offer(connection: Connection, feed: int, wish: Wish, now: datetime, check: Check = anybody) -> Event:
    """Offer a case to a neighbor; its state rests from now on.

    Raises NotFound("levels.no_center" | "levels.no_case"), Refused("levels.not_let_in" | "levels.case_*") and what `check` does.
    """
    go_alone(connection, feed)
    to, number = wish.to, wish.number
    query = "SELECT id, body FROM case_row WHERE feed_id = %s AND number = %s FOR UPDATE"
    found = one(connection, query, feed, number)
    if found is None:
        raise NotFound("levels.no_case", number=number)
    other, case = neighbor(connection, feed, to), unpack(Case, json.loads(found[1]))
    if other.state != ACTIVE:
        raise Refused("levels.not_let_in", center=other.name)
    if case.passage is not None and case.passage.is_barred:
        raise Refused(f"levels.case_{case.passage.state.value}", number=number, other=case.passage.other)
    check(case)
    forwarded = next(
        (e.id for e in reversed(applied_events(connection, feed, case.id)) if e.kind == Forwarded.KIND), None
    )
    body = CaseOffered(to, number, forwarded if case.forwarded is not None else None, wish.reason, wish.by)
    (event,) = record(connection, feed, _toward(connection, feed, to), [(body, case.id)], now)
    _keep(connection, feed, Handing(event.id, case.id, number, to, "given", "open", wish.reason))
    return event


def withdraw(
    connection: Connection, feed: int, number: str, said: Answer, now: datetime, check: Check = anybody
) -> None:
    """The offer is withdrawn before its answer was read: the case goes on here, a 转报 is taken back with it.

    Raises NotFound("levels.none_given"), Refused("levels.no_reason") and what `check` does.
    """
    if not said.reason.strip():
        raise Refused("levels.no_reason", number=number)
    go_alone(connection, feed)
    found = one(connection, OPEN, feed, number, "given")
    if found is None:
        raise NotFound("levels.none_given", number=number)
    held = Handing(*found)
    query = "SELECT body FROM case_row WHERE feed_id = %s AND id = %s FOR UPDATE"
    row = one(connection, query, feed, held.case)
    if row is None:
        raise NotFound("levels.none_given", number=number)
    check(unpack(Case, json.loads(row[0])))
    back = replace(returned(connection, feed, held, said.reason.strip(), now), by=said.by)
    record(connection, feed, _toward(connection, feed, held.other), [(back, held.case)], now)
    _set(connection, feed, held.offer, "returned", said.reason.strip())


def waiting_to_go_up(connection: Connection, feed: int, quiet: int = QUIET_SECONDS) -> tuple[str, ...]:
    """Return the numbers of the cases that were sent up 转报 and not offered yet; none while no center is above."""
    upper = above(connection, feed)
    if upper is None:
        return ()
    return tuple(str(number) for (number,) in rows(connection, FORWARDED, feed, quiet, upper.division))


def offer_up(connection: Connection, feed: int, number: str, now: datetime) -> None:
    """Offer a case to the center above. Raises what `offer` raises."""
    upper = above(connection, feed)
    if upper is not None:
        offer(connection, feed, Wish(upper.division, number), now)


def answer(connection: Connection, feed: int, number: str, said: Answer, now: datetime) -> None:
    """Take the case that is offered, or say why not.

    Raises NotFound("levels.no_offer"), Refused("levels.no_reason" | "levels.number_taken").
    """
    takes, reason = said.takes, said.reason
    if not takes and not reason.strip():
        raise Refused("levels.no_reason", number=number)
    go_alone(connection, feed)
    found = one(connection, OPEN, feed, number, "asked")
    if found is None:
        raise NotFound("levels.no_offer", number=number)
    asked = Handing(*found)
    query = "SELECT 1 FROM case_row WHERE feed_id = %s AND number = %s AND id <> %s"
    if takes and one(connection, query, feed, number, asked.case) is not None:
        raise Refused("levels.number_taken", number=number)
    body = OfferAnswered(asked.offer, takes, said.by, reason.strip())
    record(connection, feed, _toward(connection, feed, asked.other), [(body, None)], now)
    _set(connection, feed, asked.offer, "takes" if takes else "refuses", reason)
    connection.execute(
        b"UPDATE handing SET department = %s WHERE feed_id = %s AND offer = %s", (said.department, feed, asked.offer)
    )


def end_link(connection: Connection, feed: int, other: int, by: str, now: datetime) -> Neighbor:
    """Let a center in no more. What was offered to it goes on here: an answer would never be read, the case rest for ever.

    Raises NotFound("levels.no_center").
    """
    neighbor(connection, feed, other)
    _take_back(connection, feed, other, now)
    return end(connection, feed, other, by)


def _take_back(connection: Connection, feed: int, other: int, now: datetime) -> None:
    go_alone(connection, feed)
    reason = say("levels.link_ended")
    for found in rows(connection, GIVEN, feed, other):
        held = Handing(*found)
        said = returned(connection, feed, held, reason, now)
        record(connection, feed, _toward(connection, feed, other), [(said, held.case)], now)
        _set(connection, feed, held.offer, "returned", reason)


def follow(connection: Connection, feed: int, event: Event, other: int, now: datetime) -> None:
    """Follow what the center `other` said; what was followed already, or has no sound shape, changes nothing."""
    if sound(event) is None:
        return
    if event.kind == CaseOffered.KIND and event.data["to"] == feed and event.subject is not None:
        reason = str((event.private or {}).get("reason", ""))
        asked = Handing(event.id, event.subject, str(event.data["number"]), other, "asked", "open", reason)
        _keep(connection, feed, asked)
    elif event.kind == OfferAnswered.KIND:
        _answered(connection, feed, event, other, now)
    elif event.kind == CaseHandedOver.KIND and event.data["to"] == feed and event.subject is not None:
        _come(connection, feed, event, other, now)
    elif event.kind == OfferReturned.KIND:
        held = _held(connection, feed, event.data["offer"])
        if held is not None and held.side == "asked" and held.other == other and held.state != "done":
            is_withdrawn = bool(event.data.get("by"))
            reason = str((event.private or {}).get("reason", "")) if is_withdrawn else ""
            _set(connection, feed, held.offer, "returned", reason)


def follow_own(connection: Connection, feed: int, event: Event, now: datetime) -> None:
    """Follow what this center itself once said and a restore had lost; it came back from another center or a desk."""
    if event.subject is None:
        return
    if event.kind == CaseOffered.KIND:
        given = Handing(event.id, event.subject, str(event.data["number"]), int(event.data["to"]), "given", "open", "")
        _keep(connection, feed, given)
        if one(connection, ENDED, feed, event.subject, event.id) is not None:
            return  # it came back together with what became of it
        see_also(connection, given.other)
        for found in rows(connection, ANSWERS, [feed, given.other]):
            _answered(connection, feed, row_of(found).sent.event, given.other, now)  # it may have been read before
    elif event.kind == CaseHandedOver.KIND:
        _set(connection, feed, event.data["offer"], "done")
    elif event.kind == OfferReturned.KIND:
        _set(connection, feed, event.data["offer"], "returned")
    elif event.kind == CaseTaken.KIND:
        asked = Handing(
            event.data["offer"], event.subject, str(event.data["number"]), event.data["source"], "asked", "done", ""
        )
        _keep(connection, feed, asked)
        _set(connection, feed, asked.offer, "done")


def _answered(connection: Connection, feed: int, event: Event, other: int, now: datetime) -> None:
    """The one moment at which a case changes hands: here, in the records of the center that has it."""
    body = join(OfferAnswered, event.data, event.private)
    held = _held(connection, feed, body.offer)
    if held is None or held.side != "given" or held.other != other or held.state != "open":
        return
    said: Body = _gone(connection, feed, held) if body.takes else returned(connection, feed, held, body.reason, now)
    record(connection, feed, _toward(connection, feed, other), [(said, held.case)], now)
    if isinstance(said, CaseHandedOver) and said.case:
        keep_files(connection, feed, held, unpack(Case, said.case))
    _set(connection, feed, held.offer, "done" if body.takes else "returned", body.reason)


def _gone(connection: Connection, feed: int, held: Handing) -> CaseHandedOver:
    found = one(connection, "SELECT body FROM case_row WHERE feed_id = %s AND id = %s FOR UPDATE", feed, held.case)
    return CaseHandedOver(held.offer, held.other, json.loads(found[0]) if found else {})


def _come(connection: Connection, feed: int, event: Event, other: int, now: datetime) -> None:
    """The case is ours: it goes on in our own feed; also when a restore had lost that we ever asked for it."""
    body, case_id = join(CaseHandedOver, event.data, event.private), CaseId(event.subject or "")
    held = _held(connection, feed, body.offer)
    if held is not None and held.state in ("done", "returned"):
        return  # a withdrawn offer stays withdrawn: the case would be worked on at two centers
    try:
        case = unpack(Case, body.case) if body.case else None
    except DO_NOT_FOLD:
        return  # a file that no program like ours wrote
    if case is None or case.id != case_id or case.number != (held.number if held else case.number):
        return  # erased before it was read, or the file of another case: nothing is left that could go on
    if held is not None and held.department:
        case = replace(case, plan=plan_for(case.plan, held.department))
    step = case.forwarded.step if case.state in (CaseState.FORWARDED, CaseState.ARCHIVED) and case.forwarded else ""
    taken = CaseTaken(
        body.offer, other, case.number, case.query_code, case.plan, case.state.value, step,
        case.received_on, case.received_at, case.received_by, pack(case),
    )  # fmt: skip
    record(connection, feed, MAIN, [(taken, case_id)], now)
    _keep(connection, feed, Handing(body.offer, case_id, case.number, other, "asked", "done", ""))
    _set(connection, feed, body.offer, "done")
    for file in case.files:
        connection.execute(
            b"INSERT INTO blob_named (feed_id, sha256) VALUES (%s, %s) ON CONFLICT DO NOTHING", (feed, file.sha256)
        )
    keep_files(connection, feed, Handing(body.offer, case_id, case.number, other, "asked", "done", ""), case)


def plan_for(plan: Plan, department: str) -> Plan:
    """Return the plan with this department in the place of the one that had the case."""
    steps = tuple(replace(s, department=department) if s.department == plan.department else s for s in plan.steps)
    return replace(plan, department=department, steps=steps)


def _toward(connection: Connection, feed: int, other: int) -> int:
    """Return in which stream a center is told: one above reads the main one, one below gets letters of its own."""
    return other if neighbor(connection, feed, other).side == LOWER else MAIN


def _held(connection: Connection, feed: int, offered: str) -> Handing | None:
    found = one(connection, ONE, feed, offered)
    return None if found is None else Handing(*found)


def _keep(connection: Connection, feed: int, made: Handing) -> None:
    connection.execute(
        b"INSERT INTO handing (feed_id, offer, case_id, number, other, side, state, reason) "
        b"VALUES (%s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
        (feed, made.offer, made.case, made.number, made.other, made.side, made.state, made.reason),
    )


def _set(connection: Connection, feed: int, offered: str, state: str, reason: str = "") -> None:
    connection.execute(
        b"UPDATE handing SET state = %s, reason = CASE WHEN %s = '' THEN reason ELSE %s END WHERE feed_id = %s AND offer = %s",
        (state, reason, reason, feed, offered),
    )

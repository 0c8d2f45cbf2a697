"""The public tables follow the feed: what has changed since the last look is written anew from the cases as folded.

Nothing is lost when a row of it is: they are made anew when that is asked, after a new epoch or for a new shape. That is
one transaction: who reads meanwhile sees the old whole, then the new one, and never a part.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import structlog

from app.catalogue import sample_catalogue
from app.clock.calendar import shipped
from app.disclosure.dossier import dossiers_of
from app.events.approval import Decided, GrantAcknowledged
from app.events.body import pack, unpack
from app.events.certificates import RenewalAcknowledged
from app.events.envelope import canonical
from app.events.file import NoticeIssued
from app.events.keeping import Erased
from app.events.supervision import OverdueExplained
from app.ids import EventId
from app.item import PermitKind
from app.public import paper as papers
from app.public import rules as ruling
from app.public.asked import is_shown, public_asked
from app.public.case import public_case
from app.public.paper import Told, public_papers
from app.public.result import public_result
from app.public.rules import Rule, Rules, Shipped, rules_of
from app.state import Case
from app.supervision.published import explanation
from app.sync.merge import DO_NOT_FOLD
from app.sync.messages import Verdict
from app.ticket import BEIJING
from db.center import loose_papers
from db.center.connection import Connection, one, rows
from db.center.event_rows import OF_DISCLOSURE, row_of
from db.center.feed import head_of
from db.center.loose_papers import NOBODY, application_of, follow_fates

log = structlog.get_logger("center")
SHAPE, NO_SHAPE = 5, 0  # of the rows below; another one makes them all anew
HEARD = "center_at"  # beside the public facts of a rule: when a center was heard
FOLLOWER = 7370  # of the advisory locks; the second number is the feed
MOST = 2000  # events looked at in one transaction
TABLES = ("public_rule", "public_case", "public_paper", "public_result", "public_overdue")
DECIDING = (Decided.KIND, GrantAcknowledged.KIND, RenewalAcknowledged.KIND)
_NEW = "SELECT pos, event_id, subject, kind, content, verdict, origin FROM event WHERE feed_id = %s AND pos > %s ORDER BY pos LIMIT %s"
_OF_PAPERS = (
    "SELECT DISTINCT ON (event_id) event_id, kind, content, verdict, min(pos) OVER (PARTITION BY event_id) AS place FROM event "
    "WHERE feed_id = %s AND subject = %s AND kind = ANY(%s) ORDER BY event_id, pos DESC"
)

_BY_RULES = (
    "SELECT case_id FROM public_overdue WHERE feed_id = %s "
    "UNION SELECT case_id FROM public_result WHERE feed_id = %s AND due_on >= %s"
)


def follow(connection: Connection, feed: int, now: datetime, most: int = MOST) -> int:
    """Follow the feed by up to `most` events; returns how many are still to come. One follower at a time.

    Where the tables are to be made anew, they are followed to the head at once.
    """
    connection.execute(b"SELECT pg_advisory_xact_lock(%s, %s)", (FOLLOWER, feed))
    head = head_of(connection, feed)
    begun = one(connection, "SELECT epoch, pos, shape FROM public_cursor WHERE feed_id = %s", feed)
    if begun is None or (begun[0], begun[2]) != (head.epoch, SHAPE) or begun[1] > head.head:
        _make_anew(connection, feed, head.head, most)
        upto = head.head
    elif begun[1] == head.head:
        return 0
    else:
        found = rows(connection, _NEW, feed, begun[1], most)
        _write_cases(connection, feed, sorted(_take(connection, feed, found)))
        upto = found[-1][0]
    connection.execute(
        b"INSERT INTO public_cursor (feed_id, epoch, pos, shape, at) VALUES (%s, %s, %s, %s, %s) ON CONFLICT (feed_id) "
        b"DO UPDATE SET epoch = excluded.epoch, pos = excluded.pos, shape = excluded.shape, at = excluded.at",
        (feed, head.epoch, upto, SHAPE, now),
    )
    return int(head.head - upto)


def ask_anew(connection: Connection, feed: int) -> None:
    """Let the next look make everything anew from the feed's first event; until it has, the tables stay as they are."""
    connection.execute(b"UPDATE public_cursor SET shape = %s WHERE feed_id = %s", (NO_SHAPE, feed))


def _make_anew(connection: Connection, feed: int, head: int, most: int) -> None:
    """Write the tables from the first event to the head, each case once."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table} WHERE feed_id = %s".encode(), (feed,))  # noqa: S608
    changed: set[str] = set()
    upto = 0
    while upto < head and (found := rows(connection, _NEW, feed, upto, min(most, head - upto))):
        changed |= _take(connection, feed, found)
        upto = found[-1][0]
    for some in batched(sorted(changed), most):
        _write_cases(connection, feed, some)


def batched(given: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """Yield parts of so many."""
    return (given[at : at + size] for at in range(0, len(given), size))


def _take(connection: Connection, feed: int, found: Sequence[Any]) -> set[str]:
    """Keep the rules and the papers of no case that events tell; return the cases that are to be written."""
    changed: set[str] = set()
    loose: dict[str, tuple[int, Told]] = {}
    apart: list[tuple[str, str, dict[str, Any], str]] = []
    for pos, event_id, subject, kind, content, verdict, origin in found:
        if subject is not None:
            changed.add(subject)
        elif kind == NoticeIssued.KIND:
            loose[event_id] = pos, Told(kind, json.loads(content)["data"], verdict)
        elif kind in loose_papers.KINDS:
            apart.append((origin, kind, json.loads(content)["data"], verdict))
            changed |= application_of(apart[-1][2], verdict)
        elif verdict == Verdict.APPLIED and kind in ruling.KINDS:
            changed |= _keep_rule(connection, feed, pos, event_id, json.loads(content))
        elif verdict == Verdict.APPLIED and kind == Erased.KIND:
            changed |= _subjects_of(connection, feed, json.loads(content)["data"]["events"])
    _write_loose(connection, feed, loose)
    follow_fates(connection, feed, apart)
    return changed


def _keep_rule(connection: Connection, feed: int, pos: int, event_id: str, content: dict[str, Any]) -> set[str]:
    """Keep what makes a rule; returns the cases whose rows were written by the rules of before."""
    data = {**content["data"], HEARD: content["center_at"]}
    rule = Rule(EventId(event_id), content["kind"], _moment(content["at"]), _day(content["on"]), data)
    if not ruling.is_rule(rule):
        return set()
    connection.execute(
        b"INSERT INTO public_rule (feed_id, pos, event_id, kind, at, on_day, body) VALUES (%s, %s, %s, %s, %s, %s, %s)",
        (feed, pos, rule.id, rule.kind, rule.at, rule.on, canonical(rule.data).decode()),
    )
    return {case for (case,) in rows(connection, _BY_RULES, feed, feed, rule.on)}


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _subjects_of(connection: Connection, feed: int, events: Iterable[str]) -> set[str]:
    query = "SELECT DISTINCT subject FROM event WHERE feed_id = %s AND event_id = ANY(%s) AND subject IS NOT NULL"
    return {subject for (subject,) in rows(connection, query, feed, list(events))}


def rules_now(connection: Connection, feed: int) -> Rules:
    """Return the rules that the followed events make."""
    query = "SELECT event_id, kind, at, on_day, body FROM public_rule WHERE feed_id = %s ORDER BY pos"
    held = [
        Rule(EventId(event), kind, at, on, data, is_heard=data.get(HEARD) is not None)
        for event, kind, at, on, data in ((*told, json.loads(body)) for *told, body in rows(connection, query, feed))
    ]
    found = one(connection, "SELECT name, is_training FROM center WHERE feed_id = %s", feed)
    name, is_training = found if found is not None else ("", False)
    return rules_of(held, Shipped(sample_catalogue(), shipped(), name, f"{feed:06}", is_training))


def _write_cases(connection: Connection, feed: int, given: Sequence[str]) -> None:
    changed = [one for one in given if one != NOBODY]  # whatever named nothing: the papers of no case stay
    if not changed:
        return
    for table in TABLES[1:]:
        query = f"DELETE FROM {table} WHERE feed_id = %s AND case_id = ANY(%s)"  # noqa: S608
        connection.execute(query.encode(), (feed, changed))
    bodies: dict[str, str] = dict(
        rows(connection, "SELECT id, body FROM case_row WHERE feed_id = %s AND id = ANY(%s)", feed, changed)
    )
    rules = rules_now(connection, feed)
    for subject in changed:
        if subject not in bodies and _write_asked(connection, feed, subject):
            continue
        case = _case(subject, bodies.get(subject))
        _write_papers(connection, feed, subject, case)
        if case is not None:
            _write(connection, feed, case, rules)


def _write_asked(connection: Connection, feed: int, named: str) -> bool:
    """Write an application for information, which is no case; False where this is the name of none."""
    found = dossiers_of(row_of(row).sent.event for row in rows(connection, OF_DISCLOSURE, feed, named))
    for held in found:
        told = held.received
        if not is_shown(held):
            log.error("public application left out", application=named)
            continue
        body = _plain(public_asked(held))
        _insert(connection, "public_case", feed, named, number=told.number, query_code=told.query_code, body=body)
    return bool(found)


def _case(subject: str, body: str | None) -> Case | None:
    """Return the case as folded. One whose row this program cannot read is left out and noted: the others go on."""
    try:
        return None if body is None else unpack(Case, json.loads(body))
    except DO_NOT_FOLD as fault:
        log.error("public case left out", case=subject, kind=type(fault).__name__)
        return None


def _write(connection: Connection, feed: int, case: Case, rules: Rules) -> None:
    """Write what the public may see of a case. One that says what nobody can reckon with is noted, and the others go on."""
    try:
        _write_whole(connection, feed, case, rules)
    except DO_NOT_FOLD as fault:
        log.error("public case left out", case=case.id, kind=type(fault).__name__)


def _write_whole(connection: Connection, feed: int, case: Case, rules: Rules) -> None:
    if case.number and case.query_code:
        body = _plain(public_case(case))
        _insert(connection, "public_case", feed, case.id, number=case.number, query_code=case.query_code, body=body)
    _write_result(connection, feed, case, rules)
    _write_overdue(connection, feed, case, rules)


def _write_papers(connection: Connection, feed: int, subject: str, case: Case | None) -> None:
    found = sorted(rows(connection, _OF_PAPERS, feed, subject, list(papers.KINDS)), key=lambda row: row[4])
    told = {place: Told(kind, json.loads(content)["data"], verdict) for _, kind, content, verdict, place in found}
    _insert_papers(connection, feed, subject, told, case)


def _write_loose(connection: Connection, feed: int, told: Mapping[str, tuple[int, Told]]) -> None:
    """Papers of no case are written as they come: they are too many to be looked at anew for each.

    One that was parked is written again when it is judged; nobody else's event takes its place.
    """
    connection.execute(
        b"DELETE FROM public_paper p USING event e WHERE p.feed_id = %s AND p.case_id = '' "
        b"AND e.feed_id = p.feed_id AND e.pos = p.place AND e.event_id = ANY(%s)",
        (feed, list(told)),
    )
    for place, issued in told.values():
        _insert_papers(connection, feed, NOBODY, {place: issued}, None)


def _insert_papers(
    connection: Connection, feed: int, subject: str, told: Mapping[int, Told], case: Case | None
) -> None:
    named = ((one.data.get("notice"), place) for place, one in told.items())
    places = {notice: place for notice, place in named if isinstance(notice, str)}  # what was refused may name anything
    for paper in public_papers(case, told.values()):
        _insert(
            connection, "public_paper", feed, subject, notice=paper.notice, case_number=paper.case_number,
            number=paper.number, issued_on=paper.issued_on, record_hash=paper.record_hash, place=places[paper.notice],
            body=_plain(paper),
        )  # fmt: skip


def _write_result(connection: Connection, feed: int, case: Case, rules: Rules) -> None:
    result = public_result(case, rules.calendar, _permit_kind_of(case, rules))
    received = _first_of(connection, feed, case.id, DECIDING, "min(recv)")
    if result is None or received is None:
        return
    words = f"{result.holder} {result.item} {result.paper_number} {result.certificate_number} {result.credit_code}"
    _insert(
        connection, "public_result", feed, case.id, department=result.department, decided_on=result.decided_on,
        due_on=result.due_on, published_on=received.astimezone(BEIJING).date(), words=words.lower(), body=_plain(result),
    )  # fmt: skip


def _permit_kind_of(case: Case, rules: Rules) -> PermitKind | None:
    """Return the category that the newest version of the case's item has; None while its office has not said which.

    Results whose seven days are over get one that is said later when the tables are made anew (`public --anew`).
    """
    versions = [item for item in rules.catalogue.versions if item.code.business == case.plan.item]
    return max(versions, key=lambda item: item.version).permit_kind if versions else None


def _write_overdue(connection: Connection, feed: int, case: Case, rules: Rules) -> None:
    if case.overdue is None or case.state.value == "void":
        return
    content = _first_of(connection, feed, case.id, (OverdueExplained.KIND,), "min(content)")
    if content is None:
        return
    explained_on = _day(json.loads(content)["on"])
    told = explanation(case, explained_on, rules.office)
    _insert(connection, "public_overdue", feed, case.id, explained_on=explained_on, body=_plain(told))


def _first_of(connection: Connection, feed: int, case: str, kinds: Sequence[str], what: str) -> Any:
    query = f"SELECT {what} FROM event WHERE feed_id = %s AND subject = %s AND kind = ANY(%s) AND verdict = 'applied'"  # noqa: S608
    found = one(connection, query, feed, case, list(kinds))
    return None if found is None else found[0]


def _insert(connection: Connection, table: str, feed: int, case_id: str, **values: Any) -> None:
    names = ", ".join(("feed_id", "case_id", *values))
    marks = ", ".join(["%s"] * (len(values) + 2))
    query = f"INSERT INTO {table} ({names}) VALUES ({marks}) ON CONFLICT DO NOTHING"  # noqa: S608 the first who told it stays
    connection.execute(query.encode(), (feed, case_id, *values.values()))


def _plain(value: Any) -> str:
    return canonical(pack(value)).decode()

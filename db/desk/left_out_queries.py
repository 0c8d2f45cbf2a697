"""What the center did not adopt, read from the events and their verdicts; what was settled, from the events that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from app.act import ADDITIVE
from app.disclosure.dossier import papers_told
from app.events.envelope import Event
from app.events.file import ActUndone, NoticeIssued
from app.events.settling import LeftOutWithdrawn
from app.hall_office import HallOffice
from app.ids import CaseId, EventId, NoticeId, OfficerId
from app.left_out_records import FOLLOWING, NOBODYS, REDONE, WITHDRAWN, LeftOut, Settled
from db.desk.case_rows import case_of
from db.desk.connected import Connected
from db.desk.event_rows import event_of
from db.desk.hall_office import hall_office
from db.desk.merging import has_begun, in_order
from db.desk.prepared import prepare
from db.desk.schema import case, event
from db.desk.settled_rows import SETTLING

NOT_APPLIED = sa.text("event.verdict <> 'applied'")  # to the letter as in the index that answers it
_ANY = prepare(sa.select(event.c.n).where(event.c.subject == sa.bindparam("case"), NOT_APPLIED).limit(1))


class LeftOutQueries(Connected):
    """What the center did not adopt."""

    def hall_office(self) -> HallOffice | None:
        """Return whether the hall has an office, and what was put aside here for it."""
        return hall_office(self._connection)

    def left_out(self, case_id: CaseId | None = None, *, settled: bool = False) -> tuple[LeftOut, ...]:
        """Return what waits for a person or for the center, oldest first; of one case, or with what is settled too."""
        return left_out(self._connection, case_id, settled=settled)


def left_out(connection: sa.Connection, case_id: str | None = None, *, settled: bool = False) -> tuple[LeftOut, ...]:
    """Return the acts that were left out with what hangs on each, oldest first."""
    query = sa.select(event).where(NOT_APPLIED).order_by(event.c.n)
    if case_id is not None:
        query = query.where(event.c.subject == case_id)
    rows = [row for row in connection.execute(query) if row.kind not in NOBODYS]
    if not rows:
        return ()
    known = settlements(connection)
    found = []
    for group in _groups(connection, rows):
        held = known.get(group[0].id)
        if settled or held is None:
            found.append(_left_out(connection, group, held))
    return tuple(found)


def has_left_out(connection: sa.Connection, case_id: str) -> bool:
    """True when the center did not adopt something of this case; asked with every act, so nothing more is read."""
    return bool(_ANY.fetch(connection, {"case": case_id}))


def count_left_out(connection: sa.Connection) -> int:
    """Return how many acts wait for a person: what only waits for the center is not among them."""
    rows = [row for row in connection.execute(sa.select(event).where(NOT_APPLIED)) if row.kind not in NOBODYS]
    known = settlements(connection) if rows else {}
    groups = _groups(connection, sorted(rows, key=lambda row: row.n)) if rows else ()
    return sum(1 for group in groups if group[0].id not in known and group[0].verdict != "parked")


def settlements(connection: sa.Connection) -> Mapping[str, Settled]:
    """Return event -> what became of it; what was taken back since is open again."""
    rows = connection.execute(SETTLING).all()
    if not rows:
        return {}
    gone = _undone(connection, {row.subject for row in rows if row.subject is not None})
    found: dict[str, Settled] = {}
    for row in rows:
        told = event_of(row)
        if told.id not in gone and told.data.get("by") not in gone:
            found.update(dict.fromkeys(told.data["events"], _settled(told)))
    return found


def _undone(connection: sa.Connection, cases: set[str]) -> set[str]:
    """Return the events of these cases that were taken back: what settled something may be among them."""
    rows = connection.execute(sa.select(event).where(event.c.subject.in_(cases), event.c.kind == ActUndone.KIND))
    return {one for row in rows for one in event_of(row).data["undone"]}


def _settled(told: Event) -> Settled:
    how = WITHDRAWN if told.kind == LeftOutWithdrawn.KIND else REDONE
    by = told.data.get("by")
    reason = (told.private or {}).get("reason", "")
    officer, at = OfficerId(told.officer), told.moment.at
    return Settled(how, told.id, at, officer, reason, None if by is None else EventId(by))


def _groups(connection: sa.Connection, rows: list[Any]) -> Iterator[list[Any]]:
    """Give each act with what hangs on it, the act first. Of a case that the center does not know everything is one."""
    whole: dict[str, bool] = {}
    grouped: defaultdict[tuple[str, int], list[Any]] = defaultdict(list)
    papers: dict[str, tuple[str, int]] = {}
    for row in rows:
        subject = row.subject or row.id
        if row.subject is not None and subject not in whole:
            whole[subject] = not has_begun(connection, subject)
        key = (subject, 0 if whole.get(subject) else row.txn)
        if row.kind in FOLLOWING:
            paper = event_of(row).data.get("notice", "")
            key = papers.setdefault(paper, key) if paper else key
        grouped[key].append(row)
    undone = {one for row in rows if row.kind == ActUndone.KIND for one in event_of(row).data["undone"]}
    for group in grouped.values():
        group.sort(key=lambda row: (row.kind in FOLLOWING, row.n))
        taken_back = group[0].id in undone or (
            group[0].kind == ActUndone.KIND and {row.id for row in rows}.issuperset(event_of(group[0]).data["undone"])
        )
        if not taken_back:  # the officer took it back before the center had seen either
            yield group


def _left_out(connection: sa.Connection, group: list[Any], settled: Settled | None) -> LeftOut:
    act = event_of(group[0])
    issued = [str(event_of(row).data["notice"]) for row in group if row.kind == NoticeIssued.KIND]
    return LeftOut(
        act=act,
        events=tuple(EventId(row.id) for row in sorted(group, key=lambda row: row.n)),
        verdict=group[0].verdict,
        case=_case(connection, act.subject),
        papers=tuple(NoticeId(one) for one in dict.fromkeys((*issued, *papers_told(act.kind, act.data)))),
        is_whole=act.subject is not None and not has_begun(connection, act.subject),
        first=_first(connection, act, group[0].pos),
        settled=settled,
    )


def _case(connection: sa.Connection, case_id: str | None) -> Any:
    query = sa.select(case.c.last_hash, case.c.body).where(case.c.id == case_id)
    row = None if case_id is None else connection.execute(query).one_or_none()
    return None if row is None else case_of(row.last_hash, row.body)


def _first(connection: sa.Connection, act: Event, pos: int | None) -> Event | None:
    """Return the last act on the case that the center had applied before this one."""
    if act.subject is None or pos is None:
        return None
    told = in_order(connection, act.subject, pos)
    return next((one for one in reversed(told) if one.kind not in ADDITIVE | FOLLOWING), None)

"""Queries of 依申请公开: folded from the events of this desk and of the others, in the center's order; there are few of them."""

from __future__ import annotations

import json
from collections.abc import Sequence

import sqlalchemy as sa
import structlog

from app.disclosure.dossier import DISCLOSURE_KINDS, VOIDING, Dossier, dossiers_of, papers_told
from app.disclosure.table import DisclosureState
from app.errors import NotFound
from app.events.envelope import Event
from app.filing import DISCLOSURE_VOID, REPLY_VOID
from app.ids import DisclosureId, NoticeId
from app.sync.fields import fields_of
from app.sync.messages import Verdict, read_sent
from db.desk.connected import Connected
from db.desk.event_rows import LEFT_OUT, event_of
from db.desk.papers import Papers
from db.desk.schema import event, feed, notice, peer

log = structlog.get_logger("sync")
CHANGED = "disclosures"
TEMPLATES = "disclosure_"  # how the names of their papers begin
_NAMED: sa.ColumnElement[str] = sa.literal_column(
    "json_extract(peer.sent, '$.event.data.disclosure')"
)  # as the index has it
_ORIGIN: sa.ColumnElement[str] = sa.literal_column(
    "+peer.origin"
)  # the few are found first, then their places in the feed
_OWN = (
    sa.select(event)
    .where(event.c.subject.is_(None), event.c.kind.in_(sorted(DISCLOSURE_KINDS)))
    .where(sa.or_(event.c.verdict.is_(None), sa.not_(LEFT_OUT)))
    .order_by(event.c.n)
)
_OTHERS = (
    sa.select(feed.c.pos, peer.c.origin, peer.c.sent)
    .join_from(peer, feed, sa.and_(feed.c.origin == _ORIGIN, feed.c.oseq == peer.c.oseq))
    .where(_NAMED > "", feed.c.verdict == Verdict.APPLIED.value)
)


class DisclosureQueries(Connected):
    """The reading side of app.disclosure.records.DisclosureRecords."""

    def disclosures(self, departments: Sequence[str] = ()) -> tuple[Dossier, ...]:
        """Return every application, the oldest first."""
        found = dossiers_of(_events(self._connection))
        return tuple(one for one in found if not departments or one.department in departments)

    def disclosure(self, named: DisclosureId) -> Dossier:
        """Return one application. Raises NotFound("disclosure.none")."""
        found = dossiers_of(_events(self._connection, named))
        if not found:
            raise NotFound("disclosure.none")
        return found[0]


def _named_here(named: DisclosureId) -> sa.ColumnElement[bool]:
    return sa.func.json_extract(event.c.data, "$.disclosure") == named


def _events(connection: sa.Connection, named: DisclosureId | None = None) -> list[Event]:
    """Return what the center applied, by position, then this desk's own undecided events in their order."""
    own, others = _OWN, _OTHERS
    if named is not None:
        own = own.where(_named_here(named))
        others = others.where(_NAMED.in_((named,)))
    decided = [
        (row.pos, read_sent(fields_of(json.loads(row.sent)), row.origin).event) for row in connection.execute(others)
    ]
    undecided: list[Event] = []
    for row in connection.execute(own):
        if row.verdict == Verdict.APPLIED and row.pos is not None:
            decided.append((row.pos, event_of(row)))
        else:
            undecided.append(event_of(row))
    decided.sort(key=lambda pair: pair[0])
    return [*(one for _, one in decided), *undecided]


def follow_voids(papers: Papers, connection: sa.Connection, told: Sequence[dict[str, object]]) -> None:
    """Mark this desk's papers and numbers as the center has it; `told`: the facts of acts that made, or would have made, them void.

    What another desk made void is void here; what the center did not let this desk make void stands again. No act reaches
    further than its own application.
    """
    for facts in told:
        named = facts.get("disclosure")
        found = dossiers_of(_events(connection, DisclosureId(named))) if isinstance(named, str) else ()
        if found:
            _follow_voids(papers, connection, found[0])
        else:
            log.error("void left aside", application=str(named))


def _follow_voids(papers: Papers, connection: sa.Connection, held: Dossier) -> None:
    is_void, may_stand = held.state is DisclosureState.VOID, _is_left_out(connection, held.id)
    of_it = (notice.c.case_id.is_(None), notice.c.template.startswith(TEMPLATES))
    own = connection.execute(
        _OWN.where(_named_here(held.id))
    )  # its acts here: what another desk calls its own is none of ours
    wanted = [one for row in own for one in papers_told(row.kind, event_of(row).data)]
    query = sa.select(notice.c.id).where(*of_it, notice.c.id.in_(wanted))
    for one in connection.execute(query).scalars().all():
        why = (DISCLOSURE_VOID if is_void else REPLY_VOID) if one in held.void else ""
        if why or may_stand:
            papers.follow_void(NoticeId(one), why)
    if is_void or may_stand:
        papers.book.stand_apart(held.received.number, DISCLOSURE_VOID if is_void else "")


def _is_left_out(connection: sa.Connection, named: DisclosureId) -> bool:
    """True when the center did not adopt an act of this desk that made it, or its reply, void: the number book asks the same."""
    query = sa.select(event.c.n).where(
        event.c.subject.is_(None), event.c.kind.in_(VOIDING), LEFT_OUT, _named_here(named)
    )
    return connection.execute(query.limit(1)).first() is not None

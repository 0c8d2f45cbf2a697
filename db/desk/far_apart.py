"""What became of another desk's paper that belongs to no case: no fold holds it, so the acts on it are asked themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from app.events.disclosure import DisclosureVoided, ReplyVoided
from app.events.file import Printed
from app.sync.messages import Verdict
from db.desk.event_rows import LEFT_OUT
from db.desk.schema import event, feed, peer

_KIND: sa.ColumnElement[str] = sa.literal_column("json_extract(peer.sent, '$.event.kind')")
_DATA: sa.ColumnElement[str] = sa.literal_column("json_extract(peer.sent, '$.event.data')")
_PAPER: sa.ColumnElement[str] = sa.literal_column(
    "json_extract(peer.sent, '$.event.data.notice')"
)  # as peer_of_paper has it
_DOSSIER: sa.ColumnElement[str] = sa.literal_column(
    "json_extract(peer.sent, '$.event.data.disclosure')"
)  # as peer_of_disclosure has it
_ORIGIN: sa.ColumnElement[str] = sa.literal_column(
    "+peer.origin"
)  # the few are found first, then their places in the feed
_OWN = sa.select(event.c.data).where(
    event.c.subject.is_(None), sa.or_(event.c.verdict.is_(None), sa.not_(LEFT_OUT))
)  # as event_of_desk has it
_OTHERS = sa.select(_DATA).join_from(
    peer,
    feed,
    sa.and_(feed.c.origin == _ORIGIN, feed.c.oseq == peer.c.oseq, feed.c.verdict == Verdict.APPLIED.value),
)


OF_AN_APPLICATION = _DOSSIER > ""


def is_void_apart(connection: sa.Connection, notice_id: str) -> bool:
    """True when the reply, or the whole application, was made void, here or elsewhere; what the center left out is no act."""
    replies = (_facts(connection, ReplyVoided.KIND, _PAPER.in_((notice_id,))), "notice")
    whole = (_facts(connection, DisclosureVoided.KIND, OF_AN_APPLICATION), "notices")
    return any(notice_id in _named(facts, key) for found, key in (replies, whole) for facts in found)


def prints_apart(connection: sa.Connection, notice_id: str) -> int:
    """Return how often the paper came out of a printer, as far as it is known here."""
    found = _facts(connection, Printed.KIND, _PAPER.in_((notice_id,)))
    return sum(facts.get("notice") == notice_id for facts in found)


def others_facts(kind: str, among: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """Return the query for the facts of other desks' acts of this kind, as far as the center applied them."""
    return _OTHERS.where(among, _KIND.in_((kind,)))


def _facts(connection: sa.Connection, kind: str, among: sa.ColumnElement[bool]) -> Iterator[dict[str, Any]]:
    own = connection.execute(_OWN.where(event.c.kind == kind)).scalars()
    others = connection.execute(others_facts(kind, among)).scalars()
    yield from (json.loads(data) for data in (*own, *others))


def _named(facts: dict[str, Any], key: str) -> tuple[str, ...]:
    told = facts.get(key) or ()
    return (told,) if isinstance(told, str) else tuple(told)

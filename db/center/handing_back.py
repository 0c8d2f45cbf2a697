"""An offer that was not taken: what is recorded of it, and whether the 转报 behind it is taken out of the file again."""

from __future__ import annotations

from datetime import datetime

from app.events.approval import Forwarded
from app.events.envelope import Event
from app.events.file import NoticeIssued
from app.events.levels import OfferReturned
from app.ids import NoticeId
from app.keys.device_key import new_device_key
from app.levels.center_stream import Stream
from app.levels.handing import Handing
from app.state import CaseState
from app.sync.merge import DO_NOT_FOLD, fold_merged
from app.workflow import Action, rows_of
from db.center.connection import Connection, one
from db.center.event_rows import APPLIED, applied_events, row_of

OF_A_TRANSFER = frozenset(
    paper for row in rows_of(CaseState.IN_PROGRESS, Action.FORWARD) for paper in row.notices
)  # fmt: skip
"""The papers that are issued with a 转报: they were on their way and are no void papers."""


def returned(connection: Connection, feed: int, held: Handing, reason: str, now: datetime) -> OfferReturned:
    """Return what is said of an offer that came back.

    Its 转报 is taken out of the fold with its transfer list, where everything since still stands without it: notes,
    papers that were served or given back, the folder's way. Otherwise (the file is archived) it stays what it is.
    """
    plain = OfferReturned(held.offer, reason=reason)
    history = applied_events(connection, feed, held.case)
    place = next((n for n, e in enumerate(history) if _is_of(connection, feed, held, e)), None)
    if place is None:
        return plain
    since = [e for e in history[place + 1 :] if e.kind == NoticeIssued.KIND and e.data["template"] in OF_A_TRANSFER]
    papers = tuple(NoticeId(e.data["notice"]) for e in since)
    undone = OfferReturned(held.offer, (history[place].id,), papers, reason)
    return undone if _stands(history, undone, held, now) else plain


def _is_of(connection: Connection, feed: int, held: Handing, event: Event) -> bool:
    if event.kind != Forwarded.KIND:
        return False
    found = one(connection, APPLIED, feed, held.offer)
    return found is not None and row_of(found).sent.event.data.get("forwarded") == event.id


def _stands(history: tuple[Event, ...], undone: OfferReturned, held: Handing, now: datetime) -> bool:
    """True when the case folds with the 转报 taken out: the seal does not matter to a fold, so any key will do."""
    told = Stream("", 0, "", new_device_key()).sealed(undone, held.case, now).event
    try:
        return fold_merged((*history, told), is_strict=True).case is not None
    except DO_NOT_FOLD:
        return False

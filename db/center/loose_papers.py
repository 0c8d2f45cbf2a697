"""Papers of no case, as the public may check them: written as they come, and their fate followed as their acts are judged.

An act says something of the papers that its own desk issued, and of no others.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.disclosure.dossier import DISCLOSURE_KINDS, dossiers_of, papers_told
from app.events.body import pack, unpack
from app.events.envelope import canonical
from app.events.settling import LeftOutWithdrawn
from app.public.paper import Fate, PublicPaper
from app.sync.messages import Verdict
from db.center.connection import Connection, rows
from db.center.event_rows import OF_DISCLOSURE, row_of

NOBODY = ""  # the case of papers that belong to none
TEMPLATES = "disclosure_"  # how the names of papers of an application for information begin
KINDS = frozenset(DISCLOSURE_KINDS) | {LeftOutWithdrawn.KIND}
"""The kinds of event that say something of papers of no case, beside the one that issues them."""
_HELD = (
    "SELECT p.notice, p.body, e.origin FROM public_paper p JOIN event e ON e.feed_id = p.feed_id AND e.pos = p.place "
    "WHERE p.feed_id = %s AND p.case_id = '' AND p.notice = ANY(%s)"
)
Fates = dict[tuple[str, str], Fate]


def application_of(data: Mapping[str, Any], verdict: str) -> set[str]:
    """Return the application that an applied act names: what was never taken may name anything, or nothing."""
    named = data.get("disclosure")
    return {named} if verdict == Verdict.APPLIED and isinstance(named, str) and named else set()


def follow_fates(connection: Connection, feed: int, told: Sequence[tuple[str, str, dict[str, Any], str]]) -> None:
    """Rewrite the papers whose fate these events (origin, kind, facts, verdict) changed; the papers themselves are written.

    What hung on an act on an application that was withdrawn never counted: it is left out, as a case's, and stays so.
    """
    fates: Fates = {}
    applications: set[str] = set()
    for origin, kind, data, verdict in told:
        if kind in DISCLOSURE_KINDS:
            applications |= application_of(data, verdict)
        if kind in DISCLOSURE_KINDS and verdict != Verdict.APPLIED:
            fates |= {(notice, origin): Fate.LEFT_OUT for notice in papers_told(kind, data)}
    for named in sorted(applications):
        fates |= _of_application(connection, feed, named)
    given_up: Fates = {}
    for origin, kind, data, verdict in told:
        named_by_it = data.get("notices")
        if kind == LeftOutWithdrawn.KIND and verdict == Verdict.APPLIED and isinstance(named_by_it, list):
            given_up |= {(str(notice), origin): Fate.VOID for notice in named_by_it}
    _rewrite(connection, feed, fates, is_of_application=True)
    _rewrite(connection, feed, given_up, is_of_application=False)


def _of_application(connection: Connection, feed: int, named: str) -> Fates:
    """Return the fates of the papers that its applied acts issued."""
    events = [row_of(row).sent.event for row in rows(connection, OF_DISCLOSURE, feed, named)]
    void = {notice for held in dossiers_of(events) for notice in held.void}
    papers = ((notice, event.origin) for event in events for notice in papers_told(event.kind, event.data))
    return {(notice, origin): Fate.VOID if notice in void else Fate.STANDS for notice, origin in papers}


def _rewrite(connection: Connection, feed: int, fates: Fates, *, is_of_application: bool) -> None:
    named = sorted({notice for notice, _ in fates if "\0" not in notice})
    for notice, body, origin in rows(connection, _HELD, feed, named) if named else ():
        held: PublicPaper = unpack(PublicPaper, json.loads(body))
        fate = fates.get((notice, origin), held.fate)
        if fate is not held.fate and held.template.startswith(TEMPLATES) is is_of_application:
            connection.execute(
                b"UPDATE public_paper SET body = %s WHERE feed_id = %s AND notice = %s",
                (canonical(pack(replace(held, fate=fate))).decode(), feed, notice),
            )

"""The center's judgement of an act on an application for information: sound in shape, of this application, in the table's order."""

from __future__ import annotations

import re
from typing import Protocol

from app.disclosure.dossier import Dossier, apply_disclosure, papers_named
from app.disclosure.table import RECEIVING, check, row
from app.errors import NotFound, Refused
from app.events.body import Body
from app.events.disclosure import DisclosureReceived, DisclosureVoided, ReplyVoided
from app.events.envelope import Event
from app.ids import CaseId, DisclosureId
from app.numbering import parse_case_number
from app.officer import Officer

_ID, _QUERY_CODE = re.compile(r"[0-9A-Za-z_-]{1,64}"), re.compile(r"[0-9]{6}")


class Asked(Protocol):
    """What the center knows of applications, and of who has which number."""

    def disclosure(self, named: DisclosureId) -> Dossier | None:
        """Return an application for information as its applied events make it; None for one that has not begun."""

    def asker(self, number: str) -> DisclosureId | None:
        """Return the application that has this number."""

    def holder(self, number: str) -> CaseId | None:
        """Return the case that has this number."""


def follow_disclosure(officer: Officer | None, event: Event, body: Body, ground: Asked) -> Dossier | None:
    """Return the application after the event; None where it does not follow from what was applied: another desk acted first.

    Raises Refused("sync.body" | "numbering.*" | "people.unknown" | "disclosure.no_post").
    """
    named = _sound_name(event, body)
    if officer is None:
        raise Refused("people.unknown", officer=event.officer)
    present = ground.disclosure(named)
    if not _is_of_it(present, body, ground):
        return None
    try:
        after = apply_disclosure(present, event, body)
    except (Refused, NotFound):
        return None
    found = RECEIVING if present is None else row(present.state, after.notes[-1].move)
    check(officer, found, after.department)
    return after


def _sound_name(event: Event, body: Body) -> DisclosureId:
    """Return the application that a body names whose every field is what it should be; any other is refused."""
    named = getattr(body, "disclosure", None)
    if not isinstance(named, str) or not _ID.fullmatch(named):
        raise Refused("sync.body")
    if isinstance(body, DisclosureReceived):
        if str(parse_case_number(body.number)) != body.number or not _QUERY_CODE.fullmatch(body.query_code):
            raise Refused("sync.body")
    return DisclosureId(named)


def _is_of_it(present: Dossier | None, body: Body, ground: Asked) -> bool:
    """True when the number is free for a beginning, and what an act makes void belongs to the application."""
    if isinstance(body, DisclosureReceived):
        return ground.holder(body.number) is None and ground.asker(body.number) in (None, body.disclosure)
    if present is None:
        return False
    if isinstance(body, DisclosureVoided):
        return body.number == present.received.number and papers_named(present).issuperset(body.notices)
    if isinstance(body, ReplyVoided):
        return present.replied is not None and body.notice == present.replied.notice
    return True

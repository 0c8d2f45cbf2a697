"""An application for information: a frozen value that its events make; nothing of it is ever deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from app.case import body_of
from app.clock.limits import Stop
from app.disclosure.table import DisclosureMove, DisclosureState, row
from app.errors import NotFound, Refused
from app.events import disclosure as said
from app.events.body import Body
from app.events.envelope import Event, Moment
from app.ids import DisclosureId, NoticeId, OfficerId


@dataclass(frozen=True)
class DossierNote:
    """One act: when, by whom, what was written, which paper went out."""

    at: datetime
    on: date
    officer: OfficerId
    move: DisclosureMove
    words: str = ""
    notice: NoticeId | None = None


@dataclass(frozen=True)
class Dossier:
    """`begun_on`: the day after which the reply clock counts; `stops`: the time in which a third party was asked."""

    id: DisclosureId
    received: said.DisclosureReceived
    at: datetime
    on: date
    officer: OfficerId
    wanted: str
    begun_on: date
    state: DisclosureState = DisclosureState.OPEN
    unclear: said.DisclosureUnclear | None = None
    unclear_on: date | None = None
    party: said.ThirdPartyAsked | None = None
    stops: tuple[Stop, ...] = ()
    extended: said.ReplyExtended | None = None
    extended_on: date | None = None
    charged: said.DisclosureCharged | None = None
    charged_on: date | None = None
    replied: said.DisclosureReplied | None = None
    ended_on: date | None = None
    notes: tuple[DossierNote, ...] = ()

    @property
    def department(self) -> str:
        """Return the department that was asked."""
        return self.received.department

    @property
    def who(self) -> str:
        """Return the applicant's name; empty when it was erased."""
        return self.received.who


def apply_disclosure(held: Dossier | None, event: Event, body: Body) -> Dossier:
    """Return the application after `event`. Raises Refused when the table does not allow it, NotFound without a beginning."""
    if isinstance(body, said.DisclosureReceived):
        return begun(body, event.moment, event.officer)
    if held is None:
        raise NotFound("disclosure.none")
    move, words = _MOVES[type(body)](body)
    state = row(held.state, move).next
    if isinstance(body, _ONCE) and any(note.move is move for note in held.notes):
        raise Refused("disclosure.once", disclosure_move=move.value)
    changed: Dossier = _CHANGES[type(body)](replace(held, state=state), event, body)
    note = DossierNote(
        event.moment.at, event.moment.on, event.officer, move, words, getattr(body, "notice", None)
    )  # fmt: skip
    return replace(changed, notes=(*changed.notes, note))


def begun(body: said.DisclosureReceived, moment: Moment, officer: OfficerId) -> Dossier:
    """Return the application as its first event makes it."""
    receipt = body.notices[-1] if body.notices else None
    first = DossierNote(moment.at, moment.on, officer, DisclosureMove.RECEIVE, body.wanted, receipt)
    return Dossier(
        id=body.disclosure,
        received=body,
        at=moment.at,
        on=moment.on,
        officer=officer,
        wanted=body.wanted,
        begun_on=body.received_on,
        notes=(first,),
    )


def _mended(held: Dossier, event: Event, body: said.DisclosureMended) -> Dossier:
    return replace(held, wanted=body.wanted, begun_on=event.moment.on, stops=(), extended=None, extended_on=None)


def _asked(held: Dossier, event: Event, body: said.ThirdPartyAsked) -> Dossier:
    return replace(held, party=body, stops=(*held.stops, Stop(event.moment.on, None)))


def _heard(held: Dossier, event: Event, body: said.ThirdPartyHeard) -> Dossier:
    stops = tuple(stop if stop.end is not None else stop._replace(end=event.moment.on) for stop in held.stops)
    return replace(held, stops=stops)


def _paid(held: Dossier, event: Event, body: said.DisclosurePaid) -> Dossier:
    return replace(held, begun_on=event.moment.on, stops=())


_ONCE = (said.DisclosureUnclear, said.ReplyExtended, said.DisclosureCharged)
_MOVES: dict[type[Body], Any] = {
    said.DisclosureUnclear: lambda b: (DisclosureMove.ASK_MEND, b.unclear),
    said.DisclosureMended: lambda b: (DisclosureMove.MEND, b.wanted),
    said.ThirdPartyAsked: lambda b: (DisclosureMove.ASK_PARTY, b.party),
    said.ThirdPartyHeard: lambda b: (DisclosureMove.HEAR_PARTY, b.words),
    said.ReplyExtended: lambda b: (DisclosureMove.EXTEND, b.reason),
    said.DisclosureCharged: lambda b: (DisclosureMove.CHARGE, ""),
    said.DisclosurePaid: lambda b: (DisclosureMove.PAY, b.receipt),
    said.DisclosureReplied: lambda b: (DisclosureMove.REPLY, "；".join((b.facts or {}).values())),
    said.DisclosureDropped: lambda b: (DisclosureMove.DROP, ""),
}
_CHANGES: dict[type[Body], Any] = {
    said.DisclosureUnclear: lambda held, e, b: replace(held, unclear=b, unclear_on=e.moment.on),
    said.DisclosureMended: _mended,
    said.ThirdPartyAsked: _asked,
    said.ThirdPartyHeard: _heard,
    said.ReplyExtended: lambda held, e, b: replace(held, extended=b, extended_on=e.moment.on),
    said.DisclosureCharged: lambda held, e, b: replace(held, charged=b, charged_on=e.moment.on),
    said.DisclosurePaid: _paid,
    said.DisclosureReplied: lambda held, e, b: replace(held, replied=b, ended_on=e.moment.on),
    said.DisclosureDropped: lambda held, e, b: replace(held, ended_on=e.moment.on),
}


def dossiers_of(events: Iterable[Event]) -> tuple[Dossier, ...]:
    """Return the applications that these events make, in the order of their receipt."""
    found: dict[DisclosureId, Dossier] = {}
    for event in events:
        body = body_of(event)
        if isinstance(body, said.OF_A_DISCLOSURE):
            named: DisclosureId = body.disclosure
            found[named] = apply_disclosure(found.get(named), event, body)
    return tuple(found.values())

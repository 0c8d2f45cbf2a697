"""An application for information: a frozen value that its events make; nothing of it is ever deleted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from app.case import body_of
from app.disclosure.table import DisclosureMove, DisclosureState, row
from app.errors import NotFound, Refused
from app.events import disclosure as said
from app.events.body import Body
from app.events.envelope import Event, Moment
from app.ids import DisclosureId, NoticeId, OfficerId

SILENT = "silent"
DISCLOSURE_KINDS: dict[str, type[Body]] = {body.KIND: body for body in said.OF_A_DISCLOSURE}
VOIDING = (said.DisclosureVoided.KIND, said.ReplyVoided.KIND)
DO_NOT_FOLD = (Refused, NotFound, KeyError, TypeError, ValueError, AttributeError, IndexError, ArithmeticError)
"""What an event that does not belong to this state, or was not made by a program like ours, ends in."""


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
class Asking:
    """One who was asked: `whom` a party or a body; the days of the letter, of its receipt and of the answer, as they were.

    `heard_on` is None while the answer is out, and for silence, which `is_over` tells.
    """

    whom: str
    name: str
    asked_on: date
    served_on: date | None = None
    heard_on: date | None = None
    is_over: bool = False


@dataclass(frozen=True)
class Challenge:
    """A review or a suit over the handling: `way`, how it stands, since when; `filed_on`: the first day it was told of."""

    way: str
    outcome: str
    on: date
    filed_on: date


@dataclass(frozen=True)
class Dossier:
    """`begun_on`: the day after which the reply clock counts, for `begun_by`; `asked`: whose opinion was asked for when.

    `void` are papers that no longer count, with the reason.
    """

    id: DisclosureId
    received: said.DisclosureReceived
    at: datetime
    on: date
    officer: OfficerId
    wanted: str
    begun_on: date
    begun_by: str = "received"
    state: DisclosureState = DisclosureState.OPEN
    unclear: said.DisclosureUnclear | None = None
    unclear_on: date | None = None
    party: said.ThirdPartyAsked | None = None
    asked: tuple[Asking, ...] = ()
    extended: said.ReplyExtended | None = None
    extended_on: date | None = None
    charged: said.DisclosureCharged | None = None
    charged_on: date | None = None
    replied: said.DisclosureReplied | None = None
    ended_on: date | None = None
    end_cause: str = ""
    challenges: tuple[Challenge, ...] = ()
    void: tuple[NoticeId, ...] = ()
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
        if held is not None:
            raise Refused("disclosure.once", disclosure_move=DisclosureMove.RECEIVE.value)
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
    """The reply clock begins anew with the supplement (30). An extension stays: it lengthens the period of the reply, which is
    what begins anew; it was consented to and told, nothing took it back, and it may be had only once (33).
    """
    return replace(held, wanted=body.wanted, begun_on=body.received_on or event.moment.on, begun_by="mended")


def _paid(held: Dossier, event: Event, body: said.DisclosurePaid) -> Dossier:
    return replace(held, begun_on=body.paid_on or event.moment.on, begun_by="paid")


def _asked(held: Dossier, event: Event, body: said.ThirdPartyAsked) -> Dossier:
    one = Asking(body.whom, body.party, body.asked_on or event.moment.on)
    return replace(held, party=body, asked=(*held.asked, one))


def _heard(held: Dossier, event: Event, body: said.ThirdPartyHeard) -> Dossier:
    heard_on = None if body.answer == SILENT else body.heard_on or event.moment.on
    *before, last = held.asked
    over = replace(last, served_on=body.served_on, heard_on=heard_on, is_over=True)
    return replace(held, asked=(*before, over))


def _replied(held: Dossier, event: Event, body: said.DisclosureReplied) -> Dossier:
    return replace(held, replied=body, ended_on=event.moment.on, end_cause="replied")


def _reply_voided(held: Dossier, event: Event, body: said.ReplyVoided) -> Dossier:
    return replace(held, replied=None, ended_on=None, end_cause="", void=(*held.void, body.notice))


def _challenged(held: Dossier, event: Event, body: said.ReplyChallenged) -> Dossier:
    others = tuple(one for one in held.challenges if one.way != body.way)
    filed_on = next((one.filed_on for one in held.challenges if one.way == body.way), body.on)
    return replace(held, challenges=(*others, Challenge(body.way, body.outcome, body.on, filed_on)))


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
    said.DisclosureWithdrawn: lambda b: (DisclosureMove.WITHDRAW, b.reason),
    said.DisclosureVoided: lambda b: (DisclosureMove.VOID, b.reason),
    said.ReplyVoided: lambda b: (DisclosureMove.VOID_REPLY, b.reason),
    said.ReplyChallenged: lambda b: (DisclosureMove.CHALLENGE, b.words),
}
_CHANGES: dict[type[Body], Any] = {
    said.DisclosureUnclear: lambda held, e, b: replace(held, unclear=b, unclear_on=e.moment.on),
    said.DisclosureMended: _mended,
    said.ThirdPartyAsked: _asked,
    said.ThirdPartyHeard: _heard,
    said.ReplyExtended: lambda held, e, b: replace(held, extended=b, extended_on=e.moment.on),
    said.DisclosureCharged: lambda held, e, b: replace(held, charged=b, charged_on=e.moment.on),
    said.DisclosurePaid: _paid,
    said.DisclosureReplied: _replied,
    said.DisclosureDropped: lambda held, e, b: replace(held, ended_on=e.moment.on, end_cause=b.cause),
    said.DisclosureWithdrawn: lambda held, e, b: replace(held, ended_on=b.asked_on, end_cause="withdrawn"),
    said.DisclosureVoided: lambda held, e, b: replace(
        held, ended_on=e.moment.on, end_cause="void", void=(*held.void, *b.notices)
    ),
    said.ReplyVoided: _reply_voided,
    said.ReplyChallenged: _challenged,
}


def papers_named(held: Dossier) -> set[NoticeId]:
    """Return the papers that the acts on an application issued."""
    return {*held.received.notices, *(note.notice for note in held.notes if note.notice is not None)}


def papers_told(kind: str, data: Mapping[str, Any]) -> tuple[NoticeId, ...]:
    """Return the papers that an act issued, as it tells; what makes papers void issues none."""
    if kind not in DISCLOSURE_KINDS or kind in VOIDING:
        return ()
    several = data.get("notices")
    named = (*(several if isinstance(several, list | tuple) else ()), data.get("notice"))
    return tuple(NoticeId(one) for one in named if isinstance(one, str) and one)


def dossiers_of(events: Iterable[Event]) -> tuple[Dossier, ...]:
    """Return the applications that these events make, in the order of their receipt.

    What does not follow from what stands before it is left out: another desk acted first, and the center will say so.
    """
    found: dict[DisclosureId, Dossier] = {}
    for event in events:
        kind = DISCLOSURE_KINDS.get(event.kind)
        if kind is None or event.schema > kind.SCHEMA:
            continue
        try:
            body = body_of(event)
            named = DisclosureId(getattr(body, "disclosure", ""))
            found[named] = apply_disclosure(found.get(named), event, body)
        except DO_NOT_FOLD:
            continue
    return tuple(found.values())

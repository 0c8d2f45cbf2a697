"""The fold of visits: which events of a case happened at the window, and what each means for its visit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from app.case import body_of
from app.errors import Refused
from app.events import acceptance, delivery, file, payment, supplementation
from app.events import ratings as said
from app.events.body import Body
from app.events.envelope import Event
from app.ids import VisitId
from app.ratings.code import rating_code
from app.ratings.note import CallBack, Note
from app.ratings.table import CallBackState, Move, row
from app.ratings.visit import Given, Visit, visit_id
from app.state import Case

AT_THE_WINDOW: tuple[type[Body], ...] = (
    acceptance.Received,
    acceptance.Accepted,
    acceptance.Declined,
    acceptance.ReturnedIncomplete,
    acceptance.CommitmentSigned,
    supplementation.SupplementRequested,
    supplementation.SupplementReceived,
    supplementation.DeferredReceived,
    payment.FeePaid,
    file.Withdrawn,
)
_KINDS = said.KINDS_OF_A_VISIT | {body.KIND for body in AT_THE_WINDOW} | {delivery.Served.KIND}
WINDOW = "window"


def visit_of(case: Case, event: Event, body: Body) -> VisitId | None:
    """Return which visit an event of `case` belongs to; None for what happened without the applicant."""
    if isinstance(body, said.OF_A_VISIT):
        found: VisitId = body.visit
        return found
    return visit_id(case.id, event.moment.on) if _is_at_the_window(case, body) else None


def _is_at_the_window(case: Case, body: Body) -> bool:
    if isinstance(body, delivery.Served):
        return body.method is delivery.ServiceMethod.COLLECT
    return case.channel == WINDOW and isinstance(body, AT_THE_WINDOW)


def take(visit: Visit | None, case: Case, event: Event, body: Body, *, is_undone: bool = False) -> Visit:
    """Return the visit after an event that `visit_of` gave to it; an act that was taken back counts for nothing."""
    held = visit if visit is not None else _begun(case, event, body)
    if not isinstance(body, said.OF_A_VISIT):
        return held if is_undone else replace(held, acts=held.acts + 1, officer=event.officer)
    if isinstance(body, said.RatingLeftBlank):
        return replace(held, blanks=held.blanks + 1)
    if isinstance(body, said.Rated):
        return _rated(held, event, body)
    if held.call_back is None:
        raise Refused("rating.no_call_back", rating=held.code)
    return replace(held, call_back=_moved(held.call_back, event, body))


def _begun(case: Case, event: Event, body: Body) -> Visit:
    named = visit_of(case, event, body) or visit_id(case.id, event.moment.on)
    on = date.fromisoformat(named.rpartition(":")[2])
    return Visit(
        id=named,
        code=rating_code(case.id, on),
        case=case.id,
        number=case.number,
        on=on,
        begun_at=event.moment.at,
        department=case.department,
        item=case.plan.item,
        item_name=case.plan.name,
        officer=getattr(body, "window_officer", event.officer),
    )


def _rated(visit: Visit, event: Event, body: said.Rated) -> Visit:
    if visit.rating is not None:
        raise Refused("rating.twice", rating=visit.code, on=visit.rating.on.isoformat())
    given = Given(
        event.moment.on, body.score, body.labels, body.channel, body.window_officer, body.is_named, body.comment
    )
    call_back = CallBack(event.moment.on) if given.is_bad and given.is_named else None
    return replace(visit, rating=given, call_back=call_back)


def _moved(call_back: CallBack, event: Event, body: Body) -> CallBack:
    move, choice = _MOVES[type(body)](body)
    line = row(call_back.state, move)
    if move is Move.CLOSE and not call_back.notes:
        raise Refused("rating.not_tried")
    note = Note(event.moment.at, event.moment.on, event.officer, move, choice, getattr(body, "words", ""))
    state = line.next
    assert isinstance(state, CallBackState)  # the rows of one state machine never lead into the other
    days = body.days if isinstance(body, said.CallBackMeasured) else call_back.days
    return replace(call_back, state=state, notes=(*call_back.notes, note), days=days)


_MOVES: dict[type[Body], Any] = {
    said.CallBackTried: lambda b: (
        (Move.REACH, "verified" if b.is_verified else "unverified") if b.is_reached else (Move.TRY, "")
    ),
    said.CallBackMeasured: lambda b: (Move.MEASURE, b.remedy.value),
    said.CallBackAnswered: lambda b: (Move.ANSWER, b.way),
    said.CallBackClosed: lambda b: (Move.CLOSE, b.result),
}


def visits_of(case: Case, events: Iterable[Event]) -> tuple[Visit, ...]:
    """Return the visits that the events of a case make, in their order (events in fold order)."""
    held = list(events)
    undone = {one for event in held if event.kind == file.ActUndone.KIND for one in event.data["undone"]}
    visits: dict[VisitId, Visit] = {}
    for event in held:
        if event.kind not in _KINDS:
            continue
        body = body_of(event)
        named = visit_of(case, event, body)
        if named is not None:
            visits[named] = take(visits.get(named), case, event, body, is_undone=event.id in undone)
    return tuple(visits.values())

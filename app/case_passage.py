"""How a case changes when centers speak of it. Their word moves no clock of this level and is never out of order.

A center's word about a passage that this case is not in changes nothing: the letters of both sides come to lie in one feed.
"""

from __future__ import annotations

from dataclasses import replace

from app.case_facts import fact
from app.events.body import Body, unpack
from app.events.envelope import Event
from app.events.levels import CaseHandedOver, CaseOffered, CaseTaken, OfferReturned
from app.ids import CaseId
from app.passage import Passage, PassageState
from app.state import ENDED, Case, CaseState, ClockFact, Folder


def passed(case: Case | None, event: Event, body: Body) -> Case | None:
    """Return the case after a center's word; None while there is no case that it could speak of."""
    if isinstance(body, CaseTaken):
        return _stamped(_taken(case, event, body), event, 0 if case is None else case.events)
    return None if case is None else _stamped(_moved(case, event, body), event, case.events)


def _moved(case: Case, event: Event, body: Body) -> Case:
    now = case.passage
    if isinstance(body, CaseOffered) and (now is None or now.state is PassageState.COME):
        return replace(case, passage=Passage(event.id, body.to, PassageState.OFFERED), pending=())
    if now is None or now.offer != getattr(body, "offer", None):
        return case
    if isinstance(body, CaseHandedOver):
        return _gone(case, event, replace(now, state=PassageState.GONE))
    return replace(case, passage=None) if isinstance(body, OfferReturned) else case


def _gone(case: Case, event: Event, passage: Passage) -> Case:
    """What goes on elsewhere has ended here: no board shows it and no clock runs (转报办结)."""
    if case.state in ENDED:
        return replace(case, passage=passage)
    return replace(
        case,
        passage=passage,
        state=CaseState.FORWARDED,
        ended_on=event.moment.on,
        open_steps=(),
        facts=fact(case, event, "forwarded"),
    )


def _taken(case: Case | None, event: Event, body: CaseTaken) -> Case:
    given = unpack(Case, body.case) if body.case is not None else _skeleton(event, body)
    come = replace(
        given,
        papers=() if case is None else case.papers,
        pending=(),
        folder=_folder_to_come(given, event),
        passage=Passage(body.offer, body.source, PassageState.COME),
        events=0,
    )
    return _going_on(come, event, body) if body.step else come


def _folder_to_come(given: Case, event: Event) -> Folder:
    """The papers lie at the other center's desk, whose code means nothing here: they are due to whoever works on the case."""
    steps = {step.name: step.department for step in given.plan.steps}
    due = next((steps[name] for name in given.open_steps if name in steps), given.plan.department)
    return Folder(department="", desk="", since=event.moment.on, to=due)


def _skeleton(event: Event, body: CaseTaken) -> Case:
    """The case whose file was erased: what was public of it."""
    return Case(
        id=CaseId(event.subject or ""),
        number=body.number,
        query_code=body.query_code,
        plan=body.plan,
        state=CaseState(body.state),
        received_on=body.received_on,
        received_at=body.received_at,
        received_by=body.received_by,
    )


def _going_on(case: Case, event: Event, body: CaseTaken) -> Case:
    """A forwarded case is decided here: the limit of this level starts on the day it came up (行政许可法 43)."""
    on = event.moment.on
    return replace(
        case,
        plan=replace(case.plan, two_level=False),
        state=CaseState.IN_PROGRESS,
        open_steps=(body.step,),
        ended_on=None,
        facts=(ClockFact(on, "received"), ClockFact(on, "accepted")),
    )


def _stamped(case: Case, event: Event, before: int) -> Case:
    return replace(case, last_hash=event.content_hash, events=before + 1)

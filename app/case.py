"""Case, and apply(case, event) -> case: the only way a case ever changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from app.altered import altered
from app.case_actions import action_of
from app.case_alongside import CHANGES as ALONGSIDE
from app.case_alongside import receipt_of, with_returned
from app.case_facts import fact, stops_ended, without_ask
from app.case_later import CHANGES as LATER
from app.case_passage import passed
from app.case_rules import check_agreement, proposed_step, resumed_stop, served_day
from app.errors import Refused
from app.events import KINDS, acceptance, approval, delivery, file, supplementation
from app.events.body import Body, join
from app.events.envelope import Event
from app.events.levels import OF_A_PASSAGE
from app.ids import CaseId
from app.running_steps import running_steps
from app.state import (
    Case,
    CaseState,
    ClockFact,
    FinishedStep,
    IssuedPaper,
    Pending,
    StopRun,
    SupplementRun,
)
from app.workflow import Action, find_row, row

_BODY = "_body"  # beside the fields of an event: its body is asked for by whoever judges it, and again by the fold
__all__ = ["Case", "CaseState", "action_of", "apply", "body_of", "counted_from", "fold"]


def body_of(event: Event) -> Body:
    """Return the typed body of an event, read once; KeyError when this program is older than the event's kind."""
    held: Body | None = vars(event).get(_BODY)
    if held is None:
        held = vars(event)[_BODY] = join(KINDS[event.kind], event.data, event.private)
    return held


def apply(case: Case | None, event: Event, *, is_added: bool = False) -> Case:
    """Return the case after `event`. Raises Refused when the workflow table does not allow it in this state.

    `is_added`: it only adds something, at a desk that had not heard yet what became of the case; no state forbids that.
    Nothing is dated before what happened to the case already: a clock set back undid what silence had done (art. 32(4)).
    """
    body = body_of(event)
    if isinstance(body, acceptance.Received):
        row(case, Action.RECEIVE)
        return _stamp(_received(event, body), event)
    if isinstance(body, OF_A_PASSAGE) and (told := passed(case, event, body)) is not None:
        return told
    if case is None:
        raise Refused("case.no_beginning", kind=event.kind)
    action = action_of(body)
    state = case.state if action is None or is_added else row(case, action, getattr(body, "step", None) or None).next
    _check_day(case, event)
    check_agreement(case, event, body)
    change = _CHANGES.get(type(body))
    changed = change(case, event, body) if change else case
    changed = changed if changed.state is state else altered(changed, state=state)
    return _stamp(_without_lost_asks(changed, state != case.state), event)


def _check_day(case: Case, event: Event) -> None:
    if case.last_on is not None and event.moment.on < case.last_on:
        on, last = event.moment.on.isoformat(), case.last_on.isoformat()
        raise Refused("case.set_back", number=case.number, on=on, last=last)


def _without_lost_asks(case: Case, has_moved: bool) -> Case:
    """Drop what waits for a signature that the table no longer allows: the step ended, the case went on.

    A void speaks of the case as it stood when it was asked: in another state it must be asked anew.
    """
    lasting = tuple(p for p in case.pending if not (has_moved and p.body.action == Action.VOID.value))
    waiting = tuple(p for p in lasting if find_row(case, Action(p.body.action), proposed_step(p)))
    return case if len(waiting) == len(case.pending) else altered(case, pending=waiting)


def fold(events: Iterable[Event]) -> Case | None:
    """Return the case that these events make, in their order; undone events are left out of the fold.

    When the first event itself was undone the case stays, void, so that its number is never unexplained.
    """
    held = list(events)
    undone = {e for event in held if event.kind == file.ActUndone.KIND for e in event.data["undone"]}
    papers = {n for event in held if event.kind == file.ActUndone.KIND for n in event.data["notices"]}
    case: Case | None = None
    for event in held:
        if case is not None and event.kind == file.NoticeIssued.KIND and event.data["notice"] in papers:
            case = _taken_back(case, event)
        elif case is None or event.id not in undone:
            case = apply(case, event)
    if case is None:
        return None
    if held[0].id in undone:
        taken_back = next(e for e in reversed(held) if held[0].id in e.data.get("undone", ()))
        case = altered(case, state=CaseState.VOID, ended_on=taken_back.moment.on)  # a rating may come days later
    head = held[-1].content_hash
    is_told = (case.events, case.last_hash) == (len(held), head)
    return case if is_told else altered(case, events=len(held), last_hash=head)


def _taken_back(case: Case, event: Event) -> Case:
    """The paper of an undone act exists, void, in a case that stands where it stood before: no row speaks of it."""
    issued: file.NoticeIssued = join(file.NoticeIssued, event.data, event.private)
    return _stamp(_issued(case, event, issued), event)


def _stamp(case: Case, event: Event) -> Case:
    return altered(case, last_hash=event.content_hash, last_on=event.moment.on, events=case.events + 1)


def _received(event: Event, body: acceptance.Received) -> Case:
    if event.subject is None:
        raise Refused("case.no_subject")
    return Case(
        id=CaseId(event.subject),
        number=body.number,
        query_code=body.query_code,
        plan=body.plan,
        state=CaseState.RECEIVED,
        received_on=event.moment.on,
        received_at=event.moment.at,
        received_by=event.officer,
        channel=body.channel,
        applicant=body.applicant,
        agent=body.agent,
        materials=body.materials,
        answers=body.answers,
        follows=body.follows,
        visit=body.visit,
        ticket=body.ticket,
        since=body.since,
        facts=(ClockFact(event.moment.on, "received"),),
    )


def _accepted(case: Case, event: Event, body: acceptance.Accepted) -> Case:
    # A registration knows no stage before it: its limits count from the receipt, whatever day it was looked at.
    on, at = receipt_of(case) if case.plan.from_receipt else (event.moment.on, event.moment.at)
    return altered(
        case,
        materials=body.materials,
        deferred=body.deferred,
        deferred_until=body.deferred_until,
        handover=body.handover,
        earlier=body.earlier,
        accepted_on=on,
        accepted_at=at,
        accepted_by=event.officer,
        accepted_for=event.acting_for,
        open_steps=running_steps(case.plan),
        facts=(*case.facts, ClockFact(on, "accepted")),
    )


def _deemed(case: Case, event: Event, body: acceptance.DeemedAcknowledged) -> Case:
    return altered(
        case,
        accepted_on=body.accepted_on,
        accepted_at=counted_from(case),
        accepted_by=event.officer,
        accepted_for=event.acting_for,
        is_deemed=True,
        open_steps=running_steps(case.plan),
    )


def counted_from(case: Case) -> datetime:
    """Return the moment from which silence accepts: the receipt, or the complete first supplement (行政许可法 32(4))."""
    first = case.supplements[0] if case.supplements else None
    return receipt_of(case)[1] if first is None or first.complete_at is None else first.complete_at


def _declined(case: Case, event: Event, body: acceptance.Declined) -> Case:
    return altered(
        case,
        declined=body,
        pending=without_ask(case, event),
        ended_on=event.moment.on,
        end_reason=body.reason,
        facts=fact(case, event, "refused_acceptance"),
    )


def _returned(case: Case, event: Event, body: acceptance.ReturnedIncomplete) -> Case:
    facts = fact(case, event, "refused_acceptance")
    ended = altered(case, returned=body, ended_on=event.moment.on, end_reason=body.clause, facts=facts)
    return with_returned(ended, event, body.returned)


def _vouched(case: Case, event: Event, body: acceptance.StageVouched) -> Case:
    return altered(case, vouched=body, pending=without_ask(case, event))


def _supplement_requested(case: Case, event: Event, body: supplementation.SupplementRequested) -> Case:
    run = SupplementRun(event.moment.on, event.officer, body)
    return altered(
        case,
        materials=body.materials or case.materials,
        supplements=(*case.supplements, run),
        facts=fact(case, event, "supplement_requested"),
        pending=without_ask(case, event),
    )


def _supplement_received(case: Case, event: Event, body: supplementation.SupplementReceived) -> Case:
    last = case.supplements[-1]
    on, at = (event.moment.on, event.moment.at) if body.complete else (None, None)
    run = altered(last, received=(*last.received, body), complete_on=on, complete_at=at)
    return altered(
        case,
        supplements=(*case.supplements[:-1], run),
        materials=_with_supplement(case.materials, body),
        facts=fact(case, event, "supplement_received", complete=body.complete),
    )


def _with_supplement(
    lines: tuple[acceptance.MaterialLine, ...], body: supplementation.SupplementReceived
) -> tuple[acceptance.MaterialLine, ...]:
    came = {line.material for line in body.lines if line.is_mended}
    received = acceptance.MaterialState.RECEIVED
    return tuple(altered(m, state=received, fault="", lies_with="") if m.name in came else m for m in lines)


def _deferred_received(case: Case, event: Event, body: supplementation.DeferredReceived) -> Case:
    came = acceptance.MaterialState.RECEIVED
    lines = tuple(
        altered(m, state=came, fault="", lies_with="") if m.name in body.materials else m for m in case.materials
    )
    return altered(case, materials=lines, deferred=tuple(m for m in case.deferred if m not in body.materials))


def _step_finished(case: Case, event: Event, body: approval.StepFinished) -> Case:
    done = FinishedStep(body.step, event.moment.on, event.officer, body.conclusion, body.opinion)
    facts = fact(case, event, "step_finished", step=body.step)
    return altered(case, finished=(*case.finished, done), open_steps=running_steps(case.plan, facts), facts=facts)


def _step_returned(case: Case, event: Event, body: approval.StepReturned) -> Case:
    return altered(case, open_steps=(body.to,), facts=fact(case, event, "step_returned", step=body.step, to=body.to))


def _visited(case: Case, event: Event, body: approval.VisitRecorded) -> Case:
    return altered(case, visits=(*case.visits, body))


def _stopped(case: Case, event: Event, body: approval.Stopped) -> Case:
    run = StopRun(event.id, event.moment.on, event.officer, body)
    return altered(
        case,
        stops=(*case.stops, run),
        pending=without_ask(case, event),
        facts=fact(case, event, "stop", ground=body.ground, stop=event.id),
    )


def _resumed(case: Case, event: Event, body: approval.Resumed) -> Case:
    ended = resumed_stop(case, body)
    stops = tuple(altered(s, end=event.moment.on) if s is ended else s for s in case.stops)
    which = ended.event if ended is not None else None
    return altered(case, stops=stops, facts=fact(case, event, "resume", ground=body.ground, stop=which))


def _extended(case: Case, event: Event, body: approval.Extended) -> Case:
    return altered(
        case,
        extension=body,
        extended_by=event.officer,
        pending=without_ask(case, event),
        facts=fact(case, event, "extended", days=body.days, approver=body.approver),
    )


def _decided(case: Case, event: Event, body: approval.Decided) -> Case:
    done = FinishedStep(
        body.step, event.moment.on, event.officer, "agree" if body.granted else "disagree", body.opinion
    )
    facts = fact(case, event, "step_finished", step=body.step)
    return altered(
        case,
        decision=body,
        decided_on=event.moment.on,
        decided_by=event.officer,
        finished=(*case.finished, done),
        open_steps=(),
        stops=stops_ended(case, event),
        pending=(),
        facts=(*facts, ClockFact(event.moment.on, "decided", granted=body.granted)),
    )


def _granted_by_silence(case: Case, event: Event, body: approval.GrantAcknowledged) -> Case:
    """The decision is the law's: it counts from the day after the limit, not from the day somebody took note of it."""
    return altered(
        case,
        decision=approval.Decided(granted=True, step=case.step, clause=body.clause),
        decided_on=body.granted_on,
        decided_by=event.officer,
        is_granted_by_silence=True,
        open_steps=(),
        pending=(),
        facts=(*case.facts, ClockFact(body.granted_on, "decided", granted=True)),
    )


def _served(case: Case, event: Event, body: delivery.Served) -> Case:
    on = served_day(event, body)
    return altered(case, served=body, served_on=on, facts=(*case.facts, ClockFact(on, "delivered")))


def _ended(kind: str) -> Callable[[Case, Event, Any], Case]:
    def end(case: Case, event: Event, body: Any) -> Case:
        return altered(
            case,
            ended_on=event.moment.on,
            end_reason=body.reason,
            open_steps=(),
            stops=stops_ended(case, event),
            pending=(),
            facts=fact(case, event, kind),
        )

    return end


def _voided(case: Case, event: Event, body: file.Voided) -> Case:
    return altered(_ended("void")(case, event, body), papers=tuple(altered(p, is_void=True) for p in case.papers))


def _issued(case: Case, event: Event, body: file.NoticeIssued) -> Case:
    paper = IssuedPaper(body.notice, body.template, body.number, body.sha256, body.issued_on)
    return altered(case, papers=(*case.papers, paper))


def _printed(case: Case, event: Event, body: file.Printed) -> Case:
    papers = tuple(altered(p, prints=p.prints + 1) if p.notice == body.notice else p for p in case.papers)
    return altered(case, papers=papers)


def _undone(case: Case, event: Event, body: file.ActUndone) -> Case:
    return altered(case, papers=tuple(altered(p, is_void=p.is_void or p.notice in body.notices) for p in case.papers))


def _pending(event: Event, body: approval.Asked) -> Pending:
    return Pending(event.id, event.moment.on, event.officer, body, event.content_hash, event.acting_for)


def _asked(case: Case, event: Event, body: approval.Asked) -> Case:
    return altered(case, pending=(*case.pending, _pending(event, body)))


_CHANGES: dict[type[Body], Callable[[Case, Event, Any], Case]] = {
    acceptance.Accepted: _accepted,
    acceptance.DeemedAcknowledged: _deemed,
    acceptance.Declined: _declined,
    acceptance.ReturnedIncomplete: _returned,
    acceptance.StageVouched: _vouched,
    acceptance.CommitmentSigned: lambda case, event, body: altered(case, committed_on=event.moment.on),
    supplementation.SupplementRequested: _supplement_requested,
    supplementation.SupplementReceived: _supplement_received,
    supplementation.DeferredReceived: _deferred_received,
    supplementation.Lapsed: _ended("lapsed"),
    approval.StepFinished: _step_finished,
    approval.StepReturned: _step_returned,
    approval.VisitRecorded: _visited,
    approval.Stopped: _stopped,
    approval.Resumed: _resumed,
    approval.Extended: _extended,
    approval.Decided: _decided,
    approval.GrantAcknowledged: _granted_by_silence,
    approval.Asked: _asked,
    approval.AskDeclined: lambda case, event, body: altered(case, pending=without_ask(case, event)),
    delivery.CertificateMade: lambda case, event, body: altered(case, certificate=body),
    delivery.ReadyNotified: lambda case, event, body: altered(case, ready_on=event.moment.on),
    delivery.Dispatched: lambda case, event, body: altered(case, dispatched=body, dispatched_on=event.moment.on),
    delivery.Served: _served,
    file.FileAdded: lambda case, event, body: altered(case, files=(*case.files, body)),
    file.NoticeIssued: _issued,
    file.Printed: _printed,
    file.Withdrawn: lambda case, event, body: with_returned(
        _ended("withdrawn")(case, event, body), event, body.returned
    ),
    file.Terminated: _ended("terminated"),
    file.Voided: _voided,
    file.ActUndone: _undone,
    **LATER,
    **ALONGSIDE,
}

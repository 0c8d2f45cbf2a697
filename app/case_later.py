"""How fees, a hearing, a transfer upwards and a renewal by silence change a case; app.case folds with this table too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.case_facts import fact, stops_ended, without_ask
from app.events import approval, certificates, hearing, payment
from app.events.approval import Decided
from app.events.body import Body
from app.events.envelope import Event
from app.fee_run import FeeRun
from app.hearing_run import TellRun
from app.ids import NoticeId
from app.state import Case, FinishedStep, IssuedPaper


def _assessed(case: Case, event: Event, body: payment.FeeAssessed) -> Case:
    run = FeeRun(event.id, event.moment.on, event.officer, body, body.fen)
    others = tuple(fee for fee in case.fees if fee.name != body.fee)
    return replace(case, fees=(*others, run), papers=_voided(case, body.voids))


def _relieved(case: Case, event: Event, body: payment.FeeRelieved) -> Case:
    settled = event.moment.on if body.fen == 0 else None
    fees = tuple(
        replace(fee, fen=body.fen, relief=body, settled_on=settled) if fee.name == body.fee else fee
        for fee in case.fees
    )
    return replace(case, fees=fees, pending=without_ask(case, event), papers=_voided(case, body.voids))


def _paid(case: Case, event: Event, body: payment.FeePaid) -> Case:
    fees = tuple(
        replace(fee, settled_on=event.moment.on, receipt=body.receipt) if fee.name == body.fee else fee
        for fee in case.fees
    )
    return replace(case, fees=fees)


def _voided(case: Case, notices: tuple[NoticeId, ...]) -> tuple[IssuedPaper, ...]:
    return tuple(replace(p, is_void=p.is_void or p.notice in notices) for p in case.papers)


def _told(case: Case, event: Event, body: hearing.HearingTold) -> Case:
    run = TellRun(event.id, event.moment.on, event.officer, body)
    return replace(case, hearing=replace(case.hearing, told=(*case.hearing.told, run)))


def _answered(case: Case, event: Event, body: hearing.HearingAnswered) -> Case:
    def after(run: TellRun) -> TellRun:
        if run.event != body.told:
            return run
        asked = event.moment.on if body.wants else run.asked_on
        return replace(run, wants=body.wants, answered_on=event.moment.on, asked_on=asked)

    told = tuple(after(run) for run in case.hearing.told)
    return replace(case, hearing=replace(case.hearing, told=told))


def _announced(case: Case, event: Event, body: hearing.HearingAnnounced) -> Case:
    return replace(case, hearing=replace(case.hearing, announced=body, announced_on=event.moment.on))


def _visit_told(case: Case, event: Event, body: approval.VisitAnnounced) -> Case:
    """A later notice takes the place of the one before: the day was changed."""
    return replace(case, visit_told=body)


def _held(case: Case, event: Event, body: hearing.HearingHeld) -> Case:
    return replace(case, hearing=replace(case.hearing, held=body, recorded_on=event.moment.on))


def _forwarded(case: Case, event: Event, body: approval.Forwarded) -> Case:
    conclusion = "agree" if body.agrees else "disagree"
    done = FinishedStep(body.step, event.moment.on, event.officer, conclusion, body.opinion)
    finished = replace(case, facts=fact(case, event, "step_finished", step=body.step))
    return replace(
        case,
        forwarded=body,
        ended_on=event.moment.on,
        finished=(*case.finished, done),
        open_steps=(),
        stops=stops_ended(case, event),
        pending=(),
        facts=fact(finished, event, "forwarded"),
    )


def _renewed(case: Case, event: Event, body: certificates.RenewalAcknowledged) -> Case:
    """What silence decided is a grant (行政许可法 50); nobody's opinion stands behind it."""
    decision = Decided(granted=True, step="", valid_from=body.valid_from, valid_to=body.valid_to)
    return replace(
        case,
        decision=decision,
        decided_on=event.moment.on,
        renewed_by_silence=True,
        open_steps=(),
        stops=stops_ended(case, event),
        pending=(),
        facts=fact(case, event, "decided", granted=True),
    )


def _permit_ended(case: Case, event: Event, body: certificates.PermitEnded) -> Case:
    return replace(case, permit_ends=(*case.permit_ends, body), pending=without_ask(case, event))


CHANGES: dict[type[Body], Callable[[Case, Event, Any], Case]] = {
    payment.FeeAssessed: _assessed,
    payment.FeeRelieved: _relieved,
    payment.FeePaid: _paid,
    hearing.HearingTold: _told,
    hearing.HearingAnswered: _answered,
    hearing.HearingAnnounced: _announced,
    hearing.HearingHeld: _held,
    approval.Forwarded: _forwarded,
    approval.VisitAnnounced: _visit_told,
    certificates.RenewalAcknowledged: _renewed,
    certificates.PermitEnded: _permit_ended,
}

"""What fees, hearings, a renewal by silence, moved papers and assigned steps must agree with in their case.

app.case_rules checks with this table too.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from app.errors import Refused
from app.events import alongside, certificates, hearing, payment
from app.events.body import Body
from app.events.envelope import Event
from app.fee_run import FeeRun
from app.item import Hearing
from app.state import Case, StopRun
from app.workflow import HEARING


def check_hearing_held(case: Case, stop: StopRun) -> None:
    """Raise Refused when a 听证 stop would end without its record although a hearing was due (行政许可法 48)."""
    is_due = case.plan.hearing is Hearing.ALWAYS or case.hearing.asked_on is not None
    if stop.body.ground == HEARING and is_due and case.hearing.held is None:
        raise Refused("hearing.no_record", number=case.number)


def fee_called(case: Case, name: str) -> FeeRun:
    """Return the fee that is still to be paid. Raises Refused when there is none of this name."""
    for fee in case.open_fees:
        if fee.name == name:
            return fee
    raise Refused("fee.none_open", fee=name, number=case.number)


def _assessed(case: Case, event: Event, body: payment.FeeAssessed) -> None:
    if body.fen < 1:
        raise Refused("fee.amount")
    if any(fee.name == body.fee and fee.is_settled for fee in case.fees):
        raise Refused("fee.settled", fee=body.fee)


def _relieved(case: Case, event: Event, body: payment.FeeRelieved) -> None:
    if not 0 <= body.fen < fee_called(case, body.fee).fen:
        raise Refused("fee.relief_amount", fee=body.fee)


def _paid(case: Case, event: Event, body: payment.FeePaid) -> None:
    if body.fen != fee_called(case, body.fee).fen:
        raise Refused("fee.not_whole", fee=body.fee)


def _hearing_answered(case: Case, event: Event, body: hearing.HearingAnswered) -> None:
    told = next((run for run in case.hearing.told if run.event == body.told), None)
    if told is None or told.wants is body.wants:
        raise Refused("hearing.not_told", number=case.number)


def _renewed(case: Case, event: Event, body: certificates.RenewalAcknowledged) -> None:
    expiry = case.follows.valid_to if case.follows is not None else None
    if expiry is None or body.expired_on != expiry or event.moment.on <= expiry:
        raise Refused("renewal.not_deemed", number=case.number)


def _permit_ended(case: Case, event: Event, body: certificates.PermitEnded) -> None:
    check_end(case, body, event.moment.on)


def check_end(case: Case, body: certificates.PermitEnded, today: date) -> None:
    """Raise Refused unless the permit can end so: never backwards in time, and once; what is over is still struck off."""
    if body.effective_on < today:
        raise Refused("permit_end.in_the_past", on=body.effective_on.isoformat())
    earlier = case.ended_by()
    if earlier is not None and body.ending is not certificates.PermitEnding.CANCEL:
        raise Refused("permit_end.over", number=case.number, permit_ending=earlier.ending.value)


def _in_the_office(case: Case, event: Event, body: alongside.MaterialsReturned | alongside.MaterialsHandedOver) -> None:
    """A paper moves from where it lies: what was returned is not in the office, and nothing is handed to where it is."""
    to = body.to if isinstance(body, alongside.MaterialsHandedOver) else alongside.Place.RETURNED
    at = {one.material: one.place for one in case.whereabouts}
    known = {line.name for line in case.materials if line.is_in_own_folder}
    returned = [name for name in body.materials if at.get(name) is alongside.Place.RETURNED]
    if returned:
        raise Refused("originals.returned_before", materials="、".join(returned))
    strange = [name for name in body.materials if name not in known]
    if strange or not body.materials:
        raise Refused("originals.not_received", materials="、".join(strange))
    there = [name for name in body.materials if at.get(name, alongside.Place.WINDOW) is to]
    if there:
        raise Refused("originals.there_already", materials="、".join(there), place=to.value)


def _reassigned(case: Case, event: Event, body: alongside.StepAssigned) -> None:
    if body.step not in case.open_steps:
        raise Refused("approval.step_not_running", step=body.step, running=case.step)


RULES: dict[type[Body], Callable[[Case, Event, Any], None]] = {
    payment.FeeAssessed: _assessed,
    payment.FeeRelieved: _relieved,
    payment.FeePaid: _paid,
    hearing.HearingAnswered: _hearing_answered,
    certificates.RenewalAcknowledged: _renewed,
    certificates.PermitEnded: _permit_ended,
    alongside.MaterialsReturned: _in_the_office,
    alongside.MaterialsHandedOver: _in_the_office,
    alongside.StepAssigned: _reassigned,
}

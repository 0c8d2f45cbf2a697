"""即办件: acceptance, decision and hand-over in one go, by one officer where the item allows it (行政许可法 34)."""

from __future__ import annotations

from app.acceptance.accept import accept
from app.act import Done, perform, read_case
from app.application import Subject
from app.approval.decide import grant
from app.approval.review import finish_step
from app.delivery.certify import make_certificate
from app.delivery.evidence import Evidence
from app.delivery.serve import serve
from app.desk import Desk
from app.errors import Refused
from app.events.acceptance import CommitmentSigned
from app.events.delivery import ServiceMethod
from app.ids import CaseId
from app.item import StepKind
from app.state import Case, CaseState
from app.workflow import Action


def finish_on_the_spot(
    desk: Desk,
    subject: Subject,
    *,
    opinion: str,
    content: str,
    certificate_number: str = "",
    evidence: Evidence | None = None,
) -> Done:
    """The application is accepted, granted, its certificate entered and, with `evidence`, handed over, all today.

    Raises Refused for an item that is not 即办 or does not allow one officer for all.
    """
    done = accept(desk, subject)
    if not done.case.plan.is_on_the_spot:
        raise Refused("on_the_spot.not_allowed", item=done.case.plan.name)
    return _granted(desk, done, opinion, content, certificate_number, evidence)


def decide_on_the_spot(
    desk: Desk,
    case_id: CaseId,
    *,
    opinion: str,
    content: str,
    certificate_number: str = "",
    evidence: Evidence | None = None,
    is_signed: bool = False,
    seen: str | None = None,
) -> Done:
    """A case accepted at the counter is granted there; by commitment only once the applicant has signed (`is_signed`).

    Raises Refused for a case that is not decided at the counter, and while the 告知承诺书 is not signed.
    """
    case = read_case(desk, case_id, seen)
    if not case.plan.is_on_the_spot:
        raise Refused("on_the_spot.not_allowed", item=case.plan.name)
    done = Done(case)
    if case.plan.by_commitment and case.committed_on is None:
        if not is_signed:
            raise Refused("commitment.not_signed", number=case.number)
        done = done.joined(sign_commitment(desk, case))
    return _granted(desk, done, opinion, content, certificate_number, evidence)


def sign_commitment(desk: Desk, case: Case) -> Done:
    """The signature under the 告知承诺书 is on file (国办发〔2020〕42号)."""
    return perform(desk, case, Action.SIGN_COMMITMENT, CommitmentSigned(case.step))


def _granted(
    desk: Desk, done: Done, opinion: str, content: str, certificate_number: str, evidence: Evidence | None
) -> Done:
    case_id, outcome = done.case.id, done.case.plan.outcome
    for step in done.case.plan.steps:
        if step.kind != StepKind.DECIDE:
            done = done.joined(finish_step(desk, case_id, step=step.name, opinion=opinion))
    done = done.joined(grant(desk, case_id, content=content, opinion=opinion))
    if done.case.state == CaseState.CERTIFYING and certificate_number.strip():
        done = done.joined(make_certificate(desk, case_id, name=outcome, number=certificate_number))
    if evidence is not None and done.case.state == CaseState.DELIVERING:
        done = done.joined(serve(desk, case_id, method=ServiceMethod.COLLECT, evidence=evidence))
    return done

"""即办件: acceptance, decision and hand-over in one go, by one officer where the item allows it (行政许可法 34)."""

from __future__ import annotations

from app.acceptance.accept import accept
from app.act import Done
from app.application import Subject
from app.approval.decide import grant
from app.approval.review import finish_step
from app.delivery.certify import make_certificate
from app.delivery.evidence import Evidence
from app.delivery.serve import serve
from app.desk import Desk
from app.errors import Refused
from app.events.delivery import ServiceMethod
from app.item import StepKind
from app.state import CaseState


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
    item = desk.catalogue.item(done.case.plan.item, done.case.plan.version)
    if not (item.is_on_the_spot and item.same_officer):
        raise Refused("on_the_spot.not_allowed", item=item.name)
    for step in item.steps:
        if step.kind != StepKind.DECIDE:
            done = done.joined(finish_step(desk, done.case.id, step=step.name, opinion=opinion))
    done = done.joined(grant(desk, done.case.id, content=content, opinion=opinion))
    if done.case.state == CaseState.CERTIFYING and certificate_number.strip():
        made = make_certificate(desk, done.case.id, name=item.outcome.name, number=certificate_number)
        done = done.joined(made)
    if evidence is not None and done.case.state == CaseState.DELIVERING:
        done = done.joined(serve(desk, done.case.id, method=ServiceMethod.COLLECT, evidence=evidence))
    return done

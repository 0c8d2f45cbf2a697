"""The rules about acts: decided in haste, refused without reasons, charged without a basis, by the very same person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from app.events.acceptance import Accepted
from app.events.approval import Decided
from app.supervision.look import CaseLook, Found, found
from app.supervision.rule import Rule

ACCEPTANCES = ("acceptance", "deferred_acceptance")


def hasty_decision(look: CaseLook, rule: Rule) -> Iterator[Found]:
    """Accepted and decided within minutes though the item asks for a visit (art. 34)."""
    case, accepted, decided = look.case, look.stamp(Accepted.KIND), look.stamp(Decided.KIND)
    if not case.plan.has_visit or accepted is None or decided is None or case.decided_on is None:
        return
    gone = decided.at - accepted.at
    if timedelta() <= gone < timedelta(minutes=rule["minutes"]):
        yield found("", case.decided_on, case.decided_by, minutes=int(gone.total_seconds()) // 60)


def visit_missing(look: CaseLook, rule: Rule) -> Iterator[Found]:
    """Granted although nobody went to see what the item asks to be seen."""
    case = look.case
    is_granted = case.decision is not None and case.decision.granted
    if case.plan.has_visit and is_granted and not case.visits and not case.renewed_by_silence and case.decided_on:
        yield found("", case.decided_on, case.decided_by)


def refusal_no_reason(look: CaseLook, rule: Rule) -> Iterator[Found]:
    """不予许可 or 不予受理 without reasons or clause; a case whose personal data were erased proves nothing any more."""
    case = look.case
    if case.applicant is None:
        return
    decision, declined = case.decision, case.declined
    if decision is not None and not decision.granted and case.decided_on is not None:
        if not decision.reasons.strip() or not decision.clause.strip():
            yield found("decision", case.decided_on, case.decided_by, paper="refusal")
    if declined is not None and case.ended_on is not None:
        if not declined.reason.strip() or not declined.clause.strip():
            yield found("acceptance", case.ended_on, case.received_by, paper="refusal_to_accept")


def fee_no_basis(look: CaseLook, rule: Rule) -> Iterator[Found]:
    """A fee that the item does not name, or for which nobody could say by what rule (art. 58)."""
    if look.item is None:
        return
    lawful = {fee.name for fee in look.item.fee if fee.basis is not None}
    for run in look.case.fees:
        if run.name not in lawful or not run.body.basis.strip():
            yield found(run.event, run.on, run.officer, fee=run.name)


def accepter_approves(look: CaseLook, rule: Rule) -> Iterator[Found]:
    """One person accepted and decided, though the item is none that one officer may bring to its end."""
    case = look.case
    if case.decided_by is None or case.decided_on is None or case.plan.same_officer:
        return
    if case.decided_by in (case.accepted_by, case.accepted_for):
        yield found("", case.decided_on, case.decided_by)


def acceptance_no_notice(look: CaseLook, rule: Rule) -> Iterator[Found]:
    """Accepted, yet the applicant has no paper that says so (art. 32)."""
    case = look.case
    if case.accepted_on is None or case.is_deemed or look.stamp(Accepted.KIND) is None:
        return
    if not any(paper.template in ACCEPTANCES and not paper.is_void for paper in case.papers):
        yield found("", case.accepted_on, case.accepted_by)

"""The rules about papers that nobody ever got, and results that nobody ever fetched: an applicant who may not exist."""

from __future__ import annotations

from collections.abc import Iterator

from app.events.delivery import PaperServed
from app.notices.catalogue import template
from app.state import CaseState, IssuedPaper
from app.supervision.look import CaseLook, Found, found
from app.supervision.rule import Rule

HANDED = frozenset({
    "material_receipt", "acceptance", "deferred_acceptance", "deemed_acceptance", "supplement_request",
    "no_permit_needed", "refusal_to_accept", "incomplete_return", "extension", "special_procedure", "hearing_right",
    "payment_notice",
})  # fmt: skip


def paper_never_out(look: CaseLook, rule: Rule) -> Iterator[Found]:
    """A paper that the law gives the applicant was issued, and neither printed nor sent within the working days."""
    late = [paper for paper in look.case.papers if _is_held_back(look, paper, rule)]
    if late:
        paper = min(late, key=lambda one: one.issued_on)
        yield found(
            paper.notice, paper.issued_on, look.case.received_by, title=template(paper.template).title, papers=len(late)
        )


def _is_held_back(look: CaseLook, paper: IssuedPaper, rule: Rule) -> bool:
    if paper.template not in HANDED or paper.is_void or paper.prints:
        return False
    is_due = look.calendar.count(paper.issued_on, look.on) > rule["days"]
    # what was sent before the window of the look cannot be seen any more, so older papers prove nothing
    is_seen = (look.on - paper.issued_on).days <= rule["back"]
    sent = any(s.kind == PaperServed.KIND and s.on >= paper.issued_on for s in look.stamps)
    return is_due and is_seen and not sent


def refusal_unserved(look: CaseLook, rule: Rule) -> Iterator[Found]:
    """A refusal was decided and its paper issued, and within the working days it was neither served, posted nor told of.

    No delivery clock runs for a refusal (art. 44 speaks of what is granted), so no other rule would see it.
    """
    case = look.case
    is_refused = case.decision is not None and not case.decision.granted
    if not is_refused or case.state is not CaseState.DELIVERING or case.decided_on is None:
        return
    waited = look.calendar.count(case.decided_on, look.on)
    if waited > rule["days"] and case.ready_on is None and case.dispatched_on is None:
        yield found("", case.decided_on, case.decided_by, waited=waited)


def result_uncollected(look: CaseLook, rule: Rule) -> Iterator[Found]:
    """The applicant was told that the result is ready, and nobody came for it in all the days."""
    case = look.case
    if case.state is CaseState.DELIVERING and case.ready_on is not None:
        waited = (look.on - case.ready_on).days
        if waited > rule["days"]:
            yield found("", case.ready_on, case.received_by, waited=waited, ready=case.ready_on.isoformat())

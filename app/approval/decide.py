"""决定: 准予 or 不予 in writing (行政许可法 38); a refusal has reasons, clause and remedies or is not issued."""

from __future__ import annotations

from datetime import date

from app.act import Done, perform, read_case
from app.certificates.renewal import is_renewed_by_silence
from app.desk import Desk
from app.errors import Refused
from app.events.approval import Decided
from app.free_text import written
from app.hearing.guard import check_decision
from app.ids import CaseId
from app.item import StepKind
from app.order_of_acceptance import check_order
from app.silence import refuse_if_granted
from app.state import Case
from app.validity import check_validity
from app.workflow import Action


def grant(
    desk: Desk,
    case_id: CaseId,
    *,
    content: str,
    opinion: str,
    facts: str = "",
    conditions: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
    seen: str | None = None,
) -> Done:
    """The decision 准予 is issued today; statutory, promised and step clocks end, delivery starts.

    Raises Refused without content or opinion, with outstanding 容缺 materials, or validity that ends before it begins;
    out of the order of acceptance or beyond the number that may be granted; after silence has granted.
    """
    case = read_case(desk, case_id, seen)
    refuse_if_granted(desk, case)
    step = _decide_step(case)
    _may_decide(desk, case)
    if not content.strip():
        raise Refused("decision.no_content")
    _common(case, opinion)
    check_validity(case, valid_from, valid_to, desk.now().on)
    outcome = desk.catalogue.item(case.plan.item, case.plan.version).outcome
    if outcome.dated and not (valid_from and valid_to):
        raise Refused("decision.not_dated", outcome=outcome.name)
    check_order(desk, case)
    body = Decided(
        granted=True,
        step=step,
        valid_from=valid_from,
        valid_to=valid_to,
        facts=written(facts),
        content=written(content),
        conditions=written(conditions),
        opinion=written(opinion),
    )
    return perform(desk, case, Action.GRANT, body, skip=decision_skip(case, granted=True))


def refuse(
    desk: Desk,
    case_id: CaseId,
    *,
    reasons: str,
    clause: str,
    opinion: str,
    facts: str = "",
    seen: str | None = None,
) -> Done:
    """The decision 不予 is issued with facts, reasons, clause and remedies (行政许可法 38, 72(7)).

    Raises Refused with facts, reasons or clause blank: such a paper would be unlawful.
    """
    case = read_case(desk, case_id, seen)
    refuse_if_granted(desk, case)
    step = _decide_step(case)
    _may_decide(desk, case)
    if not facts.strip():
        raise Refused("decision.no_facts")
    if not reasons.strip():
        raise Refused("decision.no_reasons")
    if not clause.strip():
        raise Refused("decision.no_clause")
    if not opinion.strip():
        raise Refused("approval.no_opinion", step=step)
    body = Decided(
        granted=False,
        step=step,
        clause=written(clause),
        facts=written(facts),
        reasons=written(reasons),
        opinion=written(opinion),
    )
    return perform(desk, case, Action.REFUSE, body, skip=decision_skip(case, granted=False))


def decision_skip(case: Case, *, granted: bool) -> tuple[str, ...]:
    """Return the papers of the row that this decision has no use for: one on a certificate has a paper of its own (49, 50)."""
    usual = "grant" if granted else "refusal"
    return (usual,) if case.follows is not None else ("change_decision",)


def _may_decide(desk: Desk, case: Case) -> None:
    """Raise Refused while somebody may still ask for a hearing, and when silence has renewed the permit already."""
    today = desk.now().on
    check_decision(case, today, desk.calendar)
    if is_renewed_by_silence(case, desk.calendar, today):
        raise Refused("renewal.deemed", number=case.number)


def _common(case: Case, opinion: str) -> None:
    if not opinion.strip():
        raise Refused("approval.no_opinion", step=case.step)
    if case.deferred:
        raise Refused("decision.deferred_outstanding", materials="、".join(case.deferred))
    if case.open_stop is not None:
        raise Refused("approval.stopped", ground=case.open_stop.body.ground)


def _decide_step(case: Case) -> str:
    for name in case.open_steps:
        if case.plan.step(name).kind == StepKind.DECIDE:
            return name
    raise Refused("decision.not_yet", number=case.number, running=case.step or "—")

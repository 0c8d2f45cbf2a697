"""决定: 准予 or 不予 in writing (行政许可法 38); a refusal has reasons, clause and remedies or is not issued."""

from __future__ import annotations

from datetime import date

from app.act import Done, perform, read_case
from app.desk import Desk
from app.errors import Refused
from app.events.approval import Decided
from app.free_text import written
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
    return perform(desk, case, Action.GRANT, body)


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

    Raises Refused with reasons or clause blank: such a paper would be unlawful.
    """
    case = read_case(desk, case_id, seen)
    refuse_if_granted(desk, case)
    step = _decide_step(case)
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
    return perform(desk, case, Action.REFUSE, body)


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

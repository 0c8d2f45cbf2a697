"""送达: how the result reached its recipient, with the evidence each method needs (民事诉讼法 87-95)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from app.act import Done, perform, read_case
from app.delivery.evidence import Evidence, check_evidence, clock_time, relation_of
from app.desk import Desk
from app.errors import Refused
from app.events.delivery import BY_RECEIPT, Archived, PaperServed, Served, ServiceMethod
from app.identity.text import check_text
from app.ids import CaseId
from app.notices.delivery_fields import proof
from app.people import check
from app.state import Case, CaseState
from app.workflow import Action

PUBLIC_NOTICE_DAYS = 30
RESULT_TEMPLATES = ("grant", "refusal", "change_decision", "deemed_grant")


def serve(desk: Desk, case_id: CaseId, *, method: ServiceMethod, evidence: Evidence, seen: str | None = None) -> Done:
    """The result is served and the 送达回证 issued; the delivery clock ends (行政许可法 44).

    Raises Refused naming the evidence that the method still lacks.
    """
    case = read_case(desk, case_id, seen)
    today = desk.now().on
    _check(method, evidence, case, today)
    body = served_body(case, method, evidence, today)
    action = Action.ANNOUNCE if method == ServiceMethod.PUBLIC_NOTICE else Action.SERVE
    skip = () if method in (ServiceMethod.COLLECT, ServiceMethod.PUBLIC_NOTICE) else ("collection_receipt",)
    return perform(desk, case, action, body, skip=skip)


def served_body(case: Case, method: ServiceMethod, evidence: Evidence, today: date) -> Served:
    """Return what is put on file for a service made today. Raises Refused for a character that no file can keep."""
    return Served(papers=_papers(case), **_kept(case, method, evidence, today))


def _kept(case: Case, method: ServiceMethod, evidence: Evidence, today: date) -> dict[str, Any]:
    """Return the evidence as it goes on file: checked for characters, without what the method does not know."""
    arrived = clock_time(evidence.arrival_time) if method is ServiceMethod.ELECTRONIC else None
    return {
        "method": method,
        "effective_on": _effective(method, evidence, today),
        "waybill": check_text(evidence.waybill),
        "relation": relation_of(case, method, evidence),
        "is_identity_checked": evidence.is_identity_checked and method is ServiceMethod.COLLECT,
        "arrival_time": f"{arrived:%H:%M}" if arrived else "",
        **{name: check_text(getattr(evidence, name)) for name in _WRITTEN},
    }


_WRITTEN = ("recipient", "recipient_id", "place", "consent", "witness", "reason")


def _papers(case: Case) -> tuple[str, ...]:
    results = tuple(p.number for p in case.papers if p.template in RESULT_TEMPLATES and not p.is_void)
    certificate = (f"{case.certificate.name} {case.certificate.certificate_number}",) if case.certificate else ()
    return (*results, *certificate)


def _effective(method: ServiceMethod, evidence: Evidence, today: date) -> date:
    if method == ServiceMethod.PUBLIC_NOTICE:
        return today + timedelta(days=PUBLIC_NOTICE_DAYS)
    if method in BY_RECEIPT and evidence.received_on is not None:
        return evidence.received_on
    return today


def _check(method: ServiceMethod, evidence: Evidence, case: Case, today: date) -> None:
    check_evidence(case, method, evidence, today)
    received = evidence.received_on
    if method not in BY_RECEIPT or received is None:
        return
    if case.decided_on is not None and received < case.decided_on:
        raise Refused("delivery.before_decision", on=received.isoformat(), decided=case.decided_on.isoformat())
    if method is not ServiceMethod.POST:
        return
    if case.dispatched is None:
        raise Refused("delivery.not_dispatched")
    sent = case.dispatched_on
    if sent is not None and received < sent:
        raise Refused("delivery.before_dispatch", on=received.isoformat(), sent=sent.isoformat())


def serve_paper(
    desk: Desk,
    case_id: CaseId,
    *,
    papers: tuple[str, ...],
    method: ServiceMethod,
    evidence: Evidence,
    seen: str | None = None,
) -> Done:
    """A paper other than the result reached its recipient; a 送达回证 is issued, no state and no clock changes.

    Raises Refused as `serve` does: a 送达回证 says the same of every paper.
    """
    case = read_case(desk, case_id, seen)
    if method is ServiceMethod.PUBLIC_NOTICE:  # thirty days must pass: only the result is announced, by `serve`
        raise Refused("delivery.paper_not_announced")
    held = {name: paper for paper in case.papers if not paper.is_void for name in (paper.number, paper.notice)}
    if not papers or not all(name and name in held for name in papers):
        raise Refused("delivery.no_paper")
    of_paper = replace(case, dispatched=None)  # what went to the post is the result
    today = desk.now().on
    check_evidence(of_paper, method, evidence, today)
    issued = max(held[name].issued_on for name in papers)
    on = evidence.received_on
    if method in BY_RECEIPT and on is not None and on < issued:
        raise Refused("delivery.before_issue", on=on.isoformat(), issued=issued.isoformat())
    body = PaperServed(papers=papers, **_kept(case, method, evidence, today))
    extra = {"送达文书": list(papers), "送达方式": method.value, **proof(body, today)}
    return perform(desk, case, Action.SERVE_PAPER, body, {"service_receipt": extra})


def archive(desk: Desk, case_id: CaseId, *, volume: str = "", seen: str | None = None) -> Done:
    """The case file is closed 归档 under `volume`, or under the next 档号 of the year when nobody names one.

    Raises Refused before a public notice has taken effect, and for a 档号 that another file bears.
    """
    case = read_case(desk, case_id, seen)
    today = desk.now().on
    if case.state == CaseState.DELIVERED and case.served is not None and today < case.served.effective_on:
        raise Refused("delivery.not_effective", on=case.served.effective_on.isoformat())
    named = check_text(volume)
    if named and desk.records.has_volume(named):
        raise Refused("delivery.volume_taken", volume=named)
    check(desk.officer, Action.ARCHIVE, case)
    volume = named or desk.take_volume_number()
    return perform(desk, case, Action.ARCHIVE, Archived(volume, desk.office.keep_years))

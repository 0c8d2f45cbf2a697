"""送达: how the result reached its recipient, with the evidence each method needs (民事诉讼法 87-95)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.act import Done, perform, read_case
from app.desk import Desk
from app.errors import Refused
from app.events.delivery import Archived, PaperServed, Served, ServiceMethod
from app.identity.digits import plain_code
from app.identity.text import check_text
from app.ids import CaseId
from app.item import ApplicantKind
from app.state import Case, CaseState
from app.workflow import Action

PUBLIC_NOTICE_DAYS = 30
RESULT_TEMPLATES = ("grant", "refusal", "deemed_grant")
AGENT = "agent"
RELATIONS_OF_PERSONS = ("self", AGENT, "family", "designated")
RELATIONS_OF_BODIES = ("representative", AGENT, "staff", "designated")
RELATIONS = frozenset((*RELATIONS_OF_PERSONS, *RELATIONS_OF_BODIES))


@dataclass(frozen=True)
class Evidence:
    """What the clerk can show for a service; which parts are needed depends on the method."""

    recipient: str = ""
    recipient_id: str = ""
    relation: str = "self"
    is_identity_checked: bool = False
    place: str = ""
    waybill: str = ""
    received_on: date | None = None
    consent: str = ""
    witness: str = ""
    reason: str = ""


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
    is_collected = method is ServiceMethod.COLLECT
    return Served(
        method=method,
        effective_on=_effective(method, evidence, today),
        papers=_papers(case),
        waybill=check_text(evidence.waybill),
        relation=evidence.relation,
        is_identity_checked=evidence.is_identity_checked and is_collected,
        recipient=check_text(evidence.recipient),
        recipient_id=check_text(evidence.recipient_id),
        place=check_text(evidence.place),
        consent=check_text(evidence.consent),
        witness=check_text(evidence.witness),
        reason=check_text(evidence.reason),
    )


def _papers(case: Case) -> tuple[str, ...]:
    results = tuple(p.number for p in case.papers if p.template in RESULT_TEMPLATES and not p.is_void)
    certificate = (f"{case.certificate.name} {case.certificate.certificate_number}",) if case.certificate else ()
    return (*results, *certificate)


def _effective(method: ServiceMethod, evidence: Evidence, today: date) -> date:
    if method == ServiceMethod.PUBLIC_NOTICE:
        return today + timedelta(days=PUBLIC_NOTICE_DAYS)
    if method == ServiceMethod.POST and evidence.received_on is not None:
        return evidence.received_on
    return today


_NEEDS: dict[ServiceMethod, tuple[str, ...]] = {
    ServiceMethod.COLLECT: ("recipient", "recipient_id", "is_identity_checked"),
    ServiceMethod.DIRECT: ("recipient", "place"),
    ServiceMethod.LEFT: ("recipient", "place", "witness", "reason"),
    ServiceMethod.POST: ("waybill", "received_on"),
    ServiceMethod.ELECTRONIC: ("consent",),
    ServiceMethod.PUBLIC_NOTICE: ("reason", "place"),
}


def needed(method: ServiceMethod, case: Case | None = None, relation: str = "self") -> tuple[str, ...]:
    """Return the parts of Evidence that `method` cannot do without (民事诉讼法 87-95), in the order they are asked for.

    An agent whom the case does not know must show a power of attorney: it stands in `reason` and on the 送达回证.
    """
    is_unknown_agent = relation == AGENT and case is not None and case.agent is None
    asks_reason = is_unknown_agent and method in (ServiceMethod.COLLECT, ServiceMethod.DIRECT)
    return (*_NEEDS[method], "reason") if asks_reason else _NEEDS[method]


def first_missing(method: ServiceMethod, evidence: Evidence, case: Case | None = None) -> Refused | None:
    """Return the refusal that names the first part of the evidence still lacking, None when the method has all."""
    for name in needed(method, case, evidence.relation):
        value = getattr(evidence, name)
        if not (value.strip() if isinstance(value, str) else value):
            is_authority = name == "reason" and name not in _NEEDS[method]
            return Refused("delivery.needs.authority" if is_authority else f"delivery.needs.{name}")
    return None


def _check(method: ServiceMethod, evidence: Evidence, case: Case, today: date) -> None:
    if evidence.relation not in RELATIONS:
        raise Refused("delivery.no_relation")
    missing = first_missing(method, evidence, case)
    if missing is not None:
        raise missing
    _same_person(method, evidence, case)
    if method != ServiceMethod.POST:
        return
    if case.dispatched is None:
        raise Refused("delivery.not_dispatched")
    received = evidence.received_on
    if received is not None and received > today:
        raise Refused("delivery.in_future", on=received.isoformat())
    if received is not None and case.decided_on is not None and received < case.decided_on:
        raise Refused("delivery.before_decision", on=received.isoformat(), decided=case.decided_on.isoformat())
    sent = case.dispatched_on
    if received is not None and sent is not None and received < sent:
        raise Refused("delivery.before_dispatch", on=received.isoformat(), sent=sent.isoformat())


def _same_person(method: ServiceMethod, evidence: Evidence, case: Case) -> None:
    """Refuse to hand a person's result over as 本人 to somebody with another number: the paper would say it was checked."""
    applicant = case.applicant
    if method != ServiceMethod.COLLECT or evidence.relation != "self" or applicant is None:
        return
    if applicant.kind != ApplicantKind.NATURAL:
        return
    if plain_code(evidence.recipient_id) != plain_code(applicant.id_number):
        raise Refused("delivery.not_the_applicant", name=applicant.name)


def serve_paper(
    desk: Desk,
    case_id: CaseId,
    *,
    papers: tuple[str, ...],
    method: ServiceMethod,
    recipient: str,
    relation: str = "self",
) -> Done:
    """A paper other than the result reached its recipient; a 送达回证 is issued, no state and no clock changes."""
    case = read_case(desk, case_id)
    if not papers or not recipient.strip():
        raise Refused("delivery.needs.recipient")
    if relation not in RELATIONS:
        raise Refused("delivery.no_relation")
    if method is ServiceMethod.PUBLIC_NOTICE:  # thirty days must pass: only the result is announced, by `serve`
        raise Refused("delivery.paper_not_announced")
    held = {name for paper in case.papers if not paper.is_void for name in (paper.number, paper.notice)}
    if not held.issuperset(papers):
        raise Refused("delivery.no_paper")
    body = PaperServed(method, papers, relation, check_text(recipient))
    extra = {
        "送达文书": list(papers),
        "送达方式": method.value,
        "收件人": body.recipient,
        "与受送达人关系": relation,
    }
    return perform(desk, case, Action.SERVE_PAPER, body, {"service_receipt": extra})


def archive(desk: Desk, case_id: CaseId, *, volume: str = "", seen: str | None = None) -> Done:
    """The case file is closed 归档. Raises Refused before a public notice has taken effect."""
    case = read_case(desk, case_id, seen)
    today = desk.now().on
    if case.state == CaseState.DELIVERED and case.served is not None and today < case.served.effective_on:
        raise Refused("delivery.not_effective", on=case.served.effective_on.isoformat())
    return perform(desk, case, Action.ARCHIVE, Archived(check_text(volume) or f"{today.year}-{case.number[-6:-1]}"))

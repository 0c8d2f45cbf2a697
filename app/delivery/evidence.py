"""What proves a service, method by method (民事诉讼法 87-95): the same for the result and for every other paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from app.errors import Refused
from app.events.delivery import BY_RECEIPT, ServiceMethod
from app.identity.digits import plain_code
from app.item import ApplicantKind
from app.state import Case

AGENT = "agent"
RELATIONS_OF_PERSONS = ("self", AGENT, "family", "designated")
RELATIONS_OF_BODIES = ("representative", AGENT, "staff", "designated")
RELATIONS = frozenset((*RELATIONS_OF_PERSONS, *RELATIONS_OF_BODIES))
IN_PERSON = (ServiceMethod.COLLECT, ServiceMethod.DIRECT)  # somebody takes it, in a relation to the addressee


@dataclass(frozen=True)
class Evidence:
    """What the clerk can show for a service; which parts are needed depends on the method.

    `received_on`: the date on the return receipt, or on which an electronic paper arrived, with its `arrival_time` HH:MM;
    `place`: for an electronic service the address or system; `reason`: also the power of attorney of an agent whom the case
    does not know, and why a waybill differs from the one that was sent.
    """

    recipient: str = ""
    recipient_id: str = ""
    relation: str = "self"
    is_identity_checked: bool = False
    place: str = ""
    waybill: str = ""
    received_on: date | None = None
    arrival_time: str = ""
    consent: str = ""
    witness: str = ""
    reason: str = ""


NOTHING = Evidence()
_NEEDS: dict[ServiceMethod, tuple[str, ...]] = {
    ServiceMethod.COLLECT: ("recipient", "recipient_id", "is_identity_checked"),
    ServiceMethod.DIRECT: ("recipient", "place"),
    ServiceMethod.LEFT: ("recipient", "place", "witness", "reason"),
    ServiceMethod.POST: ("waybill", "received_on"),
    ServiceMethod.ELECTRONIC: ("consent", "place", "received_on", "arrival_time"),
    ServiceMethod.PUBLIC_NOTICE: ("reason", "place"),
}


def is_body(case: Case) -> bool:
    """True when the applicant is no natural person: somebody always receives for it."""
    return case.applicant is not None and case.applicant.kind is not ApplicantKind.NATURAL


def own_relation(case: Case) -> str:
    """Return the relation of who receives as the applicant itself."""
    return "representative" if is_body(case) else "self"


def relation_of(case: Case, method: ServiceMethod, evidence: Evidence) -> str:
    """Return the relation that goes on file: only who takes a paper in person has one of his own."""
    return evidence.relation if method in IN_PERSON else own_relation(case)


def is_known_agent(case: Case, method: ServiceMethod, evidence: Evidence) -> bool:
    """True when the agent who takes the paper is the one of the case: by number where it is checked, else by name.

    While the number is not there yet nobody is a stranger: it is asked for first.
    """
    agent = case.agent
    if agent is None:
        return False
    if method is ServiceMethod.COLLECT:
        shown = plain_code(evidence.recipient_id)
        return shown in ("", plain_code(agent.id_number))
    return evidence.recipient.strip() == agent.name


def is_other_waybill(case: Case, evidence: Evidence) -> bool:
    """True when the waybill is not the one under which the result was sent."""
    sent = case.dispatched
    return sent is not None and bool(evidence.waybill.strip()) and evidence.waybill.strip() != sent.waybill


def needed(method: ServiceMethod, case: Case | None = None, evidence: Evidence = NOTHING) -> tuple[str, ...]:
    """Return the parts of Evidence that `method` cannot do without, in the order they are asked for.

    An agent whom the case does not know must show a power of attorney, a waybill that was corrected needs its reason:
    both stand in `reason` and on the 送达回证.
    """
    if case is None or "reason" in _NEEDS[method]:
        return _NEEDS[method]
    is_agent = method in IN_PERSON and evidence.relation == AGENT
    is_stranger = is_agent and not is_known_agent(case, method, evidence)
    is_corrected = method is ServiceMethod.POST and is_other_waybill(case, evidence)
    return (*_NEEDS[method], "reason") if is_stranger or is_corrected else _NEEDS[method]


def first_missing(method: ServiceMethod, evidence: Evidence, case: Case | None = None) -> Refused | None:
    """Return the refusal that names the first part of the evidence still lacking, None when the method has all."""
    for name in needed(method, case, evidence):
        value = getattr(evidence, name)
        if not (value.strip() if isinstance(value, str) else value):
            return _lacking(name, method, evidence, case)
    return None


def _lacking(name: str, method: ServiceMethod, evidence: Evidence, case: Case | None) -> Refused:
    if name in _NEEDS[method]:
        return Refused(f"delivery.needs.{name}")
    if method is not ServiceMethod.POST:
        return Refused("delivery.needs.authority")
    sent = case.dispatched.waybill if case is not None and case.dispatched is not None else ""
    return Refused("delivery.waybill_differs", sent=sent, found=evidence.waybill.strip())


def check_evidence(case: Case, method: ServiceMethod, evidence: Evidence, today: date) -> None:
    """Raise Refused naming what the method still lacks, who cannot receive, or a day that cannot be."""
    if evidence.relation not in RELATIONS:
        raise Refused("delivery.no_relation")
    if method in IN_PERSON:
        _check_relation(case, evidence)
    missing = first_missing(method, evidence, case)
    if missing is not None:
        raise missing
    _same_person(case, method, evidence)
    if method in BY_RECEIPT and evidence.received_on is not None and evidence.received_on > today:
        raise Refused("delivery.in_future", on=evidence.received_on.isoformat())
    if method is ServiceMethod.ELECTRONIC and clock_time(evidence.arrival_time) is None:
        raise Refused("delivery.arrival_time", found=evidence.arrival_time.strip())


def clock_time(text: str) -> time | None:
    """Return a time of the day written as 9:05 or 09:05; None for anything else."""
    hour, colon, minute = text.strip().replace("：", ":").partition(":")
    digits = hour.isascii() and hour.isdigit() and minute.isascii() and minute.isdigit()
    if not colon or not digits or len(hour) > 2 or len(minute) != 2 or int(hour) > 23 or int(minute) > 59:
        return None
    return time(int(hour), int(minute))


def _check_relation(case: Case, evidence: Evidence) -> None:
    if case.applicant is None:
        return
    if is_body(case) and evidence.relation == "self":
        raise Refused("delivery.body_not_self", name=case.applicant.name)
    if evidence.relation not in (RELATIONS_OF_BODIES if is_body(case) else RELATIONS_OF_PERSONS):
        raise Refused("delivery.no_relation")


def _same_person(case: Case, method: ServiceMethod, evidence: Evidence) -> None:
    """Refuse to hand a person's result over as 本人 to somebody with another number: the paper would say it was checked."""
    applicant = case.applicant
    if method != ServiceMethod.COLLECT or evidence.relation != "self" or applicant is None:
        return
    if plain_code(evidence.recipient_id) != plain_code(applicant.id_number):
        raise Refused("delivery.not_the_applicant", name=applicant.name)

"""Who applies and who acts for them, and what must be right about both before a case can begin."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.errors import Refused
from app.finding import Finding, finding
from app.identity.credit_code import check_credit_code, check_organisation_code
from app.identity.digits import plain_code
from app.identity.id_number import check_id_number
from app.identity.names import check_body_name, check_person_name
from app.identity.phone import check_phone
from app.identity.text import check_text
from app.item import ApplicantKind

FieldFault = Finding
LONGEST_DOCUMENT = 40
_TRAVEL_NUMBER = re.compile(r"[0-9A-Z]{5,20}")


class IdKind(StrEnum):
    """证件类型 inside the house; every interface to the outside maps it to its own code (they differ per province)."""

    ID_CARD = "id_card"
    RESIDENCE_PERMIT = "residence_permit"
    PERMANENT_RESIDENT = "permanent_resident"
    PASSPORT = "passport"
    HK_MACAU_PASS = "hk_macau_pass"
    TAIWAN_PASS = "taiwan_pass"
    CREDIT_CODE = "credit_code"
    ORGANISATION_CODE = "organisation_code"
    OTHER = "other"


GB_11643 = frozenset({IdKind.ID_CARD, IdKind.RESIDENCE_PERMIT, IdKind.PERMANENT_RESIDENT})
TRAVEL_DOCUMENTS = frozenset({IdKind.PASSPORT, IdKind.HK_MACAU_PASS, IdKind.TAIWAN_PASS})
OF_PERSONS = frozenset(IdKind) - {IdKind.CREDIT_CODE, IdKind.ORGANISATION_CODE}
OF_BODIES = frozenset({IdKind.CREDIT_CODE, IdKind.ORGANISATION_CODE, IdKind.OTHER})


@dataclass(frozen=True)
class Applicant:
    """申请人. For a legal person `contact` is the person spoken to; for a natural person it is empty."""

    kind: ApplicantKind
    name: str
    id_kind: IdKind
    id_number: str
    phone: str = ""
    address: str = ""
    legal_representative: str = ""
    contact: str = ""


@dataclass(frozen=True)
class Agent:
    """代理人 (行政许可法 art. 29): `authority` says what the power of attorney covers, `relation` to the applicant."""

    name: str
    id_kind: IdKind
    id_number: str
    phone: str = ""
    authority: str = ""
    relation: str = ""


class _Fields:
    """Checks the fields of one person one by one and keeps every fault."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.faults: list[FieldFault] = []

    def take(self, field: str, given: str, check: Callable[[str], str]) -> str:
        """Return what `check` makes of the field; the text as given when it is refused."""
        try:
            return check(given)
        except Refused as trouble:
            self.faults.append(Finding(trouble.code, self.where, field, tuple(trouble.facts.items())))
            return given

    def require(self, field: str, given: str) -> None:
        """Add a fault when a needed field is empty."""
        if not given.strip():
            self.faults.append(finding(f"applicant.no_{field}", self.where, field))


def check_document(kind: IdKind, number: str, on: date) -> str:
    """Return an identity document's number in its plain form; raises Refused as the kind's own check does."""
    if kind in GB_11643:
        return check_id_number(number, on).number
    if kind is IdKind.CREDIT_CODE:
        return check_credit_code(number).code
    if kind is IdKind.ORGANISATION_CODE:
        return check_organisation_code(number)
    plain = plain_code(check_text(number, LONGEST_DOCUMENT))
    if not plain:
        raise Refused("identity.document_empty")
    if kind in TRAVEL_DOCUMENTS and not _TRAVEL_NUMBER.fullmatch(plain):
        raise Refused("identity.document_shape", found=len(plain))
    return plain


def read_applicant(applicant: Applicant, on: date) -> tuple[Applicant, tuple[FieldFault, ...]]:
    """Return the applicant in plain form (dots, upper case, telephone) and every fault, field by field."""
    fields = _Fields("applicant")
    is_person = applicant.kind is ApplicantKind.NATURAL
    if applicant.id_kind not in (OF_PERSONS if is_person else OF_BODIES):
        fields.faults.append(finding("applicant.id_kind", "applicant", "id_kind", id_kind=applicant.id_kind.value))
    plain = replace(
        applicant,
        name=fields.take("name", applicant.name, check_person_name if is_person else check_body_name),
        id_number=fields.take("id_number", applicant.id_number, lambda n: check_document(applicant.id_kind, n, on)),
        phone=fields.take("phone", applicant.phone, lambda p: check_phone(p).number),
        address=fields.take("address", applicant.address, check_text),
        legal_representative=fields.take("legal_representative", applicant.legal_representative, _person_if_any),
        contact=fields.take("contact", applicant.contact, _person_if_any),
    )
    if not is_person:
        fields.require("legal_representative", applicant.legal_representative)
    return plain, tuple(fields.faults)


def _person_if_any(name: str) -> str:
    return check_person_name(name) if name.strip() else ""


def read_agent(agent: Agent, applicant: Applicant, on: date) -> tuple[Agent, tuple[FieldFault, ...]]:
    """Return the agent in plain form and every fault; the agent is another person than the applicant."""
    fields = _Fields("agent")
    if agent.id_kind not in OF_PERSONS:
        fields.faults.append(finding("applicant.id_kind", "agent", "id_kind", id_kind=agent.id_kind.value))
    plain = replace(
        agent,
        name=fields.take("name", agent.name, check_person_name),
        id_number=fields.take("id_number", agent.id_number, lambda n: check_document(agent.id_kind, n, on)),
        phone=fields.take("phone", agent.phone, lambda p: check_phone(p).number),
        authority=fields.take("authority", agent.authority, check_text),
        relation=fields.take("relation", agent.relation, check_text),
    )
    fields.require("authority", agent.authority)
    if plain.id_number and plain.id_number == plain_code(applicant.id_number):
        fields.faults.append(finding("applicant.own_agent", "agent", "id_number"))
    return plain, tuple(fields.faults)


def check_applicant(applicant: Applicant, agent: Agent | None, on: date) -> tuple[FieldFault, ...]:
    """Return every fault of the applicant and, when there is one, of the agent."""
    faults = read_applicant(applicant, on)[1]
    return faults if agent is None else faults + read_agent(agent, applicant, on)[1]

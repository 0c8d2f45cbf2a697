"""Free text without the persons of a case: what is published names nobody (个人信息保护法 6)."""

from __future__ import annotations

import re

from app.identity.masking import hide_in_text, mask_name
from app.item import ApplicantKind
from app.state import Case

_LONG_NUMBER = re.compile(r"(?<![0-9])[0-9]{7,}[0-9Xx]?(?![0-9])")
HIDDEN = "***"


def without_persons(text: str, case: Case) -> str:
    """Return free text in which every person of the case is masked, and every telephone, address and long number gone."""
    for name in sorted(_persons(case), key=len, reverse=True):
        text = text.replace(name, mask_name(name))
    for told in _numbers(case):
        text = text.replace(told, HIDDEN)
    return _LONG_NUMBER.sub(HIDDEN, hide_in_text(text))


def _persons(case: Case) -> set[str]:
    who, agent = case.applicant, case.agent
    names = {agent.name} if agent else set()
    if who is not None:
        names |= {who.legal_representative, who.contact}
        names |= {who.name} if who.kind is ApplicantKind.NATURAL else set()
    return {name for name in names if len(name) > 1}


def _numbers(case: Case) -> set[str]:
    """Return what a person can be reached or found by; a legal person's own code and seat are public."""
    who, agent = case.applicant, case.agent
    told = {agent.phone, agent.id_number} if agent else set()
    if who is not None:
        told |= {who.phone}
        told |= {who.id_number, who.address} if who.kind is ApplicantKind.NATURAL else set()
    return {one for one in told if len(one) > 3}

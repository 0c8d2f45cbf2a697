"""The office at a desk of a hall: whether the hall has one, and what this desk had set before it was let in.

What the hall has rules at every desk. A desk that set up an office of its own before it joined keeps that on record, and the
administrator is told what of it differs. Where the hall has no office yet, the desk's own rules at that desk alone until its
administrator saves it while the center hears him: from then on it is the hall's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.events.body import pack
from app.office import Department, Office, office_of
from app.wording import DEFAULT_LANGUAGE, name_of, say

WHERE = "office"
BY_THEMSELVES = ("departments",)


@dataclass(frozen=True)
class HallOffice:
    """`is_halls`: somebody set the office for the whole hall. `aside`: what this desk had set before, where that rules no more."""

    is_halls: bool
    aside: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Differing:
    """One thing that this desk had set otherwise. `department`: whose it is; `hall` None: the hall has nothing like it."""

    field: str
    own: str
    hall: str | None
    department: str = ""

    def say(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Return it as a line."""
        field = name_of("office_field", self.field, language)
        facts = {"field": field, "own": self.own, "hall": self.hall or "", "department": self.department}
        if self.hall is None:
            return say("hall_office.not_there", language, **facts)
        if not self.own:
            return say("hall_office.otherwise", language, **facts)
        return say("hall_office.of_department" if self.department else "hall_office.differs", language, **facts)


def differences(aside: Mapping[str, Any], hall: Office) -> tuple[Differing, ...]:
    """Return what a desk had set otherwise than the hall has it; what it had left blank is no difference."""
    own, faults = office_of(aside, WHERE)
    if faults:  # its departments were not set up yet: its name and its address are all it had
        return tuple(_texts(aside, pack(hall)))
    return (*_texts(pack(own), pack(hall)), *_departments(own, hall))


def _texts(own: Mapping[str, Any], hall: Mapping[str, Any], department: str = "") -> Iterator[Differing]:
    for field, value in own.items():
        if field in BY_THEMSELVES or not value or field not in hall or value == hall[field]:
            continue
        if isinstance(value, str):
            yield Differing(field, value, str(hall[field]), department)
        else:
            yield Differing(field, "", "", department)


def _departments(own: Office, hall: Office) -> Iterator[Differing]:
    for one in own.departments:
        if not hall.has(one.code):
            yield Differing("departments", _called(one), None)
        else:
            there = hall.department(one.code)
            yield from _texts(pack(one), pack(there), there.name)


def _called(department: Department) -> str:
    return f"{department.name} {department.code}"


def told(standing: HallOffice, ruling: Office, language: str = DEFAULT_LANGUAGE) -> tuple[str, ...]:
    """Return what the administrator should know: nothing while all is the hall's and nothing was put aside."""
    if not standing.is_halls:
        return (say("hall_office.only_here", language),)
    found = () if standing.aside is None else differences(standing.aside, ruling)
    if not found:
        return ()
    return (say("hall_office.aside", language, count=len(found)), *(one.say(language) for one in found))

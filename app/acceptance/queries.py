"""What the acceptance page asks the store: pure questions, answered without a window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.applicant import Applicant
from app.desk import CaseRow, Records
from app.ids import CaseId, OfficerId
from app.state import Case

PAGE = "acceptance"
SHOWN = 5
CASE_NUMBER_LENGTH = 24


@dataclass(frozen=True)
class Opening:
    """What the page begins with: which items this window takes most, and the draft that was not finished."""

    usage: Mapping[str, int]
    draft: Mapping[str, Any] | None


@dataclass(frozen=True)
class KnownPerson:
    """Applicants already in the store, and their latest cases; `asked` is the number or name that was looked up."""

    asked: str
    applicants: tuple[Applicant, ...] = ()
    cases: tuple[CaseRow, ...] = ()


def opening(records: Records, officer: OfficerId) -> Opening:
    """Return the usage of the items at this window and the officer's unfinished form."""
    draft = next((d for d in records.drafts(officer) if d.page == PAGE), None)
    return Opening(records.item_usage(officer), None if draft is None else draft.content)


def usage(records: Records, officer: OfficerId) -> Mapping[str, int]:
    """Return how often this window took each item lately."""
    return records.item_usage(officer)


def known_by_number(records: Records, id_number: str) -> KnownPerson:
    """Return who is known under this identity number, and the cases of that number (likely duplicates)."""
    applicants = records.known_applicants(id_number=id_number)
    return KnownPerson(id_number, applicants[:SHOWN], records.recent_cases_of(id_number))


def known_by_name(records: Records, name: str) -> KnownPerson:
    """Return who is known under this name; two persons of one name stay two."""
    return KnownPerson(name, records.known_applicants(name=name)[:SHOWN])


def same_item(cases: tuple[CaseRow, ...], item_name: str) -> tuple[CaseRow, ...]:
    """Return the cases of one item, newest first: they may be the same matter, which only a person can judge."""
    return tuple(row for row in cases if row.item_name == item_name)


def case_to_go_on(records: Records, wanted: str) -> Case:
    """Return the case with this id or 24-digit number. Raises NotFound."""
    if len(wanted) == CASE_NUMBER_LENGTH and wanted.isdigit():
        return records.case_by_number(wanted)
    return records.case(CaseId(wanted))

"""What the acceptance page asks the store: pure questions, answered without a window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.applicant import Applicant
from app.desk import CaseRow, Records
from app.identity.names import same_name
from app.ids import CaseId, OfficerId
from app.numbering import CASE_NUMBER_LENGTH
from app.state import Case, CaseState

PAGE = "acceptance"
MARKS_PAGE = "supplementation"  # where the lines of a received case are marked before it is taken up again
SHOWN = 5


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


def registered_otherwise(known: KnownPerson, name: str) -> str:
    """Return the latest name under which the number is registered, "" when `name` is one of them or may become it."""
    names = [one.name for one in known.applicants if one.name]
    typed = name.strip()
    if not typed or any(one.startswith(typed) or same_name(one, typed) for one in names):
        return ""
    return names[0] if names else ""


def same_item(cases: tuple[CaseRow, ...], item_name: str) -> tuple[CaseRow, ...]:
    """Return the cases of one item, newest first: they may be the same matter, which only a person can judge.

    A void case is no matter any more: whoever took his act back begins the same one again.
    """
    return tuple(row for row in cases if row.item_name == item_name and row.state is not CaseState.VOID)


@dataclass(frozen=True)
class GoingOn:
    """A case received earlier, and the materials that were marked as brought since, before anything was recorded."""

    case: Case
    came: frozenset[str] = frozenset()


def case_to_go_on(records: Records, wanted: str, officer: OfficerId) -> GoingOn:
    """Return the case with this id or 24-digit number, with what this officer has marked of it. Raises NotFound."""
    is_number = len(wanted) == CASE_NUMBER_LENGTH and wanted.isdigit()
    case = records.case_by_number(wanted) if is_number else records.case(CaseId(wanted))
    draft = next((d for d in records.drafts(officer) if d.page == MARKS_PAGE), None)
    marks = draft.content.get("marks") if draft is not None else None
    lines = marks.get(case.id) if isinstance(marks, Mapping) else None
    if not isinstance(lines, Mapping):
        return GoingOn(case)
    return GoingOn(case, frozenset(str(n) for n, mark in lines.items() if isinstance(mark, Mapping) and mark.get("in")))

"""Where the paper folder of a case lies: it follows from the case, nothing of it is stored twice.

The desk that received the case, what was handed over and received since, and the department whose step it is now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from app.ids import CaseId
from app.numbering import desk_of
from app.state import ENDED, Case, CaseState, Folder


@dataclass(frozen=True)
class FolderRow:
    """One line of a list of folders: whose case it is, at which desk the folder lies, to which department it is due."""

    id: CaseId
    number: str
    item_name: str
    applicant_name: str
    desk: str
    to: str
    is_sent: bool


class FolderRecords(Protocol):
    """The reading side of folders."""

    def folder_rows(
        self, states: Sequence[CaseState], codes: Sequence[str], departments: Sequence[str], limit: int
    ) -> tuple[FolderRow, ...]:
        """Return the folders at a desk with these codes that are due elsewhere, or due to these departments ("*": all)."""


def row_of(case: Case) -> FolderRow:
    """Return the line of a case."""
    folder = folder_of(case)
    return FolderRow(case.id, case.number, case.plan.name, case.applicant_name, folder.desk, folder.to, folder.is_sent)


def folder_of(case: Case) -> Folder:
    """Return where the folder lies, and to which department it is due: a step of another department wants it there."""
    held = case.folder or first_folder(case)
    if held.to:
        return held
    wanted = wanted_by(case)
    return held if not wanted or held.department in wanted else replace(held, to=wanted[0])


def wanted_by(case: Case) -> tuple[str, ...]:
    """Return the departments that work on the case now, in the order of the plan; none when it has ended."""
    if case.state is CaseState.IN_PROGRESS and case.open_steps:
        return tuple(dict.fromkeys(case.plan.step(name).department for name in case.open_steps))
    return () if case.state in ENDED and case.state is not CaseState.DELIVERED else (case.department,)


def first_folder(case: Case) -> Folder:
    """Return where the folder lay first: at the desk whose code stands in the case number."""
    return Folder(case.department, desk_of(case.number), case.received_on)

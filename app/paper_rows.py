"""The lines of the list of a day's papers, and what is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.desk import Notice


@dataclass(frozen=True)
class PaperQuery:
    """Issued on which day, by cases of which departments (none: all); only those that never came out of a printer."""

    on: date
    departments: tuple[str, ...] = ()
    is_unprinted_only: bool = True


@dataclass(frozen=True)
class PaperRow:
    """A paper of a case with whom it is for; void ones are not among them."""

    notice: Notice
    case_number: str
    applicant: str

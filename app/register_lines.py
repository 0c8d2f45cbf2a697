"""The lines of 日登记簿 and 编号簿, and what is asked of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.ids import CaseId, OfficerId
from app.officer import Officer, Role
from app.post import Post
from app.state import CaseState


@dataclass(frozen=True)
class DayQuery:
    """Cases received from the first day to the last, at one desk or by one officer where these are given."""

    first_on: date
    last_on: date
    desk: str = ""
    officer: str = ""


@dataclass(frozen=True)
class RegisterLine:
    """One case of the day register."""

    case: CaseId
    number: str
    received_at: datetime
    ticket: str
    applicant_name: str
    item_name: str
    received_by: OfficerId
    state: CaseState
    sort_key: str


@dataclass(frozen=True)
class DayTotals:
    """How many cases the register has, in how many visits, and how many stand in each state; its desks and officers."""

    cases: int = 0
    visits: int = 0
    states: tuple[tuple[CaseState, int], ...] = ()
    desks: tuple[str, ...] = ()
    officers: tuple[OfficerId, ...] = ()


@dataclass(frozen=True)
class BookProof:
    """A number book counted: it is whole when used, void and unissued ones together reach from 1 to the last."""

    book: str
    last: int
    used: int
    void: int
    unissued: int

    @property
    def missing(self) -> int:
        """Return how many numbers up to the last are nowhere; 0 proves the book."""
        return self.last - self.used - self.void - self.unissued

    @property
    def is_of_cases(self) -> bool:
        """True for the case numbers of one desk and day, False for document numbers of one body, notice and year."""
        return self.book.startswith("case ")


@dataclass(frozen=True)
class BookLine:
    """One number: used by which case, void and why, or unissued in a closed block."""

    n: int
    number: str
    status: str
    case_number: str
    on: date | None
    reason: str


def may_read_registers(officer: Officer) -> bool:
    """True for the window, the leads and the supervisors."""
    posts = any(officer.holds_or_covers(post) for post in (Post.WINDOW, Post.LEAD))
    return officer.is_active and (posts or officer.has_role(Role.SUPERVISOR))

"""What a use case may touch: a Protocol, so that the rules never know the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from app.applicant import Applicant
from app.catalogue import Catalogue
from app.clock.calendar import Calendar
from app.events.body import Body
from app.events.envelope import Event, Moment
from app.ids import CaseId, EventId, NoticeId, OfficerId
from app.office import Office
from app.people import Officer
from app.state import Case, CaseState


@dataclass(frozen=True)
class Notice:
    """An issued paper as it lies in the ledger; `record` are its frozen fields, `pdf` the bytes that are printed."""

    id: NoticeId
    case: CaseId | None
    template: str
    template_version: int
    title: str
    number: str
    sha256: str
    issued_at: datetime
    issued_on: date
    pages: int
    copies: int
    record: Mapping[str, Any]
    prints: int = 0
    is_void: bool = False


@dataclass(frozen=True)
class CaseRow:
    """One line of a list: columns only, no documents; lights are computed from `case` when it is shown."""

    id: CaseId
    number: str
    item_name: str
    applicant_name: str
    state: CaseState
    step: str
    department: str
    received_on: date
    last_on: date
    sort_key: str


@dataclass(frozen=True)
class NumberEntry:
    """One line of the number book: every number is used, void with its reason, or unissued in a closed block."""

    book: str
    number: str
    status: str
    case: CaseId | None
    on: date | None
    reason: str = ""


@dataclass(frozen=True)
class Draft:
    """What a clerk was typing: no case, no events, never lost."""

    officer: OfficerId
    page: str
    content: Mapping[str, Any]
    saved_at: datetime


class Records(Protocol):
    """The reading side of the store; every method is read-only and keyset-paged."""

    def case(self, case_id: CaseId) -> Case:
        """Return the folded case. Raises NotFound."""
        ...

    def case_by_number(self, number: str) -> Case:
        """Return the case with this 24-digit number. Raises NotFound."""
        ...

    def events(self, case_id: CaseId) -> tuple[Event, ...]:
        """Return all events of a case in fold order, undone ones included."""
        ...

    def notices(self, case_id: CaseId) -> tuple[Notice, ...]:
        """Return the papers of a case, oldest first."""
        ...

    def notice(self, notice_id: NoticeId) -> Notice:
        """Return one paper. Raises NotFound."""
        ...

    def pdf(self, notice_id: NoticeId) -> bytes:
        """Return the stored bytes of a paper: what was previewed and what is printed."""
        ...

    def file_bytes(self, sha256: str) -> bytes:
        """Return a stored scan or document, decrypted and checked. Raises NotFound."""
        ...

    def list_cases(
        self,
        states: Sequence[CaseState],
        departments: Sequence[str] = (),
        after: str | None = None,
        limit: int = 100,
        oldest_first: bool = False,
    ) -> tuple[CaseRow, ...]:
        """Return one keyset page of cases in these states (no departments = all)."""
        ...

    def open_cases(self, states: Sequence[CaseState], limit: int = 1000) -> tuple[Case, ...]:
        """Return the folded cases in these states, oldest first (work lists, board)."""
        ...

    def search(self, text: str, limit: int = 50) -> tuple[CaseRow, ...]:
        """Return cases by number, name (two characters suffice), pinyin initials, ID tail or phone, newest first."""
        ...

    def count(self, states: Sequence[CaseState], departments: Sequence[str] = ()) -> int:
        """Return how many cases are in these states, at most 1000."""
        ...

    def known_applicants(self, id_number: str = "", name: str = "", phone: str = "") -> tuple[Applicant, ...]:
        """Return applicants already in the store with this identity number, name or phone (search-first intake)."""
        ...

    def recent_cases_of(self, id_number: str, limit: int = 20) -> tuple[CaseRow, ...]:
        """Return the latest cases of one applicant (likely duplicates are shown, never blocked)."""
        ...

    def cases_of_item(self, item: str, id_number: str = "") -> tuple[Case, ...]:
        """Return the folded cases of one item, all versions, in order of receipt; of one applicant when given."""
        ...

    def numbers(self, year: int | None = None) -> tuple[NumberEntry, ...]:
        """Return the number book."""
        ...

    def drafts(self, officer: OfficerId) -> tuple[Draft, ...]:
        """Return the officer's drafts, newest first."""
        ...

    def officers(self) -> tuple[Officer, ...]:
        """Return all officers, active or not."""
        ...

    def item_usage(self, officer: OfficerId) -> Mapping[str, int]:
        """Return item code -> how often this window took it lately (ranks the item search)."""
        ...


class Desk(Protocol):
    """The writing side, inside one transaction; all of a use case happens or nothing."""

    @property
    def records(self) -> Records:
        """Return the reading side, seeing this transaction's own writes."""
        ...

    @property
    def officer(self) -> Officer:
        """Return the officer who acts."""
        ...

    @property
    def office(self) -> Office:
        """Return the office data now in force."""
        ...

    @property
    def catalogue(self) -> Catalogue:
        """Return the items, all versions."""
        ...

    @property
    def calendar(self) -> Calendar:
        """Return the working-day calendar now in force."""
        ...

    @property
    def is_training(self) -> bool:
        """Return True on a training profile or with a training clock: every notice is marked."""
        ...

    @property
    def own_fonts(self) -> Path | None:
        """Return the folder of the office's own font files."""
        ...

    def now(self) -> Moment:
        """Return the moment; the only clock there is. Constant within one transaction."""
        ...

    def take_case_number(self) -> str:
        """Take the next case number of this desk and day; void or used for ever, never twice."""
        ...

    def take_document_number(self, department: str, template: str, year: int) -> str:
        """Take the next n of (body, notice, year) and return it as 机关代字〔year〕n号."""
        ...

    def record(self, subject: CaseId | None, body: Body) -> Event:
        """Append an event; when it belongs to a case, fold it in (refusing what the table does not allow)."""
        ...

    def keep_notice(self, notice: Notice, pdf: bytes) -> None:
        """Store a paper's frozen record and bytes."""
        ...

    def void_notice(self, notice_id: NoticeId, reason: str) -> None:
        """Mark a paper and its document number void 作废; both stay."""
        ...

    def keep_file(self, data: bytes) -> str:
        """Store bytes content-addressed and fsynced; return their SHA-256."""
        ...

    def save_draft(self, page: str, content: Mapping[str, Any]) -> None:
        """Keep what the officer is typing on `page`."""
        ...

    def drop_draft(self, page: str) -> None:
        """Forget the officer's draft of `page`."""
        ...

    def set_officer(self, officer: Officer) -> None:
        """Make the officer's account as given (recorded as an event by the caller)."""
        ...

    def event(self, event_id: EventId) -> Event:
        """Return one event. Raises NotFound."""
        ...

"""What a use case may touch: a Protocol, so that the rules never know the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from app.applicant import Applicant
from app.catalogue import Catalogue
from app.clock.calendar import Calendar
from app.disclosure.records import DisclosureRecords
from app.events.body import Body
from app.events.envelope import Event, Link, Moment
from app.events.keeping import ContinuityBroken
from app.exchange.records import ExchangeRecords
from app.folder_place import FolderRecords
from app.holidays.held import HeldTable
from app.ids import CaseId, EventId, NoticeId, OfficerId
from app.item_drafts import ItemDraft
from app.ledger_query import LedgerQuery, OrderPart
from app.left_out_records import LeftOutRecords
from app.levels.between import Between
from app.levels.standard import Standard
from app.notices.own_versions import OwnPapers
from app.office import Office
from app.paper_rows import PaperQuery, PaperRow
from app.people import Officer
from app.ratings.records import RatingRecords
from app.register_lines import BookLine, BookProof, DayQuery, DayTotals, RegisterLine
from app.state import Case, CaseState
from app.supervision.records import SupervisionRecords
from app.templates.records import TemplateRecords
from app.verify.records import VerifyRecords

if TYPE_CHECKING:
    from app.keys.signing import SigningKey
    from app.verify.keys import PublicKey


@dataclass(frozen=True)
class Notice:
    """An issued paper as it lies in the ledger; `record` are its frozen fields, `pdf` the bytes that are printed.

    `record_hash` are the 16 digits that its signed code carries. `is_far`: another desk issued it and has its fields.
    """

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
    template_sha256: str = ""  # empty for papers of older programs, as the hash
    record_hash: str = ""
    is_far: bool = False


@dataclass(frozen=True, slots=True)
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
class CertificateRow:
    """A certificate that is in force, with its holder as the case has it; `renewal`: the application under way on it."""

    case: CaseId
    department: str
    item: str
    item_name: str
    name: str
    number: str
    valid_from: date | None
    valid_to: date
    holder: str
    phone: str
    agent: str = ""
    renewal: CaseId | None = None


@dataclass(frozen=True)
class NumberEntry:
    """One line of the number book: every number is used, void with its reason, unissued in a closed block, or lost."""

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


@dataclass(frozen=True)
class Broken:
    """A break of the records that no administrator has accepted yet; `event` None while it is not on record."""

    body: ContinuityBroken
    event: EventId | None = None


class Records(
    FolderRecords,
    LeftOutRecords,
    RatingRecords,
    SupervisionRecords,
    TemplateRecords,
    VerifyRecords,
    ExchangeRecords,
    DisclosureRecords,
    Protocol,
):
    """The reading side of the store; every method is read-only and keyset-paged."""

    def case(self, case_id: CaseId) -> Case:
        """Return the folded case. Raises NotFound."""
        ...

    def case_by_number(self, number: str) -> Case:
        """Return the case with this 24-digit number. Raises NotFound."""

    def events(self, case_id: CaseId) -> tuple[Event, ...]:
        """Return all events of a case in fold order, undone ones included."""

    def notices(self, case_id: CaseId) -> tuple[Notice, ...]:
        """Return the papers of a case, oldest first."""
        ...

    def notice(self, notice_id: NoticeId) -> Notice:
        """Return one paper. Raises NotFound."""
        ...

    def unprinted(self, most: int) -> tuple[Notice, ...]:
        """Return the papers issued since the last one that was printed, newest first; only the newest `most` are looked at."""
        ...

    def papers_of_day(self, query: PaperQuery, limit: int) -> tuple[PaperRow, ...]:
        """Return the valid papers of cases issued on one day, in the order of their issue."""
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

    def open_cases(self, states: Sequence[CaseState], limit: int = 1000) -> tuple[Case, ...]:
        """Return the folded cases in these states, oldest first (work lists, board)."""

    def waiting_closed(self, limit: int = 1000) -> tuple[Case, ...]:
        """Return the delivered and archived cases in which something waits for a second signature, oldest first."""
        ...

    def ledger_part(self, query: LedgerQuery, after: str | None, most: int) -> OrderPart:
        """Return the asked cases among the `most` rows behind the key `after`, newest first, by their places."""

    def ledger_rows(self, places: Sequence[int]) -> Mapping[int, CaseRow]:
        """Return the lines at these places of the list of all cases."""

    def search(self, text: str, limit: int = 50) -> tuple[CaseRow, ...]:
        """Return cases by number, name (two characters suffice), pinyin initials, ID tail or phone, newest first."""

    def count(self, states: Sequence[CaseState], departments: Sequence[str] = ()) -> int:
        """Return how many cases are in these states, at most 1000."""
        ...

    def known_applicants(self, id_number: str = "", name: str = "", phone: str = "") -> tuple[Applicant, ...]:
        """Return applicants already in the store with this identity number, name or phone (search-first intake)."""
        ...

    def case_of_certificate(self, number: str) -> Case | None:
        """Return the case, not void, whose certificate has this number; None when it is free."""
        ...

    def open_on_older_paper(self, item: str) -> tuple[Case, ...]:
        """Return the cases of this item, not at their end, on a certificate that no case of this store made."""
        ...

    def recent_cases_of(self, id_number: str, limit: int = 20) -> tuple[CaseRow, ...]:
        """Return the latest cases of one applicant (likely duplicates are shown, never blocked)."""
        ...

    def cases_of_item(self, item: str, id_number: str = "") -> tuple[Case, ...]:
        """Return the folded cases of one item, all versions, in order of receipt; of one applicant when given."""
        ...

    def expiring_certificates(
        self, first: date, last: date, departments: Sequence[str] = (), limit: int = 500
    ) -> tuple[CertificateRow, ...]:
        """Return the certificates that expire in [first, last] and were not renewed, the nearest first (no departments = all)."""
        ...

    def applications_on(self, certificate_case: CaseId) -> tuple[CaseId, ...]:
        """Return the cases that were applied for on the certificate of this case, the newest first."""
        ...

    def numbers(self, year: int | None = None) -> tuple[NumberEntry, ...]:
        """Return the number book."""
        ...

    def day_register(self, query: DayQuery, after: str | None = None, limit: int = 100) -> tuple[RegisterLine, ...]:
        """Return one keyset page of the day register, oldest first."""
        ...

    def day_totals(self, query: DayQuery) -> DayTotals:
        """Return how many cases and visits the whole register of the query has, and how they stand."""
        ...

    def number_books(self, year: int) -> tuple[BookProof, ...]:
        """Return every number book of a year with its proof."""
        ...

    def book_lines(self, book: str, after: int = 0, limit: int = 100) -> tuple[BookLine, ...]:
        """Return one keyset page of a number book, behind the n-th number."""
        ...

    def visit_cases(self, visit: str) -> tuple[CaseRow, ...]:
        """Return the cases of one visit, oldest first."""

    def has_volume(self, volume: str) -> bool:
        """Return True when an archived file bears this 档号."""
        ...

    def chain(self) -> tuple[Link, ...]:
        """Return every link of every origin's chain, in order; enough to recompute the chains from content hashes."""
        ...

    def office_events(self) -> tuple[Event, ...]:
        """Return the events of no case: log-ins, accounts, settings, the catalogue."""
        ...

    def newest_at(self) -> datetime | None:
        """Return the time of the newest event of a real clock; None while there is none, or none that still counts."""
        ...

    def broken(self) -> tuple[Broken, ...]:
        """Return the breaks of the records that no administrator has accepted yet."""
        ...

    def drafts(self, officer: OfficerId) -> tuple[Draft, ...]:
        """Return the officer's drafts, newest first."""
        ...

    def officers(self) -> tuple[Officer, ...]:
        """Return all officers, active or not."""
        ...

    def setting_value(self, key: str) -> Mapping[str, Any] | None:
        """Return what a setting of this desk holds ("devices"), None while nobody has set it."""
        ...

    def standards(self) -> tuple[Standard, ...]:
        """Return the standard catalogues of the centers above, as they came down; the highest first."""

    def between(self) -> Between | None:
        """Return the last that the center told of what passes between centers, None while it told nothing."""

    def item_drafts(self) -> tuple[ItemDraft, ...]:
        """Return the drafts in the drawer, those that wait for a second officer first, then the newest."""

    def item_draft(self, key: str) -> ItemDraft | None:
        """Return the draft with this key, whatever became of it."""

    def calendar_tables(self) -> tuple[HeldTable, ...]:
        """Return the office's own holiday tables in the order they came, whether they rule or not."""

    def item_usage(self, officer: OfficerId) -> Mapping[str, int]:
        """Return item code -> how often this window took it lately (ranks the item search)."""

    def setting(self, key: str) -> Any | None:
        """Return the value that a setting was changed to last, None when it never was."""
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
    def own_papers(self) -> OwnPapers:
        """Return the versions of papers that the office has published itself."""
        ...

    @property
    def is_training(self) -> bool:
        """Return True on a training profile or with a training clock: every notice is marked."""
        ...

    @property
    def own_fonts(self) -> Path | None:
        """Return the folder of the office's own font files."""
        ...

    @property
    def by_hand(self) -> frozenset[str]:
        """Return the characters for which a marked space is left where no font has them."""
        ...

    @property
    def desk_code(self) -> str:
        """Return the desk code in every case number; 9999 is training."""
        ...

    @property
    def names(self) -> Mapping[OfficerId, str]:
        """Return the name of every officer, also of those who have left."""
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

    def take_complaint_number(self) -> str:
        """Take the next n of this desk's complaint register of the year: 投诉 + desk code〔year〕n号."""
        ...

    def take_inquiry_number(self) -> str:
        """Take the next n of this desk's 督办 book of the year: 督办 + desk code〔year〕n号."""
        ...

    def take_volume_number(self) -> str:
        """Take the next 档号 of this desk and year; one that somebody typed before is passed over, void."""
        ...

    def saw(self, case_id: CaseId, content_hash: str) -> None:
        """Note which event of the case the officer saw last: the next event of this case rests on it (case_prev)."""
        ...

    def record(self, subject: CaseId | None, body: Body) -> Event:
        """Append an event; when it belongs to a case, fold it in (refusing what the table does not allow)."""
        ...

    def keep_notice(self, notice: Notice, pdf: bytes, base: bytes | None = None) -> None:
        """Store a paper's frozen record and bytes, packed as what differs from the `base` of its template."""
        ...

    def signer(self) -> SigningKey:
        """Return the key that signs this desk's papers; the first one is made when it is asked for."""
        ...

    def renew_signer(self, reason: str, desk_code: str = "") -> PublicKey:
        """From now on a new key signs, in the name of `desk_code` where the desk is about to change its own; the old one
        stays known, its last day is today.
        """
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

    def forget_draft(self, draft: Draft) -> bool:
        """Forget anybody's draft, unless it was saved anew since; True when it is gone."""
        ...

    def set_officer(self, officer: Officer) -> None:
        """Make the officer's account as given (recorded as an event by the caller)."""
        ...

    def event(self, event_id: EventId) -> Event:
        """Return one event. Raises NotFound."""
        ...

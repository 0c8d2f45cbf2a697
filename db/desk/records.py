"""The reading side of the store, on one connection: app.desk.Records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from app.applicant import Applicant
from app.desk import Broken, CaseRow, CertificateRow, Draft, Notice, NumberEntry
from app.errors import NotFound
from app.events.envelope import Event, Link
from app.folder_place import FolderRow
from app.holidays.held import HeldTable
from app.ids import CaseId, NoticeId, OfficerId
from app.item_drafts import ItemDraft
from app.ledger_query import LedgerQuery, OrderPart
from app.levels.between import Between
from app.levels.standard import Standard
from app.notices.own_versions import OwnPapers
from app.numbering import parse_case_number
from app.people import Officer
from app.register_lines import BookLine, BookProof, DayQuery, DayTotals, RegisterLine
from app.state import Case, CaseState
from app.templates.drafts import TemplateDraft
from db.desk import certificate_rows, item_rows, listing, office_rows, register_rows, standard_rows, template_rows
from db.desk.archive_rows import has_volume
from db.desk.calendar_rows import calendar_tables
from db.desk.case_rows import case_of
from db.desk.chain_rows import chain_links, office_events
from db.desk.clock_guard import newest_real
from db.desk.continuity import unaccepted
from db.desk.day_paper_queries import DayPaperQueries
from db.desk.disclosure_queries import DisclosureQueries
from db.desk.event_rows import events_of_case
from db.desk.exchange_rows import ExchangeQueries
from db.desk.far_rows import far_notice, far_notices, is_far
from db.desk.files import Files
from db.desk.folder_rows import folder_rows
from db.desk.folding import Folding
from db.desk.ledger_rows import ledger_part, ledger_rows
from db.desk.left_out_queries import LeftOutQueries
from db.desk.merging import every_event, has_begun, is_shared
from db.desk.notice_rows import notices_of_case, read_notice, unprinted_notices
from db.desk.paper_archive import read_pdf
from db.desk.rating_queries import RatingQueries
from db.desk.schema import case
from db.desk.search import search_cases
from db.desk.supervision_queries import SupervisionQueries
from db.desk.verify_queries import VerifyQueries


class StoreRecords(
    LeftOutQueries,
    RatingQueries,
    SupervisionQueries,
    VerifyQueries,
    DayPaperQueries,
    ExchangeQueries,
    DisclosureQueries,
):
    """Queries on one connection. `today` ranks by recency; with `folding` they see a transaction's own writes."""

    def __init__(self, connection: sa.Connection, files: Files, today: date, folding: Folding | None = None) -> None:
        self._given = connection
        self._files = files
        self._today = today
        self._folding = folding

    @property
    def _connection(self) -> sa.Connection:
        if self._folding is not None:
            self._folding.settle()
        return self._given

    def case(self, case_id: CaseId) -> Case:
        """Return the folded case. Raises NotFound("store.no_case")."""
        if self._folding is None:
            return self._case_where(case.c.id == case_id)
        held = self._folding.held(case_id)
        if held is None:
            raise NotFound("store.no_case")
        return held

    def case_by_number(self, number: str) -> Case:
        """Return the case with this 24-digit number, as typed or scanned. Raises NotFound("store.no_case")."""
        return self._case_where(case.c.number == str(parse_case_number(number)))

    def _case_where(self, condition: sa.ColumnElement[bool]) -> Case:
        found = self._connection.execute(sa.select(case.c.id, case.c.last_hash, case.c.body).where(condition)).all()
        if not found:
            raise NotFound("store.no_case")
        known = [row for row in found if has_begun(self._connection, row.id)] if len(found) > 1 else []
        row = (known or found)[0]  # of two cases with one number, the one that the center knows
        return case_of(row.last_hash, row.body)

    def events(self, case_id: CaseId) -> tuple[Event, ...]:
        """Return all events of a case in fold order, undone ones and those of other desks included."""
        if is_shared(self._connection, case_id):
            return every_event(self._connection, case_id)
        return events_of_case(self._connection, case_id)

    def notices(self, case_id: CaseId) -> tuple[Notice, ...]:
        """Return the papers of a case, oldest first."""
        own = notices_of_case(self._connection, case_id)
        if not is_shared(self._connection, case_id):
            return own
        every = (*own, *far_notices(self._connection, case_id))
        return tuple(sorted(every, key=lambda one: one.issued_at))

    def notice(self, notice_id: NoticeId) -> Notice:
        """Return one paper, also one of another desk. Raises NotFound."""
        try:
            return read_notice(self._connection, notice_id)
        except NotFound:
            far = far_notice(self._connection, notice_id)
            if far is None:
                raise
            return far

    def unprinted(self, most: int) -> tuple[Notice, ...]:
        """Return the papers issued since the last one that was printed, newest first; only the newest `most` are looked at."""
        return unprinted_notices(self._connection, most)

    def pdf(self, notice_id: NoticeId) -> bytes:
        """Return the stored bytes of a paper. Raises NotFound("custody.far_file") as `file_bytes` does."""
        try:
            return read_pdf(self._connection, notice_id)
        except NotFound:
            far = far_notice(self._connection, notice_id)
            if far is None:
                raise
            return self.file_bytes(far.sha256)

    def file_bytes(self, sha256: str) -> bytes:
        """Return a stored scan or document, decrypted and checked.

        Raises NotFound("custody.far_file") while another desk's has not come here, Refused("store.file_damaged").
        """
        try:
            return self._files.read(sha256)
        except NotFound as error:
            if is_far(self._connection, sha256):
                raise NotFound("custody.far_file", sha256=sha256) from error
            raise

    def list_cases(
        self,
        states: Sequence[CaseState],
        departments: Sequence[str] = (),
        after: str | None = None,
        limit: int = 100,
        oldest_first: bool = False,
    ) -> tuple[CaseRow, ...]:
        """Return one keyset page; `after` is the sort_key of the line before it."""
        return listing.list_cases(self._connection, states, departments, after, limit, oldest_first)

    def open_cases(self, states: Sequence[CaseState], limit: int = 1000) -> tuple[Case, ...]:
        """Return the folded cases in these states, oldest first."""
        return listing.open_cases(self._connection, states, limit)

    def waiting_closed(self, limit: int = 1000) -> tuple[Case, ...]:
        """Return the delivered and archived cases in which something waits for a second signature, oldest first."""
        return listing.waiting_closed(self._connection, limit)

    def folder_rows(
        self, states: Sequence[CaseState], codes: Sequence[str], departments: Sequence[str], limit: int
    ) -> tuple[FolderRow, ...]:
        """Return the folders at a desk with these codes that are due elsewhere, or due to these departments, oldest first."""
        return folder_rows(self._connection, states, codes, departments, limit)

    def ledger_part(self, query: LedgerQuery, after: str | None, most: int) -> OrderPart:
        """Return the asked cases among the `most` rows behind the key `after`, newest first, by their places."""
        return ledger_part(self._connection, query, after, most)

    def ledger_rows(self, places: Sequence[int]) -> Mapping[int, CaseRow]:
        """Return the lines at these places of the list of all cases."""
        return ledger_rows(self._connection, places)

    def search(self, text: str, limit: int = 50) -> tuple[CaseRow, ...]:
        """Return the cases that `text` finds, newest first."""
        return search_cases(self._connection, text, limit)

    def count(self, states: Sequence[CaseState], departments: Sequence[str] = ()) -> int:
        """Return how many cases are in these states, at most 1000."""
        return listing.count_cases(self._connection, states, departments)

    def known_applicants(self, id_number: str = "", name: str = "", phone: str = "") -> tuple[Applicant, ...]:
        """Return applicants with this identity number, name or telephone, the latest form of each first."""
        found = listing.bodies_of_people(self._connection, id_number, name, phone)
        newest = sorted(found, key=lambda c: c.received_at, reverse=True)
        people: dict[tuple[str, str], Applicant] = {}
        for held in newest:
            if held.applicant is not None:
                people.setdefault((held.applicant.id_number, held.applicant.name), held.applicant)
        return tuple(people.values())

    def case_of_certificate(self, number: str) -> Case | None:
        """Return the case, not void, whose certificate has this number; None when it is free."""
        return listing.case_of_certificate(self._connection, number)

    def open_on_older_paper(self, item: str) -> tuple[Case, ...]:
        """Return the cases of this item, not at their end, on a certificate that no case of this store made."""
        return listing.open_on_older_paper(self._connection, item)

    def recent_cases_of(self, id_number: str, limit: int = 20) -> tuple[CaseRow, ...]:
        """Return the latest cases of one applicant."""
        return listing.cases_of_applicant(self._connection, id_number, limit)

    def cases_of_item(self, item: str, id_number: str = "") -> tuple[Case, ...]:
        """Return the folded cases of one item in order of receipt; only those of an applicant when `id_number` is given."""
        return listing.cases_of_item(self._connection, item, id_number)

    def expiring_certificates(
        self, first: date, last: date, departments: Sequence[str] = (), limit: int = 500
    ) -> tuple[CertificateRow, ...]:
        """Return the certificates that expire in [first, last] and were not renewed, the nearest first."""
        return certificate_rows.expiring_certificates(self._connection, first, last, departments, limit)

    def applications_on(self, certificate_case: CaseId) -> tuple[CaseId, ...]:
        """Return the cases that were applied for on the certificate of this case, the newest first."""
        return certificate_rows.applications_on(self._connection, certificate_case)

    def numbers(self, year: int | None = None) -> tuple[NumberEntry, ...]:
        """Return the number book."""
        return office_rows.numbers(self._connection, year)

    def day_register(self, query: DayQuery, after: str | None = None, limit: int = 100) -> tuple[RegisterLine, ...]:
        """Return one keyset page of the day register; `after` is the sort_key of the line before it."""
        return register_rows.day_register(self._connection, query, after, limit)

    def day_totals(self, query: DayQuery) -> DayTotals:
        """Return how many cases and visits the whole register of the query has, and how they stand."""
        return register_rows.day_totals(self._connection, query)

    def number_books(self, year: int) -> tuple[BookProof, ...]:
        """Return every number book of a year with its proof."""
        return register_rows.number_books(self._connection, year)

    def book_lines(self, book: str, after: int = 0, limit: int = 100) -> tuple[BookLine, ...]:
        """Return one keyset page of a number book, behind the n-th number."""
        return register_rows.book_lines(self._connection, book, after, limit)

    def visit_cases(self, visit: str) -> tuple[CaseRow, ...]:
        """Return the cases of one visit, oldest first."""
        return register_rows.visit_cases(self._connection, visit)

    def has_volume(self, volume: str) -> bool:
        """Return True when an archived file bears this 档号."""
        return has_volume(self._connection, volume)

    def chain(self) -> tuple[Link, ...]:
        """Return every link of every origin's chain, in order."""
        return chain_links(self._connection)

    def office_events(self) -> tuple[Event, ...]:
        """Return the events of no case."""
        return office_events(self._connection)

    def newest_at(self) -> datetime | None:
        """Return the time of the newest event of a real clock; None while there is none, or none that still counts."""
        return newest_real(self._connection)

    def broken(self) -> tuple[Broken, ...]:
        """Return the breaks of the records that no administrator has accepted yet."""
        return unaccepted(self._connection)

    def drafts(self, officer: OfficerId) -> tuple[Draft, ...]:
        """Return the officer's drafts, newest first."""
        return office_rows.drafts(self._connection, officer)

    def officers(self) -> tuple[Officer, ...]:
        """Return all officers, active or not."""
        return office_rows.officers(self._given)  # no case speaks of them: nothing is to be written first

    def setting_value(self, key: str) -> Mapping[str, Any] | None:
        """Return what a setting of this desk holds, None while nobody has set it."""
        return office_rows.setting_value(self._given, key)

    def standards(self) -> tuple[Standard, ...]:
        """Return the standard catalogues that came down."""
        return standard_rows.standards(self._connection)

    def between(self) -> Between | None:
        """Return the last that the center told of what passes between centers."""
        return standard_rows.between(self._connection)

    def item_drafts(self) -> tuple[ItemDraft, ...]:
        """Return the drafts in the drawer."""
        return item_rows.drafts_in_drawer(self._connection)

    def item_draft(self, key: str) -> ItemDraft | None:
        """Return the draft with this key, whatever became of it."""
        return item_rows.draft_with(self._connection, key)

    def template_drafts(self) -> tuple[TemplateDraft, ...]:
        """Return the papers that are being written."""
        return template_rows.template_drafts_in_drawer(self._connection)

    def template_draft(self, key: str) -> TemplateDraft | None:
        """Return the draft of this paper, whatever became of it."""
        return template_rows.template_draft_of(self._connection, key)

    def own_papers(self) -> OwnPapers:
        """Return the versions of papers that the office has published itself."""
        return template_rows.own_papers(self._connection)

    def calendar_tables(self) -> tuple[HeldTable, ...]:
        """Return the office's own holiday tables in the order they came, whether they rule or not."""
        return calendar_tables(self._connection)

    def item_usage(self, officer: OfficerId) -> Mapping[str, int]:
        """Return item code -> how often this officer took it lately."""
        return listing.item_usage(self._connection, officer, self._today)

    def setting(self, key: str) -> Any | None:
        """Return the value that a setting was changed to last, None when it never was."""
        return office_rows.read_setting(self._given, key)

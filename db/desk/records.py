"""The reading side of the store, on one connection: app.desk.Records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import sqlalchemy as sa

from app.applicant import Applicant
from app.desk import CaseRow, Draft, Notice, NumberEntry
from app.errors import NotFound
from app.events.envelope import Event
from app.ids import CaseId, NoticeId, OfficerId
from app.numbering import parse_case_number
from app.people import Officer
from app.state import Case, CaseState
from db.desk import listing, office_rows
from db.desk.case_rows import case_of
from db.desk.event_rows import events_of_case
from db.desk.files import Files
from db.desk.folding import Folding
from db.desk.notice_rows import notices_of_case, read_notice, read_pdf
from db.desk.schema import case
from db.desk.search import search_cases


class StoreRecords:
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
        row = self._connection.execute(sa.select(case.c.last_hash, case.c.body).where(condition)).one_or_none()
        if row is None:
            raise NotFound("store.no_case")
        return case_of(row.last_hash, row.body)

    def events(self, case_id: CaseId) -> tuple[Event, ...]:
        """Return all events of a case in fold order, undone ones included."""
        return events_of_case(self._connection, case_id)

    def notices(self, case_id: CaseId) -> tuple[Notice, ...]:
        """Return the papers of a case, oldest first."""
        return notices_of_case(self._connection, case_id)

    def notice(self, notice_id: NoticeId) -> Notice:
        """Return one paper. Raises NotFound."""
        return read_notice(self._connection, notice_id)

    def pdf(self, notice_id: NoticeId) -> bytes:
        """Return the stored bytes of a paper."""
        return read_pdf(self._connection, notice_id)

    def file_bytes(self, sha256: str) -> bytes:
        """Return a stored scan or document, decrypted and checked. Raises NotFound, Refused("store.file_damaged")."""
        return self._files.read(sha256)

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

    def recent_cases_of(self, id_number: str, limit: int = 20) -> tuple[CaseRow, ...]:
        """Return the latest cases of one applicant."""
        return listing.cases_of_applicant(self._connection, id_number, limit)

    def cases_of_item(self, item: str, id_number: str = "") -> tuple[Case, ...]:
        """Return the folded cases of one item in order of receipt; only those of an applicant when `id_number` is given."""
        return listing.cases_of_item(self._connection, item, id_number)

    def numbers(self, year: int | None = None) -> tuple[NumberEntry, ...]:
        """Return the number book."""
        return office_rows.numbers(self._connection, year)

    def drafts(self, officer: OfficerId) -> tuple[Draft, ...]:
        """Return the officer's drafts, newest first."""
        return office_rows.drafts(self._connection, officer)

    def officers(self) -> tuple[Officer, ...]:
        """Return all officers, active or not."""
        return office_rows.officers(self._connection)

    def item_usage(self, officer: OfficerId) -> Mapping[str, int]:
        """Return item code -> how often this officer took it lately."""
        return listing.item_usage(self._connection, officer, self._today)

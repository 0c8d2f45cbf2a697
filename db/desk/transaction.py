"""The writing side of the store inside one transaction: app.desk.Desk."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from app.catalogue import Catalogue
from app.clock.calendar import Calendar
from app.desk import Draft, Notice
from app.errors import NotFound
from app.events.body import Body, pack
from app.events.disclosure import OF_A_DISCLOSURE
from app.events.envelope import Event, Moment, canonical
from app.events.file import NoticeIssued
from app.events.keeping import ClockAccepted, ContinuityAccepted, Erased
from app.events.office import SettingChanged
from app.events.settling import LeftOutRedone, LeftOutWithdrawn
from app.events.verifying import SigningKeyMade
from app.ids import CaseId, EventId, NoticeId, OfficerId
from app.keys.signing import SigningKey, new_signing_key
from app.left_out_records import FOLLOWING, NOBODYS
from app.notices.by_hand import KEY as BY_HAND
from app.notices.by_hand import characters_of
from app.notices.catalogue import template as shipped_template
from app.notices.glyph_pool import glyph_pool
from app.notices.own_versions import OwnPapers
from app.numbering import TRAINING_DESK
from app.office import Office
from app.people import Officer
from app.settling import note_redone
from app.standing_in import acting_for
from app.state import Case
from app.sync.grant import refuse_ended
from app.sync.judge import REAL
from app.sync.messages import Sent
from app.verify.keys import PublicKey
from db.desk.calendar_rows import OwnCalendar, follow_calendar
from db.desk.clock_guard import refuse_set_back
from db.desk.consequences import follow
from db.desk.disclosure_queries import CHANGED as DISCLOSURES
from db.desk.disclosure_queries import follow_voids
from db.desk.erasing import erase_peers, erase_private
from db.desk.event_rows import event_of, event_row
from db.desk.exchange_rows import ExchangeRows
from db.desk.files import Files
from db.desk.folding import Folding
from db.desk.item_rows import OwnCatalogue, follow_items, joined
from db.desk.journal_record import JournalRecord
from db.desk.left_out_queries import has_left_out
from db.desk.managed_rows import (
    HALL_PEOPLE,
    adopt,
    adopt_people,
    are_people_noted,
    drop,
    note_people,
    taken_people_hash,
)
from db.desk.merging import peer_event
from db.desk.new_origin import take_origin
from db.desk.number_book import NumberBook
from db.desk.office_rows import read_office, read_setting
from db.desk.papers import Papers
from db.desk.rating_rows import RatingRows
from db.desk.recording import Head, make_event, read_head
from db.desk.records import StoreRecords
from db.desk.schema import DESK_CODE, ORIGIN, draft, event, officer
from db.desk.signing_rows import SigningRows
from db.desk.standard_rows import forget_between
from db.desk.supervision_rows import SupervisionRows
from db.desk.surroundings import Surroundings
from db.desk.sync_rows import read_pass
from db.desk.template_rows import OwnTemplates, follow_templates
from db.desk.touch import Touch, is_tied
from db.desk.written import Written

TYPED_BY_HAND = "此号已由人工编用"
_draft = insert(draft)
_KEEP_DRAFT = _draft.on_conflict_do_update(
    index_elements=["officer", "page"],
    set_={"content": _draft.excluded.content, "saved_at": _draft.excluded.saved_at},
)


class Transaction:
    """All that a use case may touch. `changed` names what its writes make other pages ask again for."""

    def __init__(
        self,
        connection: sa.Connection,
        files: Files,
        around: Surroundings,
        meta: Mapping[str, str],
        acting: Officer,
        use_case: str,
        own_catalogue: OwnCatalogue,
        own_calendar: OwnCalendar,
        own_templates: OwnTemplates,
        wrapping: bytes,
        touch: Touch,
    ) -> None:
        self._connection = connection
        self._files = files
        self._around = around
        self._meta = meta
        self._acting = acting
        self._moment = around.now()
        self._center_at = touch.center_at(self._moment)
        self.written = Written(connection, self._moment, acting.id, use_case)
        self.book = NumberBook(connection, self.written)
        self.papers = Papers(connection, self.written, self.book, lambda: glyph_pool(self.own_fonts))
        self._keys = SigningRows(connection, self.written, wrapping)
        self._folding = Folding(connection, self.book)
        self._ratings = RatingRows(connection, self.written)
        self._supervised = SupervisionRows(connection, self.written)
        self._exchanged = ExchangeRows(connection, self.written)
        self._records = StoreRecords(connection, files, self._moment.on, self._folding)
        self._head: Head | None = None
        self._office: Office | None = None
        self._catalogue: Catalogue | None = None
        self._calendar: Calendar | None = None
        self._own_papers: OwnPapers | None = None
        self._stood_for: OfficerId | None = None
        self._own_catalogue = own_catalogue
        self._own_calendar = own_calendar
        self._own_templates = own_templates
        self._has_changed_items = False
        self._has_changed_days = False
        self._has_changed_papers = False
        self._seen: dict[CaseId, str] = {}
        self.changed: set[str] = set()
        self.erased: set[EventId] = set()  # events whose private facts the journal must give up too

    @property
    def records(self) -> StoreRecords:
        """Return the reading side, seeing this transaction's own writes."""
        return self._records

    @property
    def officer(self) -> Officer:
        """Return the officer who acts."""
        return self._acting

    @property
    def office(self) -> Office:
        """Return the office data now in force: the store's own, else that of the surroundings."""
        if self._office is None:
            self._office = read_office(self._connection) or self._around.office
        return self._office

    @property
    def catalogue(self) -> Catalogue:
        """Return the items, all versions, the office's own included."""
        if self._catalogue is None:
            own, shipped = self._own_catalogue, self._around.catalogue
            is_changed = self._has_changed_items
            self._catalogue = joined(self._connection, shipped) if is_changed else own.read(self._connection)
        return self._catalogue

    @property
    def calendar(self) -> Calendar:
        """Return the working-day calendar now in force."""
        if self._calendar is None:
            own = self._own_calendar
            self._calendar = (own.joined if self._has_changed_days else own.read)(self._connection)
        return self._calendar

    @property
    def own_papers(self) -> OwnPapers:
        """Return the versions of papers that the office has published itself."""
        if self._own_papers is None:
            own = self._own_templates
            self._own_papers = (own.joined if self._has_changed_papers else own.read)(self._connection)
        return self._own_papers

    @property
    def is_training(self) -> bool:
        """Return True on a training profile or with a training clock."""
        return self._around.is_training

    @property
    def own_fonts(self) -> Path | None:
        """Return the folder of the office's own font files."""
        return self._around.own_fonts

    @property
    def by_hand(self) -> frozenset[str]:
        """Return the characters for which a marked space is left where no font has them."""
        return characters_of(read_setting(self._connection, BY_HAND))

    @property
    def desk_code(self) -> str:
        """Return the desk code in every case number."""
        return self._meta[DESK_CODE]

    @property
    def names(self) -> Mapping[OfficerId, str]:
        """Return the name of every officer, also of those who have left."""
        return {one.id: one.name for one in self.records.officers()}

    def now(self) -> Moment:
        """Return the moment of this transaction."""
        return self._moment

    def take_case_number(self) -> str:
        """Take the next case number of this desk and day."""
        self.changed.add("numbers")
        return self.book.take_case_number(self.office.division, self._meta[DESK_CODE], self._moment.on)

    def take_document_number(self, department: str, template: str, year: int) -> str:
        """Take the next n of (body, notice, year); the notice's word stands behind the body's 机关代字.

        Beside a center each desk has a part of the book to itself. Raises Refused("numbering.book") when that is full.
        """
        self.changed.add("numbers")
        word = self.office.number_word(template, shipped_template(template).number_word)
        body_code = self.office.department(department).short + word
        is_shared = self.desk_code != TRAINING_DESK and is_tied(self._connection)
        return self.book.take_document_number(body_code, year, self._moment.on, self.desk_code if is_shared else "")

    def take_complaint_number(self) -> str:
        """Take the next n of this desk's complaint register of the year."""
        self.changed.add("numbers")
        on = self._moment.on
        return self.book.take_document_number(f"投诉{self.desk_code}", on.year, on)

    def take_inquiry_number(self) -> str:
        """Take the next n of this desk's 督办 book of the year."""
        self.changed.add("numbers")
        on = self._moment.on
        return self.book.take_document_number(f"督办{self.desk_code}", on.year, on)

    def take_volume_number(self) -> str:
        """Take the next 档号 of this desk and year; one that somebody typed before is passed over, void."""
        self.changed.add("numbers")
        on = self._moment.on
        while self._records.has_volume(taken := self.book.take_volume_number(self.desk_code, on.year, on)):
            self.book.void(taken, TYPED_BY_HAND)
        return taken

    def saw(self, case_id: CaseId, content_hash: str) -> None:
        """Note which event of the case the officer saw last: the next event of this case rests on it."""
        self._seen[case_id] = content_hash

    def record(self, subject: CaseId | None, body: Body) -> Event:
        """Append an event; when it belongs to a case, fold it in (refusing what the table does not allow).

        Raises Refused("desk.clock_set_back") on a live profile whose clock went back behind its newest event.
        """
        is_first = self._head is None and not isinstance(body, ClockAccepted)
        if is_first and not self._around.is_training_profile:
            refuse_set_back(self._connection, self._moment)
        if subject is not None and self._moment.clock == REAL and not self._around.is_training_profile:
            refuse_ended(read_pass(self._connection), body.KIND, self._moment.at)
        present = None if subject is None else self._folding.held(subject)
        head = self._head or read_head(self._connection, self._meta[ORIGIN])
        stands_for = self._stands_for(body, present)
        rests_on = self._seen.pop(subject, present.last_hash) if present and subject else None
        unlinked = make_event(body, subject, self._moment, self._acting.id, rests_on, stands_for, self._center_at)
        made = head.link(unlinked)
        self.written.add(event, event_row(made, self.written.txn))
        self._head = head.moved_to(made)
        after = None if subject is None else self._folding.take(made)
        self.changed |= follow(self.papers, body, after, self._moment.on)
        self.changed |= self._ratings.follow(made, body, after)
        self.changed |= self._supervised.follow(made, body)
        self.changed |= self._exchanged.follow(made, body)
        self.changed |= {DISCLOSURES} if isinstance(body, OF_A_DISCLOSURE) else set()
        if isinstance(body, ContinuityAccepted):
            take_origin(self.written, self._connection, body)
            self.changed |= {"origin", "continuity"}
        if isinstance(body, Erased):
            self.follow_erasure(body.events)
        if isinstance(body, LeftOutWithdrawn | LeftOutRedone) and body.is_whole and body.case is not None:
            self._folding.fold_anew([body.case])
            self.papers.void_case_number(self._folding.held(body.case))
        if subject is not None and made.kind not in FOLLOWING | NOBODYS and self._has_left_out(subject):
            note_redone(self, subject, made)
        if follow_items(self.written, self._connection, body, made):
            self._has_changed_items, self._catalogue = True, None
            self.changed.add("items")
        if follow_calendar(self.written, self._connection, body, made):
            self._has_changed_days, self._calendar = True, None
            self.changed |= {"calendar", "cases"}  # every date is another one
        if follow_templates(self.written, self._connection, body, made):
            self._has_changed_papers, self._own_papers = True, None
            self.changed.add("templates")
        return made

    def _has_left_out(self, case_id: CaseId) -> bool:
        return not self._folding.is_new(case_id) and has_left_out(self._connection, case_id)

    def _stands_for(self, body: Body, present: Case | None) -> OfficerId | None:
        """Return whom the officer stands in for; a paper belongs to the act before it in this transaction."""
        if not self._acting.covering:
            return None
        if isinstance(body, NoticeIssued):
            return self._stood_for
        if isinstance(body, SigningKeyMade | LeftOutWithdrawn | LeftOutRedone):
            return None  # between an act and its papers
        self._stood_for = acting_for(self._acting, body, present)
        return self._stood_for

    def keep_notice(self, notice: Notice, pdf: bytes, base: bytes | None = None) -> None:
        """Store a paper's frozen record and bytes."""
        self.papers.keep(notice, pdf, base)
        self.changed.add("notices")

    def signer(self) -> SigningKey:
        """Return the key that signs this desk's papers; the first one is made when it is asked for."""
        return self._keys.current() or self._new_signer("")[0]

    def renew_signer(self, reason: str, desk_code: str = "") -> PublicKey:
        """From now on a new key signs; the old one stays known, its last day is today."""
        return self._new_signer(reason, desk_code)[1]

    def _new_signer(self, reason: str, desk_code: str = "") -> tuple[SigningKey, PublicKey]:
        key, on = new_signing_key(), self._moment.on
        is_training = self._around.is_training_profile
        made = PublicKey(key.id, key.public, on, None, is_training, desk_code or self.desk_code, self.office.name)
        replaces = self._keys.use(key, made)
        facts = (made.id, made.public.hex(), on, is_training, made.desk_code, made.office, replaces, reason)
        self.record(None, SigningKeyMade(*facts))
        self.changed.add("keys")
        return key, made

    def follow_erasure(self, events: Iterable[EventId]) -> None:
        """The private facts of these events are gone, own ones and those of other desks; the journal follows."""
        named = tuple(events)
        cases = erase_private(self._connection, named) | erase_peers(self._connection, named)
        forget_between(self._connection)
        self._folding.fold_anew(cases)
        self.papers.forget_reasons(cases)
        self.erased |= set(named)
        self.changed.add("cases")

    def follow_marks(self, cases: Iterable[CaseId]) -> None:
        """The marks of these cases' papers and numbers are those of the merged fold."""
        for case_id in cases:
            self.papers.follow(self.records.case(case_id))
        self.changed |= {"notices", "numbers"}

    def follow_voids(self, told: Sequence[dict[str, Any]]) -> None:
        """Papers and numbers of this desk are void by what another desk said of applications for information."""
        follow_voids(self.papers, self._connection, told)
        self.changed |= {"notices", "numbers"}

    def void_notice(self, notice_id: NoticeId, reason: str) -> None:
        """Mark a paper and its document number void 作废; both stay."""
        self.papers.void(notice_id, reason)
        self.changed |= {"notices", "numbers"}

    def keep_file(self, data: bytes) -> str:
        """Store bytes content-addressed and fsynced; return their SHA-256."""
        return self._files.keep(data)

    def save_draft(self, page: str, content: Mapping[str, Any]) -> None:
        """Keep what the officer is typing on `page`."""
        text, at = (
            json.dumps(pack(content)),
            self._moment.at.isoformat(),
        )  # ASCII: what is typed may be half a character
        values = {"officer": self._acting.id, "page": page, "content": text, "saved_at": at}
        self._connection.execute(_KEEP_DRAFT, values)
        self.changed.add("drafts")

    def drop_draft(self, page: str) -> None:
        """Forget the officer's draft of `page`."""
        gone = sa.delete(draft).where(draft.c.officer == self._acting.id, draft.c.page == page)
        if self._connection.execute(gone).rowcount:
            self.changed.add("drafts")

    def forget_draft(self, given: Draft) -> bool:
        """Forget anybody's draft, unless it was saved anew since; True when it is gone."""
        is_same = (draft.c.officer == given.officer, draft.c.page == given.page)
        gone = sa.delete(draft).where(*is_same, draft.c.saved_at == given.saved_at.isoformat())
        is_gone = bool(self._connection.execute(gone).rowcount)
        if is_gone:
            self.changed.add("drafts")
        return is_gone

    def adopt(self, pos: int, published: Sent) -> bool:
        """Follow what the hall published at another desk, as the center has it at `pos`; False when it cannot be read."""
        changed = adopt(self.written, self._connection, pos, published)
        self.changed |= changed
        return bool(changed)

    def drop_refused(self, refused: str, version: str) -> None:
        """What this desk published, ended or moved and the center did not adopt rules here no more."""
        self.changed |= drop(self.written, self._connection, refused, version)

    def adopt_people(self, people: tuple[Officer, ...]) -> None:
        """Make the accounts of the hall's people as the center has them; the chain of this desk says which list it was."""
        changed = adopt_people(self.written, self._connection, people)
        if changed or not are_people_noted(self._connection):
            self.record(None, SettingChanged(HALL_PEOPLE, taken_people_hash(self._connection)))
            note_people(self._connection)
        self.changed |= changed

    def set_officer(self, given: Officer) -> None:
        """Make the officer's account as given."""
        self.written.add(officer, {"id": given.id, "body": canonical(pack(replace(given, covering=()))).decode()})
        self.changed.add("officers")

    def event(self, event_id: EventId) -> Event:
        """Return one event. Raises NotFound("store.no_event")."""
        row = self._connection.execute(sa.select(event).where(event.c.id == event_id)).one_or_none()
        if row is not None:
            return event_of(row)
        told = peer_event(self._connection, event_id)
        if told is None:
            raise NotFound("store.no_event")
        return told

    def finish(self) -> JournalRecord | None:
        """Write the folded cases and return what the journal must keep, None when nothing but drafts was written."""
        self._folding.settle()
        return self.written.record()

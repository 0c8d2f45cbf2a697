"""The store of a desk: one transaction per use case, durable twice before it counts, safe to use from any thread."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.catalogue import Catalogue
from app.errors import Refused
from app.finding import Finding, finding
from app.keeping import UPGRADED_UNSENT, break_findings, record_break
from app.keys.passwords import FULL_COST, TRAINING_COST
from app.keys.safe import officers_with_slots, remove_officer, set_password, unlock_as
from app.keys.seal import subkey
from app.notices.issue import FrozenSetting
from app.officer import SYSTEM_OFFICER
from app.people import Officer
from app.sync.passes import OfficerKey
from db.desk.backup import Backup, copy_rest, damaged_pages, drop_old, is_due, make_backup, unreadable_pages
from db.desk.calendar_rows import OwnCalendar
from db.desk.case_rows import forget_cases
from db.desk.checking import Checked, check_store
from db.desk.connection import reader_engine, write_log_into_file, writer_engine
from db.desk.continuity import catch_up, find_break, unaccepted
from db.desk.counted import Counted
from db.desk.erasing import scrub_journal
from db.desk.failures import told
from db.desk.file_parts import FileParts
from db.desk.files import Files
from db.desk.item_rows import OwnCatalogue
from db.desk.journal import Journal
from db.desk.journal_record import JournalRecord
from db.desk.log import log
from db.desk.mark import Mark
from db.desk.mark_file import MarkFile
from db.desk.office_rows import (
    officer_now,
    officers,
    read_meta,
    read_setting,
    refuse_other_profile,
)
from db.desk.profile import Profile, write_profile
from db.desk.profile_lock import ProfileLock
from db.desk.records import StoreRecords
from db.desk.repair import Repaired, bring_together, fill_gaps, last_txn
from db.desk.restoring import Restored
from db.desk.schema import DESK_CODE, MARKED, SAMPLES
from db.desk.setting_reader import SettingReader
from db.desk.signing_rows import lay_out
from db.desk.standing import standing_of
from db.desk.surroundings import Surroundings
from db.desk.template_rows import OwnTemplates
from db.desk.touch import Touch, is_tied, seat_of
from db.desk.transaction import Transaction
from db.desk.unsent_export import LEAVE, export_unsent, forget_exports, held_by_export, is_taken_soon, lies_alone

BEGINNING = 1  # the transaction that made the profile is worth no backup
Listener = Callable[[frozenset[str]], None]


class Store:
    """An unlocked, open profile. With a lock it may write; without one (a second program beside it) it only reads."""

    def __init__(self, profile: Profile, key: bytes, around: Surroundings, lock: ProfileLock | None) -> None:
        self.profile = profile
        self.around = around
        self._key = key
        self._wrapping = subkey(key, "signing")
        self._lock_file = lock
        self._writer = writer_engine(profile.store, key)
        self._reader = reader_engine(profile.store, key)
        self._files = Files(profile.files, key)
        self.parts = FileParts(profile.files, key, self._files)
        self._journal: Journal | None = None
        self._marks = MarkFile(profile.folder, key)
        self._turn = threading.RLock()
        self._listeners: list[Listener] = []
        self.signed_in: OfficerKey | None = None
        self.repaired = Repaired()
        self.restored: Restored | None = None
        self.upgraded_from: Path | None = None
        with self._reader.begin() as connection:
            self._meta = read_meta(connection)
            if read_setting(connection, SAMPLES) is False:
                self.around = replace(around, catalogue=Catalogue(()))
        self.touch = Touch()
        self.counted = Counted()
        self._own = OwnCatalogue(self.around.catalogue)
        self._days = OwnCalendar(around.calendar)
        self._papers = OwnTemplates()
        self._settings = SettingReader(self._own, self._days, self._papers, self.touch)
        refuse_other_profile(profile, self._meta)
        if lock is not None:
            self._open_journal()
            self._follow_origin()
            self._lay_out_keys()

    @property
    def was_unclean(self) -> bool:
        """True when the program before this one never closed the profile."""
        return self._lock_file is not None and self._lock_file.was_unclean

    def sign_in(self, officer: OfficerKey | None) -> None:
        """Who sits at this desk, as its center is told; None when nobody does."""
        self.signed_in = officer

    def do(self, officer: Officer, use_case: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Run `use_case(desk, *args, **kwargs)` in one transaction as `officer`; return what it returns.

        When it raises, nothing happened. When it returns, all of it is durable in the store and in the journal, and
        the listeners know what changed. Raises Refused("profile.in_use") on a store opened only to read,
        ("store.second_copy_failed") when the journal's disk failed: then the act is in the store, and the next `do`
        completes the journal first.
        """
        if self._lock_file is None:
            raise Refused("profile.in_use", folder=str(self.profile.folder))
        name = getattr(use_case, "__name__", type(use_case).__name__)
        with self._turn:
            journal = self._journal or self._open_journal()
            with told(str(self.profile.folder)), self._writer.begin() as connection:
                acting = officer_now(connection, officer, self.around.now().on)
                acting = replace(acting, seat=seat_of(connection, self.touch, self.around.now()))
                desk = Transaction(
                    connection,
                    self._files,
                    self.around,
                    self._meta,
                    acting,
                    name,
                    self._own,
                    self._days,
                    self._papers,
                    self._wrapping,
                    self.touch,
                )
                result = use_case(desk, *args, **kwargs)
                record = desk.finish()
            self._settings.forget()
            try:
                if record is not None or desk.erased:
                    self._append(journal, record, desk)
            finally:
                if "officers" in desk.changed:
                    self._close_slots()
                if "origin" in desk.changed:
                    self._follow_origin()
                if desk.changed & {"keys", "settings"}:
                    self._lay_out_keys()
                self._tell(frozenset(desk.changed))
        return result

    def exchange(self, job: Callable[..., tuple[Any, set[str]]], *args: Any) -> Any:
        """Write what a center told, in one transaction; no act of an officer, so the journal keeps nothing of it.

        `job(connection, *args)` returns an answer and the names of what changed. Raises Refused("profile.in_use").
        """
        if self._lock_file is None:
            raise Refused("profile.in_use", folder=str(self.profile.folder))
        with self._turn:
            with told(str(self.profile.folder)), self._writer.begin() as connection:
                answer, changed = job(connection, *args)
            self._settings.forget()
            self._tell(frozenset(changed))
        return answer

    def look(self, query: Callable[..., Any], *args: Any) -> Any:
        """Return `query(connection, *args)` for what belongs to no screen: the round with the center."""
        with told(str(self.profile.folder)), self._reader.begin() as connection:
            return query(connection, *args)

    def ask(self, query: Callable[..., Any], *args: Any) -> Any:
        """Return `query(records, *args)`; read-only, on one unchanging state of the store."""
        with told(str(self.profile.folder)), self._reader.begin() as connection:
            return query(StoreRecords(connection, self._files, self.around.now().on), *args)

    def has_file(self, sha256: str) -> bool:
        """Return True when the content lies among the files of this desk."""
        return self._files.path(sha256).is_file()

    def setting(self, officer: Officer) -> FrozenSetting:
        """Return office, catalogue, calendar and moment as one value, for previews outside any transaction."""
        if self._lock_file is None:  # the program that may write does so unseen
            self._settings.forget()
        with told(str(self.profile.folder)):
            return self._settings.read(self._reader.begin, officer, self.around)

    def set_password(self, officer_id: str, password: str) -> None:
        """Give an officer a new slot in the profile's safe."""
        cost = TRAINING_COST if self.profile.is_training else FULL_COST
        set_password(self.profile.folder, self._key, officer_id, password, cost)
        if self.signed_in is not None and self.signed_in.officer == officer_id:  # his key is another one from now on
            opened = unlock_as(self.profile.folder, officer_id, password, self.around.now().at)
            self.sign_in(OfficerKey(officer_id, opened.officer.hex()))

    def _close_slots(self) -> None:
        """A closed account's password opens nothing any more (findings: a leaver's slot is deleted)."""
        with self._reader.begin() as connection:
            closed = {one.id for one in officers(connection) if not one.is_active}
        for name in officers_with_slots(self.profile.folder):
            if name in closed:
                with contextlib.suppress(Refused):  # the last slot stays: without it the store could not be opened
                    remove_officer(self.profile.folder, name)

    def _follow_origin(self) -> None:
        """Origin and desk code are those of the store; profile.toml says so."""
        with self._reader.begin() as connection:
            self._meta = read_meta(connection)
        if self.profile.desk_code != self._meta[DESK_CODE]:
            self.profile = replace(self.profile, desk_code=self._meta[DESK_CODE])
            write_profile(self.profile)

    def _lay_out_keys(self) -> None:
        """The public keys lie beside the store; a folder that takes no file is told when something must be kept there."""
        with contextlib.suppress(OSError), self._reader.begin() as connection:
            lay_out(connection, self.profile.folder)

    def listen(self, listener: Listener) -> None:
        """Call `listener` with the names of what changed after each transaction, on the thread that made it."""
        self._listeners.append(listener)

    def unlisten(self, listener: Listener) -> None:
        """Call it no more: whoever listened has gone, and the store lives on."""
        self._listeners = [one for one in self._listeners if one is not listener]

    def check(self) -> Checked:
        """Return every fault that pages, chains, folds, papers, numbers, files and journal show."""
        look = unreadable_pages if self._lock_file is None else damaged_pages
        pages = look(self.profile.store, self._key)
        if pages:
            faults = tuple(finding("check.page", self.profile.store.name, page) for page in pages)
            return Checked(0, 0, 0, faults)
        journal = Journal(self.profile.journal, self._key)
        marks = MarkFile(
            self.profile.folder, self._key
        )  # before the store's state: what is written meanwhile is no loss
        with told(str(self.profile.folder)), self._reader.begin() as connection:
            return check_store(connection, self._files, journal, marks, is_live=not self.profile.is_training)

    def warnings(self) -> tuple[Finding, ...]:
        """Return what everybody must know: that the store was restored or upgraded at opening, and breaks that wait for an
        administrator.
        """
        told = (*break_findings(self.ask(lambda records: records.broken())), *self._upgraded())
        if self.restored is None:
            return told
        done, name = self.restored, self.profile.store.name
        return (finding("keeping.restored", name, replayed=done.replayed, quarantined=done.quarantined), *told)

    def _upgraded(self) -> tuple[Finding, ...]:
        """Tell where the file of before an upgrade is kept, while it holds records that the center does not have."""
        if self.upgraded_from is None or not self.look(is_tied):
            return ()
        standing = self.look(standing_of)
        count = standing.unsent + standing.received
        return (
            (finding(UPGRADED_UNSENT, str(self.upgraded_from), count=count, file=str(self.upgraded_from)),)
            if count
            else ()
        )

    def backup(self, folder: Path | None = None) -> Backup:
        """Make a verified backup while the desk works on, drop the oldest, and the journal that every kept one holds.

        In a `folder` of its own (another disk) it is complete: keys, profile and scans lie beside it.
        """
        target = folder or self.profile.backups
        made = make_backup(self.profile.store, self._key, target, self.around.now().at)
        kept = drop_old(target)
        if folder is not None:
            copy_rest(self.profile, folder)
        elif self._lock_file is not None:
            with self._turn:
                journal = self._journal or self._open_journal()
                fill_gaps(self._writer, journal, self.around.now().on.isoformat())
                journal.drop_before(min(b.txn for b in kept))
        return made

    def export_unsent(self) -> Path | None:
        """Export what lies on this desk alone; return where, None when its center has everything or it has none.

        None as well while the center answers and nothing waits longer than FRESH: the next round takes it along. An export
        that is RECENT and holds all but comings and goings is not made again. Exports of before go once the center has
        everything: they hold personal data that nobody would look for there.
        Raises Refused("sync.leave_not_exported" | "sync.leave_no_room").
        """
        if not self.look(lies_alone):
            if self.look(is_tied):
                forget_exports(self.profile)
            return None
        now = self.around.now()
        if self.look(lambda connection: is_taken_soon(connection, self.touch, now)):
            return None
        held = self.look(lambda connection: held_by_export(connection, self.profile, now.at))
        return held or export_unsent(self.profile, self._key, now.at, self.look(last_txn), LEAVE)

    def close(self) -> None:
        """Write everything into the store's own file and let go of the profile; the day's first end makes a backup."""
        with self._turn:
            if self._lock_file is not None:
                self._back_up_when_due()
                write_log_into_file(self._writer)
            self._reader.dispose()
            self._writer.dispose()
            if self._journal is not None:
                self._journal.close()
            self._marks.close()
            if self._lock_file is not None:
                self._lock_file.release()
            self._lock_file = None
            forget_cases()

    def _back_up_when_due(self) -> None:
        txn = self._journal.last_txn if self._journal else 0
        if txn > BEGINNING and is_due(self.profile.backups, txn, self.around.now().at):
            try:
                self.backup()
            except (Refused, OSError) as error:  # closing must not fail for want of a backup; the journal has it all
                log().warning("no backup at closing", reason=type(error).__name__)

    def _open_journal(self) -> Journal:
        journal = Journal(self.profile.journal, self._key)
        with told(str(self.profile.folder)):
            day = self.around.now().on.isoformat()
            self.repaired = bring_together(self._writer, journal, day)
            if not journal.is_sound:
                self.repaired = replace(self.repaired, filled=fill_gaps(self._writer, journal, day))
        self._settings.forget()
        if self.repaired != Repaired():
            log().warning("journal and store brought together", **vars(self.repaired))
        self._journal = journal
        self._meet_mark()
        return journal

    def _meet_mark(self) -> None:
        """Put on record that the store is not what this desk last wrote; from here on store and mark go together."""
        self._marks.close()
        self._marks = marks = MarkFile(self.profile.folder, self._key)
        with self._reader.begin() as connection:
            is_live = not self.profile.is_training
            found = find_break(connection, marks, was_marked=MARKED in self._meta, is_live=is_live)
            known = {one.body.head for one in unaccepted(connection)} if found else set()
        if found is not None and found.head not in known:
            log().warning("store differs from its mark", cause=found.cause.value, transactions=found.transactions)
            self.do(SYSTEM_OFFICER, record_break, found)
        with told(str(self.profile.folder)):
            catch_up(self._writer, marks)

    def _append(self, journal: Journal, record: JournalRecord | None, desk: Transaction) -> None:
        try:
            if record is not None:
                journal.append(record, desk.now().on.isoformat())
                self._marks.add((self._marks.last or Mark()).after(record))
            if desk.erased:
                with self._reader.begin() as connection:
                    scrub_journal(connection, journal, desk.erased)
        except OSError as error:
            journal.close()
            self._journal = None
            raise Refused("store.second_copy_failed", folder=str(self.profile.journal)) from error

    def _tell(self, changed: frozenset[str]) -> None:
        if changed:
            for listener in list(self._listeners):
                listener(changed)

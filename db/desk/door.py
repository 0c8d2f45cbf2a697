"""The way into a profile, as ui.login.gate.Gate names it: first run, log-in, recovery, the second officer's word."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.door import Entered, FirstDesk
from app.errors import Refused, Trouble
from app.ids import OfficerId
from app.keys.device_secret import is_degraded
from app.keys.failures import forget_failures, read_failures
from app.keys.passwords import FULL_COST, TRAINING_COST
from app.keys.safe import readmit, recover, unlock_as
from app.office import new_office
from app.officer import Officer, Role
from app.sessions import LOG_IN, LOG_OUT, SHIFT_CHANGE, record_failures, record_password, record_session
from app.sync.judge import REAL
from app.sync.passes import OfficerKey
from db.desk.making import NewProfile, create_profile
from db.desk.now import real_now
from db.desk.opening import log_in, open_store
from db.desk.profile import is_profile, read_profile
from db.desk.schema import SAMPLES
from db.desk.store import Store
from db.desk.surroundings import Surroundings

if TYPE_CHECKING:
    from app.levels.between import Between
    from app.levels.desk import Order
    from app.sync.loopback import LoopbackCenter
    from app.sync.running import Told
    from app.sync.shelf import Standing
    from db.desk.retention import Retention

ADMINISTRATOR_ROLES = (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)


class DeskDoor:
    """A profile folder; the store behind it is opened once and stays open over shift changes."""

    def __init__(self, folder: Path, around: Surroundings) -> None:
        self.folder = folder
        self.around = around
        self.store: Store | None = None
        self.officer: Officer | None = None
        self.loopback: LoopbackCenter | None = None
        self._keeper: Retention | None = None
        self._saved: Path | None = None  # where what lies here alone was exported when an officer was last let go

    @property
    def office_name(self) -> str:
        """Return the name of the hall."""
        return self.around.office.name if self.is_new else read_profile(self.folder).office_name

    @property
    def is_new(self) -> bool:
        """True while there is no profile here."""
        return not is_profile(self.folder)

    @property
    def is_training(self) -> bool:
        """True for a training profile."""
        return not self.is_new and read_profile(self.folder).is_training

    def read_in(self) -> None:
        """Whoever holds this door has read in what lies behind it."""

    def make(self, first: FirstDesk) -> str:
        """Make the profile and its first administrator, who keeps accounts and settings and holds no post: whoever
        gives the rights takes no part in cases (fault: an administrator who accepts and decides).

        Return the recovery code. Raises Refused("office.no_name" | "office.no_division") and what create_profile does.
        """
        office = new_office(first.office, first.division)
        if first.has_samples:
            office = replace(self.around.office, name=office.name, division=office.division)
        officer = Officer(OfficerId(first.officer_id), first.name, (), ADMINISTRATOR_ROLES)
        settings = {SAMPLES: first.has_samples}
        new = NewProfile(self.folder, office, first.desk_code, ((officer, first.password),), settings=settings)
        return create_profile(new, self.around)

    def enter(self, officer_id: str, password: str) -> Entered:
        """Open the profile as this officer; the log-in, or the change of shift, is an event."""
        if self.store is not None:
            officer, key = self._verified(officer_id, password)
            self.store.sign_in(key)
            what, is_opened = (LOG_IN if self.officer is None else SHIFT_CHANGE), False
        else:
            self.store, officer = log_in(self.folder, officer_id, password, self.around)
            what, is_opened = LOG_IN, True
        self.officer = officer
        self._record_failures(self.store)
        self.store.do(officer, record_session, what)
        was_unclean = is_opened and self.store.was_unclean
        return Entered(self.store, officer, self.store.warnings(), was_unclean, is_degraded(self.folder))

    def leave(self) -> None:
        """The officer leaves the desk; the store stays open for the next one.

        `save_unsent` comes before and may keep him here. Whoever it let go is gone: nothing is exported a second time, and
        nothing can refuse him when his window is closed already.
        """
        self._leave()

    def is_tied(self) -> bool:
        """True when a center let this desk in."""
        from db.desk.touch import is_tied

        return self.store is not None and self.store.look(is_tied)

    def save_unsent(self) -> Path | None:
        """Export what lies on this desk alone, before an officer leaves; return where, None when nothing was exported.

        Raises Refused("sync.leave_not_exported" | "sync.leave_no_room"): then he is still here.
        """
        self._saved = None
        if self.store is not None and self.officer is not None:
            self._saved = self.store.export_unsent()
        return self._saved

    def _leave(self) -> None:
        officer, self.officer = self.officer, None
        if self.store is not None and officer is not None:
            self.store.sign_in(None)
            with contextlib.suppress(Refused):  # an account that was closed meanwhile leaves without a word
                self.store.do(officer, record_session, LOG_OUT)

    def unsent(self, language: str, *, is_reached: bool = False) -> str:
        """Return in a sentence what lies on this machine alone; empty when its center has everything, or it has none.

        `is_reached`: the center answered the last round, so that what is fresh goes with the next one.
        """
        from app.sync.unsent import left_words
        from db.desk.standing import standing_of

        if self.store is None or not self.is_tied():
            return ""
        now = self.store.around.now().at
        return left_words(self.store.look(standing_of), now, language, self._saved, is_reached=is_reached)

    def _record_failures(self, store: Store) -> None:
        """Put the log-ins that failed on record, now that somebody has opened the store."""
        failures = read_failures(self.folder)
        if failures and self.officer is not None:
            store.do(self.officer, record_failures, failures)
            forget_failures(self.folder)

    def verify(self, officer_id: str, password: str) -> Officer:
        """Return the active officer whose password this is. Raises Refused("keys.…" | "people.closed_account")."""
        return self._verified(officer_id, password)[0]

    def _verified(self, officer_id: str, password: str) -> tuple[Officer, OfficerKey]:
        try:
            opened = unlock_as(self.folder, officer_id, password, self.around.now().at)
        except Refused:
            self._record_failures(self._opened())
            raise
        return _active(self._opened(), officer_id), OfficerKey(officer_id, opened.officer.hex())

    def recover(self, code: str, officer_id: str, password: str) -> None:
        """Give a known officer a new password by the printed recovery code."""
        key = recover(self.folder, code)
        store = self.store or open_store(read_profile(self.folder), key, self.around, read_only=True)
        try:
            _active(store, officer_id)
            training = self.is_training
            cost = TRAINING_COST if training else FULL_COST
            readmit(self.folder, key, officer_id, password, training=training, cost=cost)
        finally:
            if self.store is None:
                store.close()

    def set_password(self, officer_id: str, password: str) -> None:
        """Give an active officer a new password, on record; the own one, or anybody's as system administrator.

        Raises Refused("profile.locked" | "staffing.not_administrator" | "people.closed_account").
        """
        store = self._opened()
        if self.officer is None:
            raise Refused("profile.locked", folder=str(self.folder))
        acting = _active(store, self.officer.id)
        if acting.id != officer_id and not acting.has_role(Role.SYSTEM_ADMIN):
            raise Refused("staffing.not_administrator", officer=acting.name)
        _active(store, officer_id)
        store.set_password(officer_id, password)
        store.do(acting, record_password, officer_id)

    def exchange(self) -> Told | None:
        """Do one round with the center; None while the desk is tied to none.

        The center on this machine is brought up first where it is wanted, and lets this desk in.
        """
        from app.sync.running import Told, run_round  # no first paint waits for the network
        from db.desk.sync_shelf import StoreShelf

        store = self.store
        if store is None:
            return None
        shelf = StoreShelf(store)
        try:
            if self.loopback is not None:
                self.loopback.bring_up(shelf, store.profile.desk_code, real_now)
            told = run_round(shelf, real_now)
        except Trouble as trouble:
            told = Told(shelf.standing(), trouble=trouble.with_traceback(None))
        if told is None:
            return None
        now = self.around.now()
        is_held = now.clock == REAL and not store.profile.is_training  # else nothing is asked of a grant
        return replace(told, at=now.at, grant_until=told.grant_until if is_held else None)

    def standing(self) -> Standing | None:
        """Return how many records are where now; None while the desk is tied to no center."""
        from db.desk.standing import standing_of
        from db.desk.touch import is_tied

        return self.store.look(standing_of) if self.store is not None and self.store.look(is_tied) else None

    def keeper(self) -> Retention:
        """Return who looks after what is kept for a while in the open store. Raises Refused("profile.locked")."""
        from db.desk.retention import Retention

        if self._keeper is None:
            self._keeper = Retention(self._opened())
        return self._keeper

    def fetch(self, sha256: str) -> None:
        """Fetch a file of another desk at once. Raises Unreachable, NotFound, Refused("sync.no_center")."""
        from app.sync.running import fetch
        from db.desk.sync_shelf import StoreShelf

        fetch(StoreShelf(self._opened()), real_now, sha256)

    def between(self, order: Order | None = None) -> Between:
        """Return what passes between centers, after `order` was done at the center. Raises what ask_between does."""
        from app.levels.desk import ask_between
        from db.desk.sync_shelf import StoreShelf

        return ask_between(StoreShelf(self._opened()), real_now, order)

    def close(self) -> None:
        """Close the store and let go of the profile; what lies here stays here, and the day's first end makes a backup."""
        self._leave()
        if self.loopback is not None:
            self.loopback.close()
        if self.store is not None:
            self.store.close()
        self.store = self._keeper = None
        self.officer = None

    def _opened(self) -> Store:
        if self.store is None:
            raise Refused("profile.locked", folder=str(self.folder))
        return self.store


def _active(store: Store, officer_id: str) -> Officer:
    known: tuple[Officer, ...] = store.ask(lambda records: records.officers())
    officer = next((o for o in known if o.id == officer_id and o.is_active), None)
    if officer is None:
        raise Refused("people.closed_account", officer=officer_id)
    return officer

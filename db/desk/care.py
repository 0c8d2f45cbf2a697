"""What the command line does with a profile beside or without a window: read, check, back up, restore."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from app.desk import Desk
from app.door import Entered
from app.erasing import ask_erasure, sign_erasure
from app.errors import Refused
from app.events.envelope import Event
from app.events.keeping import ClockAccepted, ContinuityAccepted, Erased
from app.ids import EventId
from app.keeping import accept_clock, accept_loss
from app.keys.safe import unlock
from app.officer import Officer, Role
from app.sync.link import Link, ask_in
from app.sync.running import Told, run_round
from app.sync.unsent import refuse_unsent
from db.desk.backup import Backup
from db.desk.checking import Checked
from db.desk.now import OFFICE_ZONE, real_now
from db.desk.opening import log_in, open_store
from db.desk.profile import read_profile
from db.desk.profile_lock import ProfileLock
from db.desk.restoring import Restored, restore
from db.desk.store import Store
from db.desk.surroundings import Surroundings
from db.desk.sync_shelf import StoreShelf

T = TypeVar("T")


class Care:
    """A profile in the hands of one officer who has no window. Reading runs beside an open window, writing does not."""

    def __init__(self, folder: Path, around: Surroundings, officer: str, password: str) -> None:
        self._folder = folder
        self._around = around
        self._officer = officer
        self._password = password

    @cached_property
    def _reader(self) -> tuple[Store, Entered]:
        store, known = log_in(self._folder, self._officer, self._password, self._around, read_only=True)
        return store, Entered(store, known)

    def read(self) -> Entered:
        """Return the store, opened to read only."""
        return self._reader[1]

    def write(self, work: Callable[[Entered], T]) -> T:
        """Let `work` act on the store. Raises Refused("profile.in_use") while a window is open."""
        store, known = log_in(self._folder, self._officer, self._password, self._around)
        try:
            return work(Entered(store, known))
        finally:
            store.close()

    def verify(self, officer_id: str, password: str) -> Officer:
        """Return the active officer whose password this is. Raises Refused("keys.…" | "people.closed_account")."""
        unlock(self._folder, officer_id, password, self._around.now().at)
        known: tuple[Officer, ...] = self._reader[0].ask(lambda records: records.officers())
        officer = next((one for one in known if one.id == officer_id and one.is_active), None)
        if officer is None:
            raise Refused("people.closed_account", officer=officer_id)
        return officer

    def check(self) -> Checked:
        """Return what a full check finds."""
        return self._reader[0].check()

    def backup(self) -> Path:
        """Make a verified backup. Raises Refused("profile.in_use") while a window is open."""
        store, _known = log_in(self._folder, self._officer, self._password, self._around)
        try:
            made: Backup = store.backup()
        finally:
            store.close()
        return made.path

    def restore(self) -> Restored:
        """Put a whole store in place of a damaged one, from the newest verified backup and the journal; tell what is lost."""
        moment = self._around.now()
        key = unlock(self._folder, self._officer, self._password, moment.at)
        profile = read_profile(self._folder)
        held = ProfileLock(self._folder)
        try:
            restored = restore(profile, key, moment.at, moment.on.isoformat())
        finally:
            held.release()
        store = open_store(profile, key, self._around)
        try:
            return replace(restored, lost=store.warnings())
        finally:
            store.close()

    def accept_loss(self, desk_code: str) -> str:
        """Go on under a new origin after a system administrator's yes; return the desk code from here on.

        Raises Refused("keeping.…") when nothing is broken, the officer is no system administrator, the code will not do.
        """
        accepted: ContinuityAccepted = self._do(accept_loss, desk_code)
        return accepted.desk_code

    def accept_clock(self, reason: str) -> str:
        """Go on by the present clock after a system administrator's word; return the moment that was in the way."""
        accepted: ClockAccepted = self._do(accept_clock, reason)
        return f"{accepted.newest.astimezone(OFFICE_ZONE):%Y-%m-%d %H:%M}"

    def ask_erasure(self, number: str, basis: str, reason: str) -> tuple[str, int]:
        """Ask for the erasure of a case's private facts; return the id to sign and how many events it names."""

        def ask(desk: Desk) -> Event:
            return ask_erasure(desk, desk.records.case_by_number(number).id, basis=basis, reason=reason)

        asked: Event = self._do(ask)
        return asked.id, len(asked.data["events"])

    def sign_erasure(self, asked: str) -> int:
        """Sign what another officer asked for; return of how many events the private facts are gone."""
        erased: Erased = self._do(sign_erasure, EventId(asked))
        return len(erased.events)

    def join_center(self, address: str, code: str, ca: str) -> Link:
        """Ask a center to let this desk in. Raises Refused("staffing.administrator_only") but for a system administrator."""
        store, known = log_in(self._folder, self._officer, self._password, self._around)
        try:
            if not known.has_role(Role.SYSTEM_ADMIN):
                raise Refused("staffing.administrator_only", officer=known.name)
            profile = store.profile
            return ask_in(StoreShelf(store), address, code, profile.desk_code, profile.office_name, real_now, ca)
        finally:
            store.close()

    def exchange(self) -> Told | None:
        """Do one round with the center; None while the desk is tied to none."""
        store, _ = log_in(self._folder, self._officer, self._password, self._around)
        try:
            return run_round(StoreShelf(store), real_now)
        finally:
            store.close()

    def wipe(self, desk_code: str, backup_to: Path | None) -> tuple[Path, Path | None]:
        """Remove the profile; return where it lay and where its complete backup lies.

        Raises Refused("staffing.administrator_only" | "command.wipe_code" | "command.wipe_place"), ("sync.unsent") for
        records or files that no center has (SORMAS 399), unless a backup of them is made first.
        """
        store, known = log_in(self._folder, self._officer, self._password, self._around)
        try:
            if not known.has_role(Role.SYSTEM_ADMIN):
                raise Refused("staffing.administrator_only", officer=known.name)
            if desk_code != store.profile.desk_code:
                raise Refused("command.wipe_code", found=desk_code)
            if backup_to is not None and backup_to.resolve().is_relative_to(self._folder.resolve()):
                raise Refused("command.wipe_place", folder=str(backup_to))
            if backup_to is None:
                refuse_unsent(StoreShelf(store))
            made = None if backup_to is None else store.backup(backup_to).path
        finally:
            store.close()
        shutil.rmtree(self._folder)
        return self._folder, made

    def _do(self, use_case: Callable[..., Any], *args: Any) -> Any:
        store, known = log_in(self._folder, self._officer, self._password, self._around)
        try:
            return store.do(known, use_case, *args)
        finally:
            store.close()

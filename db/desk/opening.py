"""Opening a profile: lock, upgrade, mend what a power cut left, and say in a sentence what stands in the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.errors import Refused
from app.events.envelope import Moment
from app.keys.safe import unlock_as
from app.keys.slots import Opened
from app.officer import Officer
from app.sync.passes import OfficerKey
from db.desk.backup import damaged_pages
from db.desk.failures import told
from db.desk.log import log
from db.desk.place import refuse_bad_place
from db.desk.profile import Profile, read_profile
from db.desk.profile_lock import ProfileLock
from db.desk.restoring import Restored, restore
from db.desk.store import Store
from db.desk.surroundings import Surroundings
from db.desk.unsent_export import export_before_upgrade
from db.desk.upgrade import refuse_other_shape, schema_version, upgrade_store


def open_profile(folder: Path, officer_id: str, password: str, at: datetime) -> tuple[Profile, Opened]:
    """Return the profile, the store's key and the officer's own.

    Raises NotFound("profile.none"), Refused("profile.damaged"), and what app.keys.safe.unlock raises.
    """
    profile = read_profile(folder)
    return profile, unlock_as(folder, officer_id, password, at)


def open_store(profile: Profile, key: bytes, around: Surroundings, *, read_only: bool = False) -> Store:
    """Return the open store; `read_only` opens beside a running program and never writes.

    Raises Refused: "profile.in_use", "store.damaged", "store.newer", "store.not_writable", "store.old_sqlite",
    "profile.network_drive", "profile.synchronised", "sync.upgrade_not_exported", "sync.upgrade_no_room".
    """
    around = replace(around, fonts=profile.fonts, is_training_profile=profile.is_training)
    if read_only:
        if not profile.store.is_file():
            raise Refused("store.damaged", file=str(profile.store))
        with told(str(profile.store)):
            refuse_other_shape(profile.store, key)
            return Store(profile, key, around, lock=None)
    refuse_bad_place(profile.folder)
    lock = ProfileLock(profile.folder)
    try:
        restored, kept = _make_sound(profile, key, around.now(), lock.was_unclean)
        store = Store(profile, key, around, lock)
    except BaseException:
        lock.release(was_clean=False)
        raise
    store.restored, store.upgraded_from = restored, kept
    return store


def _make_sound(profile: Profile, key: bytes, now: Moment, was_unclean: bool) -> tuple[Restored | None, Path | None]:
    """Upgrade the store; when its pages are damaged, restore it first. Pages are looked at after an unclean end.

    Returns what was restored, and where the file of before an upgrade is kept.
    """
    restored = None
    if _is_damaged(profile.store, key, was_unclean):
        restored = restore(profile, key, now.at, now.on.isoformat())
        log().warning("store restored", replayed=restored.replayed, from_journal_alone=restored.backup is None)
    export_before_upgrade(profile, key, now.at)
    return restored, upgrade_store(profile.store, key)


def _is_damaged(store: Path, key: bytes, was_unclean: bool) -> bool:
    if not store.is_file():
        return True
    try:
        schema_version(store, key)
        return was_unclean and bool(damaged_pages(store, key))
    except Refused as trouble:
        if trouble.code != "store.damaged":
            raise
        return True


def log_in(
    folder: Path, officer_id: str, password: str, around: Surroundings, *, read_only: bool = False
) -> tuple[Store, Officer]:
    """Open the profile as this officer. Raises also Refused("people.closed_account") for a closed account."""
    profile, opened = open_profile(folder, officer_id, password, around.now().at)
    store = open_store(profile, opened.key, around, read_only=read_only)
    store.sign_in(OfficerKey(officer_id, opened.officer.hex()))
    known: tuple[Officer, ...] = store.ask(lambda records: records.officers())
    officer = next((o for o in known if o.id == officer_id), None)
    if officer is None or not officer.is_active:
        store.close()
        raise Refused("people.closed_account", officer=officer_id)
    return store, officer

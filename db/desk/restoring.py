"""After damage: the store is set aside, the newest verified backup takes its place, the journal is replayed into it."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from app.durable import sync_folder
from app.errors import Refused
from app.finding import Finding
from db.desk.backup import damaged_pages, end_of, verified_txn
from db.desk.connection import reserve, write_log_into_file, writer_engine
from db.desk.journal import Journal
from db.desk.profile import Profile
from db.desk.repair import bring_together, last_txn
from db.desk.schema import DESK_CODE, IS_TRAINING, ORIGIN, event, meta
from db.desk.unsent_export import copies
from db.desk.upgrade import SIDE_FILES, bring_to_newest, create_store, put_in_place


@dataclass(frozen=True)
class Restored:
    """From which backup (None: from the journal alone), how many transactions were replayed, where the old store lies.

    `lost`: what is not there any more, as far as the mark knows; filled in when the store was opened again.
    """

    backup: str | None
    replayed: int
    quarantined: str
    lost: tuple[Finding, ...] = ()


def restore(profile: Profile, key: bytes, at: datetime, day: str) -> Restored:
    """Put a whole store in the place of a damaged one; the profile's lock must be held and the store closed.

    Raises Refused("restore.nothing_left") when no backup is whole and the journal does not reach back to the start;
    the damaged store is then in its place again, and so is a whole one that holds more than would come back
    ("restore.store_is_whole").
    """
    aside = _set_aside(profile.store, at)
    beside = profile.store.with_name("store.restored")
    try:
        used = _newest_whole(profile, key, beside)
        journal = Journal(profile.journal, key)
        if used is None:
            _begin_anew(profile, key, journal, beside)
        engine = writer_engine(beside, key)
        replayed = bring_together(engine, journal, day).replayed
        with engine.begin() as connection:
            end = last_txn(connection)
            _keep_desk_code(connection, profile)
        write_log_into_file(engine)
        engine.dispose()
        journal.close()
        _refuse_when_more(aside, profile, key, end)
    except BaseException:  # whatever it was: the store that was there is there again
        _put_back(aside, profile.store)
        raise
    put_in_place(beside, profile.store)
    return Restored(used, replayed, aside.name)


def _keep_desk_code(connection: sa.Connection, profile: Profile) -> None:
    """A desk code given after the backup was made stays: with the older one numbers would be given twice."""
    code = sa.update(meta).where(meta.c.key == DESK_CODE)
    is_training = sa.select(meta.c.value).where(meta.c.key == IS_TRAINING)
    if connection.execute(is_training).scalar_one() == str(int(profile.is_training)):
        connection.execute(code.values(value=profile.desk_code))


def _refuse_when_more(aside: Path, profile: Profile, key: bytes, end: int) -> None:
    """A store that is whole is not given up for a copy that has less of it."""
    try:
        held = 0 if not aside.is_file() or damaged_pages(aside, key) else end_of(aside, key)
    except (Refused, sa.exc.DatabaseError):
        return
    if held > end:
        raise Refused("restore.store_is_whole", file=profile.store.name, more=held - end)


def _newest_whole(profile: Profile, key: bytes, beside: Path) -> str | None:
    for backup in copies(profile):
        _forget(beside)
        reserve(beside)
        shutil.copyfile(backup.path, beside)
        if verified_txn(beside, key) is not None:
            bring_to_newest(beside, key)  # the journal may tell of tables that an older backup does not have
            return backup.path.name
    return None


def _begin_anew(profile: Profile, key: bytes, journal: Journal, beside: Path) -> None:
    """Make an empty store with this desk's name, for a journal that holds everything."""
    first = next(iter(journal.read()), None)
    if first is None or first.txn != 1 or not first.rows.get(event.name):
        raise Refused("restore.nothing_left", folder=str(profile.backups))
    _forget(beside)
    create_store(beside, key)
    values = {
        ORIGIN: first.rows[event.name][0]["origin"],
        DESK_CODE: profile.desk_code,
        IS_TRAINING: str(int(profile.is_training)),
    }
    engine = writer_engine(beside, key)
    with engine.begin() as connection:
        connection.execute(sa.insert(meta), [{"key": name, "value": value} for name, value in values.items()])
    engine.dispose()


def _names(path: Path) -> list[tuple[Path, str]]:
    return [(path.with_name(path.name + side), side) for side in ("", *SIDE_FILES)]


def _set_aside(store: Path, at: datetime) -> Path:
    """Rename the damaged store with its log; it is never deleted."""
    aside = store.with_name(f"store-{at:%Y%m%dT%H%M%S}.corrupt")
    for path, side in _names(store):
        if path.exists():
            os.replace(path, aside.with_name(aside.name + side))
    sync_folder(store.parent)
    return aside


def _put_back(aside: Path, store: Path) -> None:
    for path, side in _names(aside):
        if path.exists():
            os.replace(path, store.with_name(store.name + side))


def _forget(path: Path) -> None:
    for name, _side in _names(path):
        name.unlink(missing_ok=True)

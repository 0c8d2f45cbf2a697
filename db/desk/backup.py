"""Backups: one step, opened and verified before they count, seven days and four weeks kept."""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver

from app.durable import replace_file, sync_folder
from app.errors import Refused
from app.keys.slot_file import FILE_NAME as SLOTS
from db.desk.connection import connect, reader_engine, reserve
from db.desk.failures import told
from db.desk.profile import FILE_NAME as PROFILE
from db.desk.profile import Profile
from db.desk.repair import last_txn
from db.desk.upgrade import SIDE_FILES

DAYS_KEPT, WEEKS_KEPT = 7, 4
MOST_TOLD = 20
MEGABYTE = 1024 * 1024
LEFT_FREE = 64 * MEGABYTE
"""What a copy leaves free on its disk: the desk goes on writing there."""


@dataclass(frozen=True)
class Backup:
    """A verified copy of the store as it stood after transaction `txn`."""

    path: Path
    made_at: datetime
    txn: int
    sha256: str


def make_backup(store: Path, key: bytes, folder: Path, at: datetime) -> Backup:
    """Copy the store in one step while it is in use, verify the copy, and only then give it its name.

    Whatever it ends in, no part of a copy stays. Raises Refused("backup.no_room") where the copy would leave the disk
    less than LEFT_FREE, ("backup.failed") when it does not open or its pages are not whole.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    beside = folder / "backup.new"
    _forget(beside)
    _refuse_no_room(store, folder)
    try:
        return _name(beside, folder, at, _copied(store, key, beside))
    except BaseException:
        _forget(beside)  # a disk that ran full would else stay full, and the desk could write nothing more
        raise


def _copied(store: Path, key: bytes, beside: Path) -> int:
    """Write the copy; return its last transaction."""
    folder = str(beside.parent)
    reserve(beside)
    with told(folder):
        connection = connect(store, key)
        try:
            connection.execute("VACUUM INTO ?", (str(beside),))
        except driver.DatabaseError as error:
            raise Refused("backup.failed", folder=folder) from error
        finally:
            connection.close()
    txn = verified_txn(beside, key)
    if txn is None:
        raise Refused("backup.failed", folder=folder)
    return txn


def _refuse_no_room(store: Path, folder: Path) -> None:
    """Raise Refused("backup.no_room") with what is needed and what is there, in MB."""
    parts = (store, store.with_name(store.name + "-wal"))
    needed = sum(part.stat().st_size for part in parts if part.is_file()) + LEFT_FREE
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise Refused("backup.no_room", folder=str(folder), needed=-(-needed // MEGABYTE), free=free // MEGABYTE)


def _name(beside: Path, folder: Path, at: datetime, txn: int) -> Backup:
    with beside.open("rb+") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())
    path = folder / f"{at:%Y%m%dT%H%M%S}-{txn:012d}.db"
    replace_file(path.with_suffix(".sha256"), f"{digest}  {path.name}\n".encode())
    os.replace(beside, path)
    sync_folder(folder)
    return Backup(path, at, txn, digest)


def verified_txn(path: Path, key: bytes) -> int | None:
    """Return the last transaction of a copy whose every page is whole; None when it cannot be trusted."""
    try:
        if damaged_pages(path, key):
            return None
        return end_of(path, key)
    except (Refused, sa.exc.DatabaseError):
        return None
    finally:
        for side in SIDE_FILES:
            path.with_name(path.name + side).unlink(missing_ok=True)


def end_of(path: Path, key: bytes) -> int:
    """Return the last transaction of a store that nobody has open."""
    engine = reader_engine(path, key)
    try:
        with engine.begin() as connection:
            return last_txn(connection)
    finally:
        engine.dispose()


def damaged_pages(path: Path, key: bytes) -> tuple[str, ...]:
    """Return what SQLCipher's page check finds; it looks at the file only, so the log is written into it first.

    Raises Refused("store.busy") while a long query keeps the log, ("store.damaged") when not even that can be read.
    """
    connection = connect(path, key)
    try:
        is_busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if is_busy:  # pages still in the log would look damaged: a false alarm, and a restore for nothing
            raise Refused("store.busy", file=path.name)
        return tuple(str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check"))
    finally:
        connection.close()


def unreadable_pages(path: Path, key: bytes) -> tuple[str, ...]:
    """Return what cannot be read of one state of a store that another program may have open; nothing is written.

    Every page in use is read with its seal, those in the log as well. The file alone is looked at only when there is no
    log: beside a program that writes, a page half written would look damaged.
    """
    is_alone = not path.with_name(path.name + "-wal").exists()
    connection = connect(path, key)
    try:
        connection.execute("PRAGMA query_only = on")
        sealed = "PRAGMA cipher_integrity_check" if is_alone else "SELECT 1 WHERE 0"
        found = [*connection.execute(sealed), *connection.execute(f"PRAGMA quick_check({MOST_TOLD})")]
        return tuple(str(row[0]) for row in found if row[0] != "ok")
    except driver.DatabaseError as error:
        return (str(error),)
    finally:
        connection.close()


def backups(folder: Path) -> tuple[Backup, ...]:
    """Return the backups whose bytes are still what was written down when they were made, newest first."""
    found = []
    for path in sorted(folder.glob("*.db"), reverse=True):
        try:
            stamp, txn = path.stem.split("-")
            made_at = datetime.strptime(stamp + "+0000", "%Y%m%dT%H%M%S%z")
            digest = path.with_suffix(".sha256").read_text("ascii").split()[0]
            with path.open("rb") as file:
                is_same = hashlib.file_digest(file, "sha256").hexdigest() == digest
        except (OSError, ValueError, IndexError):
            continue
        if is_same:
            found.append(Backup(path, made_at, int(txn), digest))
    return tuple(found)


def is_due(folder: Path, txn: int, at: datetime) -> bool:
    """True when transactions up to `txn` stand in no backup and none was made today; reads names only."""
    newest = max((p.stem for p in folder.glob("*.db")), default="")
    day, _, last = newest.partition("-")
    return day[:8] < f"{at:%Y%m%d}" and int(last or 0) < txn


def drop_old(folder: Path) -> tuple[Backup, ...]:
    """Keep the newest backup of each of the last 7 days and 4 weeks that have one; return what stays, newest first."""
    held = backups(folder)
    days = _newest_of_each(held, "%Y-%m-%d")[:DAYS_KEPT]
    weeks = _newest_of_each(held, "%G-%V")[:WEEKS_KEPT]
    kept = {b.path for b in (*days, *weeks)}
    for backup in held:
        if backup.path not in kept:
            backup.path.unlink()
            backup.path.with_suffix(".sha256").unlink(missing_ok=True)
    return tuple(b for b in held if b.path in kept)


def _newest_of_each(held: tuple[Backup, ...], period: str) -> list[Backup]:
    """Return the newest backup of every day or week, newest first."""
    newest: dict[str, Backup] = {}
    for backup in held:
        newest.setdefault(backup.made_at.strftime(period), backup)
    return list(newest.values())


def copy_rest(profile: Profile, folder: Path) -> None:
    """Put what the store does not hold beside a backup on another disk: slots, profile.toml, scans (still encrypted),
    the office's own fonts.

    The device secret stays where it is: away from the device only the recovery code opens the copy.
    """
    for name in (SLOTS, PROFILE):
        replace_file(folder / name, (profile.folder / name).read_bytes())
    own_fonts = profile.fonts.glob("*.tt[cf]")
    for source in sorted((*profile.files.glob("??/*"), *own_fonts)):
        target = folder / source.relative_to(profile.folder)
        if not target.is_file():
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(target, source.read_bytes())


def _forget(path: Path) -> None:
    for name in (path, *(path.with_name(path.name + side) for side in SIDE_FILES)):
        name.unlink(missing_ok=True)

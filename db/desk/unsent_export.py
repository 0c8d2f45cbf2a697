"""What lies on this desk alone is exported before an upgrade and before an officer leaves, or neither happens (SORMAS 399).

An export is a verified copy of the whole store, encrypted as the store is, in `exports/unsent`; `yimen restore` takes the newest
of these and of the backups in again.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver

from app.errors import Refused, Trouble
from db.desk.backup import Backup, backups, end_of, make_backup
from db.desk.connection import reader_engine
from db.desk.profile import Profile
from db.desk.standing import standing_of
from db.desk.touch import is_tied
from db.desk.upgrade import NEWEST, schema_version

KEPT = 2
LEAVE, UPGRADE = "sync.leave_not_exported", "sync.upgrade_not_exported"
NO_ROOM = {LEAVE: "sync.leave_no_room", UPGRADE: "sync.upgrade_no_room"}
NO_TABLE = (sa.exc.DatabaseError, driver.DatabaseError)


def folder_of(profile: Profile) -> Path:
    """Return where the exports of a profile lie."""
    return profile.exports / "unsent"


def lies_alone(connection: sa.Connection) -> bool:
    """True while a center that let this desk in has not confirmed every event of it."""
    if not is_tied(connection):
        return False
    standing = standing_of(connection)
    return standing.unsent + standing.received > 0


def exported(profile: Profile) -> Path | None:
    """Return the newest export, None where there is none; names only are looked at."""
    return max(folder_of(profile).glob("2*.db"), default=None)


def export_unsent(profile: Profile, key: bytes, at: datetime, end: int, refusal: str) -> Path:
    """Export the store up to its transaction `end`; return where it lies: the newest export, where that reaches so far.

    All older ones but one go before, so that they take no room from it. Raises Refused(`refusal`) where no whole copy could
    be written; where the disk has no room for it, Refused(NO_ROOM[`refusal`]) says how much is needed and how much is there.
    """
    folder, newest = folder_of(profile), exported(profile)
    if newest is not None and newest.stem.endswith(f"-{end:012d}") and newest.with_suffix(".sha256").is_file():
        return newest
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        forget_exports(profile, KEPT - 1)
        made = make_backup(profile.store, key, folder, at)
    except (Trouble, OSError) as error:
        if isinstance(error, Refused) and error.code == "backup.no_room":
            raise Refused(NO_ROOM[refusal], **error.facts) from error
        raise Refused(refusal, folder=str(folder)) from error
    return made.path


def forget_exports(profile: Profile, kept: int = 0) -> None:
    """Remove all exports but the newest so many."""
    for older in sorted(folder_of(profile).glob("2*.db"), reverse=True)[kept:]:
        older.unlink(missing_ok=True)
        older.with_suffix(".sha256").unlink(missing_ok=True)


def export_before_upgrade(profile: Profile, key: bytes, at: datetime) -> None:
    """Export a store of an older shape that holds what no center has. Raises what `export_unsent` does."""
    if schema_version(profile.store, key) < NEWEST and _holds_unsent(profile.store, key):
        export_unsent(profile, key, at, end_of(profile.store, key), UPGRADE)


def copies(profile: Profile) -> tuple[Backup, ...]:
    """Return what a store can be restored from, backups and exports, newest first."""
    found = (*backups(profile.backups), *backups(folder_of(profile)))
    return tuple(sorted(found, key=lambda copy: (copy.made_at, copy.txn), reverse=True))


def _holds_unsent(store: Path, key: bytes) -> bool:
    """True for a store that may hold something unsent; one without the tables of a link was never tied to a center."""
    engine = reader_engine(store, key)
    try:
        with engine.begin() as connection:
            try:
                is_linked = is_tied(connection)
            except NO_TABLE:
                return False
            try:
                return is_linked and lies_alone(connection)
            except NO_TABLE:
                return True  # its older shape does not tell
    finally:
        engine.dispose()

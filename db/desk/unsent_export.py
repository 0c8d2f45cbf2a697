"""What lies on this desk alone is exported before an upgrade and before an officer leaves, or neither happens (SORMAS 399).
While the center answers, what is fresh goes with the next round and is not exported.

An export is a verified copy of the whole store, encrypted as the store is, in `exports/unsent`; `yimen restore` takes the newest
of these and of the backups in again.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver

from app.errors import Refused, Trouble
from app.events.envelope import Moment
from app.events.office import SessionChanged
from app.sync.unsent import goes_soon
from db.desk.backup import Backup, backups, end_of, make_backup
from db.desk.connection import reader_engine
from db.desk.profile import Profile
from db.desk.schema import event
from db.desk.standing import standing_of
from db.desk.sync_rows import own_origin
from db.desk.touch import Touch, is_tied
from db.desk.upgrade import NEWEST, schema_version

KEPT = 2
RECENT = timedelta(minutes=10)
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


def is_taken_soon(connection: sa.Connection, touch: Touch, now: Moment) -> bool:
    """True while the last round went well and nothing waits longer than FRESH: the next round takes it along."""
    return goes_soon(standing_of(connection), now.at, is_reached=touch.is_fresh(now))


def held_by_export(connection: sa.Connection, profile: Profile, at: datetime) -> Path | None:
    """Return the newest export where it is RECENT and only comings and goings were recorded here since; None otherwise."""
    newest = exported(profile)
    if newest is None or not newest.with_suffix(".sha256").is_file():
        return None
    stamp, _, txn = newest.stem.partition("-")
    age = at - datetime.strptime(stamp + "+0000", "%Y%m%dT%H%M%S%z")
    own = (event.c.origin == own_origin(connection), event.c.txn > int(txn), event.c.kind != SessionChanged.KIND)
    is_recent = timedelta() <= age <= RECENT
    return newest if is_recent and not connection.scalar(sa.select(sa.exists().where(*own))) else None


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

"""A backup of a center: every table of one state of it, and every file, in one archive; and the way back, a new epoch."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import psycopg

from app.durable import own_like, sync_folder
from app.errors import NotFound, Refused
from app.sync.fields import HASH
from db.center.connection import Connection, one
from db.center.feed import begin_epoch
from db.center.opening import owner
from db.center.store import BLOBS, facts_of
from db.center.upgrade import NEWEST, found_version, steps, upgrade_center

OURS = "yimen-center-backup/"
FORMAT = f"{OURS}1"
MANIFEST = "manifest.json"
TABLES = (
    "center", "feed", "feed_epoch", "origin", "event", "private", "reissued", "case_row", "officer", "admin", "enrol_code",
    "desk", "blob_named", "stream_desk", "level_key", "level_stream", "neighbor", "copied", "event_lost", "handing", "handing_file",
    "center_key", "officer_key", "managed", "people_given", "public_look",
)  # fmt: skip
ADDED = ("public_look",)
"""What an archive may lack though its shape has it: it was not kept at first."""
_CHUNK = 1024 * 1024
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, KeyError, ValueError, TypeError, psycopg.DataError,
    psycopg.IntegrityError,
)  # fmt: skip
"""What reading raises of a file that is no archive of ours, or a broken one, and the database of rows that are none."""


def back_up(address: str, home: Path, target: Path) -> int:
    """Write the archive, whole or not at all; returns how many events it holds. Only its owner may read it.

    Raises Refused("center.backup_place") where no file can be, ("center.backup_over") over what is no archive,
    ("center.backup_failed") when the disk takes no more.
    """
    if not target.absolute().parent.is_dir() or (target.exists() and not target.is_file()):
        raise Refused("center.backup_place", file=str(target))
    if target.exists() and target.stat().st_size and not _is_backup(target):
        raise Refused("center.backup_over", file=str(target))
    beside = target.with_name(target.name + ".new")
    try:
        return _archived(address, home, target, beside)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise Refused("center.backup_failed", file=str(target), detail=error.strerror or "") from error


def _is_backup(file: Path) -> bool:
    """True for an archive of a center, of whatever shape: a document of an office program is a zip file too."""
    try:
        with zipfile.ZipFile(file) as archive:
            return str(_told(archive).get("format")).startswith(OURS)
    except _DAMAGED:
        return False


def _told(archive: zipfile.ZipFile) -> dict[str, Any]:
    """Return what an archive tells of itself. Raises one of _DAMAGED."""
    told = json.loads(archive.read(MANIFEST))
    if not isinstance(told, dict):
        raise ValueError(MANIFEST)
    return told


def _archived(address: str, home: Path, target: Path, beside: Path) -> int:
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        with owner(address) as connection, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
            connection.execute(b"SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            events = _write(connection, home, archive)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, target)
    sync_folder(target.absolute().parent)
    return events


def _write(connection: Connection, home: Path, archive: zipfile.ZipFile) -> int:
    found = connection.execute(b"SELECT count(*) FROM event").fetchone()
    events = int(found[0]) if found else 0
    facts = facts_of(connection)
    told = {"format": FORMAT, "schema": NEWEST, "feed": facts.feed, "name": facts.name, "events": events}
    archive.writestr(MANIFEST, json.dumps(told, ensure_ascii=False))
    for table in TABLES:
        cursor = connection.cursor()
        command = f"COPY {table} TO STDOUT".encode()
        with archive.open(f"tables/{table}", "w", force_zip64=True) as out, cursor.copy(command) as copied:
            for part in copied:
                out.write(part)
    for path in sorted((home / BLOBS).glob("??/*")):
        if len(path.name) == 64:
            archive.write(path, f"{BLOBS}/{path.name}")
    return events


def refuse_no_backup(source: Path) -> None:
    """Raise NotFound("center.no_backup") where no archive lies; before anything is made to take it in."""
    if not source.is_file():
        raise NotFound("center.no_backup", file=str(source))


def restore(address: str, home: Path, source: Path) -> str:
    """Fill an empty center from an archive and begin a new epoch; returns the epoch.

    An archive of an older program goes into tables of its own shape, which are then brought to this program's. Raises
    NotFound("center.no_backup"), Refused("center.backup_damaged" | "center.backup_other" | "center.backup_tables" |
    "center.exists").
    """
    refuse_no_backup(source)
    try:
        with zipfile.ZipFile(source) as archive:
            if archive.testzip() is not None:
                raise Refused("center.backup_damaged", file=source.name)
            told = _told(archive)
            shape = str(told.get("schema"))
            if told.get("format") != FORMAT or shape not in steps():
                raise Refused("center.backup_other", found=shape[:20], newest=NEWEST)
            return _fill(address, home, archive, _feed_of(told), shape)
    except _DAMAGED as error:
        raise Refused("center.backup_damaged", file=source.name) from error


def _feed_of(told: dict[str, Any]) -> int:
    """Return the number of the feed: a division code. Raises one of _DAMAGED."""
    feed = int(told["feed"])
    if not 0 < feed < 1_000_000:
        raise ValueError("feed")
    return feed


def _fill(address: str, home: Path, archive: zipfile.ZipFile, feed: int, shape: str) -> str:
    """First the files, which stand under their own hashes, then the rows and the epoch in one transaction.

    Whoever is killed before that begins again with `restore`, after it goes on with `upgrade` or `serve`: nothing is missing.
    """
    there = found_version(address)
    if there:
        with owner(address) as connection:
            _refuse_full(connection)
    if there > shape:
        raise Refused("center.backup_tables", there=there, found=shape)
    _put_files(home / BLOBS, archive)
    upgrade_center(address, shape)
    with owner(address) as connection:
        _refuse_full(connection)
        for table in TABLES:
            if f"tables/{table}" not in archive.namelist() and (table in ADDED or not _is_there(connection, table)):
                continue
            command = f"COPY {table} FROM STDIN".encode()
            with archive.open(f"tables/{table}") as file, connection.cursor().copy(command) as copy:
                _pour(file, copy.write)
        epoch = begin_epoch(connection, feed)
        connection.execute(b"ANALYZE")
    upgrade_center(address)
    return epoch


def _is_there(connection: Connection, table: str) -> bool:
    found = one(connection, "SELECT to_regclass(%s)", table)
    return found is not None and found[0] is not None


def _refuse_full(connection: Connection) -> None:
    if connection.execute(b"SELECT 1 FROM center").fetchone() is not None:
        raise Refused("center.exists")


def _pour(file: IO[bytes], write: Callable[[bytes], None]) -> None:
    while part := file.read(_CHUNK):
        write(part)


def _put_files(folder: Path, archive: zipfile.ZipFile) -> None:
    """What is not the file that its name says stays away: it had rotted before it was backed up, and the rest is whole."""
    for name in archive.namelist():
        sha256 = name.rpartition("/")[2]
        if name.startswith(f"{BLOBS}/") and HASH.fullmatch(sha256):
            data = archive.read(name)
            if hashlib.sha256(data).hexdigest() == sha256:
                _put_file(folder, sha256, data)


def _put_file(folder: Path, sha256: str, data: bytes) -> None:
    path = folder / sha256[:2] / sha256
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)
    for made in (folder, path.parent, path):
        own_like(made, folder.parent)
    sync_folder(path.parent)

"""Connections to the encrypted store: SQLCipher with a raw key, durable settings, one writer and one reader engine."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver
from sqlalchemy import event

from app.errors import Refused

# WAL-reset corruption, 3.7.0 to 3.51.2 (https://sqlite.org/wal.html#walresetbug): never run on those.
OLDEST_SQLITE = (3, 51, 3)
BUSY_MILLISECONDS = 10_000
SETTINGS = (
    ("journal_mode", "wal"),
    ("synchronous", "full"),  # NORMAL loses acknowledged cases at a power cut
    ("foreign_keys", "on"),
    ("mmap_size", "0"),
    ("trusted_schema", "off"),
    ("cell_size_check", "on"),
    ("secure_delete", "on"),
    ("temp_store", "memory"),
    ("busy_timeout", str(BUSY_MILLISECONDS)),
)


def refuse_old_sqlite(version: tuple[int, ...] = driver.sqlite_version_info) -> None:
    """Raise Refused("store.old_sqlite") when the library has the WAL-reset fault."""
    if version < OLDEST_SQLITE:
        raise Refused("store.old_sqlite", found=".".join(map(str, version)), oldest=".".join(map(str, OLDEST_SQLITE)))


def reserve(path: Path) -> None:
    """Make an empty file that only its owner reads; SQLite gives its log and index the same rights."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))


def connect(path: Path, key: bytes, log: Path | None = None) -> Any:
    """Return a DBAPI connection to the store; the key is set before anything else touches the file.

    Raises Refused("store.damaged") when the pages cannot be read with this key: the slot proved the key, so the
    file is damaged.
    """
    connection = driver.connect(
        str(path), isolation_level=None, check_same_thread=False, timeout=BUSY_MILLISECONDS / 1000
    )
    try:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        _log_to_file(connection, log or path.parent / "logs" / "cipher.log")
        for name, value in SETTINGS:
            connection.execute(f"PRAGMA {name} = {value}")
        connection.execute("SELECT count(*) FROM sqlite_master")
    except driver.DatabaseError as error:
        connection.close()
        raise _worded(error, path) from error
    return connection


def _log_to_file(connection: Any, log: Path) -> None:
    """Keep SQLCipher's messages out of stderr, where they would look like a crash."""
    if log.parent.is_dir():
        connection.execute("PRAGMA cipher_log = '{}'".format(str(log).replace("'", "''")))
    connection.execute("PRAGMA cipher_log_level = ERROR")


def _worded(error: driver.DatabaseError, path: Path) -> Refused:
    text = str(error)
    if "readonly" in text or "unable to open" in text:
        return Refused("store.not_writable", folder=str(path.parent))
    if "locked" in text:
        return Refused("store.busy", file=path.name)
    return Refused("store.damaged", file=path.name)


def write_log_into_file(engine: sa.Engine) -> None:
    """Bring everything from the write-ahead log into the store's own file."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        raw.close()


def writer_engine(path: Path, key: bytes) -> sa.Engine:
    """Return the engine for transactions: each begins IMMEDIATE, so two threads wait for each other instead of failing."""
    engine = _engine(path, key, pool_size=1)

    @event.listens_for(engine, "begin")
    def _begin_immediate(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def reader_engine(path: Path, key: bytes) -> sa.Engine:
    """Return the engine for queries: it cannot write, and one query sees one state of the store."""
    engine = _engine(path, key, pool_size=4)

    @event.listens_for(engine, "connect")
    def _query_only(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA query_only = on")

    @event.listens_for(engine, "begin")
    def _begin_snapshot(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def _engine(path: Path, key: bytes, pool_size: int) -> sa.Engine:
    refuse_old_sqlite()
    return sa.create_engine(
        f"sqlite:///{path}",
        module=driver,
        creator=lambda: connect(path, key),
        poolclass=sa.pool.QueuePool,
        pool_size=pool_size,
        max_overflow=4,
        pool_use_lifo=True,  # the connection that was used last has the pages at hand; the others hold no copies of them
        hide_parameters=True,
    )

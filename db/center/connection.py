"""Connections to the center's database: the owner's for changing its shape, the service's for everything else."""

from __future__ import annotations

import contextlib
import json
import time
import weakref
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import psycopg
from psycopg.rows import TupleRow
from psycopg.types.json import Jsonb
from psycopg_pool import ConnectionPool, PoolTimeout

from app.errors import Unreachable

Connection = psycopg.Connection[TupleRow]
SERVICE, PUBLIC = "yimen_service", "yimen_public"
POOL = 8
CHECKED_SECONDS = 1.0
AT_ONCE = 1_000  # rows of a long answer that lie in memory
_looked_at: weakref.WeakKeyDictionary[Connection, float] = weakref.WeakKeyDictionary()
_SHORT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
WAIT_SECONDS = 10.0
LIMITS = (
    "SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = '10s'; SET statement_timeout = '30s'; "
    "SET synchronous_commit = on; SET ROLE yimen_service"
)


AS_PUBLIC = (
    "SET statement_timeout = '5s'; SET default_transaction_read_only = on; "
    "SET idle_in_transaction_session_timeout = '10s'; SET ROLE yimen_public"
)


def as_public(connection: Connection) -> None:
    """Make a connection the public pages': it reads the public tables and no other, and writes nothing."""
    with connection.transaction():
        connection.execute(AS_PUBLIC)


def as_service(connection: Connection) -> None:
    """Make a connection the service's: no right to change or remove an event, and no lock held for long."""
    with connection.transaction():
        connection.execute(LIMITS)


def service_pool(
    address: str, size: int = POOL, configure: Callable[[Connection], None] = as_service, wait: float = WAIT_SECONDS
) -> ConnectionPool[Connection]:
    """Return the pool of the service, or of whom `configure` makes of a connection.

    Its connections are checked before use: the server may have gone and come back.
    """
    pool: ConnectionPool[Connection] = ConnectionPool(
        address,
        min_size=1,
        max_size=size,
        timeout=wait,
        configure=configure,
        check=_check,
        reconnect_timeout=30,
        open=False,
    )
    pool.open()
    return pool


def _check(connection: Connection) -> None:
    """Look whether the server is still there, unless that was looked at just now: most requests come one after the other."""
    now = time.monotonic()
    if now - _looked_at.get(connection, 0.0) > CHECKED_SECONDS:
        ConnectionPool.check_connection(connection)
        _looked_at[connection] = now


@contextlib.contextmanager
def transaction(pool: ConnectionPool[Connection]) -> Iterator[Connection]:
    """Give a connection with an open transaction, committed at the end.

    Raises Unreachable("center.database"), ("center.disk_full") when the database's disk takes no more.
    """
    try:
        with pool.connection() as connection:
            yield connection
    except psycopg.errors.DiskFull as error:
        raise Unreachable("center.disk_full") from error
    except (psycopg.OperationalError, psycopg.errors.UniqueViolation, PoolTimeout) as error:
        raise Unreachable("center.database") from error


def see_also(connection: Connection, feed: int) -> None:
    """Let this transaction work on the copy of a feed from below beside this center's own rows."""
    connection.execute(b"SELECT set_config('yimen.copied', %s, true)", (str(feed),))


def see_only(connection: Connection, feed: int) -> None:
    """Let this transaction see the rows of one jurisdiction; without it the service sees none (row-level security)."""
    connection.execute(b"SELECT set_config('yimen.feed', %s, true)", (str(feed),))


def listed(lines: Sequence[Any]) -> Jsonb:
    """Return rows as one parameter: JSON as short as it can be, Chinese as it is."""
    return Jsonb(lines, dumps=_SHORT)


def rows(connection: Connection, query: str, *values: Any) -> list[TupleRow]:
    """Return what a query answers."""
    return connection.execute(query.encode(), values).fetchall()


def take_time(connection: Connection) -> None:
    """Let this transaction take as long as it needs: a whole check looks at every event, and locks nobody out meanwhile."""
    connection.execute(b"SET LOCAL statement_timeout = 0")
    connection.execute(b"SET LOCAL idle_in_transaction_session_timeout = 0")


def streamed(connection: Connection, query: str, *values: Any) -> Iterator[TupleRow]:
    """Yield what a query answers, some rows at a time: the events of years do not lie in memory at once."""
    with connection.cursor(name="streamed") as cursor:
        cursor.itersize = AT_ONCE
        yield from cursor.execute(query.encode(), values)


def one(connection: Connection, query: str, *values: Any) -> TupleRow | None:
    """Return the first row of an answer, None when there is none."""
    return connection.execute(query.encode(), values).fetchone()

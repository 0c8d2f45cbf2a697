"""What is looked at before a center is opened: is its address one, does its database answer, does another program serve it."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

from app.durable import own_like
from app.errors import Refused, Unreachable

LOCK = "serving.lock"
WAIT_SECONDS = 15.0
"""A program that was told to end finishes what it began; whoever starts meanwhile waits so long for it."""
LONGEST = 300


def check_database(url: str) -> None:
    """Raise Refused("center.bad_url") for no address of PostgreSQL, Unreachable("center.no_database") when it lets nobody in."""
    try:
        parts = conninfo_to_dict(url)
    except psycopg.ProgrammingError as error:
        raise Refused("center.bad_url") from error  # the address holds a password: it is not repeated
    place = f"{parts.get('host') or 'localhost'}:{parts.get('port') or 5432}/{parts.get('dbname') or ''}"
    try:
        psycopg.connect(url, connect_timeout=10).close()
    except psycopg.Error as error:
        raise Unreachable("center.no_database", place=place, detail=one_line(str(error))) from error


def one_line(told: str) -> str:
    """Return what a program of PostgreSQL complained of as one line: the last that says why."""
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    wanted = next((line for line in lines if "error:" in line or "FATAL:" in line), lines[0] if lines else "")
    return wanted.rpartition("FATAL:")[2].strip()[-LONGEST:] if "FATAL:" in wanted else wanted[:LONGEST]


@contextlib.contextmanager
def serving_alone(home: Path, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Be the one program that serves this center. Raises Refused("center.in_use") while another one does.

    The operating system lets go of it when the program dies, however it dies. Where root serves once by hand, the lock
    belongs to whom the home does: the service can take it the next time.
    """
    home.mkdir(mode=0o711, parents=True, exist_ok=True)
    no_link = getattr(os, "O_NOFOLLOW", 0)  # root gives away what it opens: the lock itself, never what a link names
    handle = os.open(home / LOCK, os.O_RDWR | os.O_CREAT | no_link, 0o600)
    try:
        own_like(handle, home)
        until = time.monotonic() + wait
        while not _locks(handle):
            if time.monotonic() >= until:
                raise Refused("center.in_use", home=str(home))
            time.sleep(0.2)
        yield
    finally:
        os.close(handle)


def _locks(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True

"""What the disk and the database say when they fail, in a sentence for the clerk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DBAPIError

from app.errors import Refused

_SENTENCES = (
    ("disk is full", "store.disk_full"),
    ("locked", "store.busy"),
    ("readonly", "store.not_writable"),
    ("unable to open", "store.not_writable"),
    ("malformed", "store.damaged"),
    ("not a database", "store.damaged"),
    ("disk i/o error", "store.disk_failed"),
)


@contextmanager
def told(file: str) -> Iterator[None]:
    """Turn a failure of disk or database inside the block into Refused; faults of the program pass as they are."""
    try:
        yield
    except (DBAPIError, driver.DatabaseError) as error:
        text = str(getattr(error, "orig", error)).casefold()
        for sign, code in _SENTENCES:
            if sign in text:
                raise Refused(code, file=file, folder=file) from error
        raise

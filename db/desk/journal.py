"""The second durable copy: append-only, sealed, fsynced before an act counts as done (findings/security.md D6).

Nothing written is ever cut or overwritten: after a torn or spoiled record a new segment begins with its transaction.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise, zip_longest
from pathlib import Path

from app.durable import sync_folder
from app.keys.seal import subkey
from db.desk.journal_record import JournalRecord, decode
from db.desk.segment import MAGIC, first_txn, frame, read_segment, segment_day, segment_name


class Journal:
    """The journal of one store, written by one process.

    `last_txn` is the last transaction that is durable in it; `is_sound` is False when its newest segment holds bytes
    that cannot be opened (`gaps` then tells whether a transaction is missing).
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        """Open the journal and read its end; a torn last record was never acknowledged and does not count."""
        self._folder = folder
        self._key = subkey(key, "journal")
        self._handle: int | None = None
        self._path: Path | None = None
        folder.mkdir(mode=0o700, exist_ok=True)
        self.is_sound = True
        self.last_txn = self._find_end()

    def segments(self) -> list[Path]:
        """Return the segments, oldest first."""
        return sorted(self._folder.glob("*.jnl"), key=first_txn)

    def _find_end(self) -> int:
        """Return the last readable transaction; keep its segment open for more when all of it is readable."""
        paths = self.segments()
        for path in reversed(paths):
            segment = read_segment(self._key, path)
            self.is_sound = self.is_sound and segment.is_whole
            if segment.records:
                self._path = path if segment.is_whole and path == paths[-1] else None
                return segment.records[-1][0]
        return 0

    def append(self, record: JournalRecord, day: str) -> None:
        """Make `record` durable, in the segment of `day` (ISO).

        Raises OSError when the disk does not take it; nothing counts as appended then, and the journal must be opened
        anew before the next record.
        """
        if self._path is None or segment_day(self._path) != day:
            self.close()
            self._path = self._begin(record.txn, day)
        if self._handle is None:
            self._handle = os.open(self._path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
        _write(self._handle, frame(self._key, self._path.name, record))
        self.last_txn = max(self.last_txn, record.txn)

    def _begin(self, txn: int, day: str) -> Path:
        self._set_aside(txn)  # when the very first record of a segment was torn
        path = self._folder / segment_name(txn, day)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        try:
            _write(handle, MAGIC)
        finally:
            os.close(handle)
        sync_folder(self._folder)
        return path

    def read(self, after: int = 0) -> Iterator[JournalRecord]:
        """Yield the readable records of transactions after `after`, oldest first."""
        for path, extent in self.extents(None):
            if extent.stop > after + 1:
                yield from (decode(data) for txn, data in read_segment(self._key, path).records if txn > after)

    def extents(self, upto: int | None) -> Iterator[tuple[Path, range]]:
        """Yield each segment with the transactions it should hold: up to where the next one begins, or to `upto`."""
        paths = self.segments()
        for path, following in zip_longest(paths, paths[1:]):
            end = first_txn(following) if following else (sys.maxsize if upto is None else upto + 1)
            yield path, range(first_txn(path), end)

    def gaps(self, upto: int) -> list[range]:
        """Return the segments, as the transactions up to `upto` they should hold, of which some cannot be read back."""
        missing = [] if self.segments() or not upto else [range(1, upto + 1)]
        for path, extent in self.extents(upto):
            held = {txn for txn, _data in read_segment(self._key, path).records}
            if not held.issuperset(extent):
                missing.append(extent)
        return missing

    def rewrite(self, records: Iterable[JournalRecord], first: int, day: str) -> int:
        """Set the segment that begins with `first` aside as .torn and write `records` in its place; return how many."""
        self.end_segment()
        self._set_aside(first)
        written = 0
        for record in records:
            self.append(record, day)
            written += 1
        self.end_segment()
        return written

    def _set_aside(self, first: int) -> None:
        for path in self.segments():
            if first_txn(path) == first:
                os.replace(path, path.with_suffix(".torn"))

    def end_segment(self) -> None:
        """Let the next record begin a new segment."""
        self.close()
        self._path = None

    def drop_before(self, txn: int) -> None:
        """Remove segments that hold only transactions up to `txn`, which every kept backup holds too."""
        paths = self.segments()
        for path, following in pairwise(paths):
            if first_txn(following) <= txn + 1:
                path.unlink()

    def close(self) -> None:
        """Release the file; the next append opens it again."""
        if self._handle is not None:
            os.close(self._handle)
        self._handle = None


def _write(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]
    os.fsync(handle)

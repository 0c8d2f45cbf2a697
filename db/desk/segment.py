"""A day's segment of the journal: sealed records, one behind the other, each bound to its file and transaction."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from app.keys.seal import BrokenSealError, seal, unseal
from db.desk.journal_record import JournalRecord

MAGIC = b"YIMENJ1\n"
_FRAME = struct.Struct(">QI")  # transaction, length of what follows


@dataclass(frozen=True)
class Segment:
    """What can be opened of one segment: transaction and record, still encoded (`decode`).

    `is_whole` is False when bytes behind the last good record cannot be opened.
    """

    records: tuple[tuple[int, bytes], ...]
    is_whole: bool


def first_txn(path: Path) -> int:
    """Return the transaction a segment begins with, as its name says."""
    return int(path.name.split("-", 1)[0])


def segment_name(txn: int, day: str) -> str:
    """Return the file name of the segment that begins with `txn` on `day` (2026-11-23)."""
    return f"{txn:012d}-{day}.jnl"


def segment_day(path: Path) -> str:
    """Return the day in a segment's name."""
    return path.stem.split("-", 1)[1]


def frame(key: bytes, segment: str, record: JournalRecord) -> bytes:
    """Return the sealed record as it stands in the file `segment`."""
    sealed = seal(key, record.encode(), _about(segment, record.txn))
    return _FRAME.pack(record.txn, len(sealed)) + sealed


def _about(segment: str, txn: int) -> bytes:
    return f"{segment}|{txn}".encode()


def read_segment(key: bytes, path: Path) -> Segment:
    """Return the readable records of a segment; one that a torn write or a flipped bit spoiled is passed over."""
    data = memoryview(path.read_bytes())
    if data[: len(MAGIC)] != MAGIC:
        return Segment((), is_whole=False)
    records: list[tuple[int, bytes]] = []
    offset, is_whole = len(MAGIC), True
    while offset + _FRAME.size <= len(data):
        txn, length = _FRAME.unpack_from(data, offset)
        offset += _FRAME.size + length
        if offset > len(data):
            break
        try:
            records.append((txn, unseal(key, bytes(data[offset - length : offset]), _about(path.name, txn))))
        except BrokenSealError:
            is_whole = False
    return Segment(tuple(records), is_whole and offset == len(data))

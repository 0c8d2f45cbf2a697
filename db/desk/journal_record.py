"""One transaction as the journal keeps it: the rows it wrote, JSON first, the papers' bytes behind."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Rows = dict[str, list[dict[str, Any]]]
_HEAD = struct.Struct(">I")


@dataclass(frozen=True)
class JournalRecord:
    """The rows that transaction `txn` wrote, per table; enough to write them again into an older store."""

    txn: int
    rows: Rows = field(default_factory=dict)

    def encode(self) -> bytes:
        """Return the record as bytes."""
        blobs = bytearray()

        def plain(value: Any) -> Any:
            if not isinstance(value, bytes):
                raise TypeError(f"no column holds a {type(value).__name__}")
            blobs.extend(value)
            return {"bytes": [len(blobs) - len(value), len(value)]}

        write = json.JSONEncoder(ensure_ascii=False, default=plain).encode
        text = b"".join(piece.encode("utf-8", "surrogatepass") for piece in self._pieces(write))
        return _HEAD.pack(len(text)) + text + bytes(blobs)

    def _pieces(self, write: Callable[[Any], str]) -> Iterator[str]:
        """Yield the JSON text row by row: ten thousand rows in one call would hold every other thread up meanwhile."""
        yield f'{{"txn": {write(self.txn)}, "rows": {{'
        for number, (table, rows) in enumerate(self.rows.items()):
            yield f"{', ' if number else ''}{write(table)}: ["
            for at, row in enumerate(rows):
                yield f"{', ' if at else ''}{write(row)}"
            yield "]"
        yield "}}"


def decode(data: bytes) -> JournalRecord:
    """Return the record that `encode` made bytes of."""
    size = _HEAD.unpack_from(data)[0]
    blobs = memoryview(data)[_HEAD.size + size :]
    plain = json.loads(data[_HEAD.size : _HEAD.size + size].decode("utf-8", "surrogatepass"))

    def value(held: Any) -> Any:
        if isinstance(held, Mapping):
            offset, length = held["bytes"]
            return bytes(blobs[offset : offset + length])
        return held

    rows = {
        table: [{name: value(held) for name, held in row.items()} for row in written]
        for table, written in plain["rows"].items()
    }
    return JournalRecord(plain["txn"], rows)

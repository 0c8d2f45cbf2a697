"""What a PDF from outside must not hold; it is kept as it came, since its bytes may be signed."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from app.errors import Refused

MOST_UNPACKED = 64 * 1024 * 1024
_ACTIVE = re.compile(rb"/(JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA|SubmitForm|ImportData)\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"stream\r?\n")


def check_pdf(data: bytes) -> None:
    """Raise Refused("intake.pdf_cut" | "intake.pdf_locked" | "intake.pdf_active") for a PDF that cannot be taken."""
    if b"%%EOF" not in data[-2048:]:
        raise Refused("intake.pdf_cut")
    for part in _parts(data):
        plain = _ESCAPED.sub(lambda m: bytes([int(m[1], 16)]), part) if b"#" in part else part
        if b"/Encrypt" in plain:
            raise Refused("intake.pdf_locked")
        active = _ACTIVE.search(plain)
        if active:
            raise Refused("intake.pdf_active", what=active[1].decode("ascii"))


def _parts(data: bytes) -> Iterator[bytes]:
    """Yield the file outside its streams, and what object streams unpack to."""
    yield _outside_streams(data)
    left = MOST_UNPACKED
    for match in re.finditer(rb"/ObjStm\b", data):
        begin = _STREAM.search(data, match.end())
        if begin is None:
            continue
        try:
            unpacked = zlib.decompressobj().decompress(data[begin.end() :], left)
        except zlib.error as error:
            raise Refused("intake.pdf_cut") from error
        left -= len(unpacked)
        if left <= 0:
            raise Refused("intake.too_much_memory")
        yield unpacked


def _outside_streams(data: bytes) -> bytes:
    kept, place = bytearray(), 0
    for begin in _STREAM.finditer(data):
        if begin.start() < place:
            continue
        end = data.find(b"endstream", begin.end())
        kept += data[place : begin.start()]
        place = len(data) if end < 0 else end
    return bytes(kept + data[place:])

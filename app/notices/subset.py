"""Cutting a TrueType face down to some glyphs, byte for byte reproducible."""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Sequence

from app.notices.sfnt import Face, big_endian


def subset(face: Face, glyphs: Sequence[int]) -> bytes:
    """Return a TrueType file whose glyph k is `glyphs[k]` of `face`; parts of composite glyphs follow at the end.

    A glyph may be asked for twice (two characters, one glyph): it then stands twice, so that CID = glyph number holds.
    """
    return assemble(subset_tables(face, glyphs))


def subset_tables(face: Face, glyphs: Sequence[int]) -> dict[str, bytes]:
    """Return the tables of that file by their tags; it has no character map."""
    order = list(glyphs)
    place: dict[int, int] = {}
    for at, glyph in enumerate(order):
        place.setdefault(glyph, at)
    at = 0
    while at < len(order):
        for _, part in face.outline(order[at]).components:
            if part not in place:
                place[part] = len(order)
                order.append(part)
        at += 1
    tables = _glyph_tables(face, order, place)
    tables["head"] = _patched(face.table("head"), {50: 1}, checksum_at=8)
    tables["hhea"] = _patched(face.table("hhea"), {34: len(order)})
    tables["maxp"] = _patched(face.table("maxp"), {4: len(order)})
    for tag in ("cvt ", "fpgm", "prep"):
        if face.has_table(tag):
            tables[tag] = face.table(tag)
    return tables


def _glyph_tables(face: Face, order: Sequence[int], place: dict[int, int]) -> dict[str, bytes]:
    outlines: list[bytes] = []
    locations: array[int] = array("I", [0])
    metrics: array[int] = array("H")
    position = 0
    for glyph in order:
        outline = face.outline(glyph)
        data = outline.data
        if outline.components:
            patched = bytearray(data)
            for at, part in outline.components:
                struct.pack_into(">H", patched, at, place[part])
            data = bytes(patched)
        data += b"\0" * (-len(data) % 4)
        outlines.append(data)
        position += len(data)
        locations.append(position)
        metrics.append(outline.advance)
        metrics.append(outline.bearing & 0xFFFF)
    if sys.byteorder == "little":
        locations.byteswap()
        metrics.byteswap()
    return {"glyf": b"".join(outlines), "loca": locations.tobytes(), "hmtx": metrics.tobytes()}


def _patched(table: bytes, shorts: dict[int, int], checksum_at: int | None = None) -> bytes:
    patched = bytearray(table)
    for at, value in shorts.items():
        struct.pack_into(">H", patched, at, value)
    if checksum_at is not None:
        patched[checksum_at : checksum_at + 4] = b"\0\0\0\0"
    return bytes(patched)


def assemble(tables: dict[str, bytes]) -> bytes:
    """Return the TrueType file that holds these tables."""
    count = len(tables)
    power = count.bit_length() - 1
    directory = [struct.pack(">4sHHHH", b"\0\1\0\0", count, 16 << power, power, count * 16 - (16 << power))]
    body = []
    offset = 12 + 16 * count
    for tag in sorted(tables):
        data = tables[tag]
        padded = data + b"\0" * (-len(data) % 4)
        checksum = sum(big_endian("I", padded)) & 0xFFFFFFFF
        directory.append(struct.pack(">4sIII", tag.encode(), checksum, offset, len(data)))
        body.append(padded)
        offset += len(padded)
    return b"".join(directory + body)
